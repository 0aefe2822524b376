"""Read bytes as a YAML tree, within bounds, and report everything that is wrong with them.

The events come from the C parser; the tree, the types and the limits are ours. Of YAML's
grammar only what plans need is admitted: no anchors, aliases, merge keys, tags, directives,
second documents or keys that are not plain text. Each is refused by name.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from kamplan.diagnostics import Span
from kamplan.errors import ParserMissingError
from kamplan.yamldoc.characters import describe, find_forbidden, make_visible
from kamplan.yamldoc.nodes import Mapping, Node, Scalar, Sequence

try:
    from _ruamel_yaml import CParser
except ImportError:  # pragma: no cover - the extra is a dependency; a broken installation
    CParser = None

MAX_BYTES = 512 * 1024
MAX_LINE = 20_000
MAX_DEPTH = 32
MAX_NODES = 50_000
MAX_SCALAR = 100_000
MAX_PROBLEMS = 200

BOM = "\ufeff"
_CONFLICT = re.compile(r"^(?:<{7}(?: .*)?|\|{7}(?: .*)?|={7}|>{7}(?: .*)?)$", re.MULTILINE)
_LONE_CR = re.compile(r"\r(?!\n)")


class Problem(NamedTuple):
    """Something wrong with the text, before anything is known of its meaning."""

    rule: str
    message: str
    span: Span
    cure: str


class Reading(NamedTuple):
    """What came of reading: the text, its tree if it has one, and the problems."""

    text: str
    root: Node | None
    problems: tuple[Problem, ...]


def read_bytes(raw: bytes) -> Reading:
    """Read a file's bytes; never raise for what they hold.

    Args:
        raw: the bytes, at most `MAX_BYTES` + 1 of them.

    Returns:
        the text with its byte order mark and line ends as they are, the tree, the problems.

    Raises:
        ParserMissingError: the C parser is not installed.

    """
    if len(raw) > MAX_BYTES:
        return _refuse(f"the file is larger than {MAX_BYTES // 1024} KiB", _SHORTER)
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or raw[:4] == b"\x00\x00\xfe\xff":
        return _refuse("the file is UTF-16 or UTF-32, not UTF-8", _SAVE_UTF8)
    if b"\x00" in raw:
        return _refuse("this is a binary file, not a text", "name a plan.yaml")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        message = f"the byte 0x{raw[error.start]:02X} is not UTF-8"
        problem = Problem("yaml-syntax", message, Span(0, 0, line, column), _SAVE_UTF8)
        return Reading("", None, (problem,))
    return read_text(text)


def read_text(text: str) -> Reading:
    """Read decoded text; see `read_bytes`."""
    problems = list(_text_problems(text))
    if problems:
        return Reading(text, None, tuple(problems[:MAX_PROBLEMS]))
    if CParser is None:
        raise ParserMissingError(
            "the C parser for YAML is not installed",
            hint="pip install 'ruamel.yaml[oldlibyaml]'",
        )
    # A mark at the very start is no part of the YAML; the parser would count it on some paths.
    offset = 1 if text.startswith(BOM) else 0
    builder = _Builder(text, offset)
    builder.run()
    return Reading(text, builder.root, tuple(builder.problems[:MAX_PROBLEMS]))


def _refuse(message: str, cure: str) -> Reading:
    return Reading("", None, (Problem("yaml-syntax", message, Span(0, 0, 1, 1), cure),))


_SHORTER = "a plan is a few pages; move notes to sessions/ and history to archive/"
_SAVE_UTF8 = "save it as UTF-8 in your editor"


def span_at(text: str, start: int, end: int) -> Span:
    """Return the span of `text[start:end]` with its line and column."""
    begin = text.rfind("\n", 0, start) + 1
    bom = 1 if begin == 0 and text.startswith(BOM) else 0
    return Span(start, end, text.count("\n", 0, start) + 1, max(start - begin - bom, 0) + 1)


def _text_problems(text: str) -> Iterator[Problem]:
    """Yield what is wrong before parsing; the parser is not asked when there is anything."""
    if not text.strip(BOM + " \t\r\n"):
        yield Problem(
            "yaml-syntax", "the file is empty", Span(0, 0, 1, 1), "`kamplan new` writes a plan"
        )
        return
    body = text.removeprefix(BOM)
    shift = len(text) - len(body)
    lone = _LONE_CR.search(body)
    if lone and "\n" not in body:
        yield Problem(
            "yaml-syntax",
            "lines end with a carriage return alone",
            span_at(text, lone.start() + shift, lone.end() + shift),
            "save it with line ends LF (Unix) or CRLF (Windows)",
        )
        return
    for at, character in find_forbidden(body, crlf=True):
        yield Problem(
            "invisible-character",
            f"{describe(character)}, may not stand in a plan",
            span_at(text, at + shift, at + shift + 1),
            "delete it and type the text again",
        )
    for match in _CONFLICT.finditer(text.replace("\r\n", "\n") if "\r" in text else text):
        line = match.string.count("\n", 0, match.start())
        start = _line_start(text, line)
        yield Problem(
            "conflict-marker",
            f"`{match.group()[:7]}` is left over from a merge",
            Span(start, start + 7, line + 1, 1),
            "decide with the other side which words stay, and delete the marker lines",
        )
    if len(text) > MAX_LINE:
        for number, line_text in enumerate(text.split("\n")):
            if len(line_text) > MAX_LINE:
                start = _line_start(text, number)
                yield Problem(
                    "yaml-syntax",
                    f"the line is longer than {MAX_LINE:,} characters",
                    Span(start, start + 1, number + 1, 1),
                    "break it into several lines",
                )


def _line_start(text: str, line: int) -> int:
    start = 0
    for _ in range(line):
        start = text.index("\n", start) + 1
    return start


_ANCHOR_CURE = "write the value out where it is meant"
_DUPLICATE_CURE = "keep one of them; nothing tells which is meant"


class _Builder:
    """Walks the parser's events into a tree of our own, counting as it goes."""

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        self.offset = offset
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._parser = CParser(text[offset:])
        self._nodes = 0
        self._documents = 0
        self._open: list[Mapping | Sequence] = []
        self._pending: list[Scalar | None] = []
        """For each open mapping the key that waits for its value."""

    def run(self) -> None:
        """Pull every event, or stop at the first that makes the rest meaningless."""
        try:
            self._walk()
        except Exception as error:
            # The parser raises its own family of errors and, on bad escapes, plain ones.
            self.root = None
            mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
            if mark is None and not type(error).__module__.startswith("ruamel"):
                raise
            self._add_syntax_error(error, mark)

    def _add_syntax_error(self, error: Exception, mark: Any) -> None:  # noqa: ANN401 - the parser's own
        problem = str(getattr(error, "problem", "") or "this is not YAML")
        at = mark.index + self.offset if mark is not None else 0
        # At the very end a position behind the last line helps nobody.
        at = min(at, max(len(self.text.rstrip()) - 1, 0))
        context = str(getattr(error, "context", "") or "")
        message = f"{problem}{' ' + context if context else ''}"
        self._problem("yaml-syntax", make_visible(message, 120), at, at + 1, _syntax_cure(problem))

    def _problem(self, rule: str, message: str, start: int, end: int, cure: str) -> None:
        self.problems.append(Problem(rule, message, span_at(self.text, start, end), cure))

    def _walk(self) -> None:
        get_event = self._parser.get_event
        makers: dict[str, Callable[[Any], Node]] = {
            "ScalarEvent": self._make_scalar,
            "MappingStartEvent": self._make_collection,
            "SequenceStartEvent": self._make_collection,
            "AliasEvent": self._make_alias,
        }
        going = True
        while going:
            event = get_event()
            kind = type(event).__name__
            make = makers.get(kind)
            if make is not None:
                going = self._attach(make(event)) and len(self.problems) < MAX_PROBLEMS
            elif kind in ("MappingEndEvent", "SequenceEndEvent"):
                done = self._open.pop()
                if isinstance(done, Mapping):
                    self._pending.pop()
                if done.flow:
                    done.end = event.end_mark.index + self.offset
            elif kind == "DocumentStartEvent":
                going = self._begin_document(event)
            elif kind == "StreamEndEvent":
                self._finish()
                going = False

    def _make_scalar(self, event: Any) -> Node:  # noqa: ANN401 - the parser's own
        begin, offset = event.start_mark, self.offset
        text, style = event.value, event.style or ""
        node = Scalar(
            begin.index + offset,
            event.end_mark.index + offset,
            begin.line + 1,
            begin.column + 1,
            text,
            style,
        )
        if style or len(text) > MAX_SCALAR:
            self._check_scalar(node)
        if event.anchor is not None or event.tag is not None:
            self._check_properties(event, node)
        return node

    def _make_collection(self, event: Any) -> Node:  # noqa: ANN401 - the parser's own
        begin = event.start_mark
        made = Mapping if type(event).__name__ == "MappingStartEvent" else Sequence
        node = made(
            begin.index + self.offset, begin.line + 1, begin.column + 1, flow=event.flow_style
        )
        self._check_properties(event, node)
        return node

    def _make_alias(self, event: Any) -> Node:  # noqa: ANN401 - the parser's own
        begin, start = event.start_mark, event.start_mark.index + self.offset
        end = event.end_mark.index + self.offset
        node = Scalar(start, end, begin.line + 1, begin.column + 1, "", "")
        node.refused = True
        shown = make_visible(event.anchor, 60)
        self._problem("anchor-or-merge-key", f"alias `*{shown}`", start, end, _ANCHOR_CURE)
        return node

    def _begin_document(self, event: Any) -> bool:  # noqa: ANN401 - the parser's own
        """Count the document; return whether to read on."""
        self._documents += 1
        at = event.start_mark.index + self.offset
        if event.version or event.tags:
            self._problem(
                "yaml-syntax",
                "directives such as %YAML are not used in plans",
                at,
                at + 1,
                "delete the line that begins with %",
            )
            return False
        if self._documents > 1:
            self._problem(
                "yaml-syntax",
                "a second document begins here",
                at,
                at + 3,
                "keep one plan in a file; delete the `---`",
            )
            return False
        return True

    def _attach(self, node: Node) -> bool:
        """Put a node where it belongs; return whether to read on."""
        self._nodes += 1
        if self._nodes > MAX_NODES:
            return self._give_up(node, f"more than {MAX_NODES:,} values", _SHORTER)
        stack, pending = self._open, self._pending
        if not stack:
            self.root = node
        elif isinstance(parent := stack[-1], Sequence):
            parent.items.append(node)
        elif (key := pending[-1]) is not None:
            parent.pairs.append((key, node))
            pending[-1] = None
        elif isinstance(node, Scalar) and not node.refused:
            pending[-1] = node
        else:
            return self._give_up(node, "a key must be a plain word", "write `key: value`")
        if isinstance(node, Mapping | Sequence):
            if len(stack) >= MAX_DEPTH:
                return self._give_up(
                    node, f"nested deeper than {MAX_DEPTH} levels", "a plan needs no more than 8"
                )
            stack.append(node)
            if isinstance(node, Mapping):
                pending.append(None)
        return True

    def _give_up(self, node: Node, message: str, cure: str) -> bool:
        """Report what makes the whole text unreadable; return that reading ends."""
        self.root = None
        self._problem("yaml-syntax", message, node.start, node.start + 1, cure)
        return False

    def _check_scalar(self, node: Scalar) -> None:
        if node.style in ("|", ">"):
            node.end = _block_end(self.text, node)
        if len(node.text) > MAX_SCALAR:
            self._problem(
                "yaml-syntax",
                f"a text of more than {MAX_SCALAR:,} characters",
                node.start,
                node.start + 1,
                _SHORTER,
            )
            node.refused = True
        if node.style == '"' and node.end - node.start - 2 != len(node.text):
            for _, character in find_forbidden(node.text):
                self._problem(
                    "invisible-character",
                    f"{describe(character)}, may not stand in a plan",
                    node.start,
                    node.end,
                    "delete its escape from the quoted text",
                )
                node.refused = True
                break

    def _check_properties(self, event: Any, node: Node) -> None:  # noqa: ANN401 - the parser's own
        if event.anchor is not None:
            self._problem(
                "anchor-or-merge-key",
                f"anchor `&{make_visible(event.anchor, 60)}`",
                node.start,
                node.start + 1 + len(event.anchor),
                _ANCHOR_CURE,
            )
        if event.tag is not None:
            self._problem(
                "yaml-syntax",
                f"tag `{make_visible(event.tag, 60)}`: tags are not used in plans",
                node.start,
                node.start + 1,
                "delete the word that begins with !",
            )
            if isinstance(node, Scalar):
                node.refused = True

    def _finish(self) -> None:
        root = self.root
        if root is None:
            self._problem(
                "yaml-syntax", "the file holds only comments", 0, 0, "`kamplan new` writes a plan"
            )
            return
        self._settle(root)

    def _settle(self, node: Node) -> int:
        """Set the own end of every block collection; check keys on the way. Return the end."""
        if isinstance(node, Mapping):
            seen: dict[str, Scalar] = {}
            text = self.text
            for key, value in node.pairs:
                end = self._settle(value) if not isinstance(value, Scalar) else value.end
                # An empty value of a block mapping stands behind the colon.
                if not node.flow:
                    node.end = max(end, key.end)
                plain = key.text.isascii() and key.text.islower()
                folded = key.text if plain else _fold(key.text)
                if folded in seen:
                    self._duplicate(key, seen[folded])
                else:
                    seen[folded] = key
                if key.text == "<<" and not key.style:
                    self._problem(
                        "anchor-or-merge-key", "merge key `<<`", key.start, key.end, _ANCHOR_CURE
                    )
                elif text[key.end : key.end + 1] != ":":
                    self._check_colon(key)
        elif isinstance(node, Sequence):
            for item in node.items:
                end = self._settle(item) if not isinstance(item, Scalar) else item.end
                if not node.flow:
                    node.end = end
        return node.end

    def _duplicate(self, key: Scalar, first: Scalar) -> None:
        same = key.text == first.text
        shown = make_visible(key.text, 60)
        other = "" if same else f", which reads like `{make_visible(first.text, 60)}`,"
        self._problem(
            "duplicate-key",
            f"key `{shown}`{other} stands twice, first on line {first.line}",
            key.start,
            key.end,
            _DUPLICATE_CURE,
        )

    def _check_colon(self, key: Scalar) -> None:
        rest = self.text[key.end :].lstrip(" \t")
        if not rest.startswith(":"):
            self._problem(
                "yaml-syntax",
                f"`{make_visible(key.text, 60)}` has no value",
                key.start,
                max(key.end, key.start + 1),
                "write `key: value` on one line",
            )


def _fold(text: str) -> str:
    if text.isascii():
        return text.casefold()
    import unicodedata  # only keys beyond ASCII need it, and plans have none

    # `ß` is lower case already and still folds, to `ss`.
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def _block_end(text: str, node: Scalar) -> int:
    """Return where a block text ends: behind its last line, before the line break.

    The parser's mark runs on over blank lines; with `+` they belong to the text.
    """
    header = text[node.start : text.find("\n", node.start)]
    raw = text[node.start : node.end]
    if "+" in header.partition("#")[0]:
        return node.start + len(raw.rstrip(" ")) - (1 if raw.endswith("\n") else 0)
    return node.start + len(raw.rstrip(" \t\r\n"))


def _syntax_cure(problem: str) -> str:
    if "tab" in problem or "cannot start any token" in problem:
        return "indent with spaces, and put text that begins with a special sign in quotes"
    if "block" in problem or "indentation" in problem or "mapping values" in problem:
        return "check the indentation of this line and the one above; quote text that holds `: `"
    return "close what was opened: quotes, brackets, braces"
