import pytest

from kamplan.lint import Group, Stage
from kamplan.lint.rules.unanswered_philosophy import RULE
from tests.lint.conftest import BASE, Check, judge_text, merge

WHOLE = BASE[BASE.index("philosophy:") : BASE.index("expected_return:")]
LINES = {line.split(":")[0].strip(): f"{line}\n" for line in WHOLE.splitlines()[1:]}


def test_six_answers_are_a_philosophy(check: Check) -> None:
    assert check(RULE, WHOLE).found == []


@pytest.mark.parametrize(
    ("key", "question"),
    [
        ("why", "why you do this"),
        ("want_for_customer", "what you want most for the customer"),
        ("help_become", "whom you help them to become"),
        ("for_person", "what is in it for their people"),
        ("for_business", "what is in it for their organisation"),
        ("market_context", "what goes on around them"),
    ],
)
@pytest.mark.parametrize("instead", ["", "  {}:\n", "  {}: ''\n", "  {}: ' '\n"])
def test_an_open_question_is_named_by_this_rule_alone(
    check: Check, key: str, question: str, instead: str
) -> None:
    text = WHOLE.replace(LINES[key], instead.format(key))

    said = check(RULE, text)

    assert said.found == [f"1:1 nothing says {question}"]
    assert said.cures == [f"answer in a sentence under `{key}:`; kamplan session asks"]
    assert judge_text(text, Group.TEXT, Group.FRAME) == [
        f"1:1 unanswered-philosophy nothing says {question}"
    ]


def test_all_open_questions_are_one_finding(check: Check) -> None:
    text = WHOLE.replace(LINES["why"], "").replace(LINES["for_person"], "")

    said = check(RULE, text.replace(LINES["market_context"], ""))

    assert said.found == [
        (
            "1:1 nothing says why you do this, what is in it for their people "
            "or what goes on around them"
        )
    ]
    assert said.cures == [
        "answer in a sentence under `why:`, `for_person:` and `market_context:`; kamplan session asks"
    ]
    assert said.severities == ["warning"]


@pytest.mark.parametrize("text", ["philosophy:\n", "philosophy: {}\n"])
def test_no_answer_at_all(check: Check, text: str) -> None:
    said = check(RULE, text)

    assert said.found == ["1:1 none of the six questions of the philosophy is answered"]
    assert check(RULE, text, stage=Stage.SIGN_OFF).severities == ["error"]
    assert [one.split()[1] for one in judge_text(text, Group.TEXT, Group.FRAME)] == [
        "unanswered-philosophy"
    ]


def test_a_plan_without_one(check: Check) -> None:
    said = check(RULE, merge("").lstrip().replace(WHOLE, ""), whole=True)

    assert said.found == ["1:1 none of the six questions of the philosophy is answered"]


@pytest.mark.parametrize(
    "text", ["philosophy: to sell more\n", WHOLE.replace(LINES["why"], "  why: [more]\n")]
)
def test_what_cannot_be_read_is_not_missing_as_well(text: str) -> None:
    found = judge_text(text, Group.TEXT, Group.FRAME)

    assert [one.split()[1] for one in found] == ["wrong-type"]
