"""The JSON Schema of plans and settings, for editors and for other programs.

It is made from the shape table and says the same as the models; what only kamplan understands
stands under `x-kamplan`. `markdownDescription` and `enumDescriptions` are what the YAML extension
of VS Code shows.
"""

from typing import Any

from kamplan.model.shape import SCHEMA_VERSION, FieldShape, RecordShape, Root, shape_of, table_mark

Schema = dict[str, Any]

_TITLES: dict[Root, str] = {"plan": "Customer account plan", "settings": "kamplan settings"}
_NEEDS = {
    "R": "In every plan",
    "S": "Needed before sign-off",
    "O": "Optional",
}
_FILLERS = {
    "supplier": "filled in by the supplier",
    "customer": "filled in by the customer",
    "both": "filled in by both parties",
    "kamplan": "written by kamplan",
}
_DAY = r"^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$"
_TYPES: dict[str, Schema] = {
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "flag": {"type": "boolean"},
    "date": {"type": "string", "format": "date", "pattern": _DAY},
}


def build_schema(kind: Root) -> Schema:
    """Build the JSON Schema (2020-12) of a plan file or of the settings file.

    Returns:
        plain data, the same for the same version of kamplan, key by key.

    """
    root = shape_of(kind)
    definitions: dict[str, Schema] = {}
    schema = _describe_record(root, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:kamplan:schema:{kind}:{SCHEMA_VERSION}",
        # By this lint knows a file that another version wrote, without building it anew.
        "$comment": table_mark(),
        "title": _TITLES[kind],
        **schema,
        "$defs": dict(sorted(definitions.items())),
    }


def _describe_record(record: RecordShape, definitions: dict[str, Schema]) -> Schema:
    required = [key for key, field in record.fields.items() if field.need == "R"]
    return {
        "description": record.description,
        "type": "object",
        "properties": {
            key: _describe_field(field, definitions) for key, field in record.fields.items()
        },
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _describe_field(field: FieldShape, definitions: dict[str, Schema]) -> Schema:
    """Describe a key: what may stand there, and what it means to people and to kamplan."""
    schema: Schema = {
        "title": field.title,
        "description": field.description,
        "markdownDescription": _describe_at_length(field),
    }
    schema |= _describe_value(field, definitions)
    if field.need != "R":
        schema = _or_null(schema)
    if field.example is not None:
        example = field.example
        schema["examples"] = [[example] if field.kind == "list" else example]
    if field.default is not None:
        schema["default"] = field.default
    schema["x-kamplan"] = _list_marks(field)
    return schema


def _describe_at_length(field: FieldShape) -> str:
    """Write what a hint in an editor shows: the meaning, the choices, who fills it in, when."""
    element = field.element or field
    choices = [
        f"* `{choice}`: {meaning}"
        for choice, meaning in zip(element.choices, element.meanings, strict=True)
    ]
    ending = f"{_NEEDS[field.need]}, {_FILLERS[field.by]}."
    if field.progress:
        ending += " It records progress: no signature covers it."
    parts = [field.description, "\n".join(choices), f"*{ending}*"]
    return "\n\n".join(part for part in parts if part)


def _describe_value(field: FieldShape, definitions: dict[str, Schema]) -> Schema:
    """Describe what may stand as a value that is not null."""
    if field.record is not None:
        return _refer_to(field.record, definitions)
    if field.element is not None:
        element = _describe_value(field.element, definitions)
        if field.kind == "map":
            return {"type": "object", "additionalProperties": element}
        return {"type": "array", "items": element}
    if field.kind == "choice":
        return {"enum": [*field.choices], "enumDescriptions": [*field.meanings]}
    if field.kind == "measure":
        return {"anyOf": [{"type": "number"}, {"enum": ["yes", "no"]}]}
    limits = {
        "pattern": field.pattern,
        "maxLength": field.max_length,
        "minimum": field.minimum,
        "maximum": field.maximum,
    }
    return {
        **_TYPES.get(field.kind, {"type": "string"}),
        **{word: limit for word, limit in limits.items() if limit is not None},
    }


def _refer_to(record: RecordShape, definitions: dict[str, Schema]) -> Schema:
    if record.name not in definitions:
        definitions[record.name] = {}
        definitions[record.name] = _describe_record(record, definitions)
    return {"$ref": f"#/$defs/{record.name}"}


def _or_null(schema: Schema) -> Schema:
    """Admit null beside the value, in the form that editors explain best."""
    match schema:
        case {"type": str(name)}:
            return schema | {"type": [name, "null"]}
        case {"enum": [*choices], "enumDescriptions": [*meanings]}:
            return schema | {
                "enum": [*choices, None],
                "enumDescriptions": [*meanings, "not known yet"],
            }
        case {"anyOf": [*others]}:
            return schema | {"anyOf": [*others, {"type": "null"}]}
        case {"$ref": target}:
            rest = {word: value for word, value in schema.items() if word != "$ref"}
            return rest | {"anyOf": [{"$ref": target}, {"type": "null"}]}
        case _:
            raise AssertionError(schema)


def _list_marks(field: FieldShape) -> Schema:
    element = field.element or field
    marks = {
        "need": field.need,
        "by": field.by,
        "progress": field.progress,
        "unsigned": field.unsigned,
        "refers": element.refers,
        "item": field.item,
        "key": [*field.identity],
    }
    known = {word: mark for word, mark in marks.items() if mark}
    return known | ({"ordered": field.ordered} if field.kind == "list" else {})
