import pytest

from kamplan.lint import Group, Stage
from kamplan.lint.rules.need_without_voice import RULE
from tests.lint.conftest import Check, judge_text

NEW_PERSON = (
    "write the id of the person who said it, as it stands in contacts; somebody new: "
    'kamplan add contact --party customer --name "…"'
)


def need(**fields: str) -> str:
    given = {
        "verbatim": "It's four pounds an hour to park.",
        "said_by": "penhale",
        "said_on": "2025-09-16",
        **fields,
    }
    lines = [f"    {key}: {value}" for key, value in given.items() if value]
    end = [
        "    confirmed_by: penhale",
        "    kind: complaint",
        "    priority: low",
        "    intent: act",
        "",
    ]
    return "\n".join(["needs:", "  - id: parking-cost", *lines, *end])


def test_words_speaker_and_day_are_enough(check: Check) -> None:
    assert check(RULE, need()).found == []


def test_speaker_and_day_are_asked_for_where_the_need_begins(check: Check) -> None:
    said = check(RULE, need(said_by="", said_on=""))

    assert said.found == ["2:5 nobody can tell when this was said", "2:5 nobody said this"]
    assert said.severities == ["warning", "warning"]
    assert said.places == ["needs/parking-cost/said_on", "needs/parking-cost/said_by"]


def test_at_sign_off_it_is_an_error(check: Check) -> None:
    assert check(RULE, need(said_by=""), stage=Stage.SIGN_OFF).severities == ["error"]


@pytest.mark.parametrize("words", ["TBD", '"?"', '"..."', "n/a", "<todo>", "…"])
def test_a_placeholder_is_nobodys_words(check: Check, words: str) -> None:
    assert check(RULE, need(verbatim=words)).found == ["3:15 these are not the words of anybody"]


@pytest.mark.parametrize("words", ["No.", "Ruhe!", "もっと早く", "لا", "Not 10%."])
def test_few_words_are_words(check: Check, words: str) -> None:
    assert check(RULE, need(verbatim=words)).found == []


def test_the_supplier_does_not_speak_for_the_customer(check: Check) -> None:
    assert check(RULE, need(said_by="marsh")).found == [
        "4:14 `marsh` is the supplier's; a need is what the customer's people say"
    ]


@pytest.mark.parametrize(
    ("speaker", "shown", "cure"),
    [
        ("penhal", "penhal", "did you mean `penhale`?"),
        (
            "the client",
            "the client",
            NEW_PERSON,
        ),
        ("12", "12", NEW_PERSON),
    ],
)
def test_a_speaker_who_is_no_contact_is_one_finding(
    check: Check, speaker: str, shown: str, cure: str
) -> None:
    text = need(said_by=speaker)

    assert check(RULE, text).cures == [cure]
    assert judge_text(text, Group.TEXT, Group.IDENTITY, Group.VOICE) == [
        f"4:14 need-without-voice `{shown}` is none of the customer's contacts"
    ]


def test_a_day_that_is_none_is_left_to_the_schema() -> None:
    assert judge_text(need(said_on="autumn"), Group.TEXT, Group.IDENTITY, Group.VOICE) == [
        "5:14 wrong-type `autumn` is not a day"
    ]
