import pytest

from kamplan.lint import Group, Stage
from kamplan.lint.rules.unnamed_beneficiaries import RULE
from tests.lint.conftest import Check, judge_text

SAID = "nothing says whom the customer serves"


def account(more: str = "") -> str:
    return f"account:\n  id: st-brannocs\n  name: St. Brannoc's\n{more}"


def test_they_are_named(check: Check) -> None:
    assert check(RULE, account("  beneficiaries: patients\n")).found == []


@pytest.mark.parametrize(
    ("more", "at"),
    [("", "1:1"), ("  beneficiaries:\n", "4:3"), ("  beneficiaries: ' '\n", "4:18")],
)
def test_nobody_is_named(check: Check, more: str, at: str) -> None:
    said = check(RULE, account(more))

    assert said.found == [f"{at} {SAID}"]
    assert said.severities == ["warning"]
    assert said.places == ["account/beneficiaries"]
    assert check(RULE, account(more), stage=Stage.SIGN_OFF).severities == ["error"]


def test_no_other_rule_says_the_same() -> None:
    assert judge_text(account(), Group.TEXT, Group.FRAME) == [f"1:1 unnamed-beneficiaries {SAID}"]


@pytest.mark.parametrize("text", ["account: st-brannocs\n", account("  beneficiaries: [a, b]\n")])
def test_what_cannot_be_read_is_not_missing_as_well(text: str) -> None:
    found = judge_text(text, Group.TEXT, Group.FRAME)

    assert [one.split()[1] for one in found] == ["wrong-type"]
