"""Where a field stands in its entry, so that what is added lands where a reader looks for it."""

from typing import TYPE_CHECKING

from kamplan.planfile import PlanFile
from kamplan.records import shape_of_part
from kamplan.yamldoc.amend import Change, put, remove

if TYPE_CHECKING:
    from kamplan.model import PlanModel


def put_field(file: PlanFile, part: "PlanModel", key: str, value: object) -> Change:
    """Return the change that sets a field of a part of the plan."""
    return put(file.route(part, key), value, list_keys_before(part, key))


def clear_field(file: PlanFile, part: "PlanModel", key: str) -> list[Change]:
    """Return the change that takes a field away, or none where it says nothing."""
    written = getattr(part, shape_of_part(part).fields[key].attribute)
    return [] if written in (None, ()) else [remove(file.route(part, key))]


def list_keys_before(part: "PlanModel", key: str) -> tuple[str, ...]:
    """Return the keys of the part's kind that stand before a key in the model's order."""
    keys = list(shape_of_part(part).fields)
    return tuple(keys[: keys.index(key)])
