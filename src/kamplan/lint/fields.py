"""Walk the fields of a plan that someone has chosen by their shape, and no others."""

from collections.abc import Callable
from typing import Any, NamedTuple

from kamplan.model.shape import FieldShape, RecordShape, shape_of
from kamplan.planfile import PlanFile
from kamplan.records import route_of
from kamplan.yamldoc import Route

Choose = Callable[[str, FieldShape], str | None]
"""From a field's route, with `*` for an index, to a mark for its values; None leaves it out."""


class Branch(NamedTuple):
    """A chosen field, or one on the way to chosen fields."""

    key: str
    attribute: str
    is_list: bool
    mark: str | None
    below: "tuple[Branch, ...]"


def choose_fields(choose: Choose) -> tuple[Branch, ...]:
    """Return the tree of all fields of a plan with a single value that are chosen."""
    return _choose_below(shape_of("plan"), "", choose)


def _choose_below(record: RecordShape, above: str, choose: Choose) -> tuple[Branch, ...]:
    branches: list[Branch] = []
    for key, field in record.fields.items():
        is_list = field.element is not None and field.kind == "list"
        route = f"{above}{key}/*" if is_list else f"{above}{key}"
        value = field.element if is_list and field.element is not None else field
        if value.record is not None:
            below = _choose_below(value.record, f"{route}/", choose)
            if below:
                branches.append(Branch(key, field.attribute, is_list, None, below))
        elif value.element is None and (mark := choose(route, value)) is not None:
            branches.append(Branch(key, field.attribute, is_list, mark, ()))
    return tuple(branches)


def walk_fields(file: PlanFile, tree: tuple[Branch, ...]) -> list[tuple[Route, str, Any]]:
    """Give route, mark and value of every chosen field that is filled, in the order of the plan."""
    found: list[tuple[Route, str, Any]] = []
    _walk(file, file.plan, (), tree, found)
    return found


def _walk(
    file: PlanFile,
    record: object,
    route: Route,
    tree: tuple[Branch, ...],
    found: list[tuple[Route, str, Any]],
) -> None:
    # A list is passed down, since generators within generators would triple the time.
    values = record.__dict__
    for key, attribute, is_list, mark, below in tree:
        value = values[attribute]
        if not value and (value is None or value == ()):
            continue
        if mark is None:
            for part in value if is_list else (value,):
                _walk(file, part, route_of(part), below, found)
        elif not is_list:
            found.append(((*route, key), mark, value))
        else:
            entries = file.list_entries((*route, key), value)
            found += [(where, mark, one) for where, one in entries]
