import pytest

from kamplan.lint import Group, Stage
from kamplan.lint.rules.goal_without_fit import RULE
from tests.lint.conftest import Check, judge_text

FIT = {
    "serves_want": "how it serves what you want most for the customer",
    "better_customer": "how it makes a better customer",
    "our_strategy": "how it fits your own strategy",
}


def goal(**answers: str) -> str:
    given = {"serves_want": "partly", "better_customer": "no", "our_strategy": "no", **answers}
    head = """\
six_boxes:
  goals:
    - id: calm
      goal: A calm unit
      why_it_matters: Patients write to the board.
      expected_result: Three a month.
"""
    return head + "".join(f"      {key}: {value}\n" for key, value in given.items() if value)


def test_no_is_an_answer(check: Check) -> None:
    assert check(RULE, goal()).found == []


@pytest.mark.parametrize("key", FIT)
def test_an_open_question_is_named_by_this_rule_alone(check: Check, key: str) -> None:
    text = goal(**{key: ""})

    assert check(RULE, text).found == [f"3:7 nothing says {FIT[key]}"]
    assert check(RULE, text).cures == [f"answer under `{key}:`; no is an answer"]
    assert [one for one in judge_text(text, Group.TEXT, Group.FRAME) if "box" not in one] == [
        f"3:7 goal-without-fit nothing says {FIT[key]}"
    ]


def test_all_open_questions_of_a_goal_are_one_finding(check: Check) -> None:
    said = check(RULE, goal(serves_want="", better_customer="' '", our_strategy=""))

    assert said.found == [
        f"3:7 nothing says {FIT['serves_want']}, {FIT['better_customer']} or {FIT['our_strategy']}"
    ]
    assert said.places == ["six_boxes/goals/calm/serves_want"]


def test_it_is_a_warning_at_any_stage(check: Check) -> None:
    said = check(RULE, goal(our_strategy=""), stage=Stage.SIGN_OFF)

    assert said.severities == ["warning"]


def test_an_answer_that_cannot_be_read_is_not_missing_as_well() -> None:
    found = judge_text(goal(our_strategy="[a, b]"), Group.TEXT, Group.FRAME)

    assert [one.split()[1] for one in found if "box" not in one] == ["wrong-type"]
