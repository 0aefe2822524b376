"""Compared plans as one JSON document, for other tools; `kamplan schema diff` describes it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from kamplan.diff import Change, ItemRef, Part, Place, PlanDiff, Value, count_levels
from kamplan.reporters.report import PLAIN, Look, machine_json

SCHEMA_VERSION = 1


def report(diffs: Sequence[PlanDiff], _look: Look = PLAIN) -> str:
    """Return `{"schemaVersion": 1, "kind": "diff", "plans": […]}`, a change a line."""
    head = f'{{"schemaVersion": {SCHEMA_VERSION}, "kind": "diff", "plans": ['
    plans = ",\n".join(_write_plan(one) for one in diffs)
    return f"{head}\n{plans}\n]}}\n" if plans else f"{head}]}}\n"


def _write_plan(diff: PlanDiff) -> str:
    data = diff_as_data(diff)
    changes = ",\n".join(machine_json(one) for one in data.pop("changes"))
    fields = ",\n".join(f"{machine_json(key)}: {machine_json(one)}" for key, one in data.items())
    told = f"[\n{changes}\n]" if changes else "[]"
    return f'{{{fields},\n"changes": {told}}}'


def diff_as_data(diff: PlanDiff) -> dict[str, Any]:
    """Return one compared plan as the JSON document holds it."""
    return {
        "path": str(diff.path),
        "account": diff.account,
        "base": diff.old_name,
        "head": diff.new_name,
        "renamedFrom": None if diff.renamed_from is None else str(diff.renamed_from),
        "voids": list(diff.voids),
        "answer": diff.answer.value,
        "counts": count_levels(diff.changes),
        "hidden": diff.hidden,
        "changes": [change_as_data(one, diff.tell(one)) for one in diff.changes],
        "editorial": [one.kind for one in diff.editorial],
        "likelyRenames": [
            {
                "kind": one.old.kind,
                "old": one.old.id,
                "new": one.new.id,
                "likeness": one.likeness,
            }
            for one in diff.comparison.likely_renames
        ],
    }


def change_as_data(change: Change, sentence: str) -> dict[str, Any]:
    """Return a change as the JSON document holds it; lines and columns count from 1."""
    return {
        "kind": change.kind,
        "level": change.level.value,
        "alarm": change.is_alarm,
        "area": change.area.value,
        "item": _name_item(change.item),
        "field": change.field,
        "entry": change.entry,
        "old": value_as_data(change.old),
        "new": value_as_data(change.new),
        "direction": change.direction,
        "touches": list(change.touches),
        "sentence": sentence,
        "details": [_part_as_data(one) for one in change.details],
        "oldPlace": _place_as_data(change.old_place),
        "newPlace": _place_as_data(change.new_place),
        "fingerprint": change.fingerprint,
    }


def _name_item(item: ItemRef | None) -> dict[str, str] | None:
    return None if item is None else {"kind": item.kind, "id": item.id, "title": item.title}


def _part_as_data(part: Part) -> dict[str, Any]:
    return {
        "field": "/".join(step for step in part.at if isinstance(step, str)),
        "old": value_as_data(part.old),
        "new": value_as_data(part.new),
    }


def _place_as_data(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"path": str(place.path), "line": place.span.line, "column": place.span.column}


def value_as_data(value: Value) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return a value as JSON has it: days as text, numbers as numbers where they stay exact."""
    if isinstance(value, Decimal):
        if value == value.to_integral_value():
            return int(value)
        near = float(value)
        return near if Decimal(repr(near)) == value else format(value.normalize(), "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [value_as_data(one) for one in value]
    if isinstance(value, dict):
        return {key: value_as_data(one) for key, one in value.items()}
    return value
