import pytest

from kamplan.lint import Group, Stage
from kamplan.lint.rules.unmeasured_return import RULE
from tests.lint.conftest import Check, judge_text


def returns(*more: str, party: str = "customer") -> str:
    head = f"""\
expected_return:
  - id: no-morning-calls
    party: {party}
    verbatim: If nobody has had to ring a patient at eight, I'll call that a win.
    said_by: strand
    said_on: 2025-10-28
"""
    return head + "".join(f"    {one}\n" for one in more)


@pytest.mark.parametrize("more", ["criteria: [same-day-cancellations]", "measure: calls a month"])
def test_a_criterion_or_a_measure_shows_it(check: Check, more: str) -> None:
    assert check(RULE, returns(more)).found == []


@pytest.mark.parametrize(
    ("more", "at"),
    [
        ([], "2:5"),
        (["criteria: []"], "7:15"),
        (["measure: ' '"], "2:5"),
        (["amount: {value: 180000, unit: GBP a year}"], "2:5"),
    ],
)
def test_what_it_is_worth_does_not_show_that_it_came(
    check: Check, more: list[str], at: str
) -> None:
    said = check(RULE, returns(*more))

    assert said.found == [f"{at} nothing will show whether `no-morning-calls` came"]
    assert said.severities == ["warning"]
    assert check(RULE, returns(*more), stage=Stage.SIGN_OFF).severities == ["warning"]


def test_the_suppliers_return_is_its_own_affair(check: Check) -> None:
    assert check(RULE, returns(party="supplier")).found == []


def test_a_criterion_that_cannot_be_read_is_not_missing_as_well() -> None:
    found = judge_text(returns("criteria: [Same Day]"), Group.TEXT, Group.IDENTITY, Group.FRAME)

    assert [one.split()[1] for one in found] == ["malformed-id"]
