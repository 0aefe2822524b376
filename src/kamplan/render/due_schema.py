"""The JSON Schema (2020-12) of what `due --format json` prints."""

from typing import Any

from kamplan.calendar import Kind
from kamplan.render.schema_parts import (
    COUNT,
    DAY,
    IDS,
    TEXT,
    TEXT_OR_NULL,
    describe_object,
)


def build_due_schema() -> dict[str, Any]:
    """Return the schema of the document."""
    entry = describe_object(
        "One day on which something is due.",
        {
            "account": TEXT,
            "path": TEXT,
            "kind": {"enum": [one.value for one in Kind]},
            "item": {**TEXT_OR_NULL, "description": "The id, as commands take it."},
            "on": DAY,
            "days": {"type": "integer", "description": "Days left; below 0, days late."},
            "isOverdue": {"type": "boolean"},
            "what": {**TEXT, "description": "In the authors' words where there are any."},
            "party": {"enum": ["supplier", "customer", "both"]},
            "owner": {**TEXT_OR_NULL, "description": "The contact who sees to it."},
            "ownerName": TEXT_OR_NULL,
            "people": {**IDS, "description": "The other contacts who take part."},
            "goals": {**IDS, "description": "The customer's goals that it serves."},
            "every": {**TEXT_OR_NULL, "description": "How often it returns: `1 month`."},
            "missed": {**COUNT, "description": "Of what returns: the days nobody held."},
        },
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:kamplan:schema:due:1",
        "title": "What is due in customer account plans",
        **describe_object(
            "What `kamplan due --format json` prints: overdue first, then by day.",
            {
                "schemaVersion": {"const": 1},
                "kind": {"const": "due"},
                "today": DAY,
                "until": {**DAY, "description": "The last day that was asked for."},
                "accounts": IDS,
                "overdue": COUNT,
                "later": {**COUNT, "description": "How many come after the last day."},
                "entries": {"type": "array", "items": entry},
            },
        ),
    }
