"""Where in the text a section lands that a new entry is the first of."""

from kamplan.model.shape import RecordShape, shape_of
from kamplan.planfile import PlanFile
from kamplan.yamldoc import Route


def keys_before(file: PlanFile, route: Route) -> tuple[str, ...]:
    """Return the keys behind which a list is made, or the nearest section above it, if missing."""
    while len(route) > 1 and file.document.find(route[:-1]) is None:
        route = route[:-1]
    record: RecordShape | None = shape_of("plan")
    for step in route[:-1]:
        if isinstance(step, str) and record is not None:
            field = record.fields[step]
            record = field.record or (field.element.record if field.element else None)
    keys = list(record.fields) if record else []
    last = route[-1]
    return tuple(keys[: keys.index(last)]) if last in keys else ()
