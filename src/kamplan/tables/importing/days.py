"""Days as other programs write them; what could be two days is asked for and never guessed."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

from kamplan.errors import KamplanError

Order = Literal["dmy", "mdy"]
"""Whether the day or the month comes first."""

_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ,].*)?")
_DOTS = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:[ ,].*)?")
_SLASHES = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:[ ,].*)?")
_DAY_MONTH = re.compile(r"(\d{1,2})\.?[ -]([A-Za-z]{3})[a-z]*\.?,?[ -](\d{4})(?:[ ,].*)?")
_MONTH_DAY = re.compile(r"([A-Za-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:[ ,].*)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = 12


def find_order(texts: Iterable[str], given: Order | None) -> Order | None:
    """Return whether day or month comes first in `03/04/2026`: what is said, else what must be.

    Raises:
        KamplanError: the days could be read either way.

    """
    if given is not None:
        return given
    pairs = [
        (int(found[1]), int(found[2]), text)
        for text in texts
        if (found := _SLASHES.fullmatch(text.strip()))
    ]
    day_first = any(one > _YEAR for one, _, _ in pairs)
    month_first = any(two > _YEAR for _, two, _ in pairs)
    if day_first != month_first:
        return "dmy" if day_first else "mdy"
    unclear = [text for one, two, text in pairs if one != two]
    if unclear:
        raise KamplanError(
            f"`{unclear[0][:40]}` could be two days: nothing in the column says whether the day "
            "or the month comes first",
            hint="--dates dmy (day first) or --dates mdy (month first)",
        )
    return None


def read_day(text: str, order: Order | None) -> date | None:
    """Return the day that a cell says, without its time; None where it is no day."""
    cell = text.strip()
    try:
        if found := _ISO.fullmatch(cell):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _DOTS.fullmatch(cell):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if found := _SLASHES.fullmatch(cell):
            first, second = int(found[1]), int(found[2])
            day, month = (second, first) if order == "mdy" else (first, second)
            return date(int(found[3]), month, day)
        if found := _DAY_MONTH.fullmatch(cell):
            return date(int(found[3]), _MONTHS.index(found[2].lower()) + 1, int(found[1]))
        if found := _MONTH_DAY.fullmatch(cell):
            return date(int(found[3]), _MONTHS.index(found[1].lower()) + 1, int(found[2]))
    except ValueError:
        return None
    return None
