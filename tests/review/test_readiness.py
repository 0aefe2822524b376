"""When the review is due, and what stands in the way of signing."""

from datetime import date
from pathlib import PurePosixPath

import pytest

from kamplan.config import load_settings
from kamplan.review.readiness import Blocker, ReviewTime, find_blockers, find_review_due
from tests.review.plans import HEAD, example, plan_of

SETTINGS = load_settings(None, PurePosixPath("kamplan.yaml")).settings


@pytest.mark.parametrize(
    ("today", "time", "days"),
    [
        ("2026-06-30", "ahead", 154),
        ("2026-11-30", "ahead", 1),
        ("2026-12-01", "due", 30),
        ("2026-12-31", "due", 0),
        ("2027-01-01", "overdue", 1),
        ("2027-03-01", "overdue", 60),
    ],
)
def test_the_review_is_due_thirty_days_before_the_end(today: str, time: str, days: int) -> None:
    due = find_review_due(plan_of().plan, date.fromisoformat(today))

    assert (due.time.value, due.days) == (time, days)
    assert (due.due_from, due.end) == (date(2026, 12, 1), date(2026, 12, 31))


@pytest.mark.parametrize("today", ["2026-06-30", "2026-12-15", "2027-06-30"])
def test_a_review_that_was_held_is_never_overdue(today: str) -> None:
    due = find_review_due(
        plan_of("review: {held_on: 2026-12-15}\n").plan, date.fromisoformat(today)
    )

    assert (due.time, due.held_on) == (ReviewTime.HELD, date(2026, 12, 15))


def test_a_block_without_a_day_was_not_held() -> None:
    plan = plan_of("review: {next: continue}\n").plan

    assert find_review_due(plan, date(2027, 1, 1)).time is ReviewTime.OVERDUE


def blockers_of(name: str) -> tuple[Blocker, ...]:
    file = example(name)
    folder = f"examples/{name}/accounts/{name}"

    def find_notes(relative: str) -> str | None:
        from tests.conftest import ROOT

        return (ROOT / folder / relative).read_text(encoding="utf-8")

    return find_blockers(file, SETTINGS, date(2026, 3, 20), find_notes)


@pytest.mark.parametrize("name", ["st-brannocs", "dornbach", "norrvik"])
def test_nothing_stands_in_the_way_of_the_examples(name: str) -> None:
    assert blockers_of(name) == ()


def test_what_is_missing_is_grouped_the_most_frequent_first() -> None:
    file = plan_of(
        """\
        initiatives:
          - {id: one, title: One, needs: [calm], goals: []}
          - {id: two, title: Two, needs: [], goals: []}
        """,
        rest="six_boxes: {}\nneeds: [{id: calm, kind: need, verbatim: Calm., intent: act}]\n",
    )

    found = find_blockers(file, SETTINGS, date(2026, 1, 5), lambda _path: None)

    counts = [len(one.findings) for one in found]
    assert counts == sorted(counts, reverse=True)
    rules = {one.rule: len(one.findings) for one in found}
    assert rules["one-sided-initiative"] == 2
    assert "need-without-voice" in rules
    assert {finding.rule for one in found for finding in one.findings} == set(rules)


def test_an_empty_plan_is_not_ready() -> None:
    assert "account:" in HEAD

    assert find_blockers(plan_of(), SETTINGS, date(2026, 1, 5), lambda _path: None)
