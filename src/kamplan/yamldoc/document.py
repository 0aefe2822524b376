"""One YAML text with its tree: from a route to a value, from a value to its characters."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Self

from kamplan.diagnostics import Span
from kamplan.yamldoc.bounds import Problem, span_at
from kamplan.yamldoc.nodes import Mapping, Node, Route, Scalar, Sequence
from kamplan.yamldoc.reading import read_bytes, read_text
from kamplan.yamldoc.scalars import data_of


class Comment(NamedTuple):
    """A comment: its characters from `#` on, and whether it has its line to itself."""

    span: Span
    text: str
    alone: bool


@dataclass(frozen=True)
class YamlDocument:
    """One text; it is kept, because edits are made to it."""

    text: str
    root: Node | None
    problems: tuple[Problem, ...]

    @classmethod
    def from_bytes(cls, raw: bytes) -> Self:
        """Read a file's bytes; problems are values, nothing is raised for content."""
        return cls(*read_bytes(raw))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read decoded text; problems are values, nothing is raised for content."""
        return cls(*read_text(text))

    def find(self, route: Route) -> Node | None:
        """Return the node at `route`, or None."""
        node = self.root
        for step in route:
            if isinstance(node, Mapping) and isinstance(step, str):
                node = node.find(step)
            elif (
                isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items)
            ):
                node = node.items[step]
            else:
                return None
        return node

    def span(self, route: Route) -> Span:
        """Return the span of the value at `route`, or of the nearest that a reader can see.

        For a value that is not there, or is empty, that is its key; else the beginning of
        the nearest parent: the first line of an item, the key of a section.
        """
        for length in range(len(route), -1, -1):
            part = route[:length]
            node = self.find(part)
            if node is None:
                continue
            if length == len(route) and isinstance(node, Scalar) and node.end > node.start:
                return Span(node.start, node.end, node.line, node.column)
            flow = isinstance(node, Mapping | Sequence) and node.flow
            if length and isinstance(route[length - 1], str) and not flow:
                return self.key_span(part)
            return self._head(node)
        return Span(0, 0, 1, 1)

    def key_span(self, route: Route) -> Span:
        """Return the span of the last key of `route`, or of its value where it has no key."""
        parent = self.find(route[:-1])
        if isinstance(parent, Mapping) and (key := parent.find_key(str(route[-1]))):
            return Span(key.start, key.end, key.line, key.column)
        return self.span(route)

    def _head(self, node: Node) -> Span:
        """Return the span of a collection's first line, at most up to its first value's end."""
        if isinstance(node, Mapping) and node.pairs and not node.flow:
            key, value = node.pairs[0]
            end = value.end if isinstance(value, Scalar) and value.line == key.line else key.end
            return Span(key.start, max(end, key.end), key.line, key.column)
        line_end = self.text.find("\n", node.start)
        end = min(node.end, line_end if line_end >= 0 else len(self.text))
        return Span(node.start, max(end, node.start + 1), node.line, node.column)

    def data(self) -> object:
        """Return the plain data: dicts, lists, text (days too), decimals, truths, None."""
        return data_of(self.root)

    @cached_property
    def newline(self) -> str:
        """The line end that the text uses, as its first line has it."""
        at = self.text.find("\n")
        return "\r\n" if at > 0 and self.text[at - 1] == "\r" else "\n"

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """Every comment, in the order of the text."""
        if "#" not in self.text:
            return ()
        scalars = sorted((one.start, one.end) for one in _scalars(self.root) if one.end > one.start)
        found: list[Comment] = []
        text, at, index = self.text, -1, 0
        while (at := text.find("#", at + 1)) >= 0:
            while index < len(scalars) and scalars[index][1] <= at:
                index += 1
            if index < len(scalars) and scalars[index][0] <= at < scalars[index][1]:
                header = text.find("\n", scalars[index][0])
                if text[scalars[index][0]] not in "|>" or at > header:
                    at = scalars[index][1] - 1
                    continue
            if at and text[at - 1] not in " \t\r\n\ufeff":
                continue
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            begin = text.rfind("\n", 0, at) + 1
            body = text[at:end].rstrip("\r")
            alone = not text[begin:at].strip(" \t\ufeff")
            found.append(Comment(span_at(text, at, at + len(body)), body, alone))
            at = end
        return tuple(found)


def _scalars(node: Node | None) -> list[Scalar]:
    found: list[Scalar] = []
    stack = [node]
    while stack:
        one = stack.pop()
        if isinstance(one, Scalar):
            found.append(one)
        elif isinstance(one, Mapping):
            for key, value in one.pairs:
                found.append(key)
                stack.append(value)
        elif isinstance(one, Sequence):
            stack.extend(one.items)
    return found
