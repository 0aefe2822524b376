"""Days as places on a line, in per cent of its width, for charts without a script."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, NamedTuple

from kamplan.render.views.values import Ref

MOST_MONTHS: Final = 36
"""A line has no more names of months; longer ones are named by years."""


class Mark(NamedTuple):
    """A place on the line of the year, in per cent of its width, as text."""

    at: str
    day: date


class Bar(NamedTuple):
    """From when to when something runs."""

    ref: Ref
    start: date
    due: date
    at: str
    width: str
    marks: tuple[Mark, ...]
    """Days on the way."""


class Line:
    """Places days on a line from a first to a last day."""

    def __init__(self, start: date, end: date, direction: str) -> None:
        self._is_mirrored = direction == "rtl"
        self.start = start
        self.end = max(end, start + timedelta(days=1))
        self._days = (self.end - self.start).days

    def place(self, day: date) -> str:
        """Return where a day stands; days beyond an end stand at the end."""
        inside = min(max(day, self.start), self.end)
        at = 100 * (inside - self.start).days / self._days
        return f"{100 - at if self._is_mirrored else at:.2f}"

    def width(self, start: date, due: date) -> str:
        """Return how long the bar between two days is, enough to be seen."""
        return f"{max(abs(float(self.place(due)) - float(self.place(start))), 0.6):.2f}"

    def left(self, start: date, due: date) -> str:
        """Return where the bar between two days begins on the left."""
        return min(self.place(start), self.place(due), key=float)

    def marks(self, days: Iterable[date]) -> tuple[Mark, ...]:
        """Place the days that lie on the line."""
        return tuple(Mark(self.place(day), day) for day in days if self.start <= day <= self.end)

    def bar(self, ref: Ref, start: date, due: date, days: Iterable[date]) -> Bar:
        """Place something that runs between two days."""
        marks = self.marks(sorted(set(days)))
        return Bar(ref, start, due, self.left(start, due), self.width(start, due), marks)

    def years(self) -> list[date]:
        """Return the first day, and the first days of the years after it."""
        later = range(self.start.year + 1, min(self.end.year, self.start.year + MOST_MONTHS) + 1)
        return [self.start, *(date(year, 1, 1) for year in later)]

    def months(self) -> list[date]:
        """Return the first days of the months, at most thirty-six."""
        found: list[date] = []
        day = self.start.replace(day=1)
        while day <= self.end and len(found) < MOST_MONTHS:
            found.append(max(day, self.start))
            day = (day + timedelta(days=31)).replace(day=1)
        return found
