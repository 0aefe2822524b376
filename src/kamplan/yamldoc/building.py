"""Walk the parser's events into a tree, within bounds, and refuse what plans do not use."""

from collections.abc import Callable
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
from kamplan.yamldoc.nodes import Mapping, Node, Scalar, Sequence
from kamplan.yamldoc.settling import ANCHOR_CURE, settle_tree

try:
    from _ruamel_yaml import CParser
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

    def _attach(self, node: Node) -> bool:
        """Put a node where it belongs; return whether to read on."""
        self._nodes += 1
        if self._nodes > MAX_NODES:
            return self._give_up(node, f"more than {MAX_NODES:,} values", SHORTER)
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
            self.problems += settle_tree(self.root, self.text)


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
