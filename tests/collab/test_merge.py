"""Two versions of a plan brought together: what is taken, what conflicts, what is never lost."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kamplan.collab import MergeResult, merge_plans
from kamplan.vcs import merge_file
from kamplan.yamldoc import YamlDocument
from kamplan.yamldoc.amend import same
from tests.conftest import ROOT

REFERENCE = (ROOT / "tests/data/plan.reference.yaml").read_text(encoding="utf-8")
NEED = """\
  # {note}
  - id: {id}
    kind: pain
    verbatim: {words}
    said_by: penhale
    said_on: 2025-09-16
"""


def edit(*pairs: tuple[str, str]) -> str:
    text = REFERENCE
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def with_need(one: str, words: str, note: str = "heard in the corridor") -> str:
    """Return the reference with a need behind the last, as a person adds it."""
    needs = YamlDocument.parse(REFERENCE).find(("needs",))
    assert needs is not None
    end = REFERENCE.index("\n", needs.end) + 1
    need = NEED.format(id=one, words=words, note=note)
    return REFERENCE[:end] + need + REFERENCE[end:]


def merge(ours: str, theirs: str, base: str = REFERENCE) -> MergeResult:
    def merge_text(old: bytes, own: bytes, other: bytes) -> tuple[bytes, int]:
        merged = merge_file(old, own, other)
        return merged.content, merged.conflicts

    return merge_plans(base.encode(), ours.encode(), theirs.encode(), merge_text)


def data(content: bytes | str) -> object:
    raw = content.encode() if isinstance(content, str) else content
    document = YamlDocument.from_bytes(raw)
    assert document.problems == ()
    return document.data()


def test_both_append_a_need_and_both_stay_with_their_comments() -> None:
    ours, theirs = (
        with_need("beds", "No beds."),
        with_need("lifts", "No lifts.", "said in the lift"),
    )

    result = merge(ours, theirs)
    text = result.content.decode()

    assert result.conflicts == ()
    assert text.index("id: beds") < text.index("id: lifts")
    assert text.replace(
        NEED.format(id="lifts", words="No lifts.", note="said in the lift"), ""
    ) == (ours)


def test_neighbouring_fields_of_one_item_are_both_taken() -> None:
    ours = edit(
        ("    said_on: 2025-09-16\n    session: walk", "    said_on: 2025-09-17\n    session: walk")
    )
    theirs = edit(
        ("our_reading: Demand is uneven over the week.", "our_reading: Mondays are full.")
    )

    text = merge(ours, theirs).content.decode()

    assert merge(ours, theirs).conflicts == ()
    assert "said_on: 2025-09-17\n" in text
    assert "our_reading: Mondays are full." in text
    assert "# O  then the words must stand in that session's notes" in text


def test_one_value_changed_by_both_is_said_in_words_and_marked() -> None:
    ours = edit(("target: {value: 3, by", "target: {value: 2, by"))
    theirs = edit(("target: {value: 3, by", "target: {value: 1, by"))

    result = merge(ours, theirs)
    text = result.content.decode()

    (sentence,) = result.conflicts
    assert sentence.startswith("both of you changed the target of “")
    assert sentence.endswith(": 2 and 1")
    assert [line[:7] for line in text.splitlines() if line[:7] in ("<<<<<<<", "=======", ">>>>>>>")] == [
        "<<<<<<<", "=======", ">>>>>>>"
    ]  # fmt: skip
    assert f"<<<<<<< ours\n# kamplan: {sentence}\n" in text
    assert choose(text, "ours") == ours
    assert choose(text, "theirs") == theirs


def choose(text: str, side: str) -> str:
    """Resolve every conflict for one side, as a person does in an editor."""
    block = re.compile(
        r"<<<<<<< ours\n(?:# kamplan: [^\n]*\n)*(.*?)=======\n(.*?)>>>>>>> theirs\n", re.DOTALL
    )
    return block.sub(r"\1" if side == "ours" else r"\2", text)


def test_equal_changes_are_made_once() -> None:
    both = with_need("beds", "No beds.")
    ours = both.replace("focus: journey  ", "focus: growth  ")

    result = merge(ours, both)

    assert (result.content.decode(), result.conflicts) == (ours, ())


def test_taken_out_here_and_changed_there_is_a_conflict() -> None:
    base = with_need("beds", "No beds.")
    changed = with_need("beds", "No beds at all.")

    for ours, theirs in ((REFERENCE, changed), (changed, REFERENCE)):
        result = merge(ours, theirs, base)
        text = result.content.decode()

        assert len(result.conflicts) == 1
        assert same(data(choose(text, "ours")), data(ours))
        assert same(data(choose(text, "theirs")), data(theirs))


def test_one_id_added_by_both_is_a_conflict_and_never_doubled() -> None:
    ours = with_need("beds", "No beds.")
    end = ours.index(NEED.format(id="beds", words="No beds.", note="heard in the corridor"))
    first = REFERENCE.index("  - id: empty-chairs")
    theirs = (
        REFERENCE[:first] + NEED.format(id="beds", words="Too few.", note="x") + REFERENCE[first:]
    )
    assert end > first
    # Far apart, git itself sees no conflict and keeps both.
    assert merge_file(REFERENCE.encode(), ours.encode(), theirs.encode()).conflicts == 0

    result = merge(ours, theirs)

    assert result.conflicts == ("both of you added need “beds”, each with another content",)
    assert same(data(choose(result.content.decode(), "ours")), data(ours))


def test_one_key_added_by_both_far_apart_is_a_conflict() -> None:
    line = "summary: Level the infusion week, no surprises, talk money in October.   # O  about three lines; longer is `oversized-plan`, never an error\n"
    base = edit((line, ""))
    ours = base.replace("currency: GBP", "summary: Ours.\ncurrency: GBP", 1)
    theirs = base.rstrip() + "\nsummary: Theirs.\n"
    assert merge_file(base.encode(), ours.encode(), theirs.encode()).conflicts == 0

    result = merge(ours, theirs, base)

    assert result.conflicts == ("both of you changed the summary: “Ours.” and “Theirs.”",)


COMMITMENT = """\
      - id: rota
        by: supplier
        what: {what}
        due: 2026-03-01
"""


def test_moved_by_one_and_edited_by_the_other_is_both() -> None:
    initiative = "initiatives:\n  - id: one\n    commitments:\n{}  - id: two\n    commitments:\n{}"
    other = COMMITMENT.replace("rota", "beds").format(what="Count")
    base = initiative.format(
        COMMITMENT.format(what="A rota") + other, other.replace("beds", "lifts")
    )
    edited = base.replace("A rota", "A weekly rota")
    moved = initiative.format(
        other, other.replace("beds", "lifts") + COMMITMENT.format(what="A rota")
    )
    wanted = data(moved.replace("A rota", "A weekly rota"))

    for ours, theirs in ((edited, moved), (moved, edited)):
        result = merge(ours, theirs, base)
        assert result.conflicts == ()
        assert same(data(result.content), wanted)


def test_a_file_that_is_no_plan_is_left_to_git() -> None:
    result = merge(REFERENCE + "\n  : [", edit(("focus: journey  ", "focus: growth  ")))

    assert result.is_by_lines
    assert b"focus: growth" in result.content


EDITS = (
    ("target: {value: 3, by", "target: {value: 2, by"),
    ("target: {value: 3, by", "target: {value: 1, by"),
    ("focus: journey  ", "focus: growth  "),
    ("our_reading: Demand is uneven over the week.", "our_reading: Mondays are full."),
    ("    said_on: 2025-09-16\n    session: walk", "    said_on: 2025-09-17\n    session: walk"),
    ("    needs: [empty-chairs]\n", "    needs: [empty-chairs, parking-cost]\n"),
    ("currency: GBP  ", "currency: EUR  "),
)


Version = tuple[str | None, str, list[int]]


def build(version: Version) -> str:
    """Return the reference with a new need, or none, and some edits."""
    one, words, edits = version
    text = with_need(one, words) if one else REFERENCE
    for at in edits:
        text = text.replace(*EDITS[at])
    return text


VERSIONS = st.tuples(
    st.sampled_from([None, "beds", "lifts"]),
    st.sampled_from(["Too few.", "Too slow."]),
    st.lists(st.integers(0, len(EDITS) - 1), max_size=4),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(VERSIONS, VERSIONS, VERSIONS)
def test_nothing_is_lost_or_doubled_whatever_is_merged(
    old: Version, own: Version, other: Version
) -> None:
    base, ours, theirs = build(old), build(own), build(other)
    result = merge(ours, theirs, base)
    text = result.content.decode()
    mirrored = merge(theirs, ours, base)

    assert len(result.conflicts) == len(mirrored.conflicts)
    for side in ("ours", "theirs"):
        plan = data(choose(text, side))
        assert isinstance(plan, dict)
        ids = [one["id"] for one in plan["needs"]]
        assert len(ids) == len(set(ids))
    if not result.conflicts:
        plan, mirror = data(text), data(mirrored.content)
        assert isinstance(plan, dict)
        assert isinstance(mirror, dict)
        for one in (plan, mirror):
            one["needs"] = sorted(one["needs"], key=lambda need: str(need["id"]))
        assert same(plan, mirror)


@pytest.mark.parametrize("pair", EDITS)
def test_what_one_side_alone_changed_is_the_result(pair: tuple[str, str]) -> None:
    changed = REFERENCE.replace(*pair)

    assert merge(REFERENCE, changed) == MergeResult(changed.encode())
    assert merge(changed, REFERENCE) == MergeResult(changed.encode())
    assert merge(changed, changed) == MergeResult(changed.encode())
