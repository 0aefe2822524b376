"""The days on which something recurs: what `every: 1 month` with `first: 2026-01-31` means.

Days are counted from the first one and not from the one before. A month or a year after the 31st
is the same day of its month or, where that month is shorter, the month's last day: 31 January,
28 February, 31 March. Calendars that skip short months (RFC 5545, 3.3.10) would drop meetings that
both sides mean to hold.

A touchpoint that was held counts for the planned day that it is nearest to.
"""

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kamplan.model import Touchpoint

_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}


def find_occurrences(first: date, every: str, start: date, end: date) -> Iterator[date]:
    """Give the days from `start` to `end`, both included, on which something recurs.

    Args:
        first: the first day of all.
        every: how often, as plans write it: `2 weeks`, `1 month`.
        start: the first day to give.
        end: the last day to give.

    """
    count, _, unit = every.rstrip("s").partition(" ")
    start = max(first, start)
    if unit in _DAYS:
        step = int(count) * _DAYS[unit]
        begin = start.toordinal() + (first - start).days % step
        yield from map(date.fromordinal, range(begin, end.toordinal() + 1, step))
        return
    step = int(count) * _MONTHS[unit]
    begin = _month_number(start) - (_month_number(start) - _month_number(first)) % step
    for number in range(begin, _month_number(end) + 1, step):
        day = _day_in_month(number, first.day)
        if start <= day <= end:
            yield day


def is_frequent(every: str) -> bool:
    """Say whether something recurs more often than every four weeks."""
    count, _, unit = every.rstrip("s").partition(" ")
    return unit in _DAYS and timedelta(int(count) * _DAYS[unit]) < timedelta(weeks=4)


def find_missed(touchpoint: "Touchpoint", start: date, end: date, today: date) -> list[date]:
    """Return the planned days from `start` to yesterday or `end` that nobody held.

    Of what recurs more often than every four weeks one day may fall out, for a holiday.
    """
    every = touchpoint.every
    # One day past today may be what was held early.
    ahead = today + min(timedelta(days=31), date.max - today)
    planned = _find_planned(touchpoint, start, end, min(end, ahead))
    held = _find_held(touchpoint, planned)
    missed = [day for day in planned if day < today and day not in held]
    if every is not None and is_frequent(every):
        single, without = set(touchpoint.on), set(missed)
        return [one for one in missed if one in single or _has_neighbour(planned, without, one)]
    return missed


def find_ahead(touchpoint: "Touchpoint", start: date, end: date, today: date) -> list[date]:
    """Return the planned days from `today` to `end` that were not held before their time.

    Args:
        touchpoint: with its days.
        start: the first day that counts; what was held goes to the nearest day from there on.
        end: the last day to give.
        today: the first day to give.

    """
    planned = _find_planned(touchpoint, start, end, end)
    held = _find_held(touchpoint, planned)
    return [day for day in planned if day >= today and day not in held]


def _find_planned(touchpoint: "Touchpoint", start: date, end: date, until: date) -> list[date]:
    """Return the single days from `start` to `end` and the recurring ones to `until`, in order."""
    every, first = touchpoint.every, touchpoint.first
    planned = {day for day in touchpoint.on if start <= day <= end}
    if every is not None and first is not None:
        planned.update(find_occurrences(first, every, start, until))
    return sorted(planned)


def _find_held(touchpoint: "Touchpoint", planned: Sequence[date]) -> set[date]:
    return {_find_nearest(planned, day) for day in touchpoint.held} if planned else set()


def _find_nearest(planned: Sequence[date], day: date) -> date:
    at = bisect_left(planned, day)
    around = planned[max(0, at - 1) : at + 1]
    return min(around, key=lambda one: abs(one - day))


def _has_neighbour(planned: Sequence[date], missed: set[date], day: date) -> bool:
    at = bisect_left(planned, day)
    return any(one in missed for one in (*planned[max(0, at - 1) : at], *planned[at + 1 : at + 2]))


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _day_in_month(number: int, day: int) -> date:
    year, month = divmod(number, 12)
    return date(year, month + 1, min(day, monthrange(year, month + 1)[1]))
