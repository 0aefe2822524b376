import pytest

from kamplan.lint import Group, Stage
from kamplan.lint.rules.need_without_intent import RULE
from tests.lint.conftest import Check, judge_text


def need(intent: str) -> str:
    return f"""\
needs:
  - id: parking-cost
    kind: complaint
    verbatim: It's four pounds an hour to park.
    said_by: penhale
    said_on: 2025-09-16
    priority: low
{intent}"""


@pytest.mark.parametrize("intent", ["", "    intent:\n", "    intent: null\n"])
def test_who_speaks_is_owed_an_answer(check: Check, intent: str) -> None:
    said = check(RULE, need(intent))

    assert [one.partition(" ")[2] for one in said.found] == [
        "nothing says what will be done about this need"
    ]
    assert said.severities == ["warning"]
    assert said.places == ["needs/parking-cost/intent"]


def test_it_points_at_the_need_or_at_the_empty_key(check: Check) -> None:
    assert check(RULE, need("")).found[0].startswith("2:5 ")
    assert check(RULE, need("    intent:\n")).found[0].startswith("8:5 ")


def test_at_sign_off_it_is_an_error(check: Check) -> None:
    assert check(RULE, need(""), stage=Stage.SIGN_OFF).severities == ["error"]


@pytest.mark.parametrize("intent", ["act", "act-later", "wont-act", "undecided"])
def test_any_intent_is_an_answer(check: Check, intent: str) -> None:
    assert check(RULE, need(f"    intent: {intent}\n")).found == []


def test_an_answer_that_is_none_is_left_to_the_schema() -> None:
    found = judge_text(need("    intent: maybe\n"), Group.TEXT, Group.INTENT)

    assert [one.split()[:2] for one in found] == [["8:13", "wrong-type"]]


def test_no_other_rule_says_the_same() -> None:
    assert judge_text(need(""), Group.TEXT, Group.INTENT) == [
        "2:5 need-without-intent nothing says what will be done about this need"
    ]
