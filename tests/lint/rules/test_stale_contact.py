from datetime import date

import pytest

from kamplan.lint import Stage
from kamplan.lint.rules.stale_contact import RULE
from tests.lint.conftest import Check


def contact(*more: str) -> str:
    given = ["id: penhale", "party: customer", "name: Moira Penhale", *more]
    return f"contacts:\n  - {{{', '.join(given)}}}\n"


@pytest.mark.parametrize(
    ("today", "days"),
    [(date(2026, 7, 11), None), (date(2026, 7, 12), 181), (date(2027, 1, 12), 365)],
)
def test_facts_are_asked_for_again_after_half_a_year(
    check: Check, today: date, days: int | None
) -> None:
    said = check(RULE, contact("last_confirmed: 2026-01-12"), today=today)

    assert said.found == (
        [] if days is None else [f"2:73 `penhale` was last confirmed {days} days ago"]
    )
    assert said.severities == ["warning"] * len(said.found)


def test_it_is_a_warning_at_any_stage(check: Check) -> None:
    text = contact("last_confirmed: 2025-01-12")

    assert check(RULE, text, stage=Stage.SIGN_OFF).severities == ["warning"]


def test_the_number_of_days_is_a_setting(check: Check) -> None:
    settings = "kamplan: 1\nlint: {settings: {stale-contact: {days: 7}}}\n"

    assert check(RULE, contact("last_confirmed: 2026-01-12"), settings=settings).found == [
        "2:73 `penhale` was last confirmed 8 days ago"
    ]


def test_nobody_is_stale_who_was_never_confirmed(check: Check) -> None:
    assert check(RULE, contact(), today=date(2026, 12, 31)).found == []


def test_who_left_is_not_asked_for_again(check: Check) -> None:
    text = contact("last_confirmed: 2025-01-12", "left_on: 2026-01-20")
    initiatives = "initiatives: []\n"

    assert check(RULE, text + initiatives, today=date(2026, 1, 19)).found != []
    assert check(RULE, text + initiatives, today=date(2026, 1, 20)).found == []


def test_who_left_with_promises_open_is_found(check: Check) -> None:
    said = check(RULE, contact("left_on: 2026-01-15"))

    assert said.found == ["2:66 `penhale` left on 2026-01-15 and still owns `chair-times`"]
    assert said.cures == ["agree on who takes over, and change `owner:` there"]


@pytest.mark.parametrize(
    ("more", "settled"),
    [
        ("review: {commitments: [{commitment: chair-times, outcome: missed}]}\n", True),
        ("review: {commitments: [{commitment: chair-times}]}\n", False),
    ],
)
def test_a_promise_the_review_answers_is_open_no_more(
    check: Check, more: str, *, settled: bool
) -> None:
    assert (check(RULE, contact("left_on: 2026-01-15") + more).found == []) is settled
