"""Where to cut and what to write, so that a value changes and nothing else does.

Each function returns edits to the document's text; none applies them. Comments directly
above an item belong to it; a comment behind a value stays where it is.
"""

from collections.abc import Iterable

from kamplan.diagnostics import Edit
from kamplan.errors import EditRefusedError
from kamplan.yamldoc.document import YamlDocument
from kamplan.yamldoc.emit import (
    WIDTH,
    Value,
    emit_block,
    emit_flow,
    emit_item,
    emit_key,
    emit_pairs,
    emit_text,
)
from kamplan.yamldoc.nodes import Mapping, Node, Route, Scalar, Sequence


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with the edits made; they must not overlap."""
    # From the end backwards, so that the offsets still to come stay true.
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def replace(document: YamlDocument, route: Route, value: Value) -> list[Edit]:
    """Return the edits that put `value` where the value at `route` is.

    Raises:
        EditRefusedError: there is nothing at `route`.

    """
    node = document.find(route)
    if node is None:
        raise _refusal(document, route, "there is no such value")
    in_flow = _in_flow(document, route)
    if isinstance(value, (dict, list, tuple)) and value and not in_flow:
        return _replace_by_block(document, route, node, value)
    if isinstance(value, str) and isinstance(node, Scalar):
        return [
            Edit(
                node.start,
                node.end,
                _lead(document, node) + _restyle(document, route, node, value, in_flow=in_flow),
            )
        ]
    text = emit_flow(value, in_flow=in_flow)
    return [Edit(node.start, node.end, _lead(document, node) + text)]


def insert(
    document: YamlDocument, route: Route, key: str, value: Value, before: Iterable[str] = ()
) -> list[Edit]:
    """Return the edits that add `key: value` to the mapping at `route`.

    Args:
        document: the text to change.
        route: the mapping.
        key: a key that it does not have.
        value: what to write.
        before: the keys that usually stand before this one; it goes behind the last of them.

    Raises:
        EditRefusedError: there is no mapping at `route`.

    """
    mapping = document.find(route)
    if isinstance(mapping, Scalar) and mapping.text == "" and not mapping.style:
        return replace(document, route, {key: value})
    if not isinstance(mapping, Mapping):
        raise _refusal(document, route, "this is not a section with keys")
    if not mapping.pairs:
        return replace(document, route, {key: value})
    wanted = set(before)
    index = max((i for i, (one, _) in enumerate(mapping.pairs) if one.text in wanted), default=-1)
    if mapping.flow:
        pair = f"{emit_key(key, in_flow=True)}: {emit_flow(value)}"
        if index < 0:
            index = len(mapping.pairs) - 1
        at = mapping.pairs[index][1].end
        return [Edit(at, at, f", {pair}")]
    if index < 0:
        index = len(mapping.pairs) - 1
    indent = mapping.pairs[0][0].column - 1
    lines = emit_pairs({key: value}, indent, document.newline)
    return [_new_lines(document, mapping.pairs[index][1], mapping.pairs[index][0], lines)]


def append(document: YamlDocument, route: Route, value: Value) -> list[Edit]:
    """Return the edits that add `value` at the end of the list at `route`.

    Raises:
        EditRefusedError: there is no list at `route`.

    """
    return append_all(document, route, [value])


def append_all(document: YamlDocument, route: Route, values: list[Value]) -> list[Edit]:
    """Return the edits that add values, in their order, at the end of the list at `route`.

    Raises:
        EditRefusedError: there is no list at `route`.

    """
    sequence = document.find(route)
    if isinstance(sequence, Scalar) and sequence.text == "" and not sequence.style:
        return replace(document, route, values)
    if not isinstance(sequence, Sequence):
        raise _refusal(document, route, "this is not a list")
    if not sequence.items:
        return replace(document, route, values)
    last = sequence.items[-1]
    if sequence.flow:
        return [Edit(last.end, last.end, "".join(f", {emit_flow(one)}" for one in values))]
    indent = sequence.column - 1
    is_flow = isinstance(last, Mapping) and last.flow
    lines = (_item_lines(one, indent, document.newline, in_flow=is_flow) for one in values)
    return [_new_lines(document, last, last, document.newline.join(lines))]


def _item_lines(value: Value, indent: int, newline: str, *, in_flow: bool) -> str:
    """Return the lines of an item, written as its neighbour is where that fits in one line."""
    line = f"{' ' * indent}- {emit_flow(value)}"
    return line if in_flow and len(line) <= WIDTH else emit_item(value, indent, newline)


def lines_of(document: YamlDocument, route: Route) -> str:
    """Return the whole lines of a list's item, with the comments directly above it.

    They are empty where the item has no lines of its own.
    """
    parent, node = document.find(route[:-1]), document.find(route)
    if not isinstance(parent, Sequence) or parent.flow or node is None:
        return ""
    start = _line_start(document.text, node.start)
    if document.text[start : node.start].strip(" ") != "-":
        return ""
    start = _with_comments_above(document, start)
    return document.text[start : _line_end(document.text, node.end)].replace("\r", "")


def fits_lines(document: YamlDocument, route: Route, lines: str) -> bool:
    """Say whether lines are indented as the items of the list at `route` are."""
    sequence = document.find(route)
    if not isinstance(sequence, Sequence) or sequence.flow or not sequence.items:
        return False
    return len(lines) - len(lines.lstrip(" ")) == sequence.column - 1


def append_lines(document: YamlDocument, route: Route, lines: str) -> list[Edit]:
    """Return the edits that add an item at the end of a list, written as `lines` are."""
    sequence = document.find(route)
    assert isinstance(sequence, Sequence)  # noqa: S101 - `fits_lines` was asked before
    last = sequence.items[-1]
    return [_new_lines(document, last, last, lines.replace("\n", document.newline))]


def delete(document: YamlDocument, route: Route) -> list[Edit]:
    """Return the edits that remove the value at `route` with its key or dash.

    Raises:
        EditRefusedError: there is nothing at `route`.

    """
    parent, node = document.find(route[:-1]), document.find(route)
    if node is None or not route:
        raise _refusal(document, route, "there is no such value")
    step = route[-1]
    if isinstance(parent, Mapping):
        index = next(i for i, (key, _) in enumerate(parent.pairs) if key.text == step)
        parts: list[tuple[Node, Node]] = list(parent.pairs)
        empty = "{}"
    else:
        assert isinstance(parent, Sequence)  # noqa: S101 - a node has a collection for a parent
        index = int(step)
        parts = [(item, item) for item in parent.items]
        empty = "[]"
    if len(parts) == 1:
        return _empty_out(document, route[:-1], parent, empty)
    if parent.flow:
        if index:
            return [Edit(parts[index - 1][1].end, parts[index][1].end, "")]
        return [Edit(parts[0][0].start, parts[1][0].start, "")]
    start = _line_start(document.text, parts[index][0].start)
    shares_line = bool(document.text[start : parts[index][0].start].strip(" -"))
    opens_item = isinstance(parent, Mapping) and "-" in document.text[start : parts[index][0].start]
    if index == 0 and (opens_item or shares_line):
        # The first key of `- key: …`, or of a list within a list: the next one takes its place.
        return [
            Edit(
                parts[0][0].start,
                parts[1][0].start if isinstance(parent, Mapping) else _dash(document, parts[1][0]),
                "",
            )
        ]
    start = _with_comments_above(document, start)
    return [Edit(start, _after_line(document.text, node.end), "")]


def _dash(document: YamlDocument, node: Node) -> int:
    return document.text.rindex("-", 0, node.start)


def _empty_out(
    document: YamlDocument, route: Route, parent: Mapping | Sequence, empty: str
) -> list[Edit]:
    if parent.flow or not route:
        return [Edit(parent.start, parent.end, empty)]
    # A block stands below its key: the empty form goes behind the key instead.
    colon = _behind_opener(document, route)
    start = _with_comments_above(document, _line_start(document.text, parent.start))
    if start < colon:
        return [Edit(parent.start, parent.end, empty)]
    return [
        Edit(colon, colon, f" {empty}"),
        Edit(start, _after_line(document.text, parent.end), ""),
    ]


def _behind_opener(document: YamlDocument, route: Route) -> int:
    """Return the offset behind the `:` or `-` that introduces the value at `route`."""
    step = route[-1]
    if isinstance(step, str):
        parent = document.find(route[:-1])
        assert isinstance(parent, Mapping)  # noqa: S101 - it was found by this very key
        key = parent.find_key(step)
        assert key is not None  # noqa: S101 - as above
        return document.text.index(":", key.end) + 1
    node = document.find(route)
    assert node is not None  # noqa: S101 - the caller found it
    return document.text.rindex("-", 0, node.start) + 1


def _replace_by_block(document: YamlDocument, route: Route, node: Node, value: Value) -> list[Edit]:
    """Replace a value by a block below its key; a comment behind it stays behind the key."""
    if not route:
        raise _refusal(document, route, "the whole plan cannot be replaced")
    opener = _behind_opener(document, route)
    indent = _block_indent(document, route)
    block = emit_block(value, indent, document.newline)
    end = max(node.end, opener)
    line_end = _line_end(document.text, end)
    tail = document.text[end:line_end].rstrip("\r")
    if not block.startswith(document.newline) or not tail.strip():
        return [Edit(opener, max(end, opener + len(document.text[opener:end])), block)]
    # A comment follows on the same line: cut the old value out and put the block below.
    at = end + len(tail)
    return [Edit(opener, end, ""), Edit(at, at, block)]


def _block_indent(document: YamlDocument, route: Route) -> int:
    """Return the column, from 0, for a block at `route`."""
    parent = document.find(route[:-1])
    if isinstance(parent, Mapping):
        key = parent.find_key(str(route[-1]))
        assert key is not None  # noqa: S101 - the caller found the value
        return key.column - 1 + 2
    assert isinstance(parent, Sequence)  # noqa: S101 - as above
    return parent.column - 1 + 2


def _restyle(
    document: YamlDocument, route: Route, node: Scalar, value: str, *, in_flow: bool
) -> str:
    """Return text in the manner of the old: quotes stay quotes where the new text allows."""
    tail = document.text[node.end : _line_end(document.text, node.end)]
    if tail.strip() and node.style in ("", "|", ">"):
        # A block text would swallow the comment that follows it.
        return emit_text(value, in_flow=in_flow)
    if node.style in ("|", ">") or ("\n" in value and not in_flow):
        return emit_block(value, _text_indent(document, route, node), document.newline)[1:]
    if node.style == "'" and "\n" not in value:
        return "'" + value.replace("'", "''") + "'"
    if node.style == '"':
        return '"' + value.translate({92: "\\\\", 34: '\\"', 10: "\\n", 9: "\\t"}) + '"'
    if in_flow:
        return emit_text(value, in_flow=True)
    return emit_block(value, _text_indent(document, route, node), document.newline)[1:]


def _text_indent(document: YamlDocument, route: Route, node: Node) -> int:
    """Return the column, from 0, for lines of text: deeper than a comment that follows them."""
    indent = _block_indent(document, route)
    text = document.text
    below = text[_after_line(text, node.end) :].lstrip("\r\n")
    if below.lstrip(" ").startswith("#"):  # else it would become a line of the text
        indent = max(indent, len(below) - len(below.lstrip(" ")) + 2)
    return indent


def _lead(document: YamlDocument, node: Node) -> str:
    """Return the blank that an empty value needs before text is put in its place."""
    if node.end > node.start:
        return ""
    return " " if document.text[node.start - 1 : node.start] in (":", "-", ",") else ""


def _in_flow(document: YamlDocument, route: Route) -> bool:
    for length in range(len(route)):
        node = document.find(route[:length])
        if isinstance(node, (Mapping, Sequence)) and node.flow:
            return True
    return False


def _new_lines(document: YamlDocument, value: Node, key: Node, lines: str) -> Edit:
    """Insert whole lines behind the line on which `value` (or its key) ends."""
    text = document.text
    at = _line_end(text, max(value.end, key.end))
    if at < len(text):
        at = at - 1 if text[at - 1 : at] == "\r" else at
    return Edit(at, at, document.newline + lines)


def _line_start(text: str, at: int) -> int:
    start = text.rfind("\n", 0, at) + 1
    return start + 1 if text[start : start + 1] == "\ufeff" else start


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _after_line(text: str, at: int) -> int:
    return min(_line_end(text, at) + 1, len(text))


def _with_comments_above(document: YamlDocument, start: int) -> int:
    """Return the start of the comment lines directly above the line that starts at `start`.

    A comment is the item's own only where it is indented as the item is.
    """
    text = document.text
    line = text[start : _line_end(text, start)]
    indent = len(line) - len(line.lstrip(" "))
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        body = text[above:start].rstrip("\r\n")
        if not body.lstrip(" ").startswith("#") or len(body) - len(body.lstrip(" ")) != indent:
            return start
        if above == 0 or (indent == 0 and body.startswith("# yaml-language-server")):
            return start
        start = above
    return start


def _refusal(document: YamlDocument, route: Route, why: str) -> EditRefusedError:
    where = "/".join(map(str, route)) or "the top"
    line = document.span(route).line
    return EditRefusedError(
        f"{where} cannot be changed: {why}", hint=f"change it by hand, near line {line}"
    )
