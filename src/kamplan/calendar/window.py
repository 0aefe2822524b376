"""How far ahead somebody looks: `30d`, `6w`, `3m`, `1y`."""

import re
from calendar import monthrange
from datetime import date, timedelta

HOW_TO_WRITE = "a number and d, w, m or y: 30d, 6w, 3m, 1y"
_WINDOW = re.compile(r"([1-9][0-9]{0,3})([dwmy])", re.ASCII)
_DAYS = {"d": 1, "w": 7}
_MONTHS = {"m": 1, "y": 12}


def find_last_day(text: str, today: date) -> date | None:
    """Return the last day of a time that begins today, or None where it is no such time.

    Months and years end on today's day of the month, or on the last one of a shorter month. What
    would end after the calendar ends with it.
    """
    found = _WINDOW.fullmatch(text.strip().lower())
    if found is None:
        return None
    count, unit = int(found[1]), found[2]
    if unit in _DAYS:
        return today + min(timedelta(days=count * _DAYS[unit]), date.max - today)
    year, month = divmod(today.year * 12 + today.month - 1 + count * _MONTHS[unit], 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
