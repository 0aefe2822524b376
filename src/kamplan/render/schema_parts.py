"""Parts of the JSON Schemas of what status and due print."""

from typing import Any

TEXT: dict[str, Any] = {"type": "string"}
TEXT_OR_NULL: dict[str, Any] = {"type": ["string", "null"]}
FLAG_OR_NULL: dict[str, Any] = {"type": ["boolean", "null"]}
DAY: dict[str, Any] = {"type": "string", "format": "date"}
DAY_OR_NULL: dict[str, Any] = {"type": ["string", "null"], "format": "date"}
COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
IDS: dict[str, Any] = {"type": "array", "items": TEXT}


def allow_null(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a value that may be null instead."""
    return {"anyOf": [schema, {"type": "null"}]}


def describe_list(items: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a list of such items."""
    return {"type": "array", "items": items}


def describe_object(description: str, properties: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of an object that has these properties, all of them, and no others."""
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
