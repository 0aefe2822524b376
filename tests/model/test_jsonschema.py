"""The JSON Schema is one, and helps editors."""

import json
from collections.abc import Iterator

import pytest
from jsonschema import (  # type: ignore[import-untyped]
    Draft202012Validator,
)

from kamplan.model.jsonschema import build_schema
from kamplan.model.shape import Root

ROOTS: tuple[Root, ...] = ("plan", "settings")


@pytest.mark.parametrize("root", ROOTS)
def test_the_schema_is_a_schema(root: Root) -> None:
    schema = build_schema(root)

    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:kamplan:schema:{root}:1"
    assert json.dumps(schema) == json.dumps(build_schema(root))


def every_reference(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"]
        for inner in schema.values():
            yield from every_reference(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from every_reference(inner)


@pytest.mark.parametrize("root", ROOTS)
def test_definitions_are_used_and_there(root: Root) -> None:
    schema = build_schema(root)

    assert set(every_reference(schema)) == {f"#/$defs/{name}" for name in schema["$defs"]}


@pytest.mark.parametrize("root", ROOTS)
def test_editors_find_words_for_every_key(root: Root) -> None:
    schema = build_schema(root)

    for record in (schema, *schema["$defs"].values()):
        assert record["description"]
        assert record["additionalProperties"] is False
        for key, field in record["properties"].items():
            assert {"title", "description", "markdownDescription", "x-kamplan"} <= set(field), key
            assert field["description"] in field["markdownDescription"]
            assert len(field.get("enum", ())) == len(field.get("enumDescriptions", ()))
            assert (key in record.get("required", ())) is (field["x-kamplan"]["need"] == "R")


def test_marks_are_written_where_they_say_something() -> None:
    schema = build_schema("plan")
    contact = schema["$defs"]["Contact"]["properties"]

    assert schema["properties"]["sessions"]["x-kamplan"] == {
        "need": "S",
        "by": "both",
        "progress": True,
        "item": "session",
        "key": ["id"],
        "ordered": False,
    }
    assert contact["reports_to"]["x-kamplan"]["refers"] == "contact"
    assert contact["email"]["x-kamplan"]["unsigned"] is True
    assert schema["$defs"]["Session"]["properties"]["attendees"]["x-kamplan"]["refers"] == "contact"


def test_examples_are_valid_where_they_stand() -> None:
    schema = build_schema("plan")

    for name, record in schema["$defs"].items():
        for key, field in record["properties"].items():
            validator = Draft202012Validator({**field, "$defs": schema["$defs"]})
            for example in field.get("examples", ()):
                assert validator.is_valid(example), (name, key, example)
