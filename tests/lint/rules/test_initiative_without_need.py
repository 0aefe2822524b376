import pytest

from kamplan.lint import Group, Stage
from kamplan.lint.rules.initiative_without_need import RULE
from tests.lint.conftest import BASE, Check, judge_text

INITIATIVE = BASE[BASE.index("initiatives:") : BASE.index("checkpoints:")]
LINE = "    needs: [empty-chairs]\n"
SAID = "no need of the customer asked for this initiative"


def test_an_initiative_names_its_need(check: Check) -> None:
    assert check(RULE, INITIATIVE).found == []


@pytest.mark.parametrize(
    ("instead", "at"),
    [("", "2:5"), ("    needs: []\n", "5:12"), ("    needs:\n", "5:5")],
    ids=["absent", "empty", "null"],
)
def test_one_that_names_none_is_found(check: Check, instead: str, at: str) -> None:
    said = check(RULE, INITIATIVE.replace(LINE, instead))

    assert said.found == [f"{at} {SAID}"]
    assert said.severities == ["warning"]
    assert said.places == ["initiatives/level-the-week/needs"]


def test_its_level_at_sign_off(check: Check) -> None:
    text = INITIATIVE.replace(LINE, "")

    assert check(RULE, text, stage=Stage.SIGN_OFF).severities == ["error"]


def test_no_other_rule_says_the_same() -> None:
    assert judge_text(INITIATIVE.replace(LINE, ""), Group.TEXT, Group.INITIATIVES) == [
        f"2:5 initiative-without-need {SAID}"
    ]
