"""A table as it was read: titles, and rows of text below them."""

from dataclasses import dataclass
from typing import NamedTuple


class Row(NamedTuple):
    """A row and where it stands in its file."""

    number: int
    """The line, or the row of the sheet, from 1."""
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it was read: one row of titles, and those below it."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    told: str
    """How it was read, as the end of a sentence."""
    has_footer: bool = False
    """Whether lines about the report itself stood below the rows, and were left out."""
