"""What became of a commitment, by the dates alone."""

from datetime import date

import pytest

from kamplan.review.outcomes import Outcome, is_late, judge_commitment
from tests.review.plans import commitment_of

TODAY = date(2026, 6, 30)
END = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ("due: 2026-02-27, status: done, done_on: 2026-02-26", "kept"),
        ("due: 2026-02-27, status: done, done_on: 2026-02-27", "kept"),
        ("due: 2026-02-27, status: done, done_on: 2026-02-28", "kept-late"),
        ("from: 2026-01-01, status: done, done_on: 2026-06-01", "kept"),
        ("due: 2026-02-27, status: done", "unknown"),
        ("due: 2026-02-27, status: in-progress", "partly"),
        ("due: 2026-02-27, status: not-started", "missed"),
        ("due: 2026-02-27", "unknown"),
        ("due: 2026-06-30, status: not-started", "not-yet-due"),
        ("due: 2026-06-29, status: not-started", "missed"),
        ("due: 2026-07-01, status: in-progress", "not-yet-due"),
        ("due: 2026-07-01", "not-yet-due"),
        ("from: 2026-01-01, status: in-progress", "not-yet-due"),
        ("due: 2026-02-27, status: dropped", "dropped-by-agreement"),
        ("due: 2026-09-30, status: dropped, dropped_on: 2026-05-01", "dropped-by-agreement"),
    ],
)
def test_the_outcome_follows_from_the_facts(facts: str, outcome: str) -> None:
    assert judge_commitment(commitment_of(facts), TODAY, END) == outcome


def test_a_standing_promise_that_nobody_closed_is_for_people_to_judge() -> None:
    standing = commitment_of("from: 2026-01-01, status: in-progress")

    assert judge_commitment(standing, date(2027, 1, 1), END) is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("facts", "late"),
    [
        ("due: 2026-06-29, status: in-progress", True),
        ("due: 2026-06-29", True),
        ("due: 2026-06-30", False),
        ("due: 2026-06-29, status: done, done_on: 2026-06-30", False),
        ("due: 2026-06-29, status: dropped", False),
        ("from: 2026-01-01", False),
    ],
)
def test_late_is_open_though_the_day_has_passed(*, facts: str, late: bool) -> None:
    assert is_late(commitment_of(facts), TODAY) is late


def test_only_what_the_plan_settles_is_known() -> None:
    unknown = {one for one in Outcome if not one.is_known}

    assert unknown == {Outcome.UNKNOWN, Outcome.NOT_YET_DUE}
    assert Outcome.DROPPED.words == "dropped by agreement"
