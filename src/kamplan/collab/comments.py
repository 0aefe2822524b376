"""Take over the comments that theirs alone wrote, changed or took out, where lines could not be.

A comment belongs to the value on its line, or to the one below. Values are the same where their
keys and ids are. Each comment taken over is proved: the text must say the same with it.
"""

from collections.abc import Iterator
from typing import NamedTuple

from kamplan.records import place_of
from kamplan.yamldoc import Mapping, Node, Route, Sequence, YamlDocument
from kamplan.yamldoc.amend import same


class _Notes(NamedTuple):
    """The comments of one value."""

    above: tuple[str, ...] = ()
    """Those on the lines above it, without their indents."""
    beside: str = ""
    """The one behind it, on its line."""


_NONE = _Notes()


def adopt_comments(base: YamlDocument, ours: YamlDocument, theirs: YamlDocument, text: str) -> str:
    """Return a merged text with the comments that only theirs changed; else as it is.

    Args:
        base: what both began with.
        ours: our file; where it changed the comments of a value too, they stay.
        theirs: their file.
        text: the merge of both, made of ours.

    """
    olds, owns, others = (_list_notes(one) for one in (base, ours, theirs))
    for place in dict.fromkeys([*others, *olds]):
        old, own, other = (side.get(place, _NONE) for side in (olds, owns, others))
        if other == old or own != old:
            continue
        text = _put(text, place, other)
    return text


def _list_notes(document: YamlDocument) -> dict[str, _Notes]:
    starts = _list_starts(document)
    notes: dict[str, _Notes] = {}
    waiting: list[tuple[int, str]] = []
    lines = sorted(starts)
    for comment in document.comments:
        if comment.alone:
            waiting.append((comment.span.line, comment.text))
            continue
        place = starts.get(comment.span.line)
        if place is not None:
            notes[place] = notes.get(place, _NONE)._replace(beside=comment.text)
    for line in lines:
        above = tuple(one for at, one in waiting if at < line)
        waiting = [one for one in waiting if one[0] >= line]
        if above:
            place = starts[line]
            notes[place] = notes.get(place, _NONE)._replace(above=above)
    return notes


def _list_starts(document: YamlDocument) -> dict[int, str]:
    """Return the lines on which values begin, with the place of the first in words."""
    starts: dict[int, str] = {}
    for line, route in _walk(document.root, ()):
        if line not in starts:
            starts[line] = place_of(document, route)
    return starts


def _walk(node: Node | None, route: Route) -> Iterator[tuple[int, Route]]:
    if isinstance(node, Mapping):
        for key, value in node.pairs:
            yield key.line, (*route, key.text)
            yield from _walk(value, (*route, key.text))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield item.line, (*route, index)
            yield from _walk(item, (*route, index))


def _put(text: str, place: str, notes: _Notes) -> str:
    """Return a text with these comments at a value, and with no others there."""
    document = YamlDocument.parse(text)
    line = next((at for at, one in _list_starts(document).items() if one == place), None)
    if document.problems or line is None:
        return text
    known = _list_notes(document).get(place, _NONE)
    lines = text.splitlines(keepends=True)
    if notes.beside != known.beside:
        lines[line - 1] = _with_beside(lines[line - 1], known.beside, notes.beside)
    if notes.above != known.above:
        start = lines[line - 1]
        indent = start[: len(start) - len(start.lstrip(" "))]
        written = [f"{indent}{one}{document.newline}" for one in notes.above]
        alone = {one.span.line for one in document.comments if one.alone}
        first = line - 1
        while first in alone and len(known.above) > line - 1 - first:
            first -= 1
        lines[first : line - 1] = written
    changed = "".join(lines)
    after = YamlDocument.parse(changed)
    return changed if not after.problems and same(after.data(), document.data()) else text


def _with_beside(line: str, known: str, wanted: str) -> str:
    body = line.rstrip("\r\n")
    end = line[len(body) :]
    body = body.removesuffix(known).rstrip(" ") if known else body
    return f"{body}  {wanted}{end}" if wanted else f"{body}{end}"
