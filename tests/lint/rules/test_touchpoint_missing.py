from datetime import date

import pytest

from kamplan.lint import Group, Stage
from kamplan.lint.rules.touchpoint_missing import RULE
from tests.lint.conftest import Check, judge_text


def touchpoint(*given: str) -> str:
    return f"touchpoints:\n  - {{id: call, kind: call, {', '.join(given)}}}\n"


def held(*days: str) -> str:
    return f"held: [{', '.join(days)}]"


MONTHLY = ("every: 1 month", "first: 2026-01-20")
WEEKLY = ("every: 1 week", "first: 2026-01-05")


@pytest.mark.parametrize(
    ("today", "found"),
    [
        (date(2026, 1, 20), None),
        (date(2026, 1, 21), "2026-01-20"),
        (date(2026, 4, 7), "3 days, the last of them 2026-03-20,"),
        (date(2027, 2, 1), "12 days, the last of them 2026-12-20,"),
        (date(2029, 1, 1), None),
    ],
)
def test_however_many_days_it_is_one_finding(check: Check, today: date, found: str | None) -> None:
    said = check(RULE, touchpoint(*MONTHLY), today=today)

    assert said.found == (
        [] if found is None else [f"2:5 `call` was planned for {found} and not held"]
    )


def test_it_is_a_warning_at_any_stage(check: Check) -> None:
    text = touchpoint("on: [2026-01-12]")

    said = check(RULE, text, stage=Stage.SIGN_OFF)

    assert said.found == ["2:5 `call` was planned for 2026-01-12 and not held"]
    assert said.severities == ["warning"]


def test_days_outside_the_period_are_not_this_plans(check: Check) -> None:
    text = touchpoint("on: [2025-12-30, 2027-01-05]")

    assert check(RULE, text, today=date(2027, 2, 1)).found == []


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (["2026-01-20", "2026-02-20", "2026-03-20"], None),
        (["2026-01-27", "2026-02-12", "2026-03-24"], None),  # moved by some days
        (["2026-01-20", "2026-02-20"], "2026-03-20"),
        (["2026-01-20", "2026-03-20"], "2026-02-20"),
        (["2026-01-20", "2026-02-20", "2026-02-24"], "2026-03-20"),
        (["2026-01-20", "2026-02-20", "2026-04-04"], None),  # nearer to March than to April
    ],
)
def test_a_meeting_counts_for_the_day_it_is_nearest_to(
    check: Check, days: list[str], found: str | None
) -> None:
    said = check(RULE, touchpoint(*MONTHLY, held(*days)), today=date(2026, 4, 7))

    assert said.found == (
        [] if found is None else [f"2:5 `call` was planned for {found} and not held"]
    )


def test_the_last_day_of_a_short_month_counts(check: Check) -> None:
    text = touchpoint("every: 1 month", "first: 2026-01-31", held("2026-01-31"))

    assert check(RULE, text, today=date(2026, 2, 28)).found == []
    assert check(RULE, text, today=date(2026, 3, 1)).found == [
        "2:5 `call` was planned for 2026-02-28 and not held"
    ]


@pytest.mark.parametrize(
    ("days", "last"),
    [
        (["2026-01-05", "2026-01-19", "2026-01-26"], None),  # a holiday
        (["2026-01-05", "2026-01-12", "2026-01-19"], None),  # perhaps another
        (["2026-01-05", "2026-01-26"], "2026-01-19"),
        (["2026-01-05", "2026-01-12"], "2026-01-26"),
    ],
)
def test_of_a_weekly_call_one_may_fall_out(check: Check, days: list[str], last: str | None) -> None:
    said = check(RULE, touchpoint(*WEEKLY, held(*days)), today=date(2026, 1, 29))

    found = f"2:5 `call` was planned for 2 days, the last of them {last}, and not held"
    assert said.found == ([] if last is None else [found])


def test_a_single_day_beside_a_weekly_call_may_not(check: Check) -> None:
    text = touchpoint(*WEEKLY, "on: [2026-01-14]", held("2026-01-05", "2026-01-12", "2026-01-19"))

    assert check(RULE, text, today=date(2026, 1, 20)).found == [
        "2:5 `call` was planned for 2026-01-14 and not held"
    ]


@pytest.mark.parametrize("given", MONTHLY)
def test_half_a_rhythm_plans_nothing(check: Check, given: str) -> None:
    assert check(RULE, touchpoint(given), today=date(2026, 4, 7)).found == []


def test_after_the_review_nothing_is_asked_for(check: Check) -> None:
    text = touchpoint(*MONTHLY) + "review: {held_on: 2026-12-15}\n"

    assert check(RULE, text, today=date(2027, 1, 12)).found == []


@pytest.mark.parametrize(
    "text",
    [
        touchpoint(*MONTHLY, "held: [spring]"),
        touchpoint("every: 1 month", "first: soon"),
        touchpoint("every: often", "first: 2026-01-20"),
    ],
)
def test_what_cannot_be_read_is_not_missing_as_well(text: str) -> None:
    found = judge_text(text, Group.TEXT, Group.TIME, today=date(2026, 4, 7))

    assert not any("touchpoint-missing" in one for one in found)


def test_the_ends_of_the_calendar_are_no_trap(check: Check) -> None:
    text = "period: {start: 0001-01-01, end: 9999-12-31}\n" + touchpoint(
        "every: 1 day", "first: 0001-01-01"
    )

    assert check(RULE, text, today=date(1, 1, 3)).found == [
        "3:5 `call` was planned for 2 days, the last of them 0001-01-02, and not held"
    ]
    assert check(RULE, text, today=date.max).found == [
        "3:5 `call` was planned for 400 days, the last of them 9999-12-30, and not held"
    ]
