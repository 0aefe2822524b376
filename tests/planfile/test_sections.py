"""Reading section by section gives what reading the whole file gives, whatever is in it."""

from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamplan.planfile import Loaded, load_plan
from kamplan.planfile.sections import SectionReader
from kamplan.yamldoc import Mapping, Node, Route, Scalar, Sequence
from tests.conftest import ROOT
from tests.hostile_files import Hostile
from tests.test_hostile import ALL

PATH = PurePosixPath("plan.yaml")
REFERENCE = (ROOT / "tests/data/plan.reference.yaml").read_text(encoding="utf-8")
PLANS = sorted((ROOT / "examples").rglob("plan.yaml"))


# To look a key up takes longer the more there are beside it; many are not asked for one by one.
ASKED = 500


def routes(node: Node | None, route: Route = ()) -> Iterator[Route]:
    """Give the way to each value, and for each to one that is not there."""
    yield route
    yield (*route, "no such key")
    if isinstance(node, Mapping):
        for key, value in [*node.pairs[:ASKED], *node.pairs[ASKED:][-1:]]:
            yield from routes(value, (*route, key.text))
    elif isinstance(node, Sequence):
        for index, value in enumerate(node.items):
            yield from routes(value, (*route, index))


def nodes(node: Node | None) -> Iterator[tuple[object, ...]]:
    """Give all that is known of each key and value, in their order."""
    if node is None:
        return
    place = (node.start, node.end, node.line, node.column)
    if isinstance(node, Scalar):
        yield (*place, node.text, node.style, node.refused)
    elif isinstance(node, Mapping):
        yield (*place, node.flow, len(node.pairs))
        for key, value in node.pairs:
            yield from nodes(key)
            yield from nodes(value)
    elif isinstance(node, Sequence):
        yield (*place, node.flow, len(node.items))
        for item in node.items:
            yield from nodes(item)


def check_same(one: Loaded, other: Loaded) -> None:
    assert one.diagnostics == other.diagnostics
    assert (one.file is None) == (other.file is None)
    if one.file is None or other.file is None:
        return
    assert one.file.plan == other.file.plan
    assert one.file.faults == other.file.faults
    assert one.file.ids == other.file.ids
    document = other.file.document
    assert one.file.document.text == document.text
    assert list(nodes(one.file.document.root)) == list(nodes(document.root))
    for route in routes(document.root):
        assert one.file.document.span(route) == document.span(route), route


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("begins", ["", "\ufeff", "---\n", "# note\n\n"])
@pytest.mark.parametrize("path", PLANS, ids=lambda one: "/".join(one.parts[-4:-1]))
def test_whole_plans(path: object, begins: str, ends: str) -> None:
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    content = (begins + text).replace("\n", ends).encode()

    check_same(SectionReader().load(content, PATH), load_plan(content, PATH))


@pytest.mark.parametrize("hostile", ALL, ids=lambda one: one.name)
def test_hostile_files(hostile: Hostile) -> None:
    reader = SectionReader()
    reader.load(REFERENCE.encode(), PATH)

    check_same(reader.load(hostile.content, PATH), load_plan(hostile.content, PATH))


lines = REFERENCE.splitlines(keepends=True)
pieces = st.one_of(
    st.sampled_from(lines),
    st.sampled_from([
        "needs:\n", "kamplan: 1\n", "summary: two\n", '"summary": "x\n', "? a\n", "- x\n", "}\n", "  x",
        "...\n", "%YAML 1.1\n", "a: &b c\n", "\ufeff", "Summary: x\n", "\n\n", 'y: "z"\n', "review:\n",
        "period:\n", "zzz\n", "\t", "customer: [\n", "\x85", "\u2028",
    ]),
)  # fmt: skip
edits = st.lists(
    st.tuples(st.integers(0, len(lines)), st.integers(0, 3), st.lists(pieces, max_size=2)),
    max_size=3,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(edits, min_size=1, max_size=3))
def test_any_versions_of_a_plan(versions: list[list[tuple[int, int, list[str]]]]) -> None:
    """Lines go, come and are put elsewhere; what the reader remembers of one serves the next."""
    reader = SectionReader()
    for version in versions:
        changed = list(lines)
        for at, number, instead in version:
            changed[at : at + number] = instead
        content = "".join(changed).encode("utf-8")

        check_same(reader.load(content, PATH), load_plan(content, PATH))
