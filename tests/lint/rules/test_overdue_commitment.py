from datetime import date

import pytest

from kamplan.lint import Stage
from kamplan.lint.rules.overdue_commitment import RULE
from tests.lint.conftest import Check

DAY_AFTER = date(2026, 1, 31)


def commitment(more: str = "", day: str = "due: 2026-01-30") -> str:
    return f"""\
initiatives:
  - id: level-the-week
    title: Level the infusion week
    commitments:
      - {{id: chair-times, party: customer, owner: penhale, what: Chair times, {day}{more}}}
"""


@pytest.mark.parametrize(
    ("today", "late"),
    [
        (date(2026, 1, 30), None),
        (date(2026, 1, 31), "1 day"),
        (date(2026, 3, 1), "30 days"),
    ],
)
def test_a_promise_is_late_from_the_day_after(check: Check, today: date, late: str | None) -> None:
    said = check(RULE, commitment(), today=today)

    assert said.found == (
        [] if late is None else [f"5:84 the customer's `chair-times` is {late} overdue"]
    )


def test_it_is_a_warning_at_any_stage(check: Check) -> None:
    said = check(RULE, commitment(), today=DAY_AFTER, stage=Stage.SIGN_OFF)

    assert said.severities == ["warning"]


@pytest.mark.parametrize(
    ("more", "late"),
    [
        ("", True),
        (", status: not-started", True),
        (", status: in-progress", True),
        (", status: done, done_on: 2026-01-29", False),
        (", status: dropped, dropped_on: 2026-01-20", False),
        (", done_on: 2026-01-29", True),
    ],
)
def test_what_is_done_or_dropped_is_not_late(check: Check, more: str, *, late: bool) -> None:
    assert bool(check(RULE, commitment(more), today=DAY_AFTER).found) is late


def test_a_standing_promise_has_no_day_to_be_late(check: Check) -> None:
    assert check(RULE, commitment(day="from: 2026-01-01"), today=DAY_AFTER).found == []


def test_the_review_is_the_answer_to_what_was_late(check: Check) -> None:
    outcome = "review:\n  commitments: [{commitment: chair-times, outcome: missed}]\n"
    unanswered = "review:\n  commitments: [{commitment: chair-times}]\n"

    assert check(RULE, commitment() + outcome, today=DAY_AFTER).found == []
    assert check(RULE, commitment() + unanswered, today=DAY_AFTER).found
