"""The rule catalogue for programs, and the JSON Schema of it."""

import json
from collections.abc import Sequence
from typing import Any

from kamplan.lint import Group, Level, Rule
from kamplan.lint.reference import show_explanation

SCHEMA_VERSION = 1

_TEXT = {"type": "string"}


def report_rules(rules: Sequence[Rule]) -> str:
    """Return `{"schemaVersion": 1, "kind": "rules", "rules": […]}`."""
    entries = [
        {
            "name": one.name,
            "group": one.group.value,
            "level": one.level.value,
            "summary": one.summary,
            "explanation": show_explanation(one),
        }
        for one in rules
    ]
    document = {"schemaVersion": SCHEMA_VERSION, "kind": "rules", "rules": entries}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def build_rules_schema() -> dict[str, Any]:
    """Return the schema (2020-12) of what `report_rules` gives, as plain data."""
    rule = {
        "description": "One rule of `kamplan lint`.",
        "type": "object",
        "properties": {
            "name": {"type": "string", "pattern": "^[a-z]+(-[a-z]+)*$"},
            "group": {"enum": [one.value for one in Group]},
            "level": {
                "enum": [one.value for one in Level],
                "description": "`sign-off`: a warning in a draft, an error at sign-off.",
            },
            "summary": {**_TEXT, "description": "What it finds, in a sentence."},
            "explanation": {**_TEXT, "description": "Why it matters, with examples: Markdown."},
        },
        "required": ["name", "group", "level", "summary", "explanation"],
        "additionalProperties": False,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:kamplan:schema:rules:{SCHEMA_VERSION}",
        "title": "Rules of kamplan lint",
        "description": "What `kamplan rules --format json` prints.",
        "type": "object",
        "properties": {
            "schemaVersion": {"const": SCHEMA_VERSION},
            "kind": {"const": "rules"},
            "rules": {"type": "array", "items": rule},
        },
        "required": ["schemaVersion", "kind", "rules"],
        "additionalProperties": False,
    }
