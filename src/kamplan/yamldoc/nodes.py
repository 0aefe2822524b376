"""The tree of a YAML text: every value with the characters it came from."""

Route = tuple[str | int, ...]
"""The way from the top of a document to one value: mapping keys and sequence indices."""


class Node:
    """What all nodes share: a half-open range of characters, and where it begins.

    `line` and `column` count from 1. The end is the value's own end: a block collection
    ends with its last value, not at the next token as the parser has it.
    """

    __slots__ = ("column", "end", "line", "start")

    def __init__(self, start: int, end: int, line: int, column: int) -> None:
        self.start = start
        self.end = end
        self.line = line
        self.column = column


class Scalar(Node):
    """A single value: its unescaped text, and how it was written."""

    __slots__ = ("refused", "style", "text")

    def __init__(  # noqa: PLR0913, PLR0917 - built in one place, positionally, in the hottest loop
        self, start: int, end: int, line: int, column: int, text: str, style: str
    ) -> None:
        self.start = start
        self.end = end
        self.line = line
        self.column = column
        self.text = text
        self.style = style
        """Empty when bare, else the character that begins it: a quote, `|` or `>`."""
        self.refused = False
        """True when it stands for something plans may not hold, such as an alias."""


class Mapping(Node):
    """Keys and values in the order of the text."""

    __slots__ = ("flow", "pairs")

    def __init__(self, start: int, line: int, column: int, *, flow: bool) -> None:
        super().__init__(start, start, line, column)
        self.pairs: list[tuple[Scalar, Node]] = []
        self.flow = flow

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

    def __init__(self, start: int, line: int, column: int, *, flow: bool) -> None:
        super().__init__(start, start, line, column)
        self.items: list[Node] = []
        self.flow = flow
