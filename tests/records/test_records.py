"""Records are what the models make of the same file, and faults are where they belong."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path, PurePosixPath

import pytest

from kamplan.config import load_settings
from kamplan.errors import KamplanError
from kamplan.model import Plan
from kamplan.planfile import demand_plan, load_plan
from kamplan.records import Record
from kamplan.records.record import shape_of_part
from kamplan.yamldoc import YamlDocument

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "tests/data/plan.reference.yaml"
PLANS = [REFERENCE, *sorted(ROOT.glob("examples/*/accounts/*/plan.yaml"))]
PATH = PurePosixPath("plan.yaml")
MINIMAL = """\
kamplan: 1
account: {id: acme, name: Acme}
supplier: {name: Northwind}
customer: {name: Acme}
period: {start: 2026-01-01, end: 2026-12-31}
contacts: []
six_boxes: {}
needs: []
initiatives: []
"""


def as_model_input(value: object) -> object:
    """Turn plain data into what the strict models take: tuples, days."""
    if isinstance(value, dict):
        return {key: as_model_input(one) for key, one in value.items()}
    if isinstance(value, list):
        return tuple(as_model_input(one) for one in value)
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return int(value)
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return date.fromisoformat(value)
    return value


def assert_alike(record: object, model: object, where: str) -> None:
    if isinstance(record, Record):
        for field in shape_of_part(record).fields.values():
            name = field.attribute
            assert_alike(getattr(record, name), getattr(model, name), f"{where}.{name}")
    elif isinstance(record, tuple):
        assert isinstance(model, tuple), where
        assert len(record) == len(model), where
        for index, (one, other) in enumerate(zip(record, model, strict=True)):
            assert_alike(one, other, f"{where}[{index}]")
    else:
        assert record == model, where


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.parent.name)
def test_a_record_equals_the_model_field_by_field(path: Path) -> None:
    loaded = load_plan(path.read_bytes(), PATH)
    assert loaded.file is not None
    if loaded.diagnostics:
        assert "bad" in path.parts
        return

    model = Plan.model_validate(as_model_input(loaded.file.document.data()))

    assert_alike(loaded.file.plan, model, "plan")


def found(text: str) -> list[str]:
    return [
        f"{one.span.line}:{one.span.column} {one.rule}: {one.message}"
        for one in load_plan(text, PATH).diagnostics
    ]


def test_a_minimal_plan_has_no_problem() -> None:
    assert found(MINIMAL) == []


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("name: Acme}\ns", "nmae: Acme}\ns", ["2:21 unknown-key: key `nmae` is not known in account", "2:10 missing-field: `name` is missing"]),
        ("2026-12-31", "2026-02-30", ["5:34 wrong-type: `2026-02-30` is not a day in the calendar"]),
        ("2026-12-31", "'2026-12-31T10:00'", ["5:34 wrong-type: `2026-12-31T10:00` has more than a day"]),
        ("id: acme", "id: Acme", ["2:15 malformed-id: `Acme` is not an id"]),
        ("needs: []", "needs: x", ["8:8 wrong-type: `needs` is a single value, not a list"]),
        ("needs: []", "needs:", ["8:1 missing-field: `needs` is missing"]),
        ("needs: []", "needs: [{}]", ["8:9 missing-field: `id` is missing", "8:9 missing-field: `verbatim` is missing"]),
        ("{name: Northwind}", "[x]", ["3:11 wrong-type: `supplier` is a list, not keys and values"]),
        ("name: Northwind", "name: 7", ["3:18 wrong-type: `7` is a number here, not text"]),
        ("kamplan: 1", "kamplan: 2", ["1:10 wrong-type: `2` is too large"]),
        ("initiatives: []", "initiatives: []\ncurrency: euro", ["10:11 wrong-type: `euro` is not a currency code"]),
    ],
)  # fmt: skip
def test_a_fault_is_told_where_it_stands(old: str, new: str, wanted: list[str]) -> None:
    assert found(MINIMAL.replace(old, new)) == wanted


def test_what_fits_is_kept_beside_what_does_not() -> None:
    text = MINIMAL.replace(
        "needs: []", "needs: [{id: a, verbatim: One}, {id: b}, {id: c, verbatim: Two, kind: odd}]"
    )
    loaded = load_plan(text, PATH)

    assert loaded.file is not None
    assert [(one.id, one.kind) for one in loaded.file.plan.needs] == [("a", None), ("c", None)]
    assert loaded.file.route(loaded.file.plan.needs[1], "kind") == ("needs", 2, "kind")
    assert loaded.file.has("need", "b")
    assert loaded.file.place(("needs", 2, "kind")) == "needs/c/kind"


def test_a_plan_with_problems_is_refused_with_the_first_three() -> None:
    with pytest.raises(KamplanError) as refused:
        demand_plan("a: 1\n", PATH)

    assert refused.value.message.count("plan.yaml:1:") == 3
    assert "and 7 more" in refused.value.message
    assert refused.value.hint == "kamplan lint plan.yaml"


def test_records_cannot_be_changed() -> None:
    file = load_plan(MINIMAL, PATH).file
    assert file is not None

    with pytest.raises(AttributeError):
        file.plan.account.name = "Other"  # type: ignore[misc]  # that is the point


def test_settings_are_checked_like_a_plan() -> None:
    reference = (ROOT / "tests/data/settings.reference.yaml").read_bytes()
    assert load_settings(reference, PATH).diagnostics == ()
    assert load_settings(None, PATH).settings.lint.settings.too_many_goals.most == 4

    wrong = load_settings("kamplan: 1\nlint:\n  levels: {x: fatal}\nforge: gitea\n", PATH)

    assert [(one.span.line, one.rule) for one in wrong.diagnostics] == [
        (3, "wrong-type"),
        (4, "wrong-type"),
    ]
    assert wrong.settings.forge is None


def test_a_document_without_keys_has_no_plan() -> None:
    assert load_plan("- a\n", PATH).file is None
    assert YamlDocument.parse("- a\n").problems == ()
