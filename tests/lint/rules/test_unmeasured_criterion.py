from datetime import date

import pytest

from kamplan.lint import Group, Stage
from kamplan.lint.rules.unmeasured_criterion import RULE
from tests.lint.conftest import Check, judge_text

HALF = date(2026, 7, 2)


def criterion(more: str = "", **given: str) -> str:
    days = {"start": "2026-01-01", "as_of": "2025-09-30", "by": "2026-12-31", **given}
    return f"""\
initiatives:
  - id: level-the-week
    title: Level the infusion week
    start: {days["start"]}
    success_criteria:
      - id: same-day-cancellations
        metric: Same-day cancellations
        baseline: {{value: 14, as_of: {days["as_of"]}, source: unit log}}
        target: {{value: 3, by: {days["by"]}}}
{more}"""


@pytest.mark.parametrize(
    ("given", "half"),
    [
        ({}, date(2026, 7, 2)),
        ({"start": "2026-07-01"}, date(2026, 9, 30)),
        ({"start": "2025-06-01"}, date(2026, 7, 2)),
        ({"as_of": "2026-03-02"}, date(2026, 8, 1)),
        ({"by": "2026-06-30"}, date(2026, 4, 1)),
    ],
)
def test_half_the_time_runs_from_the_last_beginning(
    check: Check, given: dict[str, str], half: date
) -> None:
    text = criterion(**given)

    assert check(RULE, text, today=half).found == []
    assert check(RULE, text, today=date.fromordinal(half.toordinal() + 1)).found == [
        f"6:9 `same-day-cancellations` was never measured, and half its time was over on {half}"
    ]


def test_when_the_day_itself_has_passed_it_says_so(check: Check) -> None:
    said = check(RULE, criterion(), today=date(2027, 1, 1))

    assert said.found == [
        "6:9 `same-day-cancellations` was never measured, and its day, 2026-12-31, has passed"
    ]
    assert said.cures == [
        'measure it, then kamplan measure same-day-cancellations VALUE --on DATE --source "…"'
    ]


def test_on_the_day_itself_there_is_still_time(check: Check) -> None:
    said = check(RULE, criterion(), today=date(2026, 12, 31))

    assert said.found == [
        "6:9 `same-day-cancellations` was never measured, and half its time was over on 2026-07-02"
    ]


def test_it_is_a_warning_at_any_stage(check: Check) -> None:
    said = check(RULE, criterion(), today=date(2026, 8, 1), stage=Stage.SIGN_OFF)

    assert said.severities == ["warning"]


@pytest.mark.parametrize(
    ("more", "measured"),
    [
        ("        readings: [{on: 2026-03-31, value: 8}]\n", True),
        ("        readings: [{on: 2026-03-31, value: 0}]\n", True),
        ("        readings: [{on: 2026-03-31}]\n", False),
        ("        readings: []\n", False),
        ("review: {held_on: 2026-08-01}\n", True),
        ("review: {held_on: 2026-12-15}\n", False),
        ("review: {next: continue}\n", False),
        (
            "    commitments: [{id: a, party: customer, what: b, status: dropped}]\n",
            True,
        ),
        (
            (
                "    commitments: [{id: a, party: customer, what: b, status: dropped},\n"
                "                  {id: c, party: supplier, what: d}]\n"
            ),
            False,
        ),
    ],
)
def test_one_reading_is_enough(check: Check, more: str, *, measured: bool) -> None:
    assert (check(RULE, criterion(more), today=date(2026, 8, 1)).found == []) is measured


def test_a_question_is_due_on_its_day(check: Check) -> None:
    text = criterion().replace("value: 14", "value: no").replace("value: 3", "value: yes")

    assert check(RULE, text, today=date(2026, 12, 31)).found == []
    assert check(RULE, text, today=date(2027, 1, 1)).found != []


def test_a_target_before_the_work_begins_is_due_when_it_passes(check: Check) -> None:
    text = criterion(start="2026-09-01", by="2026-06-30")

    assert check(RULE, text, today=date(2026, 6, 30)).found == []
    assert check(RULE, text, today=date(2026, 7, 1)).found != []


def test_a_reading_that_cannot_be_read_was_one() -> None:
    text = criterion("        readings: [{on: 2026-03-31, value: eight}]\n")

    found = judge_text(text, Group.TEXT, Group.TIME, today=date(2026, 8, 1))

    assert not any("unmeasured-criterion" in one for one in found)


def test_without_a_day_there_is_no_half(check: Check) -> None:
    assert check(RULE, criterion(by="null"), today=date(2027, 1, 1)).found == []
