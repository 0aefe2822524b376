"""Needs as data for other programs: JSON with its published schema, or CSV."""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kamplan.model.shape import FieldShape, RecordShape, shape_of
from kamplan.records import is_part, shape_of_part
from kamplan.tables import collect_tables
from kamplan.tables.csv import render_csv
from kamplan.tables.json import as_json
from kamplan.tables.table import Column, Table

if TYPE_CHECKING:
    from kamplan.model import Need, Plan

SCHEMA_VERSION = 1
_INITIATIVES = "The initiatives that name it."


def render_needs_json(
    plan: "Plan", needs: "Sequence[Need]", served: Mapping[str, Sequence[str]]
) -> str:
    """Return `{"schemaVersion": 1, "kind": "needs", …, "needs": […]}`; fields as in the plan."""
    data = {
        "schemaVersion": SCHEMA_VERSION,
        "kind": "needs",
        "account": plan.account.id,
        "total": len(plan.needs),
        "needs": [{**_describe(one), "initiatives": list(served.get(one.id, ()))} for one in needs],
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def render_needs_csv(
    plan: "Plan", needs: "Sequence[Need]", served: Mapping[str, Sequence[str]]
) -> str:
    """Return the same table as `export` has, with the initiatives of each need behind."""
    (table,) = collect_tables([plan], ["needs"])
    at = table.header.index("id")
    rows = {str(row[at]): row for row in table.rows}
    columns = (*table.columns, Column("initiatives", _INITIATIVES))
    kept = tuple((*rows[one.id], tuple(served.get(one.id, ()))) for one in needs)
    return render_csv(Table("needs", columns, kept))


def build_needs_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the document."""
    field = shape_of("plan").fields["needs"]
    record = field.element.record if field.element else None
    if record is None:
        raise TypeError("a plan's needs are no records")
    need = _schema_of(record)
    text_list = {"type": "array", "items": {"type": "string"}, "description": _INITIATIVES}
    need["properties"]["initiatives"] = text_list
    need["required"].append("initiatives")
    properties = {
        "schemaVersion": {"const": SCHEMA_VERSION},
        "kind": {"const": "needs"},
        "account": {"type": "string"},
        "total": {
            "type": "integer",
            "minimum": 0,
            "description": "How many needs the plan has, listed or not.",
        },
        "needs": {"type": "array", "items": need},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:kamplan:schema:needs:{SCHEMA_VERSION}",
        "title": "The needs of a customer account plan",
        "description": "What `kamplan needs --format json` prints.",
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _describe(part: object) -> dict[str, Any]:
    """Return a part of a plan as JSON has it, every field by its key in the file."""
    found: dict[str, Any] = {}
    for key, field in shape_of_part(part).fields.items():
        value = getattr(part, field.attribute)
        if isinstance(value, tuple):
            found[key] = [_describe(one) if is_part(one) else one for one in value]
        else:
            found[key] = as_json(value)
    return found


def _schema_of(record: RecordShape) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {key: _schema_of_field(field) for key, field in record.fields.items()},
        "required": list(record.fields),
        "additionalProperties": False,
    }


def _schema_of_field(field: FieldShape) -> dict[str, Any]:
    said = {"description": field.description} if field.description else {}
    if field.kind == "list" and field.element is not None:
        inner = field.element.record
        items = _schema_of(inner) if inner is not None else {"type": "string"}
        return {"type": "array", "items": items, **said}
    if field.choices:
        return {"enum": [*field.choices, None], **said}
    kind = "boolean" if field.kind == "flag" else "string"
    return {"type": kind if field.need == "R" else [kind, "null"], **said}
