"""The tree of a YAML text: every value with the characters it came from."""

from typing import Any

Route = tuple[str | int, ...]
"""The way from the top of a document to one value: mapping keys and sequence indices."""


class Mark:
    """A place in a text, as the parser gives it: all three count from 0."""

    __slots__ = ("column", "index", "line")

    def __init__(self, index: int, line: int, column: int) -> None:
        self.index = index
        self.line = line
        self.column = column


class Node:
    """What all nodes share: a half-open range of characters, and where it begins.

    `start` and `end` count characters from 0, `line` and `column` from 1. The end is the value's
    own end: a block collection ends with its last value, not at the next token as the parser has
    it. Most values of a plan are right and nobody asks where they stand, so a node keeps the
    parser's marks and works the rest out.
    """

    __slots__ = ("_begin", "_finish")

    _begin: Mark
    _finish: Mark | None

    @property
    def start(self) -> int:
        """Where it begins."""
        return self._begin.index

    @property
    def end(self) -> int:
        """Where it ends: the first character behind it."""
        assert self._finish is not None  # noqa: S101 - only block collections have none
        return self._finish.index

    @property
    def line(self) -> int:
        """The line on which it begins."""
        return self._begin.line + 1

    @property
    def column(self) -> int:
        """The column in which it begins."""
        return self._begin.column + 1

    def finish(self, mark: Mark | None) -> None:
        """Set where it ends; None where its last value says so."""
        self._finish = mark

    def shift(self, characters: int) -> None:
        """Move it by characters that the parser was not given."""
        self._begin = _shifted(self._begin, characters)
        if self._finish is not None:
            self._finish = _shifted(self._finish, characters)


def _shifted(mark: Mark, characters: int) -> Mark:
    return Mark(mark.index + characters, mark.line, mark.column)


# The parser itself makes the nodes below, some two thousand a plan: hence its order of arguments,
# and no call to a common `__init__`.


class Scalar(Node):
    """A single value: its unescaped text, and how it was written."""

    __slots__ = ("refused", "style", "text")

    def __init__(
        self,
        _anchor: str | None,
        _tag: str | None,
        _implicit: Any,  # noqa: ANN401 - the parser's own
        text: str,
        begin: Mark,
        finish: Mark,
        style: str | None,
    ) -> None:
        self._begin = begin
        self._finish = finish
        self.text = text
        self.style = style or ""
        """Empty when bare, else the character that begins it: a quote, `|` or `>`."""
        self.refused = False
        """True when it stands for something plans may not hold, such as an alias."""


class Mapping(Node):
    """Keys and values in the order of the text."""

    __slots__ = ("flow", "pairs")

    def __init__(
        self,
        _anchor: str | None,
        _tag: str | None,
        _implicit: Any,  # noqa: ANN401 - the parser's own
        begin: Mark,
        _end: Mark,
        flow: bool,  # noqa: FBT001
    ) -> None:
        self._begin = begin
        self._finish = None
        self.pairs: list[tuple[Scalar, Node]] = []
        self.flow = flow

    @property
    def end(self) -> int:
        """Where it ends: behind its bracket, else behind its last value or empty value's key."""
        if self._finish is not None:
            return self._finish.index
        if not self.pairs:
            return self.start
        key, value = self.pairs[-1]
        return max(key.end, value.end)

    def find(self, key: str) -> Node | None:
        """Return the value under `key`, the first where a key stands twice."""
        for one, value in self.pairs:
            if one.text == key:
                return value
        return None

    def find_key(self, key: str) -> Scalar | None:
        """Return the key itself, which has a place of its own."""
        for one, _ in self.pairs:
            if one.text == key:
                return one
        return None


class Sequence(Node):
    """Items in the order of the text."""

    __slots__ = ("flow", "items")

    def __init__(
        self,
        _anchor: str | None,
        _tag: str | None,
        _implicit: Any,  # noqa: ANN401 - the parser's own
        begin: Mark,
        _end: Mark,
        flow: bool,  # noqa: FBT001
    ) -> None:
        self._begin = begin
        self._finish = None
        self.items: list[Node] = []
        self.flow = flow

    @property
    def end(self) -> int:
        """Where it ends: behind its bracket, else behind its last item."""
        if self._finish is not None:
            return self._finish.index
        return self.items[-1].end if self.items else self.start
