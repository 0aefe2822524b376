"""The JSON Schema of `kamplan lint --format json`."""

from typing import Any

from kamplan.diagnostics import Applicability, Severity
from kamplan.reporters.json import SCHEMA_VERSION

_TEXT = {"type": "string"}
_LINE = {"type": "integer", "minimum": 1, "description": "Counted from 1."}
_COLUMN = {
    "type": "integer",
    "minimum": 1,
    "description": "Counted from 1, in characters (Unicode code points).",
}


def build_lint_schema() -> dict[str, Any]:
    """Return the schema (2020-12) as plain data."""
    edit = _record(
        "What to write instead of the characters from one position up to another.",
        {"line": _LINE, "column": _COLUMN, "endLine": _LINE, "endColumn": _COLUMN, "text": _TEXT},
    )
    fix = _record(
        "What `kamplan lint --fix` would write: all edits, or none.",
        {
            "title": _TEXT,
            "applicability": {"enum": [one.value for one in Applicability]},
            "edits": {"type": "array", "items": edit, "minItems": 1},
        },
    )
    finding = _record(
        "One thing found in one place of one file.",
        {
            "rule": {**_TEXT, "description": "Explained by `kamplan rules NAME`."},
            "severity": {"enum": [one.value for one in Severity]},
            "path": {**_TEXT, "description": "From the current folder, with forward slashes."},
            "line": _LINE,
            "column": _COLUMN,
            "endLine": _LINE,
            "endColumn": {**_COLUMN, "description": "The first character behind the finding."},
            "message": {**_TEXT, "description": "What is wrong, in plain words."},
            "cure": {**_TEXT, "description": "What to do or type; may be empty."},
            "place": {
                **_TEXT,
                "description": "By ids and field names, such as needs/empty-chairs/verbatim; "
                "it stays when lines move. Empty where a text could not be read.",
            },
            "fingerprint": {
                **_TEXT,
                "pattern": "^[0-9a-f]{64}$",
                "description": "Of path, rule and place: the same as long as these are.",
            },
            "fix": {"anyOf": [fix, {"type": "null"}]},
        },
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:kamplan:schema:lint:{SCHEMA_VERSION}",
        "title": "Findings of kamplan lint",
        **_record(
            "What `kamplan lint --format json` prints.",
            {
                "schemaVersion": {"const": SCHEMA_VERSION},
                "kind": {"const": "lint"},
                "findings": {"type": "array", "items": finding},
            },
        ),
    }


def _record(description: str, properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "description": description,
        "type": "object",
        "properties": properties,
        "required": [*properties],
        "additionalProperties": False,
    }
