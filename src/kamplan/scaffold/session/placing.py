"""Where a value goes that has no place yet: behind the keys that usually stand before it."""

from kamplan.model.shape import RecordShape, shape_of
from kamplan.yamldoc import Mapping, Route, Sequence, YamlDocument
from kamplan.yamldoc.amend import Change, add, put


def put_value(document: YamlDocument, route: Route, value: object) -> Change:
    """Return the change that sets a value; sections that are missing or empty are made."""
    depth = len(route)
    while depth > 1 and not isinstance(document.find(route[: depth - 1]), Mapping | Sequence):
        depth -= 1
    for step in reversed(route[depth:]):
        value = {str(step): value}
    return put(route[:depth], value, find_keys_before(route[:depth]))


def add_entry(document: YamlDocument, route: Route, value: object) -> Change:
    """Return the change that appends to a list, which is made where it is missing."""
    if isinstance(document.find(route), Sequence):
        return add(route, value)
    if not isinstance(document.find(route[:-1]), Mapping):
        return put_value(document, route, [value])
    # Nothing, or `null`: an addition would not know what to do with the word.
    node = document.find(route)
    is_word = node is not None and node.end > node.start
    make = put if is_word else add
    return make(route, [value] if is_word else value, find_keys_before(route))


def find_keys_before(route: Route) -> tuple[str, ...]:
    """Return the keys that usually stand before the last one of a route."""
    record: RecordShape | None = shape_of("plan")
    for step in route[:-1]:
        if record is None:
            return ()
        if isinstance(step, str):
            field = record.fields[step]
            record = field.record or (field.element.record if field.element else None)
    keys = list(record.fields) if record else []
    last = route[-1]
    return tuple(keys[: keys.index(last)]) if last in keys else ()
