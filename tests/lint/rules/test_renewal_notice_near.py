from datetime import date

import pytest

from kamplan.lint import Stage
from kamplan.lint.rules.renewal_notice_near import RULE
from tests.lint.conftest import BASE, Check

RENEWAL = "renewal: {contract: supply agreement, ends: 2027-03-31, notice_days: 90, owner: marsh}\n"
INITIATIVE = BASE[BASE.index("initiatives:") : BASE.index("checkpoints:")]
READING = "        readings: [{on: 2026-10-31, value: 4}]\n"
UNSHOWN = "nothing shows what became of `no-morning-calls`"
NEAR = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("today", "when"),
    [
        (date(2026, 11, 1), None),
        (date(2026, 11, 2), "is 2026-12-31, in 59 days"),
        (date(2026, 12, 30), "is 2026-12-31, in 1 day"),
        (date(2026, 12, 31), "is 2026-12-31, in 0 days"),
        (date(2027, 1, 1), "was on 2026-12-31"),
    ],
)
def test_the_notice_day_is_derived(check: Check, today: date, when: str | None) -> None:
    said = check(RULE, RENEWAL, today=date(2026, 10, 31) if when is None else today)

    assert said.found == (
        [] if when is None else [f"1:45 the last day to give notice {when}, and {UNSHOWN}"]
    )
    assert said.severities == ["warning"] * len(said.found)


def test_it_is_a_warning_at_any_stage(check: Check) -> None:
    assert check(RULE, RENEWAL, today=NEAR, stage=Stage.SIGN_OFF).severities == ["warning"]


def test_without_a_return_of_the_customer_it_asks_for_one(check: Check) -> None:
    text = RENEWAL + "expected_return: [{id: a, party: supplier, verbatim: We stay.}]\n"

    said = check(RULE, text, today=NEAR)

    assert said.found == [
        (
            "1:45 the last day to give notice is 2026-12-31, in 45 days, and nothing says what "
            "winning means to the customer"
        )
    ]


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        (INITIATIVE + READING, True),
        (INITIATIVE, False),
        ("review: {returns: [{return: no-morning-calls, outcome: partly}]}\n", True),
        ("review: {returns: [{return: no-morning-calls}]}\n", False),
    ],
)
def test_a_reading_or_the_review_shows_what_became_of_it(
    check: Check, more: str, *, shown: bool
) -> None:
    assert (check(RULE, RENEWAL + more, today=NEAR).found == []) is shown


def test_each_return_has_to_be_shown(check: Check) -> None:
    returns = """\
expected_return:
  - {id: calm, party: customer, verbatim: A calm unit., measure: quiet mornings}
  - {id: fewer, party: customer, verbatim: Fewer calls., criteria: [same-day-cancellations]}
  - {id: stay, party: supplier, verbatim: We stay.}
"""

    said = check(RULE, RENEWAL + returns + INITIATIVE + READING, today=NEAR)

    assert [one.partition("became of ")[2] for one in said.found] == ["`calm`"]


def test_how_early_is_a_setting(check: Check) -> None:
    settings = "kamplan: 1\nlint: {settings: {renewal-notice-near: {days: 10}}}\n"

    assert check(RULE, RENEWAL, today=date(2026, 12, 20), settings=settings).found == []
    assert check(RULE, RENEWAL, today=date(2026, 12, 21), settings=settings).found != []


@pytest.mark.parametrize(
    "renewal",
    [
        "renewal: {contract: a, ends: 2027-03-31}\n",
        "renewal: {contract: a, notice_days: 90}\n",
        "renewal: {}\n",
        "renewal:\n",
    ],
)
def test_without_a_notice_day_there_is_nothing_to_be_near(check: Check, renewal: str) -> None:
    assert check(RULE, renewal, today=date(2027, 1, 1)).found == []


def test_a_notice_longer_than_the_calendar_has_passed(check: Check) -> None:
    text = "renewal: {contract: a, ends: 0001-01-31, notice_days: 3650}\n"

    assert check(RULE, text).found == [
        f"1:30 the last day to give notice was on 0001-01-01, and {UNSHOWN}"
    ]
