from datetime import date

import pytest

from kamplan.lint import Stage
from kamplan.lint.rules.overdue_reconsideration import RULE
from tests.lint.conftest import Check

DAY_AFTER = date(2026, 4, 1)


def need(intent: str = "act-later", more: str = "") -> str:
    return f"""\
needs:
  - id: parking-cost
    verbatim: It's four pounds an hour to park.
    intent: {intent}
    reason: The estates team reports in March.
    reconsider_on: 2026-03-31
{more}"""


@pytest.mark.parametrize(
    ("today", "ago"),
    [(date(2026, 3, 31), None), (date(2026, 4, 1), "1 day"), (date(2026, 4, 15), "15 days")],
)
def test_later_names_a_day_and_is_held_to_it(check: Check, today: date, ago: str | None) -> None:
    said = check(RULE, need(), today=today)

    assert said.found == ([] if ago is None else [f"6:20 this was to be looked at again {ago} ago"])


def test_it_is_a_warning_at_any_stage(check: Check) -> None:
    assert check(RULE, need(), today=DAY_AFTER, stage=Stage.SIGN_OFF).severities == ["warning"]


@pytest.mark.parametrize(
    ("intent", "open_still"),
    [("act-later", True), ("undecided", True), ("wont-act", True), ("act", False)],
)
def test_what_is_acted_on_needs_no_second_look(
    check: Check, intent: str, *, open_still: bool
) -> None:
    assert bool(check(RULE, need(intent), today=DAY_AFTER).found) is open_still


@pytest.mark.parametrize(
    ("more", "open_still"),
    [
        ("    decided_on: 2025-11-20\n", True),
        ("    decided_on: 2026-03-31\n", False),
        ("    decided_on: 2026-04-01\n", False),
        ("    met_on: 2026-02-14\n", False),
    ],
)
def test_a_decision_since_is_the_second_look(check: Check, more: str, *, open_still: bool) -> None:
    assert bool(check(RULE, need(more=more), today=DAY_AFTER).found) is open_still
