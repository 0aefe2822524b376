"""The days on which something recurs: what `every: 1 month` with `first: 2026-01-31` means.

Days are counted from the first one and not from the one before. A month or a year after the 31st
is the same day of its month or, where that month is shorter, the month's last day: 31 January,
28 February, 31 March. Calendars that skip short months (RFC 5545, 3.3.10) would drop meetings that
both sides mean to hold.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

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


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _day_in_month(number: int, day: int) -> date:
    year, month = divmod(number, 12)
    return date(year, month + 1, min(day, monthrange(year, month + 1)[1]))
