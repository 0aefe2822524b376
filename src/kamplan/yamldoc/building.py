"""Walk the parser's events into a tree, within bounds, and refuse what plans do not use."""

from typing import Any

from kamplan.errors import ParserMissingError
from kamplan.yamldoc.bounds import (
    MAX_DEPTH,
    MAX_NODES,
    MAX_PROBLEMS,
    MAX_SCALAR,
    SHORTER,
    Problem,
    span_at,
)
from kamplan.yamldoc.characters import describe, find_forbidden, make_visible
from kamplan.yamldoc.keys import ANCHOR_CURE, check_keys
from kamplan.yamldoc.nodes import Mapping, Node, Scalar, Sequence

try:
    from _ruamel_yaml import CParser
    from ruamel.yaml.events import (
        AliasEvent,
        DocumentStartEvent,
        MappingEndEvent,
        MappingStartEvent,
        ScalarEvent,
        SequenceEndEvent,
        SequenceStartEvent,
        StreamEndEvent,
    )
except ImportError:  # pragma: no cover - the extra is a dependency; a broken installation
    CParser = None


def build_tree(text: str, offset: int) -> tuple[Node | None, list[Problem]]:
    """Return the tree of a text and what is wrong with it; parsing begins at `offset`.

    Raises:
        ParserMissingError: the C parser is not installed.

    """
    if CParser is None:
        raise ParserMissingError(
            "the C parser for YAML is not installed",
            hint="pip install 'ruamel.yaml[oldlibyaml]'",
        )
    builder = _Builder(text, offset)
    builder.run()
    return builder.root, builder.problems


class _Builder:
    """Walks the parser's events into a tree of our own, counting as it goes."""

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        self.offset = offset
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._parser = CParser(text[offset:])
        self._documents = 0
        self._mappings: list[Mapping] = []

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

    def _walk(self) -> None:  # noqa: C901, PLR0912, PLR0915 - see its first comment
        # Some two thousand values a plan pass here, and calls are what costs: the usual case
        # stands in full, the others are called.
        get_event, offset = self._parser.get_event, self.offset
        new = object.__new__  # a tenth of all time would go to `Scalar.__init__`
        stack: list[tuple[Mapping | Sequence | None, Scalar | None]] = []
        open_: Mapping | Sequence | None = None
        key: Scalar | None = None
        room = MAX_NODES
        # Without these signs there can be no anchor and no tag.
        is_marked = "&" in self.text or "!" in self.text
        node: Node
        while True:
            event = get_event()
            kind = type(event)
            if kind is ScalarEvent:
                begin, text, style = event.start_mark, event.value, event.style
                node = scalar = new(Scalar)
                scalar.start = begin.index + offset
                scalar.end = event.end_mark.index + offset
                scalar.line = begin.line + 1
                scalar.column = begin.column + 1
                scalar.text = text
                scalar.style = style or ""
                scalar.refused = False
                if style or len(text) > MAX_SCALAR:
                    self._check_scalar(scalar)
                if is_marked and (event.anchor is not None or event.ctag is not None):
                    self._check_properties(event, node)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                assert open_ is not None  # noqa: S101 - the parser closes only what it opened
                open_.end = event.end_mark.index + offset if open_.flow else _own_end(open_)
                open_, key = stack.pop()
                continue
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                begin = event.start_mark
                at, line, column = begin.index + offset, begin.line + 1, begin.column + 1
                opened: Mapping | Sequence
                if kind is MappingStartEvent:
                    opened = Mapping(at, line, column, flow=event.flow_style)
                    self._mappings.append(opened)
                else:
                    opened = Sequence(at, line, column, flow=event.flow_style)
                node = opened
                if event.anchor is not None or event.ctag is not None:
                    self._check_properties(event, node)
            elif kind is AliasEvent:
                node = self._make_alias(event)
            elif kind is DocumentStartEvent:
                if not self._begin_document(event):
                    return
                continue
            elif kind is StreamEndEvent:
                self._finish()
                return
            else:
                continue

            room -= 1
            if room < 0:
                self._give_up(node, f"more than {MAX_NODES:,} values", SHORTER)
                return
            if open_ is None:
                self.root = node
            elif isinstance(open_, Sequence):
                open_.items.append(node)
            elif key is not None:
                open_.pairs.append((key, node))
                key = None
            elif isinstance(node, Scalar) and not node.refused:
                key = node
            else:
                self._give_up(node, "a key must be a plain word", "write `key: value`")
                return
            if kind is MappingStartEvent or kind is SequenceStartEvent:
                stack.append((open_, key))
                open_, key = opened, None
                if len(stack) > MAX_DEPTH:
                    cure = "a plan needs no more than 8"
                    self._give_up(node, f"nested deeper than {MAX_DEPTH} levels", cure)
                    return
            if len(self.problems) >= MAX_PROBLEMS:
                return

    def _make_alias(self, event: Any) -> Node:  # noqa: ANN401 - the parser's own
        begin, start = event.start_mark, event.start_mark.index + self.offset
        end = event.end_mark.index + self.offset
        node = Scalar(start, end, begin.line + 1, begin.column + 1, "", "")
        node.refused = True
        shown = make_visible(event.anchor, 60)
        self._problem("anchor-or-merge-key", f"alias `*{shown}`", start, end, ANCHOR_CURE)
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

    def _give_up(self, node: Node, message: str, cure: str) -> None:
        """Report what makes the whole text unreadable."""
        self.root = None
        self._problem("yaml-syntax", message, node.start, node.start + 1, cure)

    def _check_scalar(self, node: Scalar) -> None:
        if node.style in ("|", ">"):
            node.end = _block_end(self.text, node)
        if len(node.text) > MAX_SCALAR:
            self._problem(
                "yaml-syntax",
                f"a text of more than {MAX_SCALAR:,} characters",
                node.start,
                node.start + 1,
                SHORTER,
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
                ANCHOR_CURE,
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
        if self.root is None:
            cure = "`kamplan new` writes a plan"
            self._problem("yaml-syntax", "the file holds only comments", 0, 0, cure)
        else:
            self.problems += check_keys(self._mappings, self.text)


def _own_end(block: Mapping | Sequence) -> int:
    """Return where a block collection's last value ends.

    The parser lets it run on over blank lines and comments to whatever comes next.
    """
    if isinstance(block, Sequence):
        return block.items[-1].end if block.items else block.start
    if not block.pairs:
        return block.start
    # An empty value stands behind the colon.
    key, value = block.pairs[-1]
    return max(key.end, value.end)


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
    return "close quotes, brackets and braces; between brackets put text that holds `?` in quotes"
