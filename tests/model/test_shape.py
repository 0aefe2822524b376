"""The shape table says of every record what its model does, and loads without Pydantic."""

import subprocess
import sys
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest

import kamplan.model
from kamplan.model import PlanModel, shape
from kamplan.model.generate import TABLE, build_table, main, render_table
from kamplan.model.shape import FieldShape, RecordShape, shape_of, walk_fields


def records_of(root: shape.Root) -> dict[str, RecordShape]:
    top = shape_of(root)
    fields = (field for _, field in walk_fields(top))
    return {top.name: top} | {field.record.name: field.record for field in fields if field.record}


RECORDS = records_of("plan") | records_of("settings")
FIELDS = {
    f"{root}:{route}": field
    for root in typing.get_args(shape.Root)
    for route, field in walk_fields(shape_of(root))
}
KEYS = {where: field for where, field in FIELDS.items() if field.key}


def every_model(model: type[PlanModel] = PlanModel) -> Iterator[type[PlanModel]]:
    for child in model.__subclasses__():
        yield child
        yield from every_model(child)


MODELS = {model.__name__: model for model in every_model() if model.__module__.startswith("kam")}


def test_the_committed_table_is_current() -> None:
    assert TABLE.read_text(encoding="utf-8") == render_table(build_table()), (
        "run python -m kamplan.model.generate"
    )


def test_generating_writes_what_is_committed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "shape.json"
    monkeypatch.setattr("kamplan.model.generate.TABLE", target)
    main()

    assert target.read_bytes() == TABLE.read_bytes()


@pytest.mark.parametrize("module", ["model", "model.shape", "model.references", "model.jsonschema"])
def test_what_lint_needs_comes_without_pydantic(module: str) -> None:
    program = (
        f"import sys, kamplan.{module}\n"
        "from kamplan.model.shape import shape_of\n"
        "shape_of('plan'), shape_of('settings')\n"
        "print(sorted({'pydantic', 'pydantic_core', 'dataclasses'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, encoding="utf-8"
    )

    assert done.stdout == "[]\n"


def test_names_of_the_package_come_when_asked_for() -> None:
    for name in kamplan.model.__all__:
        found = getattr(kamplan.model, name)
        home = getattr(found, "__module__", "")
        assert isinstance(found, type) is (name in MODELS or name == "PlanModel"), name
        assert not isinstance(found, type) or home.startswith("kamplan.model."), name
    with pytest.raises(AttributeError, match="nothing"):
        _ = kamplan.model.nothing  # type: ignore[attr-defined]


def test_the_package_names_every_record() -> None:
    settings_of_rules = {
        name for name, model in MODELS.items() if model.__module__.endswith(".rule_settings")
    } - {"RuleSettings"}

    assert set(RECORDS) - set(kamplan.model.__all__) == settings_of_rules


def test_the_table_has_every_record() -> None:
    assert set(RECORDS) == set(MODELS) - {"Item"}


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_has_its_models_keys_and_attributes(name: str) -> None:
    fields = MODELS[name].model_fields

    assert [(field.alias or name, name) for name, field in fields.items()] == [
        (key, field.attribute) for key, field in RECORDS[name].fields.items()
    ]
    assert {key: field.key for key, field in RECORDS[name].fields.items()} == {
        key: key for key in RECORDS[name].fields
    }
    assert {key for key, field in RECORDS[name].fields.items() if field.need == "R"} == {
        field.alias or name for name, field in fields.items() if field.is_required()
    }


def default_of(field: FieldShape) -> object:
    """What the table says stands for an absent value, built as a reader would."""
    match field.empty:
        case "tuple":
            return ()
        case "map":
            return {}
        case "record":
            assert field.record
            return {
                inner.attribute: default_of(inner)
                for inner in field.record.fields.values()
                if inner.need != "R"
            }
        case "none":
            return field.default


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_has_its_models_defaults(name: str) -> None:
    for field in RECORDS[name].fields.values():
        known = MODELS[name].model_fields[field.attribute]
        if known.is_required():
            assert (field.empty, field.default) == ("none", None)
            continue
        default = known.get_default(call_default_factory=True, validated_data={})
        given = default.model_dump() if isinstance(default, PlanModel) else default
        assert given == default_of(field)
        assert type(given) is type(default_of(field))


def test_every_field_says_what_it_means() -> None:
    for where, field in KEYS.items():
        assert len(field.description.split()) > 1
        assert field.description.endswith("."), where
        assert field.description[0].isupper(), where
        assert field.title, where


def test_facts_of_a_field_belong_together() -> None:
    for where, field in FIELDS.items():
        assert field.need in "RSO", where
        assert field.kind in typing.get_args(shape.Kind), where
        assert (field.kind == "record") is (field.record is not None), where
        assert (field.kind in {"list", "map"}) is (field.element is not None), where
        assert (field.kind == "choice") is bool(field.choices), where
        assert len(field.meanings) == len(field.choices), where
        assert (field.pattern is not None) is (
            field.kind in {"action", "slug", "every", "currency", "url", "path", "language"}
        )
        assert field.kind == "integer" or (field.minimum, field.maximum) == (None, None), where
        assert field.kind != "integer" or None not in {field.minimum, field.maximum}, where
        assert field.item is None or field.identity == ("id",), where
        assert not field.identity or not field.ordered, where
        assert field.ordered or field.kind == "list", where
        assert field.kind == "slug" or field.refers is None, where


def test_items_of_a_list_have_what_identifies_them() -> None:
    for where, field in FIELDS.items():
        if field.identity:
            assert field.element, where
            assert field.element.record, where
            assert set(field.identity) <= set(field.element.record.fields), where
        elif field.element and field.element.record:
            assert "id" not in field.element.record.fields, where
            assert field.element.record.name == "Correction", where


def test_examples_are_values_the_field_takes() -> None:
    for where, field in KEYS.items():
        if field.example is None:
            continue
        element = field.element or field
        assert element.kind not in {"record", "map", "date", "flag"}, where
        assert isinstance(field.example, int) is (
            element.kind in {"integer", "number", "measure"}
        ), where
        assert not element.choices or field.example in element.choices, where
