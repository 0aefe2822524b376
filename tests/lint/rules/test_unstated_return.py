import pytest

from kamplan.lint import Group, Stage
from kamplan.lint.rules.unstated_return import RULE
from tests.lint.conftest import BASE, Check, judge_text, merge

THEIRS = BASE[BASE.index("expected_return:") : BASE.index("contacts:")]
OURS = THEIRS.replace("party: customer", "party: supplier")
NOTHING = "nothing says what winning means to the customer"


def test_the_customer_says_what_winning_means(check: Check) -> None:
    assert check(RULE, THEIRS).found == []


@pytest.mark.parametrize("text", ["expected_return: []\n", "expected_return:\n"])
def test_nobody_says_it(check: Check, text: str) -> None:
    said = check(RULE, text)

    assert said.found == [f"1:1 {NOTHING}"]
    assert said.severities == ["warning"]
    assert check(RULE, text, stage=Stage.SIGN_OFF).severities == ["error"]


def test_a_plan_without_the_section(check: Check) -> None:
    text = merge("account: {id: st-brannocs, name: St. Brannoc's}\n").replace(THEIRS, "")

    assert check(RULE, text, whole=True).found == [f"1:1 {NOTHING}"]


def test_what_the_supplier_wants_is_not_enough(check: Check) -> None:
    assert check(RULE, OURS).found == ["1:1 only the supplier says what winning means"]
    assert check(RULE, OURS + THEIRS.removeprefix("expected_return:\n")).found == []


def test_no_other_rule_says_the_same() -> None:
    found = judge_text("expected_return: []\n", Group.TEXT, Group.FRAME)

    assert [one.split()[1] for one in found] == ["unstated-return"]


def test_one_that_cannot_be_read_may_be_the_customers() -> None:
    found = judge_text(THEIRS.replace("customer", "client"), Group.TEXT, Group.FRAME)

    assert [one.split()[1] for one in found] == ["wrong-type"]
