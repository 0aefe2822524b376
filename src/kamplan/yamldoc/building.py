"""Walk the parser's events into a tree, within bounds, and refuse what plans do not use."""

import re
from collections.abc import Callable
from typing import Any

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
from kamplan.yamldoc.nodes import Mapping, Mark, Node, Scalar, Sequence
from kamplan.yamldoc.parsing import (
    Alias,
    CollectionEnd,
    DocumentStartEvent,
    StreamEndEvent,
    read_events,
)
from kamplan.yamldoc.syntax import explain

_PROPERTY = re.compile(r"[&!](?<![^\s,\[{:?-][&!])")
"""Where an anchor or a tag may stand; without one there is none."""


def build_tree(text: str, offset: int) -> tuple[Node | None, list[Problem]]:
    """Return the tree of a text and what is wrong with it; parsing begins at `offset`.

    Raises:
        ParserMissingError: the C parser is not installed.

    """
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
        self._documents = 0
        self._mappings: list[Mapping] = []

    def run(self) -> None:
        """Pull every event, or stop at the first that makes the rest meaningless."""
        body = self.text[self.offset :]
        is_marked = ("&" in body or "!" in body) and _PROPERTY.search(body)
        note = self._check_properties if is_marked else None
        try:
            with read_events(body, note) as get_event:
                self._walk(get_event)
        except Exception as error:
            # The parser raises its own family of errors and, on bad escapes, plain ones.
            mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
            if mark is None and not type(error).__module__.startswith("ruamel"):
                raise
            self.root = None
            self._add_syntax_error(error, mark)
        if self.root is not None:
            _shift(self.root, self.offset)
            self.problems += check_keys(self._mappings, self.text)

    def _add_syntax_error(self, error: Exception, mark: Any) -> None:  # noqa: ANN401 - the parser's own
        body = self.text[self.offset :]
        problem = str(getattr(error, "problem", "") or "this is not YAML")
        context = str(getattr(error, "context", "") or "")
        opened = getattr(error, "context_mark", None)
        at = mark.index if mark is not None else 0
        found = explain(body, problem, context, at, opened and opened.index)
        # At the very end a position behind the last line helps nobody.
        at = min(found.at, max(len(body.rstrip()) - 1, 0))
        self._problem("yaml-syntax", found.message, at, at + 1, found.cure)

    def _problem(self, rule: str, message: str, start: int, end: int, cure: str) -> None:
        """Note a problem; the range is the parser's, who was not given the byte order mark."""
        span = span_at(self.text, start + self.offset, end + self.offset)
        self.problems.append(Problem(rule, message, span, cure))

    def _walk(self, get_event: Callable[[], Any]) -> None:  # noqa: C901, PLR0912, PLR0915 - see below
        # Some two thousand values a plan pass here, and calls are what costs: the usual case
        # stands in full, the others are called.
        stack: list[tuple[Mapping | Sequence | None, Scalar | None]] = []
        open_: Mapping | Sequence | None = None
        key: Scalar | None = None
        room = MAX_NODES
        node: Node
        while True:
            event = get_event()
            kind = type(event)
            if kind is Scalar:
                node = event
                if event.style or len(event.text) > MAX_SCALAR:
                    self._check_scalar(event)
            elif kind is CollectionEnd:
                assert open_ is not None  # noqa: S101 - the parser closes only what it opened
                if open_.flow:
                    open_.finish(event.mark)
                open_, key = stack.pop()
                continue
            elif kind is Mapping:
                node = event
                self._mappings.append(event)
            elif kind is Sequence:
                node = event
            elif kind is Alias:
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
            if key is not None:
                open_.pairs.append((key, node))  # type: ignore[union-attr] # a key is a mapping's
                key = None
            elif type(open_) is Mapping:
                if type(node) is not Scalar or node.refused:
                    self._give_up(node, "a key must be a plain word", "write `key: value`")
                    return
                key = node
                continue
            elif open_ is None:
                self.root = node
            else:
                open_.items.append(node)  # type: ignore[union-attr] # the other kind
            if type(node) is not Scalar:
                stack.append((open_, None))
                open_ = event
                if len(stack) > MAX_DEPTH:
                    cure = "a plan needs no more than 8"
                    self._give_up(node, f"nested deeper than {MAX_DEPTH} levels", cure)
                    return
            if self.problems and len(self.problems) >= MAX_PROBLEMS:
                return

    def _make_alias(self, alias: Alias) -> Node:
        node = Scalar(None, None, None, "", alias.begin, alias.end, None)
        node.refused = True
        shown = make_visible(alias.anchor, 60)
        self._problem("anchor-or-merge-key", f"alias `*{shown}`", node.start, node.end, ANCHOR_CURE)
        return node

    def _begin_document(self, event: Any) -> bool:  # noqa: ANN401 - the parser's own
        """Count the document; return whether to read on."""
        self._documents += 1
        at = event.start_mark.index
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
            end = _block_end(self.text[self.offset :], node)
            node.finish(Mark(end, 0, 0))
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

    def _check_properties(self, anchor: str | None, tag: str | None, node: Node) -> None:
        if anchor is not None:
            self._problem(
                "anchor-or-merge-key",
                f"anchor `&{make_visible(anchor, 60)}`",
                node.start,
                node.start + 1 + len(anchor),
                ANCHOR_CURE,
            )
        if tag is not None:
            self._problem(
                "yaml-syntax",
                f"tag `{make_visible(str(tag), 60)}`: tags are not used in plans",
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


def _shift(root: Node, characters: int) -> None:
    """Move the whole tree by the byte order mark that the parser was not given."""
    if not characters:
        return
    stack = [root]
    while stack:
        node = stack.pop()
        node.shift(characters)
        if isinstance(node, Mapping):
            stack += [one for pair in node.pairs for one in pair]
        elif isinstance(node, Sequence):
            stack += node.items


def _block_end(text: str, node: Scalar) -> int:
    """Return where a block text ends: behind its last line, before the line break.

    The parser's mark runs on over blank lines; with `+` they belong to the text.
    """
    header = text[node.start : text.find("\n", node.start)]
    raw = text[node.start : node.end]
    if "+" in header.partition("#")[0]:
        return node.start + len(raw.rstrip(" ")) - (1 if raw.endswith("\n") else 0)
    return node.start + len(raw.rstrip(" \t\r\n"))
