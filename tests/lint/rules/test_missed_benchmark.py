from datetime import date

import pytest

from kamplan.lint import Stage
from kamplan.lint.rules.missed_benchmark import RULE
from tests.lint.conftest import Check

DAY_AFTER = date(2026, 7, 1)


def goal(more: str = "", mark: str = "") -> str:
    return f"""\
six_boxes:
  goals:
    - id: calm
      goal: A calm unit
      benchmarks:
        - {{by: 2026-06-30, what: eight a month{mark}}}
        - {{by: 2027-06-30, what: two a month}}
{more}"""


@pytest.mark.parametrize(
    ("today", "ago"),
    [(date(2026, 6, 30), None), (date(2026, 7, 1), "1 day"), (date(2026, 7, 15), "15 days")],
)
def test_a_mark_is_reached_by_its_day(check: Check, today: date, ago: str | None) -> None:
    said = check(RULE, goal(), today=today)

    assert said.found == (
        [] if ago is None else [f"6:16 `eight a month` was to be reached {ago} ago"]
    )


def test_it_is_a_warning_at_any_stage(check: Check) -> None:
    assert check(RULE, goal(), today=DAY_AFTER, stage=Stage.SIGN_OFF).severities == ["warning"]


@pytest.mark.parametrize(
    ("more", "mark", "settled"),
    [
        ("", ", reached_on: 2026-06-18", True),
        ("", ", reached_on: 2026-08-01", True),
        ("", ", reached_on: null", False),
        ("", ", reached_on: june", True),
        ("      achieved_on: 2026-06-01\n", "", True),
        ("review: {goals: [{goal: calm, outcome: missed}]}\n", "", True),
        ("review: {goals: [{goal: calm}]}\n", "", False),
        ("review: {goals: [{goal: other, outcome: missed}]}\n", "", False),
    ],
)
def test_what_is_reached_or_answered_is_settled(
    check: Check, more: str, mark: str, *, settled: bool
) -> None:
    assert (check(RULE, goal(more, mark), today=DAY_AFTER).found == []) is settled
