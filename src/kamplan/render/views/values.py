"""Values as templates see them: what sort each is, so that it is shown in the right way."""

from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

Sort = Literal["text", "day", "number", "word", "code", "link", "ref", "list", "group"]


class Ref(NamedTuple):
    """One item of the plan that another names."""

    kind: str
    """As `contact` or `need`."""
    id: str
    text: str
    """What the item is called; its id where the plan has no such item."""
    anchor: str | None
    """Where the item stands on the page, without `#`; None where the plan has no such item."""
    party: str | None = None
    """Of a person: `supplier` or `customer`."""


class Row(NamedTuple):
    """A labelled value."""

    label: str
    value: "Value"


class Value(NamedTuple):
    """One value of any sort; only what belongs to its sort is filled in."""

    sort: Sort
    text: str = ""
    """Of text: the authors' own words; of word: fixed words; of code and link: as written."""
    day: date | None = None
    number: Decimal | int | None = None
    ref: Ref | None = None
    items: tuple["Value", ...] = ()
    """Of a list."""
    rows: tuple[Row, ...] = ()
    """Of a group."""
    lead: "Value | None" = None
    """Of a group in a list: what the entry is called; it is not among the rows then."""
    is_short: bool = False
    """Of a list: whether its items are single words, names or days."""
