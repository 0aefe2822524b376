"""The review asks both sides the same, in a meeting that looks ahead as long as it looks back."""

from kamplan.review.agenda import AGENDA, MINUTES
from kamplan.review.questions import QUESTIONS

BACK = {"What we said", "What each side did", "What came of it", "What worked, what did not"}


def test_all_questions_but_the_verdict_are_asked_of_both() -> None:
    alone = {one.name: one.asked_of for one in QUESTIONS if len(one.asked_of) == 1}

    assert alone == {"verdict": ("customer",)}
    assert all(
        one.asked_of == ("supplier", "customer") for one in QUESTIONS if one.name not in alone
    )


def test_both_sides_are_asked_about_both_sides() -> None:
    put = [one.put("Tessaly {x}", "St. {customer}") for one in QUESTIONS]

    assert put[:2] == ["Did Tessaly {x} do what it said?", "Did St. {customer} do what it said?"]


def test_half_of_the_meeting_looks_ahead() -> None:
    back = sum(one.minutes for one in AGENDA if one.title in BACK)

    assert sum(one.minutes for one in AGENDA) == MINUTES == 90
    assert back == MINUTES / 2
