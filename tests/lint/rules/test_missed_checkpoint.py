from datetime import date

import pytest

from kamplan.lint import Group, Stage
from kamplan.lint.rules.missed_checkpoint import RULE
from tests.lint.conftest import Check, judge_text

DAYS = "checkpoints: [2026-04-14, 2026-07-14, 2026-10-13]\n"


@pytest.mark.parametrize(
    ("today", "ago"),
    [(date(2026, 4, 28), None), (date(2026, 4, 29), 15), (date(2026, 7, 14), 91)],
)
def test_a_result_may_come_two_weeks_late(check: Check, today: date, ago: int | None) -> None:
    said = check(RULE, DAYS, today=today)

    found = f"1:15 the checkpoint of 2026-04-14 was {ago} days ago, and has no result"
    assert said.found == ([] if ago is None else [found])
    assert said.severities == ["warning"] * len(said.found)


def test_each_missed_one_is_found(check: Check) -> None:
    results = "checkpoint_results: [{on: 2026-07-14}]\n"

    said = check(RULE, DAYS + results, today=date(2026, 11, 3), stage=Stage.SIGN_OFF)

    assert [one.split()[0] for one in said.found] == ["1:15", "1:39"]
    assert said.severities == ["warning", "warning"]


@pytest.mark.parametrize(
    ("held", "counts"),
    [
        ("2026-03-30", False),
        ("2026-03-31", True),
        ("2026-04-14", True),
        ("2026-04-28", True),
        ("2026-04-29", False),
    ],
)
def test_a_result_belongs_to_a_checkpoint_that_is_near(
    check: Check, held: str, *, counts: bool
) -> None:
    results = f"checkpoint_results: [{{on: {held}}}]\n"

    assert (check(RULE, DAYS + results, today=date(2026, 5, 11)).found == []) is counts


def test_how_near_is_a_setting(check: Check) -> None:
    settings = "kamplan: 1\nlint: {settings: {missed-checkpoint: {days: 0}}}\n"

    assert check(RULE, DAYS, today=date(2026, 4, 15), settings=settings).found == [
        "1:15 the checkpoint of 2026-04-14 was 1 day ago, and has no result"
    ]


def test_after_the_review_no_result_is_asked_for(check: Check) -> None:
    text = DAYS + "review: {held_on: 2026-12-15}\n"

    assert check(RULE, text, today=date(2027, 1, 12)).found == []


@pytest.mark.parametrize(
    "results", ["checkpoint_results: [{on: spring}]\n", "checkpoint_results: later\n"]
)
def test_a_result_that_cannot_be_read_may_be_it(results: str) -> None:
    found = judge_text(DAYS + results, Group.TEXT, Group.TIME, today=date(2026, 5, 11))

    assert [one.split()[1] for one in found] == ["wrong-type"]


def test_a_day_after_one_that_cannot_be_read_keeps_its_place(check: Check) -> None:
    said = check(RULE, "checkpoints: [soon, 2026-04-14]\n", today=date(2026, 5, 11))

    assert [one.split()[0] for one in said.found] == ["1:21"]
