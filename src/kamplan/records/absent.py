"""What stands in a record for a value that is not there."""

from datetime import date
from typing import Any, NamedTuple

from kamplan.model.shape import FieldShape, RecordShape
from kamplan.records.quick import Quick, find_quick
from kamplan.records.record import Record
from kamplan.yamldoc import Route


class Ready(NamedTuple):
    """What is the same for every record of a shape."""

    shape: RecordShape
    absent: dict[str, Any]
    """What stands for each attribute that is not there."""
    composed: tuple[tuple[str, FieldShape], ...]
    """Fields for which that is built anew each time."""
    needed: tuple[tuple[str, str, FieldShape], ...]
    """Fields without which something is missing, with key and attribute."""
    required: frozenset[str]
    """Their attributes."""
    quick: dict[str, tuple[str, Quick]]
    """Of each key whose ordinary values can be read at once: its attribute, and how."""


_ready: dict[int, Ready] = {}


def prepare(shape: RecordShape) -> Ready:
    """Return what is the same for every record of a shape; it is worked out once."""
    found = _ready.get(id(shape))
    if found is None:
        fields = shape.fields.items()
        found = _ready[id(shape)] = Ready(
            shape,  # kept, so that its id stays its own
            {one.attribute: build_absent(one, ()) for _, one in fields},
            tuple((key, one) for key, one in fields if one.empty in ("record", "map")),
            tuple((key, one.attribute, one) for key, one in fields if one.need != "O"),
            frozenset(one.attribute for _, one in fields if one.need != "O"),
            {
                key: (one.attribute, quick)
                for key, one in fields
                if (quick := find_quick(one)) is not None
            },
        )
    return found


_quick: dict[int, tuple[FieldShape, Quick | None]] = {}


def quick_of(field: FieldShape) -> Quick | None:
    """Return what reads the ordinary values of a field; it is worked out once."""
    found = _quick.get(id(field))
    if found is None:
        found = _quick[id(field)] = field, find_quick(field)  # kept for its id, as above
    return found[1]


def build_absent(field: FieldShape, route: Route) -> Any:  # noqa: ANN401 - typed by the model
    """Return what stands for a value that is not there."""
    if field.default is not None:
        return field.default
    if field.empty == "tuple":
        return ()
    if field.empty == "map":
        return {}
    if field.empty == "record" and field.record is not None:
        fields = field.record.fields.items()
        values = {one.attribute: build_absent(one, (*route, key)) for key, one in fields}
        return Record(field.record, route, values)
    return None


def build_stand_in(field: FieldShape, route: Route) -> Any:  # noqa: ANN401 - typed by the model
    """Return a stand-in for a required value at the top, such that no rule trips over it."""
    if field.kind == "list":
        return ()
    if field.kind == "record" and field.record is not None:
        values = {}
        for key, one in field.record.fields.items():
            build = build_stand_in if one.need == "R" else build_absent
            values[one.attribute] = build(one, (*route, key))
        return Record(field.record, route, values)
    if field.kind == "date":
        return date.max if field.key == "end" else date.min
    if field.kind == "integer":
        return 1
    return ""
