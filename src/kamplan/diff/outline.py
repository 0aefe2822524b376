"""A plan as lines that stay while it says the same: what git compares in place of the file."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from kamplan.diff.matching import Entity, list_entities
from kamplan.diff.showing import Speech, fields_by_pattern
from kamplan.diff.titles import list_names
from kamplan.diff.values import Value, plain_record
from kamplan.model.shape import FieldShape, shape_of
from kamplan.yamldoc import make_visible

if TYPE_CHECKING:
    from kamplan.model import Plan
    from kamplan.records import Record


def outline_plan(plan: "Plan") -> Iterator[str]:
    """Give a line for each value, which names the item it belongs to: `Need x | intent: act`.

    Every value is told once and in full. Items come by kind and id, lists without order by what
    they say; comments, quotes and the order of keys are not told.
    """
    entities = list_entities(cast("Record", plan), shape_of("plan"))
    # Only people are named: other items are reworded, and their ids stay.
    people = {key: words for key, words in list_names([], entities).items() if key[0] == "contact"}
    speech = Speech(people)
    kinds = list(dict.fromkeys(one.kind for one in entities))
    entities.sort(key=lambda one: (kinds.index(one.kind), one.id, one.nth))
    for one in entities:
        head = " ".join([one.kind.replace("-", " ").capitalize(), one.id]).strip()
        if one.parent is not None and one.parent.kind != "plan":
            yield f"{head} | in: {one.parent.kind} {one.parent.id}"
        for said in _tell_values(one, speech):
            yield make_visible(f"{head} | {said}")


def _tell_values(one: Entity, speech: Speech) -> Iterator[str]:
    for key, value in plain_record(one.record, is_own=True).items():
        if key not in ("id", "renamed_from"):
            pattern = f"{one.pattern}/{key}" if one.pattern else key
            yield from _tell(value, pattern, (), speech)


def _tell(value: Value, pattern: str, above: tuple[str, ...], speech: Speech) -> Iterator[str]:
    """Give a line for each value in a value; `above` are the labels of what it stands in."""
    field = fields_by_pattern().get(pattern)
    labels = (*above, pattern.rsplit("/", 1)[-1].replace("_", " "))
    name, below = " / ".join(labels), f"{pattern}/*"
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _tell(one, f"{pattern}/{key}", labels, speech)
    elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
        # Each entry on a line of its own: what it is known by stands in front.
        lines = [f"{name}: {speech.show(_settle(one, below), below, limit=None)}" for one in value]
        yield from lines if _is_ordered(field) else sorted(lines)
    elif isinstance(value, list):
        shown: list[Any] = [speech.show(one, below, limit=None) for one in value]
        for one in shown if _is_ordered(field) else sorted(shown):
            yield f"{name}: {one}"
    else:
        yield f"{name}: {speech.show(value, pattern, limit=None)}"


def _settle(value: Value, pattern: str) -> Value:
    """Return a value with its lists without order in one that stays."""
    if isinstance(value, dict):
        return {key: _settle(one, f"{pattern}/{key}") for key, one in value.items()}
    if not isinstance(value, list):
        return value
    settled = [_settle(one, f"{pattern}/*") for one in value]
    return settled if _is_ordered(fields_by_pattern().get(pattern)) else sorted(settled, key=repr)


def _is_ordered(field: FieldShape | None) -> bool:
    return field is not None and field.ordered
