"""Fill the tables from plans: every value once, beside the ids that it hangs on."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from kamplan.errors import KamplanError
from kamplan.records import nearest
from kamplan.tables.layout import LINE_COLUMNS, LINES, FieldPath, TableLayout, layouts
from kamplan.tables.table import Cell, Table

if TYPE_CHECKING:
    from kamplan.model import Plan


def table_names() -> tuple[str, ...]:
    """Return the names of all tables, in the order of the plan."""
    return (*(one.name for one in layouts()), LINES)


def collect_tables(plans: "Sequence[Plan]", wanted: Collection[str] = ()) -> list[Table]:
    """Return the tables of all plans together, every one of them, also those without a row.

    Args:
        plans: the plans, whose rows follow each other in this order.
        wanted: the names of the tables that are asked for; all where there are none.

    Raises:
        KamplanError: there is no such table.

    """
    names = table_names()
    for one in wanted:
        if one not in names:
            near = nearest(one.replace("_", "-"), [name.replace("_", "-") for name in names])
            known = near.replace("-", "_") if near else None
            raise KamplanError(
                f"there is no table `{one[:60]}`",
                hint=f"did you mean {known}?" if known else f"one of {', '.join(names)}",
            )
    tables = [
        Table(
            layout.name,
            layout.columns,
            tuple(row for plan in plans for row in _collect(plan, layout)),
        )
        for layout in layouts()
    ]
    lines = tuple(row for plan in plans for row in _collect_lines(plan))
    tables.append(Table(LINES, LINE_COLUMNS, lines))
    return [one for one in tables if not wanted or one.name in wanted]


def _collect(plan: "Plan", layout: TableLayout) -> Iterator[tuple[Cell, ...]]:
    keys = _keys(plan)
    for part, parent, position in _find_rows(plan, layout):
        around = (parent,) if layout.parent else ()
        placed = (position,) if layout.lists and layout.identity != ("id",) else ()
        cells = (_read_cell(part, one) for one in layout.cells)
        yield (*keys, *around, *placed, *cells)


def _collect_lines(plan: "Plan") -> Iterator[tuple[Cell, ...]]:
    keys = _keys(plan)
    for layout in layouts():
        for part, parent, position in _find_rows(plan, layout):
            row = _identify(part, parent, position, layout)
            for path in layout.texts:
                for place, (key, text) in enumerate(_read_texts(part, path), 1):
                    yield (*keys, layout.name, row, path.name, place, key, text)


def _keys(plan: "Plan") -> tuple[str, date]:
    return plan.account.id, plan.period.start


def _find_rows(plan: "Plan", layout: TableLayout) -> Iterator[tuple[Any, str | None, int]]:
    """Give the records of a table with the id of what is around each, and its place."""
    rows: list[tuple[Any, str | None, int]] = [(plan, None, 1)]
    for attributes in layout.lists:
        rows = [
            (inner, getattr(outer, "id", around), place)
            for outer, around, _ in rows
            for place, inner in enumerate(_follow(outer, attributes) or (), 1)
        ]
    yield from rows


def _identify(part: object, parent: str | None, position: int, layout: TableLayout) -> str | None:
    """Return the words by which a row is known: its id, else what identifies it there."""
    if not layout.lists:
        return None
    if layout.identity == ("id",):
        return str(getattr(part, "id", ""))
    own = [_show(getattr(part, one)) for one in layout.identity] or [str(position)]
    return "/".join([parent, *own] if parent else own)


def _follow(part: object, attributes: tuple[str, ...]) -> Any:  # noqa: ANN401 - typed by the model
    for one in attributes:
        part = getattr(part, one, None)
    return part


def _read_cell(part: object, path: FieldPath) -> Cell:
    value = _follow(part, path.attributes)
    if isinstance(value, tuple):
        return tuple(map(_show, value))
    cell: Cell = value
    return cell


def _read_texts(part: object, path: FieldPath) -> Iterator[tuple[str | None, str]]:
    value = _follow(part, path.attributes)
    if path.field.kind == "map":
        yield from (value or {}).items()
    else:
        yield from ((None, one) for one in value or ())


def _show(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")
