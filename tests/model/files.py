"""Reading the reference files for the models and for JSON Schema, without kamplan's own reader."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from kamplan.model.shape import FieldShape, RecordShape, Root

DATA = Path(__file__).parents[1] / "data"
REFERENCES: dict[Root, Path] = {
    "plan": DATA / "plan.reference.yaml",
    "settings": DATA / "settings.reference.yaml",
}


def read_plain(root: Root) -> dict[str, Any]:
    """Read a reference file as JSON has it: dates are text."""
    loaded = YAML(typ="safe", pure=True).load(REFERENCES[root])
    plain: dict[str, Any] = json.loads(json.dumps(loaded, default=date.isoformat))
    return plain


def to_model(value: object, shape: RecordShape) -> object:
    """Turn plain data into what the models take, as far as the shape lets it be understood."""
    if not isinstance(value, dict):
        return _to_value(value)
    return {
        key: to_field(inner, shape.fields[key]) if key in shape.fields else _to_value(inner)
        for key, inner in value.items()
    }


def to_field(value: object, field: FieldShape) -> object:
    """Turn one plain value into what the model of its field takes."""
    if field.record is not None:
        return to_model(value, field.record)
    if isinstance(value, list) and field.element is not None:
        return tuple(to_field(item, field.element) for item in value)
    if isinstance(value, str) and field.kind == "date":
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return _to_value(value)


def _to_value(value: object) -> object:
    match value:
        case list():
            return tuple(map(_to_value, value))
        case float():
            return Decimal(str(value))
        case _:
            return value
