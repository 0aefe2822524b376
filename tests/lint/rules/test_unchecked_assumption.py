import pytest

from kamplan.lint import Group, Stage
from kamplan.lint.rules.unchecked_assumption import RULE
from tests.lint.conftest import Check, judge_text


def belief(more: str) -> str:
    return f"""\
six_boxes:
  assumptions:
    believed:
      - {{what: They want fewer leaflets{more}}}
"""


@pytest.mark.parametrize(
    ("basis", "said"),
    [
        ("our-standard", "this is measured by our own standards"),
        ("other-customers", "this is what other customers want"),
        ("our-view", "this is our own view"),
    ],
)
def test_only_the_customers_word_needs_no_checking(check: Check, basis: str, said: str) -> None:
    result = check(RULE, belief(f", basis: {basis}"))

    assert result.found == [f"4:49 {said}, and nobody asked this customer"]
    assert result.severities == ["warning"]
    assert check(RULE, belief(", basis: customer-said")).found == []


def test_it_is_a_warning_at_any_stage(check: Check) -> None:
    said = check(RULE, belief(", basis: our-view"), stage=Stage.SIGN_OFF)

    assert said.severities == ["warning"]


@pytest.mark.parametrize("more", [", checked_with: penhale", ", checked_on: 2025-10-28"])
def test_somebody_was_asked(check: Check, more: str) -> None:
    assert check(RULE, belief(f", basis: our-view{more}")).found == []


def test_a_belief_without_a_basis_is_left_to_missing_field() -> None:
    found = judge_text(belief(""), Group.TEXT, Group.FRAME)

    assert [one.split()[1] for one in found if "box" not in one] == ["missing-field"]


def test_a_check_that_cannot_be_read_was_one() -> None:
    text = belief(", basis: our-view, checked_on: autumn")

    found = judge_text(text, Group.TEXT, Group.FRAME)

    assert [one.split()[1] for one in found if "box" not in one] == ["wrong-type"]
