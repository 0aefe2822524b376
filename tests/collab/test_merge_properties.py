"""What must hold of every merge, whatever both sides did to a plan."""

from collections import Counter
from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kamplan.collab import MergeResult
from kamplan.diff import compare_files
from kamplan.errors import EditRefusedError
from kamplan.planfile import load_plan
from kamplan.yamldoc import Mapping, Node, Route, Scalar, Sequence, YamlDocument
from kamplan.yamldoc.amend import Change, add, amend, put, remove, same
from tests.collab.test_merge import REFERENCE, choose, data, merge

PATH = PurePosixPath("plan.yaml")
LINES = REFERENCE.splitlines(keepends=True)
SECTIONS = ("contacts", "needs", "initiatives", "touchpoints", "sessions", "six_boxes")
often = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def list_edits(node: Node | None, route: Route = ()) -> list[tuple[str, Route]]:
    """Give what can be done to the reference: words to change, items to take out or to copy."""
    found: list[tuple[str, Route]] = []
    if isinstance(node, Mapping):
        for key, value in node.pairs:
            found += list_edits(value, (*route, key.text))
    elif isinstance(node, Sequence):
        for at, item in enumerate(node.items):
            if isinstance(item, Mapping) and item.find("id") is not None:
                found += [("take out", (*route, at)), ("copy", (*route, at))]
            found += list_edits(item, (*route, at))
    elif isinstance(node, Scalar) and node.text and str(route[-1]) in WORDS:
        found.append(("reword", route))
    return found


WORDS = {
    "verbatim",
    "what",
    "title",
    "our_reading",
    "reason",
    "goal",
    "metric",
    "expertise",
    "cause",
}
EDITS = [
    one
    for one in list_edits(YamlDocument.parse(REFERENCE).root)
    if one[1] and one[1][0] in SECTIONS
]  # fmt: skip
Edit = tuple[int, str]


def edit(text: str, edits: list[Edit]) -> str:
    """Make edits one after the other; those that no longer apply are left out."""
    for number, words in edits:
        does, route = EDITS[number]
        document = YamlDocument.parse(text)
        node = document.find(route)
        if node is None:
            continue
        change: Change
        if does == "reword" and isinstance(node, Scalar):
            change = put(route, f"{words} {node.text}")
        elif does == "take out":
            change = remove(route)
        else:
            item = copy_item(document, route, words)
            if item is None:
                continue
            change = add(route[:-1], item)
        try:
            text = amend(text, [change])
        except EditRefusedError:
            continue
    return text


def copy_item(document: YamlDocument, route: Route, words: str) -> Any:
    """Return an item as plain data under new ids, or None where it cannot be copied once more."""
    at: Any = document.data()
    for step in route:
        at = at[step]
    taken = Counter(str(one) for one in list_ids(document.root))

    def renew(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                key: f"{one}-{words}" if key == "id" else renew(one) for key, one in value.items()
            }
        return [renew(one) for one in value] if isinstance(value, list) else value

    return None if taken[f"{at['id']}-{words}"] else renew(at)


def list_ids(node: Node | None) -> list[str]:
    found: list[str] = []
    if isinstance(node, Mapping):
        own = node.find("id")
        found += [own.text] if isinstance(own, Scalar) else []
        for _, value in node.pairs:
            found += list_ids(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            found += list_ids(item)
    return found


def reformat(text: str) -> str:
    """Write the same plan otherwise: other comments, other blank lines, other ends of lines."""
    return "# the same plan\n" + text.replace("\nneeds:", "\n\n\nneeds:").replace("\n", "\r\n")


def says_same(one: bytes | str, other: bytes | str) -> bool:
    """Say whether two texts hold the same plan; where words differ in order only, they do."""
    files = [
        load_plan(text.encode() if isinstance(text, str) else text, PATH).file
        for text in (one, other)
    ]
    assert None not in files
    changes = compare_files(*files).changes
    return all(change.kind == "order-changed" for change in changes)


sides = st.lists(
    st.tuples(st.integers(0, len(EDITS) - 1), st.sampled_from(["one", "two", "three"])), max_size=5
)


@often
@given(sides, sides)
def test_what_one_side_alone_changed_is_the_result(before: list[Edit], after: list[Edit]) -> None:
    base = edit(REFERENCE, before)
    changed = edit(base, after)

    assert merge(base, changed, base) == MergeResult(changed.encode())
    assert merge(changed, base, base) == MergeResult(changed.encode())
    # Also where the other side wrote the same plan otherwise, so that no shortcut serves.
    for ours, theirs in ((reformat(base), changed), (changed, reformat(base))):
        result = merge(ours, theirs, base)
        assert result.conflicts == ()
        assert same(data(result.content), data(changed))


@often
@given(sides, sides)
def test_a_merge_is_symmetric_and_either_choice_is_a_plan(
    one: list[Edit], other: list[Edit]
) -> None:
    ours, theirs = edit(REFERENCE, one), edit(REFERENCE, other)
    result, mirrored = merge(ours, theirs), merge(theirs, ours)

    assert len(result.conflicts) == len(mirrored.conflicts)
    text, mirror = result.content.decode(), mirrored.content.decode()
    assert says_same(choose(text, "ours"), choose(mirror, "theirs"))
    assert says_same(choose(text, "theirs"), choose(mirror, "ours"))


@often
@given(sides, sides)
def test_no_item_is_lost_or_doubled(one: list[Edit], other: list[Edit]) -> None:
    ours, theirs = edit(REFERENCE, one), edit(REFERENCE, other)
    result = merge(ours, theirs)
    base, own, their = (Counter(ids(text)) for text in (REFERENCE, ours, theirs))

    for side in ("ours", "theirs"):
        found = Counter(ids(choose(result.content.decode(), side)))
        assert max(found.values()) == 1 or found <= base | own | their
        if not result.conflicts:
            kept = {one for one in base if one in own and one in their}
            assert set(found) == kept | (set(own) - set(base)) | (set(their) - set(base))


def ids(text: str) -> list[tuple[str, ...]]:
    """Give each item by the keys that lead to its list, and its id."""
    document = YamlDocument.parse(text)
    assert document.problems == ()
    found: list[tuple[str, ...]] = []

    def walk(node: Node | None, above: tuple[str, ...]) -> None:
        if isinstance(node, Mapping):
            own = node.find("id")
            if isinstance(own, Scalar) and above:
                found.append((above[-1], own.text))
            for key, value in node.pairs:
                walk(value, (*above, key.text))
        elif isinstance(node, Sequence):
            for item in node.items:
                walk(item, above)

    walk(document.root, ())
    return found


@pytest.mark.parametrize("number", [7, 9, 20])
def test_markers_are_as_long_as_git_asks_for(number: int) -> None:
    from kamplan.collab import merge_plans
    from kamplan.vcs import merge_file

    def merge_text(old: bytes, own: bytes, other: bytes) -> tuple[bytes, int]:
        merged = merge_file(old, own, other, marks=number)
        return merged.content, merged.conflicts

    ours, theirs = (
        REFERENCE.replace("target: {value: 3, by", f"target: {{value: {n}, by") for n in (1, 2)
    )
    sides = tuple(one.encode() for one in (REFERENCE, ours, theirs))
    by_ids = merge_plans(sides[0], sides[1], sides[2], merge_text, marks=number)
    base, own, other = (one + b":[" for one in sides)
    broken = merge_plans(base, own, other, merge_text, marks=number)

    for content in (by_ids.content, broken.content):
        lines = content.decode().splitlines()
        assert [one for one in lines if set(one) == {"="}] == ["=" * number]
        assert f"{'<' * number} ours" in lines
        assert f"{'>' * number} theirs" in lines


class TestComments:
    """What theirs alone wrote beside values is taken over, also where lines cannot be merged."""

    OURS = REFERENCE.replace("our_reading: Demand is uneven over the week.", "our_reading: Full.")

    def merged(self, theirs: str, ours: str = OURS) -> str:
        # A change on the same line by both keeps git from merging the lines.
        ours = ours.replace("focus: journey  ", "focus: growth  ")
        theirs = theirs.replace("# O P  the one box in focus now", "# theirs: the one in focus")
        result = merge(ours, theirs)
        assert result.conflicts == ()
        assert "focus: growth  " in result.content.decode()
        assert "# theirs: the one in focus" in result.content.decode()
        return result.content.decode()

    def test_beside_a_value_that_ours_changed(self) -> None:
        self.merged(REFERENCE)

    def test_above_an_item(self) -> None:
        theirs = REFERENCE.replace(
            "  - id: parking-cost\n", "  # asked twice\n  # by two people\n  - id: parking-cost\n"
        )

        text = self.merged(theirs)

        assert "  # asked twice\n  # by two people\n  - id: parking-cost\n" in text

    def test_a_comment_that_they_took_out_goes(self) -> None:
        theirs = REFERENCE.replace("  # O  then the words must stand in that session's notes", "")

        assert "then the words must stand" not in self.merged(theirs)

    def test_where_both_changed_a_comment_ours_stays(self) -> None:
        theirs = REFERENCE.replace("# R  schema version", "# theirs")

        text = self.merged(theirs, self.OURS.replace("# R  schema version", "# ours"))

        assert "# ours" in text
        assert "kamplan: 1                                  # theirs" not in text

    def test_in_a_text_with_windows_line_ends(self) -> None:
        ours = self.OURS.replace("focus: journey  ", "focus: growth  ").replace("\n", "\r\n")
        theirs = REFERENCE.replace("# O P  the one box in focus now", "# theirs")

        text = merge(ours, theirs).content.decode()

        assert text.count("\n") == text.count("\r\n")
        assert "# theirs\r\n" in text


class TestBothAdded:
    """A file that each side wrote anew has nothing in common to begin with."""

    def test_the_same_plan_is_no_conflict(self) -> None:
        result = merge(REFERENCE, reformat(REFERENCE), base="")

        assert result.conflicts == ()
        assert same(data(result.content), data(REFERENCE))

    def test_what_each_wrote_alone_is_taken_and_what_differs_is_said(self) -> None:
        theirs = REFERENCE.replace("Level the infusion week, no surprises", "Three things")
        theirs = theirs.replace("currency: GBP  ", "currency: EUR  ")

        result = merge(REFERENCE, theirs, base="")

        assert len(result.conflicts) == 2
        assert result.conflicts[0].startswith("both of you wrote the summary: “Level the infusion ")
        assert result.conflicts[1] == "both of you wrote the currency: “GBP” and “EUR”"
        assert choose(result.content.decode(), "ours") == REFERENCE

    def test_also_below_a_key(self) -> None:
        theirs = REFERENCE.replace("lead: marsh}", "lead: adeyemi}", 1)

        result = merge(REFERENCE, theirs, base="")

        assert result.conflicts == ("both of you wrote the supplier lead: “marsh” and “adeyemi”",)


def plan_of(text: str) -> Any:
    return YamlDocument.parse(text).data()


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("at", [0, 1], ids=["beside others", "the first of its list"])
def test_one_id_given_far_apart_is_a_conflict_whoever_merges(*, turned: bool, at: int) -> None:
    base = REFERENCE
    session = plan_of(base)["sessions"][0]
    extra = {"id": "call-back", "what": "Call back", "owner": "adeyemi"}
    second = {"id": "second", "on": session["on"], "kind": session["kind"]}
    if at:
        base = amend(base, [add(("sessions",), second)])
    copy = {**second, "id": "third", "follow_ups": [extra]}
    last = len(plan_of(base)["sessions"]) - 1
    place: Route = ("sessions", last if at else 0)
    one = amend(base, [add((*place, "follow_ups"), extra)])
    other = amend(base, [add(("sessions",), copy)])
    ours, theirs = (other, one) if turned else (one, other)

    result = merge(ours, theirs, base)

    assert result.conflicts == (
        "follow up “call-back” now stands in two places, one from each of you",
    )
    for side in ("ours", "theirs"):
        assert Counter(ids(choose(result.content.decode(), side)))["follow_ups", "call-back"] == 1
