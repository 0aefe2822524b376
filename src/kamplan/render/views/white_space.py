"""Where the supplier serves the customer, and where it does not yet."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kamplan.render.views.context import Context
from kamplan.render.views.values import Ref, Row
from kamplan.render.views.watching import watch

if TYPE_CHECKING:
    from kamplan.model import Cell, RelationshipToBuild


class CellView(NamedTuple):
    """One offering in one unit."""

    state: str | None
    words: str | None
    served_by: str | None
    next_step: str | None
    owner: Ref | None
    by: date | None
    rest: tuple[Row, ...]


class UnitView(NamedTuple):
    """One unit of the customer, with its cells in the order of the offerings."""

    unit: str
    cells: tuple[tuple[CellView, ...], ...]
    """For each offering, what the plan says of it; mostly one entry or none."""


class RelationshipToBuildView(NamedTuple):
    """Somebody the supplier ought to know."""

    who: str | None
    introduced_by: Ref | None
    by: date | None
    rest: tuple[Row, ...]


class WhiteSpaceView(NamedTuple):
    """The grid of units and offerings."""

    offerings: tuple[str, ...]
    units: tuple[UnitView, ...]
    relationships_to_build: tuple[RelationshipToBuildView, ...]
    rest: tuple[Row, ...]


def build_white_space(context: Context) -> WhiteSpaceView | None:
    """Build the grid, with units and offerings that only a cell names too.

    Returns None where the plan has none.
    """
    space = watch(context.plan.white_space)
    offerings = tuple(
        dict.fromkeys((*space.offerings, *(one.offering or "" for one in space.cells)))
    )
    units = tuple(dict.fromkeys((*space.units, *(one.unit or "" for one in space.cells))))
    cells: dict[tuple[str, str], list[CellView]] = {}
    for one in space.cells:
        place = (one.unit or "", one.offering or "")
        cells.setdefault(place, []).append(_build_cell(one, context))
    to_build = tuple(_build_relationship(one, context) for one in space.relationships_to_build)
    rest = context.rest(space)
    if not (offerings or units or to_build or rest):
        return None
    return WhiteSpaceView(
        offerings=offerings,
        units=tuple(
            UnitView(unit, tuple(tuple(cells.get((unit, one), ())) for one in offerings))
            for unit in units
        ),
        relationships_to_build=to_build,
        rest=rest,
    )


def _build_cell(original: "Cell", context: Context) -> CellView:
    one = watch(original)
    _ = one.unit, one.offering  # they head the row and the column
    return CellView(
        state=one.state,
        words=context.choice("Cell", "state", one.state),
        served_by=one.served_by,
        next_step=one.next_step,
        owner=context.contact(one.owner),
        by=one.by,
        rest=context.rest(one),
    )


def _build_relationship(
    original: "RelationshipToBuild", context: Context
) -> RelationshipToBuildView:
    one = watch(original)
    return RelationshipToBuildView(
        who=one.who,
        introduced_by=context.contact(one.introduced_by),
        by=one.by,
        rest=context.rest(one),
    )
