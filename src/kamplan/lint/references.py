"""Every place of a plan that names an entry by its id, with the id that stands there."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kamplan.lint.fields import Branch, choose_fields, walk_fields
from kamplan.model.references import list_references
from kamplan.planfile import PlanFile
from kamplan.yamldoc import Route


class Reference(NamedTuple):
    """One id that names an entry elsewhere in the plan."""

    route: Route
    kind: str
    """The kind of entry that it should name."""
    id: str


def walk_references(file: PlanFile) -> Iterator[Reference]:
    """Give every reference of a plan that is filled, in the order of the plan."""
    return map(Reference._make, walk_fields(file, _reference_fields()))


@cache
def _reference_fields() -> tuple[Branch, ...]:
    kinds = {place.route: place.kind for place in list_references()}
    return choose_fields(lambda route, _field: kinds.get(route))
