"""How the fixed words of changes and of reports on them are said in one language.

English is the original. It stands below all that speaks, so that whoever knows a language
(`kamplan.render`) can hand it to those that tell changes and findings and know none.
`kamplan.diff.texts` lists all that changes ask of a language.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Context(StrEnum):
    """Where a text stands, for the same English word can be two in another language."""

    AREA = "area"
    """A section of the plan, as a heading."""
    SENTENCE = "sentence"
    """A whole sentence, with places for values."""
    PIECE = "piece"
    """A piece of a sentence, with places for values."""
    FIELD = "field"
    """What a field is called."""
    ENTRY = "entry"
    """What an entry of a list is called."""
    ITEM = "item"
    """What an item with an id is called."""
    VALUE = "value"
    """A choice, yes, no, or nothing."""
    WAY = "way"
    """Which way a change went."""
    REPORT = "report"
    """What a report says around the changes, with places for values."""


def _say(context: Context, text: str) -> str:  # noqa: ARG001 - English needs no context
    return text


def _count(one: str, many: str, number: int) -> str:
    return (one if number == 1 else many).replace("{n}", str(number))


def show_number(number: Decimal) -> str:
    """Return a number without trailing zeros: 60, not 60.0 or 6E+1."""
    return format(number.normalize() if number else Decimal(0), "f")


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language; English, with days and numbers as the file has them, unless told otherwise."""

    say: Callable[[Context, str], str] = _say
    """From a fixed text of English to that of the language, its places for values still in it."""
    count: Callable[[str, str, int], str] = _count
    """From what is said of one and of many to what is said of that number, `{n}` replaced."""
    day: Callable[[date], str] = date.isoformat
    """How a day is written."""
    number: Callable[[Decimal], str] = show_number
    """How a number is written, exactly."""
    every: Callable[[str], str] = str
    """How it is said how often something returns, from `2 weeks`."""
    is_english: bool = True
    """Whether it is the language of what is said nowhere else, such as the findings of lint."""

    def report(self, text: str, /, **values: str) -> str:
        """Return a fixed text of a report, with `{names}` in it replaced by values."""
        return self.say(Context.REPORT, text).format_map(values)

    def join(self, names: Sequence[str]) -> str:
        """Return names as they stand in a sentence: `one and other`."""
        joined, *rest = names or ("",)
        for one in rest:
            joined = self.report("{one} and {other}", one=joined, other=one)
        return joined


ENGLISH = Tongue()
