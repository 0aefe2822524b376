"""Every place of a plan that names an entry by its id, with the id that stands there."""

from functools import cache

from kamplan.lint.fields import Branch, choose_fields, walk_fields
from kamplan.model.references import list_references
from kamplan.planfile import PlanFile
from kamplan.yamldoc import Route

Reference = tuple[Route, str, str]
"""Where an id stands that names an entry elsewhere; the kind of entry it should name; the id."""


def walk_references(file: PlanFile) -> list[Reference]:
    """Give every reference of a plan that is filled, in the order of the plan."""
    return walk_fields(file, _reference_fields())


@cache
def _reference_fields() -> tuple[Branch, ...]:
    kinds = {place.route: place.kind for place in list_references()}
    return choose_fields(lambda route, _field: kinds.get(route))
