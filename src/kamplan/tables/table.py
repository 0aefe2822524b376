"""A table: columns that say what stands in them, and rows of plain values."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

Cell = str | Decimal | int | bool | date | tuple[str, ...] | None
"""What stands in a cell: text, a number, a day, a truth value, several ids or words, or nothing."""


class Column(NamedTuple):
    """A column and what it means."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one sort, each as long as the columns."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The columns' names."""
        return tuple(one.name for one in self.columns)


def join_cell(value: Cell) -> str | Decimal | int | bool | date | None:
    """Return a cell's value with several ids or words joined by `; `."""
    return "; ".join(value) if isinstance(value, tuple) else value
