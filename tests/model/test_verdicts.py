"""The JSON Schema judges as the models do."""

import copy
from collections.abc import Iterator
from typing import Annotated, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import (  # type: ignore[import-untyped]
    Draft202012Validator,
    FormatChecker,
)
from pydantic import TypeAdapter, ValidationError

import kamplan.model
from kamplan.model import Plan, PlanModel, Settings, rule_settings
from kamplan.model.jsonschema import build_schema
from kamplan.model.shape import RecordShape, Root, shape_of, walk_fields
from tests.model.files import read_plain, to_field, to_model

Steps = tuple[str | int, ...]

ROOTS: tuple[Root, ...] = ("plan", "settings")
MODELS: dict[Root, type[PlanModel]] = {"plan": Plan, "settings": Settings}
VALIDATORS: dict[Root, Any] = {
    root: Draft202012Validator(build_schema(root), format_checker=FormatChecker()) for root in ROOTS
}
PLAIN = {root: read_plain(root) for root in ROOTS}

# Values of every kind, right in some places and wrong in the others.
STRANGE: tuple[object, ...] = (
    None,
    True,
    False,
    0,
    1,
    5,
    14,
    -3,
    10**9,
    2.5,
    "",
    "Some words",
    "a-slug",
    "a" * 65,
    "yes",
    "customer",
    "act",
    "done",
    "journey",
    "2026-01-12",
    "2026-02-30",
    "2026-1-2",
    "1 month",
    "GBP",
    "../x.md",
    "https://example.org",
    [],
    [None],
    ["a-slug"],
    ["2026-01-12"],
    [{}],
    [{"id": "a-slug"}],
    {},
    {"id": "a-slug"},
    {"value": 3},
    {"a-rule": "off"},
)


def routes(value: object, steps: Steps = ()) -> Iterator[Steps]:
    """Give the way to every value inside, outermost first."""
    children: Iterator[tuple[str | int, object]] = iter(())
    if isinstance(value, dict):
        children = iter(value.items())
    elif isinstance(value, list):
        children = iter(enumerate(value))
    for step, child in children:
        yield (*steps, step)
        yield from routes(child, (*steps, step))


def model_takes(root: Root, plain: object) -> bool:
    try:
        MODELS[root].model_validate(to_model(plain, shape_of(root)))
    except ValidationError:
        return False
    return True


def schema_takes(root: Root, plain: object) -> bool:
    taken: bool = VALIDATORS[root].is_valid(plain)
    return taken


@pytest.mark.parametrize("root", ROOTS)
def test_the_reference_is_valid(root: Root) -> None:
    assert [error.message for error in VALIDATORS[root].iter_errors(PLAIN[root])] == []
    assert model_takes(root, PLAIN[root])


@pytest.mark.parametrize("root", ROOTS)
def test_each_dropped_key_gets_the_same_verdict(root: Root) -> None:
    verdicts = set()
    for steps in routes(PLAIN[root]):
        if isinstance(steps[-1], str):
            changed = copy.deepcopy(PLAIN[root])
            holder = follow(changed, steps[:-1])
            del holder[steps[-1]]
            verdict = model_takes(root, changed)
            assert verdict is schema_takes(root, changed), steps
            verdicts.add(verdict)

    assert verdicts == ({True, False} if root == "plan" else {True})


@pytest.mark.parametrize("root", ROOTS)
def test_each_null_gets_the_same_verdict(root: Root) -> None:
    for steps in routes(PLAIN[root]):
        changed = copy.deepcopy(PLAIN[root])
        follow(changed, steps[:-1])[steps[-1]] = None
        assert model_takes(root, changed) is schema_takes(root, changed), steps


@pytest.mark.parametrize("root", ROOTS)
def test_each_unknown_key_is_refused(root: Root) -> None:
    for steps in ((), *routes(PLAIN[root])):
        changed = copy.deepcopy(PLAIN[root])
        holder = follow(changed, steps)
        if isinstance(holder, dict) and steps[-1:] not in {("crm",), ("levels",)}:
            holder["internal_margin"] = "12 per cent"
            assert not model_takes(root, changed), steps
            assert not schema_takes(root, changed), steps


def fields_of(root: Root) -> Iterator[tuple[str, RecordShape, dict[str, Any]]]:
    """Give each record of a file with the schemas of its fields."""
    schema = build_schema(root)
    shapes = {
        field.record.name: field.record for _, field in walk_fields(shape_of(root)) if field.record
    }
    for name, record in shapes.items():
        yield name, record, schema["$defs"][name]["properties"]
    yield shape_of(root).name, shape_of(root), schema["properties"]


@pytest.mark.parametrize("root", ROOTS)
def test_each_field_takes_the_same_strange_values(root: Root) -> None:
    definitions = build_schema(root)["$defs"]
    taken = 0
    for name, record, properties in fields_of(root):
        model = getattr(kamplan.model, name, None) or getattr(rule_settings, name)
        for key, field in record.fields.items():
            known = model.model_fields[field.attribute]
            form: Any = Annotated[(known.annotation, *known.metadata, "a field")]
            adapter = TypeAdapter[Any](form)
            validator = Draft202012Validator(
                {**properties[key], "$defs": definitions}, format_checker=FormatChecker()
            )
            for value in STRANGE:
                # What null means depends on the default, which is the record's affair.
                if value is None:
                    continue
                verdict = validator.is_valid(value)
                taken += verdict
                assert adapter_takes(adapter, to_field(value, field)) is verdict, (name, key, value)
    assert taken > 100


def adapter_takes(adapter: TypeAdapter[Any], value: object) -> bool:
    try:
        adapter.validate_python(value, strict=True)
    except ValidationError:
        return False
    return True


@given(data=st.data())
@settings(max_examples=300, deadline=None)
def test_changed_files_get_the_same_verdict(data: st.DataObject) -> None:
    root = data.draw(st.sampled_from(ROOTS))
    plain = copy.deepcopy(PLAIN[root])
    for _ in range(data.draw(st.integers(1, 3))):
        steps = data.draw(st.sampled_from(list(routes(plain))))
        holder = follow(plain, steps[:-1])
        match data.draw(st.sampled_from(["drop", "replace", "add"])):
            case "drop":
                del holder[steps[-1]]
            case "add" if isinstance(holder, dict):
                holder[data.draw(st.sampled_from(["id", "from", "x", "words"]))] = "a-slug"
            case _:
                holder[steps[-1]] = copy.deepcopy(data.draw(st.sampled_from(STRANGE)))
        if not plain:
            break

    assert model_takes(root, plain) is schema_takes(root, plain)


def follow(value: Any, steps: Steps) -> Any:
    for step in steps:
        value = value[step]
    return value
