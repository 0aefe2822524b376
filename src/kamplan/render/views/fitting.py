"""What of a box fits on one sheet of A4, estimated, so that nothing is cut off unseen.

Nothing measures type before a page is printed, so the estimate is careful: a line of the sheet
holds more characters than are counted here. What does not fit goes overleaf.
"""

import math
from collections.abc import Sequence
from typing import Final, NamedTuple
from unicodedata import east_asian_width

LINES: Final = 23.0
"""How many lines of the smallest type a box holds below its title, where both rows are as high."""
ROW: Final = 3
"""How many boxes stand side by side. A row takes from the other what that does not need."""
LINE_WIDTH: Final = 54
"""How many characters of the smallest type a line holds."""
SIZES: Final = {"large": 1.4, "medium": 1.2, "fair": 1.1, "small": 1.0}
"""Sizes of type by name, each by how much larger than the smallest it is; see style.css."""
TITLE: Final = 2.2
"""How many lines the title of a box takes, with what it is about; it grows with the type."""
LABEL: Final = 1.3
"""How many lines the label of a prompt takes, with the room above it."""
BLANK: Final = 1.2
"""How many lines are kept where nothing was answered."""
MORE: Final = 1.5
"""How many lines it takes to say that there is more overleaf."""
NOTE: Final = 0.95
"""How many lines a note takes, beside a line of text: it is set a little smaller."""


class Note(NamedTuple):
    """Something that is said of a line."""

    label: str
    text: str


class Line(NamedTuple):
    """One entry in a box."""

    text: str
    notes: tuple[Note, ...] = ()
    id: str | None = None
    anchor: str | None = None
    rest: tuple[object, ...] = ()
    """Rows of what has no place of its own."""
    is_over: bool = False
    """Whether it goes overleaf in print."""


class Prompt(NamedTuple):
    """One question of a box, with what was answered."""

    label: str
    lines: tuple[Line, ...]

    @property
    def is_over(self) -> bool:
        """Whether all of it goes overleaf."""
        return bool(self.lines) and all(one.is_over for one in self.lines)


def choose_size(boxes: Sequence[Sequence[Prompt]]) -> str:
    """Return the largest size of type in which both rows of boxes fit, else the smallest."""
    for name, scale in SIZES.items():
        rows = (boxes[:ROW], boxes[ROW:])
        room = (LINES + TITLE) / scale - TITLE
        if sum(_measure_row(row, scale) for row in rows) <= 2 * room:
            return name
    return "small"


def share_room(boxes: Sequence[Sequence[Prompt]]) -> tuple[float, float]:
    """Return how many lines of the smallest type a box of the upper and of the lower row holds.

    What one row does not need, the other gets.
    """
    small = SIZES["small"]
    upper, lower = (_measure_row(row, small) for row in (boxes[:ROW], boxes[ROW:]))
    if upper < LINES:
        return (upper, 2 * LINES - upper) if lower > LINES else (LINES, LINES)
    return (2 * LINES - lower, lower) if lower < LINES else (LINES, LINES)


def _measure_row(boxes: Sequence[Sequence[Prompt]], scale: float) -> float:
    return max((_measure(prompts, scale) for prompts in boxes), default=0.0)


def _measure(prompts: Sequence[Prompt], scale: float) -> float:
    lines = sum(count_lines(line, scale) for prompt in prompts for line in prompt.lines)
    return _count_frame(prompts) + lines


def _count_frame(prompts: Sequence[Prompt]) -> float:
    """Return how many lines it takes before any answer: the labels, and room to write."""
    return LABEL * len(prompts) + BLANK * sum(not prompt.lines for prompt in prompts)


def fit(prompts: Sequence[Prompt], lines: float = LINES) -> tuple[Prompt, ...]:
    """Return the prompts with those lines marked that go overleaf in the smallest type.

    `lines` is how many the box holds (see `share_room`).

    Every prompt gets its first line before any gets its second, so that a long answer to one
    does not drive out the others.
    """
    if _measure(prompts, SIZES["small"]) <= lines:
        return tuple(prompts)
    room = lines - MORE - _count_frame(prompts)
    kept = [0] * len(prompts)
    is_open = [bool(one.lines) for one in prompts]
    while any(is_open):
        for index, prompt in enumerate(prompts):
            if not is_open[index]:
                continue
            cost = count_lines(prompt.lines[kept[index]])
            is_open[index] = cost <= room and kept[index] + 1 < len(prompt.lines)
            if cost <= room:
                room -= cost
                kept[index] += 1
    return tuple(
        prompt._replace(lines=_mark(prompt.lines, number))
        for prompt, number in zip(prompts, kept, strict=True)
    )


def count_lines(line: Line, scale: float = 1.0) -> float:
    """Return how many lines of a box an entry takes in type of that scale."""
    notes = (_wrap(f"{note.label} {note.text}", scale) for note in line.notes)
    return _wrap(line.text, scale) + NOTE * sum(notes) + len(line.rest)


def _wrap(text: str, scale: float) -> int:
    whole = text.strip().splitlines() or [""]
    return sum(max(1, math.ceil(measure_width(one) * scale / LINE_WIDTH)) for one in whole)


def measure_width(text: str) -> float:
    """Return how wide a text is, measured in small letters of common width."""
    if text.isascii():  # the common case, four times as fast
        wide = sum(map(text.count, _WIDEST))
        capital = sum(map(str.isupper, text)) - text.count("M") - text.count("W")
        return len(text) + 0.95 * wide + 0.3 * capital
    return sum(
        1.95 if one in _WIDEST or east_asian_width(one) in "WF" else 1.3 if one.isupper() else 1.0
        for one in text
    )


_WIDEST: Final = frozenset("MWmw@%—…")


def _mark(lines: tuple[Line, ...], kept: int) -> tuple[Line, ...]:
    return (*lines[:kept], *(one._replace(is_over=True) for one in lines[kept:]))
