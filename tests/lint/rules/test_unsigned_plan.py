from datetime import date

import pytest

from kamplan.lint.rules.unsigned_plan import RULE
from tests.lint.conftest import Check
from tests.lint.signing import sign

PLAN = """\
supplier: {name: Tessaly Biologics, lead: marsh}
period: {start: 2026-01-01, end: 2026-12-31}
"""


def test_who_has_yet_to_sign_is_named(check: Check) -> None:
    said = check(RULE, PLAN, signoffs=sign(PLAN, "customer"))

    assert said.found == ["1:43 the supplier has not signed yet what the other party did"]
    assert said.severities == ["warning"]
    assert check(RULE, PLAN, signoffs=sign(PLAN, "customer", "supplier")).found == []


@pytest.mark.parametrize(("today", "found"), [(date(2025, 12, 31), 0), (date(2026, 1, 1), 1)])
def test_a_year_that_began_without_signatures(check: Check, today: date, found: int) -> None:
    said = check(RULE, PLAN, signoffs={}, today=today)

    assert said.found == ["2:17 the period has begun and nobody has signed the plan"][:found]


def test_where_nobody_looked_for_statements_none_is_missed(check: Check) -> None:
    assert check(RULE, PLAN).found == []
