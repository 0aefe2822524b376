"""Which field names which kind of id, and which list holds the items of a kind.

The one table for all who follow references: derived from the shape, never written by hand. A
route is the keys from the top of the plan, joined by `/`, with `*` for each item of a list.
"""

from functools import cache
from typing import NamedTuple

from kamplan.model.shape import shape_of, walk_fields


class Place(NamedTuple):
    """Where ids of one kind stand."""

    route: str
    """As `needs/*/said_by`, or `sessions/*/attendees/*` where a list holds the ids."""
    kind: str
    """The kind of item, as `contact`."""


@cache
def list_references() -> tuple[Place, ...]:
    """List the fields whose values name items by their ids, in the order of the plan."""
    return tuple(
        Place(route, field.refers)
        for route, field in walk_fields(shape_of("plan"))
        if field.refers is not None
    )


@cache
def list_items() -> tuple[Place, ...]:
    """List where items with ids stand, as `initiatives/*/commitments/*`, each kind once."""
    return tuple(
        Place(f"{route}/*", field.item)
        for route, field in walk_fields(shape_of("plan"))
        if field.item is not None
    )
