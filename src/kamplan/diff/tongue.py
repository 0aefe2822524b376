"""How the fixed words of changes are said in one language; English is the original.

`kamplan.diff.texts` lists all that a language can be asked for.
"""

from collections.abc import Callable
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


ENGLISH = Tongue()
