from datetime import date

import pytest

from kamplan.lint import Stage
from kamplan.lint.rules.review_overdue import RULE
from tests.lint.conftest import Check

PERIOD = "period: {start: 2025-01-01, end: 2025-12-31}\n"


@pytest.mark.parametrize(
    ("today", "ago"),
    [
        (date(2025, 12, 31), None),
        (date(2026, 1, 1), "1 day"),
        (date(2026, 1, 20), "20 days"),
    ],
)
def test_a_year_ends_with_its_review(check: Check, today: date, ago: str | None) -> None:
    said = check(RULE, PERIOD, today=today)

    assert said.found == (
        [] if ago is None else [f"1:34 the period ended {ago} ago and no review was held"]
    )


def test_it_is_a_warning_at_any_stage(check: Check) -> None:
    assert check(RULE, PERIOD, stage=Stage.SIGN_OFF).severities == ["warning"]


@pytest.mark.parametrize(
    ("review", "overdue"),
    [("review: {held_on: 2026-01-12}\n", False), ("review: {next: continue}\n", True)],
)
def test_a_review_counts_once_it_was_held(check: Check, review: str, *, overdue: bool) -> None:
    assert bool(check(RULE, PERIOD + review).found) is overdue


def test_a_period_that_cannot_be_read_is_not_over(check: Check) -> None:
    assert check(RULE, "period: {start: 2025-01-01, end: soon}\n").found == []
