"""How two files differ that hold the same plan: comments, order, quotes, spelling, layout."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from kamplan.diff.changes import Act, Address, Area, Change, Level, Part, Place
from kamplan.yamldoc import NULLS, Mapping, Node, Scalar, Sequence, YamlDocument

if TYPE_CHECKING:
    from kamplan.planfile import PlanFile


def list_editorial(old: "PlanFile", new: "PlanFile") -> tuple[Change, ...]:
    """Return how two files differ that hold the same plan: one change for each way, or none."""
    if old.document.text == new.document.text:
        return ()
    kinds = _find_kinds(old.document, new.document) or ["layout-changed"]
    return tuple(
        Change(
            kind=kind,
            level=Level.EDITORIAL,
            area=Area.FILE,
            item=None,
            field="",
            old=None,
            new=None,
            parts=(Part(Act.PUT, Address("plan", ""), (), ""),),
            new_place=Place(new.path, new.document.span(())),
        )
        for kind in kinds
    )


def _find_kinds(old: YamlDocument, new: YamlDocument) -> list[str]:
    found = []
    if Counter(one.text for one in old.comments) != Counter(one.text for one in new.comments):
        found.append("comments-changed")
    values = _compare_values(list(_list_values(old.root)), list(_list_values(new.root)))
    found += values
    if _line_ends(old.text) != _line_ends(new.text):
        found.append("line-ends-changed")
    # Where values are written otherwise, lines are others too: that is told already.
    if not values and _layout(old) != _layout(new):
        found.append("layout-changed")
    return found


class _Written(NamedTuple):
    """A value as it is written."""

    keys: str
    """The keys that lead to it, with `*` for each entry of a list."""
    text: str
    style: str
    is_empty: bool


def _list_values(node: Node | None, keys: str = "") -> Iterator[_Written]:
    """Give every value, and every list and mapping after what is in it."""
    if isinstance(node, Scalar):
        is_empty = not node.text.strip() or (not node.style and node.text in NULLS)
        yield _Written(keys, node.text, node.style, is_empty)
    elif isinstance(node, Mapping):
        for key, value in node.pairs:
            yield from _list_values(value, f"{keys}/{key.text}")
        yield _Written(keys, "", "{" if node.flow else "", not node.pairs)
    elif isinstance(node, Sequence):
        for one in node.items:
            yield from _list_values(one, f"{keys}/*")
        yield _Written(keys, "", "[" if node.flow else "", not node.items)


def _compare_values(old: list[_Written], new: list[_Written]) -> list[str]:
    if old == new:
        return []
    found = []
    if Counter(one.keys for one in old if one.is_empty) != Counter(
        one.keys for one in new if one.is_empty
    ):
        found.append("empty-keys-changed")
    ones = [one for one in old if not one.is_empty]
    others = [one for one in new if not one.is_empty]
    is_same = Counter(ones) == Counter(others)
    if (is_same and ones != others) or _keys(ones) != _keys(others):
        found.append("keys-reordered")
    if _count(ones, "style") != _count(others, "style"):
        found.append("quotes-changed")
    if _count(ones, "text") != _count(others, "text"):
        found.append("spelling-changed")
    return found


def _keys(values: list[_Written]) -> list[str]:
    return [one.keys for one in values]


def _count(values: list[_Written], what: str) -> Counter[tuple[str, str]]:
    return Counter((one.keys, getattr(one, what)) for one in values)


def _line_ends(text: str) -> tuple[bool, bool, bool]:
    return text.startswith("\ufeff"), "\r\n" in text, "\n" in text.replace("\r\n", "")


def _layout(document: YamlDocument) -> list[str]:
    """Return how each line is indented, but for lines that hold a comment alone."""
    lines = document.text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    alone = {one.span.line for one in document.comments if one.alone}
    return [
        line[: len(line) - len(line.lstrip(" "))] if line.strip() else "\n"
        for number, line in enumerate(lines, 1)
        if number not in alone
    ]
