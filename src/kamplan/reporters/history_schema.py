"""The JSON Schema (2020-12) of what `history --format json` prints."""

from typing import Any

from kamplan.diff import Level
from kamplan.history import State
from kamplan.reporters.diff_schema import build_diff_schema

_TEXT = {"type": "string"}
_COUNT = {"type": "integer", "minimum": 0}


def build_history_schema() -> dict[str, Any]:
    """Return the schema of the document."""
    plans = build_diff_schema()["properties"]["plans"]
    signed = _object(
        "A sign-off that covers what the plan says from here on.",
        {
            "seq": {"type": "integer", "minimum": 1},
            "code": _TEXT,
            "agreedOn": {"type": "string", "format": "date"},
            "names": {"type": "array", "items": _TEXT},
        },
    )
    iteration = _object(
        "One commit that changed the plan's file.",
        {
            "commit": _TEXT,
            "author": _TEXT,
            "email": _TEXT,
            "written": {"type": "string", "format": "date-time"},
            "subject": _TEXT,
            "body": _TEXT,
            "path": _TEXT,
            "renamedFrom": {"type": ["string", "null"]},
            "tags": {"type": "array", "items": _TEXT},
            "state": {"enum": [one.value for one in State]},
            "problem": {"type": "string", "description": "What could not be read; may be empty."},
            "signed": {"type": "array", "items": signed},
            "counts": _object(
                "How many changes there are, by level.",
                dict.fromkeys(("alarms", *(one.value for one in Level)), _COUNT),
            ),
            "changes": plans["items"]["properties"]["changes"],
        },
    )
    item = _object("The one item whose life is told.", {"kind": _TEXT, "id": _TEXT})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The history of a customer account plan",
        **_object(
            "What `kamplan history --format json` prints.",
            {
                "schemaVersion": {"const": 1},
                "kind": {"const": "history"},
                "path": _TEXT,
                "account": _TEXT,
                "isShallow": {"type": "boolean", "description": "Older history is missing."},
                "item": {"anyOf": [item, {"type": "null"}]},
                "leftOut": {**_COUNT, "description": "Iterations that were not asked for."},
                "iterations": {"type": "array", "items": iteration},
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
