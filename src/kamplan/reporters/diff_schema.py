"""The JSON Schema (2020-12) of what `diff --format json` prints."""

from typing import Any

from kamplan.diff import KINDS, Answer, Area, Level

_TEXT = {"type": "string"}
_COUNT = {"type": "integer", "minimum": 0}


def _object(description: str, properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _choice(description: str, values: list[str]) -> dict[str, Any]:
    return {"type": "string", "description": description, "enum": values}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


def _list(description: str, items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "description": description, "items": items}


def _text(description: str) -> dict[str, Any]:
    return {"type": "string", "description": description}


_VALUE = {
    "description": "A value of the plan: text, number, truth value, a day as YYYY-MM-DD, a list "
    "or an object; null where there is none. A number is text where JSON cannot hold it exactly."
}
_PLACE = _or_null(
    _object(
        "Where the value stands; lines and columns count from 1.",
        {
            "path": _TEXT,
            "line": {"type": "integer", "minimum": 1},
            "column": {"type": "integer", "minimum": 1},
        },
    )
)
_ITEM = _or_null(
    _object(
        "The item the change is about; null where it is the plan itself.",
        {"kind": _TEXT, "id": _TEXT, "title": _text("Its own words.")},
    )
)
_DETAIL = _object(
    "A further value that changed along.", {"field": _TEXT, "old": _VALUE, "new": _VALUE}
)
_LEVELS = [one.value for one in Level]


def build_diff_schema() -> dict[str, Any]:
    """Return the schema of the document."""
    change = _object(
        "One logical change.",
        {
            "kind": _choice("What happened; `kamplan diff --kinds` explains each.", list(KINDS)),
            "level": _choice("What follows from it.", _LEVELS),
            "alarm": {"type": "boolean", "description": "The customer's words were touched."},
            "area": _choice("The section of the plan.", [one.value for one in Area]),
            "item": _ITEM,
            "field": _text("The keys from the item to the value; empty for a whole item."),
            "entry": _text("Of an entry without an id: what it is known by."),
            "old": _VALUE,
            "new": _VALUE,
            "direction": _text("Which way it went, in words; may be empty."),
            "touches": _list(
                "What weighs most in changed prose.",
                {"enum": ["number", "date", "unit", "currency", "negation"]},
            ),
            "sentence": _text("The change in plain English."),
            "details": _list("What changed along with it.", _DETAIL),
            "oldPlace": _PLACE,
            "newPlace": _PLACE,
            "fingerprint": {
                "type": "string",
                "description": "Stays while the change stays; holds no prose.",
                "pattern": "^[0-9a-f]{16}$",
            },
        },
    )
    likely = _object(
        "Two items that may be one under a new id.",
        {"kind": _TEXT, "old": _TEXT, "new": _TEXT, "likeness": {"type": "integer"}},
    )
    plan = _object(
        "One plan, compared.",
        {
            "path": _TEXT,
            "account": _TEXT,
            "base": _text("Where the old version comes from."),
            "head": _text("Where the new version comes from."),
            "renamedFrom": _or_null(_text("The file's old path, where it had another.")),
            "voids": _list("Whose signatures no longer hold, by name.", _TEXT),
            "answer": _choice("What it comes to.", [one.value for one in Answer]),
            "counts": _object(
                "How many changes there are, by level.",
                dict.fromkeys(("alarms", *_LEVELS), _COUNT),
            ),
            "hidden": {**_COUNT, "description": "Changes milder than was asked for."},
            "changes": _list("Section by section, in the order of the plan.", change),
            "editorial": _list("How the files differ where the plans do not.", _TEXT),
            "likelyRenames": _list("Guesses, which count as no change.", likely),
        },
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Changes between two versions of customer account plans",
        **_object(
            "What `kamplan diff --format json` prints.",
            {
                "schemaVersion": {"const": 1},
                "kind": {"const": "diff"},
                "plans": _list("The plans compared, by path.", plan),
            },
        ),
    }
