"""The JSON Schemas (2020-12) of what `propose` and `doctor` print with `--format json`."""

from typing import Any

_TEXT = {"type": "string"}


def build_proposal_schema() -> dict[str, Any]:
    """Return the schema of a proposal; title, body and head are called as forges call them."""
    return _document(
        "A proposal that was committed",
        "proposal",
        {
            "title": _TEXT,
            "body": _TEXT,
            "head": {"type": "string", "description": "The branch."},
            "commit": {"type": ["string", "null"], "description": "Null in a dry run."},
            "files": {"type": "array", "items": _TEXT},
        },
    )


def build_doctor_schema() -> dict[str, Any]:
    """Return the schema of what was looked at."""
    check = _object(
        {
            "part": {"type": "string", "description": "What of the repository it belongs to."},
            "health": {"enum": ["well", "note", "fault"]},
            "message": _TEXT,
            "remedy": {"type": "string", "description": "What to type; empty where all is well."},
        }
    )
    return _document(
        "The state of a plan repository", "doctor", {"checks": {"type": "array", "items": check}}
    )


def _document(title: str, kind: str, properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **_object({"schemaVersion": {"const": 1}, "kind": {"const": kind}, **properties}),
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
