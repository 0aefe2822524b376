"""What each revision changed: after gaps, through merges, renames and signatures."""

from datetime import UTC, datetime
from pathlib import PurePosixPath

from kamplan.history import Iteration, Snapshot, State, build_timeline, find_item, follow_item
from tests.conftest import ROOT

REFERENCE = (ROOT / "tests/data/plan.reference.yaml").read_text(encoding="utf-8")
PATH = PurePosixPath("accounts/st-brannocs/plan.yaml")


def changed(*pairs: tuple[str, str]) -> str:
    text = REFERENCE
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


HARDER = ("target: {value: 3, by", "target: {value: 2, by")
FOCUS = ("focus: journey  ", "focus: growth  ")


def snapshot(content: str | None, *befores: str, is_cut: bool = False) -> Snapshot:
    return Snapshot(
        commit="0" * 40,
        author="Ella Marsh",
        email="e.marsh@example.test",
        written=datetime(2026, 1, 5, tzinfo=UTC),
        subject="A change",
        body="",
        path=PATH,
        content=None if content is None else content.encode(),
        befores=tuple(one.encode() for one in befores),
        is_cut=is_cut,
    )


def timeline(*snapshots: Snapshot) -> list[Iteration]:
    return list(build_timeline(snapshots))


def kinds(one: Iteration) -> list[str]:
    return [change.kind for change in one.comparison.changes]


def test_each_revision_is_told_against_the_one_before() -> None:
    harder = changed(HARDER)

    newest, first = timeline(snapshot(harder, REFERENCE), snapshot(REFERENCE))

    assert (newest.state, kinds(newest)) == (State.CHANGED, ["target-lowered"])
    assert first.state is State.FIRST
    assert kinds(first)[0] == "plan-added"


def test_another_comment_is_no_change_of_the_plan() -> None:
    (only, _) = timeline(snapshot(REFERENCE + "# x\n", REFERENCE), snapshot(REFERENCE))

    assert (only.state, kinds(only)) == (State.SAME_PLAN, [])


def test_after_a_broken_file_the_next_is_told_against_the_last_whole_one() -> None:
    broken, harder = REFERENCE + "\n  : [", changed(HARDER)

    mended, gap, _ = timeline(
        snapshot(harder, broken), snapshot(broken, REFERENCE), snapshot(REFERENCE)
    )

    assert (mended.state, kinds(mended)) == (State.CHANGED, ["target-lowered"])
    assert gap.state is State.UNREADABLE
    assert gap.problem.startswith("line ")


def test_of_a_merge_only_what_it_changed_itself_is_told() -> None:
    ours, theirs = changed(HARDER), changed(FOCUS)
    plain = timeline(snapshot(changed(HARDER, FOCUS), ours, theirs))[0]
    evil = timeline(
        snapshot(changed(("target: {value: 3, by", "target: {value: 1, by"), FOCUS), ours, theirs)
    )[0]

    assert (plain.state, kinds(plain)) == (State.SAME_PLAN, [])
    assert kinds(evil) == ["target-lowered"]


def test_a_plan_taken_away_and_a_history_cut_off_are_said() -> None:
    gone, cut = timeline(snapshot(None, REFERENCE), snapshot(REFERENCE, is_cut=True))

    assert gone.state is State.REMOVED
    assert (cut.state, kinds(cut)) == (State.UNKNOWN, [])


def test_the_life_of_an_item_goes_on_under_its_new_id() -> None:
    renamed = REFERENCE.replace("empty-chairs", "idle-chairs").replace(
        "  - id: idle-chairs\n", "  - id: idle-chairs\n    renamed_from: empty-chairs\n", 1
    )
    assert "renamed_from" in renamed
    later = renamed.replace("said_on: 2025-09-16", "said_on: 2025-09-17", 1)
    iterations = timeline(
        snapshot(later, renamed), snapshot(renamed, REFERENCE), snapshot(REFERENCE)
    )

    meant = find_item(iterations, "idle-chairs")
    life = list(follow_item(iterations, *meant))

    assert meant == ("need", "idle-chairs")
    assert [kinds(one) for one in life[1:]] == [["need-renamed"], ["need-added"]]
    assert len(life) == 3
    assert list(follow_item(iterations, "need", "empty-chairs")) == life
