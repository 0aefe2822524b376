"""Tables as one JSON document, a row a line."""

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from kamplan.model.shape import FieldShape
from kamplan.tables.collecting import table_names
from kamplan.tables.layout import LINE_COLUMNS, LINES, layouts
from kamplan.tables.table import Cell, Table

SCHEMA_VERSION = 1


def render_json(tables: Sequence[Table]) -> str:
    """Return `{"schemaVersion": 1, "kind": "tables", "tables": {NAME: [{COLUMN: VALUE}]}}`.

    Numbers are text, so that no reader rounds them; days are text as ISO 8601 has them.
    """
    parts = []
    for table in tables:
        rows = ",\n".join(f"      {_dump(_as_object(table, row))}" for row in table.rows)
        parts.append(f"    {_dump(table.name)}: [" + (f"\n{rows}\n    ]" if rows else "]"))
    body = ",\n".join(parts)
    return (
        f'{{\n  "schemaVersion": {SCHEMA_VERSION},\n  "kind": "tables",\n'
        f'  "tables": {{\n{body}\n  }}\n}}\n'
    )


def as_json(value: Cell) -> Any:  # noqa: ANN401 - whatever JSON has
    """Return a cell's value as JSON has it."""
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else value


def build_tables_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the document."""
    text = {"type": ["string", "null"]}
    kinds = {
        layout.name: {path.name: _type_of(path.field) for path in layout.cells}
        for layout in layouts()
    }
    columns = {layout.name: layout.columns for layout in layouts()} | {LINES: LINE_COLUMNS}
    tables = {
        name: {
            "type": "array",
            "items": _object(
                {
                    one.name: {
                        **kinds.get(name, {}).get(
                            one.name, {"type": "integer"} if one.name == "position" else text
                        ),
                        "description": one.description,
                    }
                    for one in columns[name]
                }
            ),
        }
        for name in table_names()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:kamplan:schema:tables:{SCHEMA_VERSION}",
        "title": "Customer account plans as tables",
        "description": "What `kamplan export --to json` prints.",
        **_object(
            {
                "schemaVersion": {"const": SCHEMA_VERSION},
                "kind": {"const": "tables"},
                "tables": {
                    "type": "object",
                    "properties": tables,
                    "additionalProperties": False,
                },
            }
        ),
    }


def _type_of(field: FieldShape) -> dict[str, Any]:
    if field.kind == "list":
        return {"type": "array", "items": {"type": "string"}}
    if field.kind == "integer":
        return {"type": ["integer", "null"]}
    if field.kind == "flag":
        return {"type": ["boolean", "null"]}
    return {"type": ["string", "null"]}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _as_object(table: Table, row: tuple[Cell, ...]) -> dict[str, Any]:
    return {name: as_json(one) for name, one in zip(table.header, row, strict=True)}


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
