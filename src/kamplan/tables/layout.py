"""Which tables a plan has, and their columns: derived from the model's shape, nothing left out.

Every list of records is a table; the records in a record become columns of it, named by the way
(`baseline_value`). Ids, choices and days in a list stand in one cell. Free text in a list has no
cell that would hold it, so all of it stands in one table, `lines`, a row a line.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kamplan.model.shape import FieldShape, RecordShape, shape_of
from kamplan.tables.table import Column

ROOT = "plans"
"""The table with one row a plan."""
LINES = "lines"
"""The table with all free text that stands in lists."""
KEYS = (
    Column("account", "The account's id."),
    Column("period_start", "The first day of the plan's period."),
)
"""What every table begins with."""
POSITION = Column("position", "Its place in the list, from 1.")
LINE_COLUMNS = (
    *KEYS,
    Column("table", "The table that has the row this text belongs to."),
    Column("row", "That row's id, or the words that identify it."),
    Column("field", "The field that lists it."),
    POSITION,
    Column("key", "What it is listed under, where the field has keys."),
    Column("text", "The text."),
)
_OWN_TABLES = ("review", "handoff", "renewal")
"""Parts of a plan whose lists would be taken for others' without their name."""
_SINGLE = frozenset({"record", "list", "map"})


class FieldPath(NamedTuple):
    """A field below a row's record."""

    attributes: tuple[str, ...]
    """From the record down, as in the model."""
    keys: tuple[str, ...]
    """The same as in the file."""
    field: FieldShape

    @property
    def name(self) -> str:
        """The name of its column."""
        return "_".join(self.keys)


@dataclass(frozen=True, slots=True)
class TableLayout:
    """A table, and where the rows of it come from."""

    name: str
    lists: tuple[tuple[str, ...], ...]
    """From the plan to the rows: the attributes that lead to each list, the outermost first."""
    parent: str | None
    """The column with the id of the entry around it, if that has an id."""
    identity: tuple[str, ...]
    """The attributes that identify a row among its neighbours; `id` where it has one."""
    cells: tuple[FieldPath, ...]
    texts: tuple[FieldPath, ...]
    """Lists and maps of free text, which go to `lines`."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns in their order."""
        around = (Column(self.parent, "The entry it belongs to."),) if self.parent else ()
        own = tuple(Column(one.name, one.field.description) for one in self.cells)
        placed = (POSITION,) if self.lists and self.identity != ("id",) else ()
        return (*KEYS, *around, *placed, *own)


@cache
def layouts() -> tuple[TableLayout, ...]:
    """Return the tables of a plan, in the order of the plan, without `lines`."""
    return tuple(_lay_out(shape_of("plan"), ROOT, (), None, ()))


def _lay_out(
    record: RecordShape,
    name: str,
    lists: tuple[tuple[str, ...], ...],
    parent: str | None,
    identity: tuple[str, ...],
) -> Iterator[TableLayout]:
    fields = list(_flatten(record))
    cells = [one for one in fields if _fits_cell(one.field)]
    if not lists:  # the keys of every table say these already
        cells = [one for one in cells if one.keys not in (("account", "id"), ("period", "start"))]
    yield TableLayout(
        name,
        lists,
        parent,
        identity,
        tuple(cells),
        tuple(one for one in fields if _is_text(one.field)),
    )
    own = parent
    if "id" in record.fields and lists:
        own = f"{_singular(name)}_id"
    for one in fields:
        element = one.field.element
        if one.field.kind == "list" and element is not None and element.record is not None:
            inner = element.record
            yield from _lay_out(
                inner,
                _name(one),
                (*lists, one.attributes),
                own,
                tuple(inner.fields[key].attribute for key in one.field.identity),
            )


def _flatten(
    record: RecordShape, attributes: tuple[str, ...] = (), keys: tuple[str, ...] = ()
) -> Iterator[FieldPath]:
    """Give the fields of a record, and in place of a record in it that one's fields."""
    for key, field in record.fields.items():
        path = FieldPath((*attributes, field.attribute), (*keys, key), field)
        if field.kind == "record" and field.record is not None:
            yield from _flatten(field.record, path.attributes, path.keys)
        else:
            yield path


def _fits_cell(field: FieldShape) -> bool:
    if field.kind == "list" and field.element is not None:
        return field.element.kind in ("slug", "choice", "date")
    return field.kind not in _SINGLE


def _is_text(field: FieldShape) -> bool:
    of_text = field.element is not None and field.element.kind == "text"
    return field.kind in ("list", "map") and of_text


def _name(path: FieldPath) -> str:
    if path.field.item is not None:
        word = path.field.item.replace("-", "_")
        return "criteria" if word == "criterion" else f"{word}s"
    first = path.keys[0]
    return f"{first}_{path.keys[-1]}" if first in _OWN_TABLES else path.keys[-1]


def _singular(name: str) -> str:
    return "criterion" if name == "criteria" else name.removesuffix("s")
