"""The models take the reference files, and mean by null what they mean by absence."""

from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from kamplan.model import Plan, Settings
from kamplan.model.shape import RecordShape, shape_of
from tests.model.files import read_plain, to_model

PLAN = shape_of("plan")

MINIMAL = {
    "kamplan": 1,
    "account": {"id": "acme", "name": "Acme"},
    "supplier": {"name": "Tessaly"},
    "customer": {"name": "Acme"},
    "period": {"start": "2026-01-01", "end": "2026-12-31"},
    "contacts": [],
    "six_boxes": {},
    "needs": [],
    "initiatives": [],
}


def plan_of(plain: object) -> Plan:
    return Plan.model_validate(to_model(plain, PLAN))


def test_the_reference_plan_is_a_plan() -> None:
    plan = plan_of(read_plain("plan"))

    assert plan.needs[0].said_on == date(2025, 9, 16)
    assert plan.needs[1].reason == "Not ours to change. Passed to the estates team."
    assert plan.six_boxes.goals[0].benchmarks[0].by == date(2026, 6, 30)
    assert plan.handoff
    assert plan.handoff.from_ == "Sales, north region"
    assert plan.review
    assert plan.review.returns[0].return_ == "no-morning-calls"
    baseline = plan.initiatives[0].success_criteria[0].baseline
    assert baseline
    assert baseline.value == Decimal(14)
    assert isinstance(baseline.value, Decimal)


def test_the_reference_settings_are_settings() -> None:
    plain = read_plain("settings")
    settings = Settings.model_validate(to_model(plain, shape_of("settings")))

    assert settings.lint.levels == {"stale-contact": "off"}
    assert settings.lint.settings.oversized_plan.words == 4000
    assert settings.lint.settings.period_not_a_year.longest == 400
    assert settings.status.not_used == ("segmentation",)


def test_no_settings_are_settings() -> None:
    settings = Settings.model_validate({})

    assert settings.audience is None
    assert settings.signoff.required == "recorded"
    assert settings.lint.settings.selective_hearing.from_ == 5


def test_a_minimal_plan_reads_as_an_empty_one() -> None:
    plan = plan_of(MINIMAL)

    assert plan.sessions == ()
    assert plan.philosophy.why is None
    assert plan.six_boxes.journey.today.needs == ()
    assert plan.account.profile.looming == ()
    assert plan.account.crm == {}
    assert plan.review is None


@pytest.mark.parametrize("key", MINIMAL)
def test_what_every_plan_needs_cannot_be_missing_or_null(key: str) -> None:
    without = {name: value for name, value in MINIMAL.items() if name != key}

    for plain in (without, MINIMAL | {key: None}):
        with pytest.raises(ValidationError) as caught:
            plan_of(plain)
        assert [error["loc"] for error in caught.value.errors()] == [(key,)]


def with_nulls(plain: object, record: RecordShape) -> object:
    """Write null under every key that is not there and may be null."""
    if not isinstance(plain, dict):
        return plain
    filled: dict[str, object] = {}
    for key, field in record.fields.items():
        value = plain.get(key)
        if field.record is not None and value is not None:
            value = with_nulls(value, field.record)
        elif field.element is not None and field.element.record is not None and value is not None:
            value = [with_nulls(item, field.element.record) for item in value]
        filled[key] = value
    return filled


@pytest.mark.parametrize("plain", [MINIMAL, read_plain("plan")], ids=["minimal", "reference"])
def test_null_is_absence(plain: dict[str, object]) -> None:
    nulls = with_nulls(plain, PLAN)

    assert nulls != plain
    assert plan_of(nulls) == plan_of(plain)


def test_null_settings_are_absent_ones() -> None:
    shape = shape_of("settings")
    everything = with_nulls({"lint": {"settings": {"oversized-plan": {}}}}, shape)

    assert Settings.model_validate(to_model(everything, shape)) == Settings.model_validate({})


def test_a_plan_cannot_be_changed() -> None:
    plan = plan_of(MINIMAL)

    with pytest.raises(ValidationError):
        plan.summary = "Something else"  # type: ignore[misc]


def test_errors_do_not_repeat_what_the_customer_said() -> None:
    with pytest.raises(ValidationError) as caught:
        plan_of(MINIMAL | {"needs": "four pounds an hour"})

    assert "pounds" not in str(caught.value)
