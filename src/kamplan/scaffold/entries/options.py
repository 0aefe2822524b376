"""The options of each kind of entry, derived from the shape of the plan."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from kamplan.model.shape import FieldShape, RecordShape, shape_of, walk_fields
from kamplan.scaffold.entries.kinds import EntryKind, find_list

_SINGULAR = {"criteria": "criterion", "decides": "decides"}
"""Of lists whose option is not the key without its s."""
_HEAD = "value"
"""The part of a record that its option without a further word gives: `--baseline 14`."""
_LEFT_OUT = frozenset({"id", "renamed_from"})


class EntryOption(NamedTuple):
    """One option: the field that it fills."""

    name: str
    """As it is typed, without the dashes in front: `baseline-as-of`."""
    route: tuple[str, ...]
    """From the entry on; empty where the entry is this one value."""
    field: FieldShape
    """Of the value, or of each of several."""
    is_list: bool
    """Whether it may be given several times."""
    need: str
    """R, S or O: whether the entry can be without it."""
    help: str


def list_options(kind: EntryKind) -> tuple[EntryOption, ...]:
    """List the options that fill the fields of a kind, in the order of the plan.

    An id and the entry around it are asked for by options of their own. Lists of records are
    kinds of their own.
    """
    if not kind.route:
        return ()
    element = find_list(kind.route).element
    assert element is not None  # noqa: S101 - a kind's route leads to a list
    if element.record is None:
        return (EntryOption(kind.option, (), element, is_list=False, need="R", help=kind.summary),)
    return tuple(_walk(element.record, ()))


def _walk(record: RecordShape, above: tuple[str, ...]) -> Iterator[EntryOption]:
    for key, field in record.fields.items():
        if key in _LEFT_OUT:
            continue
        route = (*above, key)
        if field.record is not None:
            yield from _walk(field.record, route)
        elif field.element is None:
            name, said = _name(route), _help(field)
            yield EntryOption(name, route, field, is_list=False, need=field.need, help=said)
        elif field.element.record is None:
            element = field.element._replace(key=key)
            name, said = _name(route, singular=True), _help(field, element)
            yield EntryOption(name, route, element, is_list=True, need=field.need, help=said)


def _name(route: tuple[str, ...], *, singular: bool = False) -> str:
    words = list(route)
    if len(words) > 1 and words[-1] == _HEAD:
        words.pop()
    if singular:
        last = words[-1]
        words[-1] = _SINGULAR.get(last, last.removesuffix("s"))
    return "-".join(words).replace("_", "-")


def _help(field: FieldShape, element: FieldShape | None = None) -> str:
    """Return what is typed there: the field's meaning, and its choices where it has any."""
    one = element or field
    said = field.description
    if one.choices:
        said += f" One of: {', '.join(one.choices)}."
    elif one.refers:
        said += f" The id of {'an' if one.refers[0] in 'aeiou' else 'a'} {one.refers}."
    if element is not None:
        said += " Several times for several."
    return f"{said} Needed." if field.need == "R" and field.key != "verbatim" else said


@cache
def list_places() -> Mapping[str, str]:
    """Map the names of the plan's lists of plain text to their routes, in the order of the plan.

    A name is the route as people write it, with dots and without `six_boxes`: `strategy.policies`.
    """
    return {
        route.removeprefix("six_boxes/").replace("/", "."): route
        for route, field in walk_fields(shape_of("plan"))
        if field.kind == "list" and field.element and field.element.kind == "text"
        if "*" not in route and not route.startswith("review")
    }
