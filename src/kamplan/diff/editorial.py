"""How two files differ that hold the same plan: comments, order, quotes, spelling, layout."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kamplan.diff.changes import Act, Address, Area, Change, Level, Part, Place
from kamplan.yamldoc import NULLS, Mapping, Node, Scalar, Sequence, YamlDocument

if TYPE_CHECKING:
    from kamplan.planfile import PlanFile


def list_editorial(old: "PlanFile", new: "PlanFile") -> tuple[Change, ...]:
    """Return how two files differ that hold the same plan: one change for each way, or none.

    The first place where the new file differs in that way is told with it, where it is known.
    """
    if old.document.text == new.document.text:
        return ()
    kinds = _find_kinds(old.document, new.document) or ["layout-changed"]
    span = new.document.span(())
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
            new_place=Place(new.path, span),
        )
        for kind in kinds
    )


def _find_kinds(old: YamlDocument, new: YamlDocument) -> list[str]:
    found = []
    if [one.text for one in old.comments] != [one.text for one in new.comments]:
        found.append("comments-changed")
    ones, others = list(_scalars(old.root)), list(_scalars(new.root))
    if ones != others:
        found += _compare_scalars(ones, others)
    if _line_ends(old.text) != _line_ends(new.text):
        found.append("line-ends-changed")
    if _layout(old.text) != _layout(new.text):
        found.append("layout-changed")
    return found


class _Written(tuple[str, str, str, bool]):
    """Where a value stands by its keys, its text, its style, and whether it is empty."""

    __slots__ = ()


def _scalars(node: Node | None, keys: tuple[str, ...] = ()) -> Iterator[_Written]:
    """Give every value with the keys that lead to it, and every empty list or mapping."""
    if isinstance(node, Scalar):
        is_empty = not node.text.strip() or (not node.style and node.text in NULLS)
        yield _Written(("/".join(keys), node.text, node.style, is_empty))
    elif isinstance(node, Mapping):
        for key, value in node.pairs:
            yield from _scalars(value, (*keys, key.text))
        yield _Written(("/".join(keys), "", f"{{{node.flow}", not node.pairs))
    elif isinstance(node, Sequence):
        for one in node.items:
            yield from _scalars(one, (*keys, "*"))
        yield _Written(("/".join(keys), "", f"[{node.flow}", not node.items))


def _compare_scalars(ones: list[_Written], others: list[_Written]) -> list[str]:
    found = []
    full = [one for one in ones if not one[3]], [one for one in others if not one[3]]
    if full[0] == full[1] or Counter(one for one in ones if one[3]) != Counter(
        one for one in others if one[3]
    ):
        found.append("empty-keys-changed")
    if Counter(full[0]) == Counter(full[1]):
        return [*found, "keys-reordered"] if full[0] != full[1] else found
    said = [Counter(one[:2] for one in side) for side in full]
    styles = [Counter((one[0], one[2]) for one in side) for side in full]
    keys = [[one[0] for one in side] for side in full]
    if keys[0] != keys[1]:
        found.append("keys-reordered")
    if styles[0] != styles[1]:
        found.append("quotes-changed")
    if said[0] != said[1]:
        found.append("spelling-changed")
    return found


def _line_ends(text: str) -> tuple[bool, bool, bool]:
    return text.startswith("\ufeff"), "\r\n" in text, "\n" in text.replace("\r\n", "")


def _layout(text: str) -> list[str]:
    """Return the lines as they are indented, without what the other kinds tell of."""
    lines = text.removeprefix("\ufeff").splitlines()
    return [line[: len(line) - len(line.lstrip())] for line in lines]
