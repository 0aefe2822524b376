"""Every place of a plan that names an entry by its id, with the id that stands there."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, Self

from kamplan.model.references import list_references
from kamplan.model.shape import FieldShape, RecordShape, shape_of
from kamplan.planfile import PlanFile
from kamplan.records import route_of
from kamplan.yamldoc import Route


class Reference(NamedTuple):
    """One id that names an entry elsewhere in the plan."""

    route: Route
    kind: str
    """The kind of entry that it should name."""
    id: str


class _Branch(NamedTuple):
    """A field that holds references, or on the way to them."""

    key: str
    attribute: str
    is_list: bool
    kind: str | None
    below: "tuple[_Branch, ...]"

    @classmethod
    def grow(cls, field: FieldShape, kind: str | None, below: "tuple[Self, ...]") -> Self:
        return cls(field.key, field.attribute, field.kind == "list", kind, below)


def walk_references(file: PlanFile) -> Iterator[Reference]:
    """Give every reference of a plan that is filled, in the order of the plan."""
    return _walk(file, file.plan, (), _reference_tree())


def _walk(
    file: PlanFile, record: object, route: Route, branches: tuple[_Branch, ...]
) -> Iterator[Reference]:
    for key, attribute, is_list, kind, below in branches:
        value = getattr(record, attribute)
        if value is None or value == ():
            continue
        at = (*route, key)
        if kind is None:
            for part in value if is_list else (value,):
                yield from _walk(file, part, route_of(part), below)
        elif is_list:
            for where, one in file.list_entries(at, value):
                yield Reference(where, kind, one)
        else:
            yield Reference(at, kind, value)


@cache
def _reference_tree() -> tuple[_Branch, ...]:
    kinds = {place.route.removesuffix("/*"): place.kind for place in list_references()}
    return _grow_branches(shape_of("plan"), "", kinds)


def _grow_branches(record: RecordShape, above: str, kinds: dict[str, str]) -> tuple[_Branch, ...]:
    branches: list[_Branch] = []
    for key, field in record.fields.items():
        route = f"{above}{key}"
        if route in kinds:
            branches.append(_Branch.grow(field, kinds[route], ()))
            continue
        inner = field.element.record if field.element is not None else field.record
        if inner is None:
            continue
        below = _grow_branches(inner, f"{route}/*/" if field.kind == "list" else f"{route}/", kinds)
        if below:
            branches.append(_Branch.grow(field, None, below))
    return tuple(branches)
