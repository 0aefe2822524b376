"""The JSON Schema (2020-12) of what `due --format json` prints."""

from typing import Any

from kamplan.calendar import Kind

_TEXT = {"type": "string"}
_TEXT_OR_NULL = {"type": ["string", "null"]}
_DAY = {"type": "string", "format": "date"}
_COUNT = {"type": "integer", "minimum": 0}
_IDS = {"type": "array", "items": _TEXT}


def build_due_schema() -> dict[str, Any]:
    """Return the schema of the document."""
    entry = _object(
        "One day on which something is due.",
        {
            "account": _TEXT,
            "path": _TEXT,
            "kind": {"enum": [one.value for one in Kind]},
            "item": {**_TEXT_OR_NULL, "description": "The id, as commands take it."},
            "on": _DAY,
            "days": {"type": "integer", "description": "Days left; below 0, days late."},
            "isOverdue": {"type": "boolean"},
            "what": {**_TEXT, "description": "In the authors' words where there are any."},
            "party": {"enum": ["supplier", "customer", "both"]},
            "owner": {**_TEXT_OR_NULL, "description": "The contact who sees to it."},
            "ownerName": _TEXT_OR_NULL,
            "people": {**_IDS, "description": "The other contacts who take part."},
            "goals": {**_IDS, "description": "The customer's goals that it serves."},
            "every": {**_TEXT_OR_NULL, "description": "How often it returns: `1 month`."},
            "missed": {**_COUNT, "description": "Of what returns: the days nobody held."},
        },
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:kamplan:schema:due:1",
        "title": "What is due in customer account plans",
        **_object(
            "What `kamplan due --format json` prints: overdue first, then by day.",
            {
                "schemaVersion": {"const": 1},
                "kind": {"const": "due"},
                "today": _DAY,
                "until": {**_DAY, "description": "The last day that was asked for."},
                "accounts": _IDS,
                "overdue": _COUNT,
                "later": {**_COUNT, "description": "How many come after the last day."},
                "entries": {"type": "array", "items": entry},
            },
        ),
    }


def _object(description: str, properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
