from datetime import date

import pytest

from kamplan.lint import Stage
from kamplan.lint.rules.workshop_without_momentum import RULE
from tests.lint.conftest import Check


def session(kind: str = "shared-expectations-workshop", more: str = "") -> str:
    return f"sessions:\n  - id: workshop\n    on: 2025-11-18\n    kind: {kind}\n{more}"


@pytest.mark.parametrize(
    ("more", "at"),
    [("", "2:5"), ("    momentum:\n", "5:5"), ("    momentum: ' '\n", "5:15")],
)
def test_a_workshop_goes_on(check: Check, more: str, at: str) -> None:
    said = check(RULE, session(more=more), stage=Stage.SIGN_OFF)

    assert said.found == [f"{at} nothing says how the workshop of 2025-11-18 is carried on"]
    assert said.severities == ["warning"]
    assert said.places == ["sessions/workshop/momentum"]


def test_somebody_says_how(check: Check) -> None:
    assert check(RULE, session(more="    momentum: One page a month.\n")).found == []


@pytest.mark.parametrize("kind", ["discovery", "co-creation", "customer-advisory-council"])
def test_other_sessions_end_where_they_end(check: Check, kind: str) -> None:
    assert check(RULE, session(kind)).found == []


def test_it_is_asked_for_once_the_workshop_is_over(check: Check) -> None:
    assert check(RULE, session(), today=date(2025, 11, 18)).found == []
    assert check(RULE, session(), today=date(2025, 11, 19)).found != []
