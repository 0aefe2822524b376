from datetime import date

import pytest

from kamplan.lint import Stage
from kamplan.lint.rules.unconfirmed_handoff import RULE
from tests.lint.conftest import Check


def handoff(*more: str) -> str:
    return "handoff:\n  from: Sales\n" + "".join(f"  {one}\n" for one in more)


@pytest.mark.parametrize(
    ("more", "found"),
    [
        (["on: 2025-08-29"], "1:1 nobody at the customer confirmed the handoff of 2025-08-29"),
        (
            ["on: 2025-08-29", "confirmed_by:"],
            "4:3 nobody at the customer confirmed the handoff of 2025-08-29",
        ),
        ([], "1:1 nobody at the customer confirmed the handoff"),
        (["on: 2025-08-29", "confirmed_by: penhale"], None),
        (["on: 2025-08-29", "confirmed_by: penhale", "confirmed_on: 2025-09-05"], None),
        (["on: 2025-08-29", "confirmed_by: Moira Penhale"], None),
    ],
)
def test_the_customer_confirms_it(check: Check, more: list[str], found: str | None) -> None:
    said = check(RULE, handoff(*more), stage=Stage.SIGN_OFF)

    assert said.found == ([] if found is None else [found])
    assert said.severities == ["warning"] * len(said.found)


def test_it_is_confirmed_after_it_happened(check: Check) -> None:
    text = handoff("on: 2026-01-20")

    assert check(RULE, text, today=date(2026, 1, 20)).found == []
    assert check(RULE, text, today=date(2026, 1, 21)).found != []


def test_a_plan_without_a_handoff_has_none_to_confirm(check: Check) -> None:
    assert check(RULE, "handoff:\n").found == []
