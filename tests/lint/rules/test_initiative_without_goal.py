import pytest

from kamplan.lint import Group, Stage
from kamplan.lint.rules.initiative_without_goal import RULE
from tests.lint.conftest import BASE, Check, judge_text

INITIATIVE = BASE[BASE.index("initiatives:") : BASE.index("checkpoints:")]
LINE = "    goals: [no-same-day-cancellations]\n"
SAID = "this initiative helps with none of the customer's goals"


def test_an_initiative_names_its_goal(check: Check) -> None:
    assert check(RULE, INITIATIVE).found == []


@pytest.mark.parametrize(
    ("instead", "at"),
    [("", "2:5"), ("    goals: []\n", "6:12"), ("    goals:\n", "6:5")],
    ids=["absent", "empty", "null"],
)
def test_one_that_names_none_is_found(check: Check, instead: str, at: str) -> None:
    said = check(RULE, INITIATIVE.replace(LINE, instead))

    assert said.found == [f"{at} {SAID}"]
    assert said.severities == ["warning"]
    assert said.places == ["initiatives/level-the-week/goals"]


def test_its_level_at_sign_off(check: Check) -> None:
    text = INITIATIVE.replace(LINE, "")

    assert check(RULE, text, stage=Stage.SIGN_OFF).severities == ["warning"]


def test_no_other_rule_says_the_same() -> None:
    assert judge_text(INITIATIVE.replace(LINE, ""), Group.TEXT, Group.INITIATIVES) == [
        f"2:5 initiative-without-goal {SAID}"
    ]
