"""The course of the session: every question once, in the order of the ninety minutes."""

from datetime import date
from pathlib import PurePosixPath

import pytest

from kamplan.model.shape import shape_of, walk_fields
from kamplan.planfile import PlanFile, demand_plan
from kamplan.scaffold import PARTS, NewPlan, build_plan
from kamplan.scaffold.session import (
    QUESTIONS,
    Form,
    Question,
    Step,
    find_first,
    find_next,
    find_previous,
    find_question,
    list_steps,
    plan_answer,
)
from kamplan.yamldoc.amend import amend

TODAY = date(2025, 10, 28)
FIELDS = dict(walk_fields(shape_of("plan")))


def new_file() -> PlanFile:
    start, end = date(2026, 1, 1), date(2026, 12, 31)
    return read(build_plan(NewPlan("acme", "Acme", "We", start, end, TODAY)))


def read(text: str) -> PlanFile:
    return demand_plan(text, PurePosixPath("plan.yaml"))


def steps_of(file: PlanFile) -> tuple[Step, ...]:
    return list_steps(file.document.data())


def answer(file: PlanFile, key: str, text: str) -> PlanFile:
    step = next(one for one in steps_of(file) if one.key == key)
    return read(amend(file.document.text, plan_answer(file, step, text, TODAY)))


def keys_asked(file: PlanFile) -> list[str]:
    """Walk the session as somebody does who answers nothing."""
    steps, passed = steps_of(file), set[str]()
    step, asked = find_first(steps), []
    while step is not None:
        asked.append(step.key)
        passed.add(step.key)
        step = find_next(steps, step.key, passed)
    return asked


def test_the_questions_follow_the_parts() -> None:
    order = [part.name for part in PARTS]

    assert [one.part for one in QUESTIONS] == sorted(
        (one.part for one in QUESTIONS), key=order.index
    )


def test_every_prompt_of_the_catalogue_is_asked_once() -> None:
    labels = [one.label for one in QUESTIONS]

    assert len(labels) == len(set(labels))
    assert {prompt.label for part in PARTS for prompt in part.prompts} <= set(labels)


@pytest.mark.parametrize("one", QUESTIONS, ids=lambda one: one.label)
def test_every_answer_has_a_place_and_every_question_a_hint(one: Question) -> None:
    route = (*one.group.route, "*", *one.key) if one.group else one.key
    field = FIELDS["/".join(route)]

    assert (field.kind == "list") is (one.form in (Form.LIST, Form.PEOPLE, Form.GOALS))
    assert set(one.choices) == set(field.choices)
    assert one.tip
    assert one.example
    assert one.again or not one.is_opener


def test_an_empty_plan_is_asked_everything_but_what_belongs_to_entries() -> None:
    assert keys_asked(new_file()) == [
        "why", "want_for_customer", "help_become", "for_person", "for_business", "market_context",
        "believed#0", "1a", "1b", "1c",
        "2a", "2a-emotions", "2a-barriers", "2a-forward", "2b", "2c",
        "3a", "3b", "3c",
        "goal#0", "5a#0", "5b", "5c", "5c-ideal", "6-who#0", "6-others",
        "winning#0", "winning-ours#0", "beneficiaries", "focus",
    ]  # fmt: skip


def test_an_entry_brings_its_questions_and_then_offers_another() -> None:
    file = answer(new_file(), "goal#0", "Close on day five")
    steps = steps_of(file)
    mine = [one for one in steps if one.question.part == "goals"]

    assert [one.key for one in mine] == [
        "goal#0", "goal-why#0", "goal-result#0", "4a#0", "4b#0", "4c#0", "goal#1",
    ]  # fmt: skip
    assert [one.is_open for one in mine] == [False, True, True, True, True, True, False]
    assert {one.subject for one in mine[:-1]} == {"Close on day five"}
    following = find_next(steps, "4c#0")
    assert following is not None
    assert (following.key, following.is_extra) == ("goal#1", True)


def test_a_further_entry_is_offered_only_while_at_it() -> None:
    file = answer(new_file(), "goal#0", "Close on day five")
    passed = {"goal-why#0", "goal-result#0", "4a#0", "4b#0", "4c#0"}
    before_the_goals = find_next(steps_of(file), "3c", passed)

    assert before_the_goals is not None
    assert before_the_goals.key == "5a#0"


def test_there_are_four_goals_at_most() -> None:
    file = new_file()
    for number in range(4):
        file = answer(file, f"goal#{number}", f"Goal {number}")

    assert [one.key for one in steps_of(file) if one.label == "goal"] == [
        "goal#0", "goal#1", "goal#2", "goal#3",
    ]  # fmt: skip


def test_both_sides_returns_are_kept_apart() -> None:
    file = answer(new_file(), "winning-ours#0", "A renewal")
    file = answer(file, "winning#0", "Nobody rings.")
    file = answer(file, "winning#1", "Nobody worked the weekend.")
    file = answer(file, "winning-by#1", "Dr Helena Strand")

    assert [(one.party, one.verbatim, one.said_by) for one in file.plan.expected_return] == [
        ("supplier", "A renewal", None),
        ("customer", "Nobody rings.", None),
        ("customer", "Nobody worked the weekend.", "strand"),
    ]


def test_going_on_begins_at_the_first_open_question_that_was_not_passed_over() -> None:
    file = answer(answer(new_file(), "why", "Because"), "beneficiaries", "patients")
    first = find_first(steps_of(file), {"want_for_customer"})

    assert first is not None
    assert first.key == "help_become"
    assert find_first(steps_of(file), {one.key for one in steps_of(file)}) is None


def test_a_part_can_be_begun_at_although_it_is_answered() -> None:
    file = new_file()
    for label in ("3a", "3b", "3c"):
        file = answer(file, label, "something")
    steps = steps_of(file)

    begun = [find_first(steps, (), part) for part in ("journey", "growth")]
    assert [one.key for one in begun if one] == ["2a", "3a"]


def test_back_goes_to_the_question_before_answered_or_not() -> None:
    steps = steps_of(answer(new_file(), "goal#0", "Close on day five"))
    back = {key: find_previous(steps, key) for key in ("why", "want_for_customer", "5a#0")}

    assert back["why"] is None
    assert back["want_for_customer"] is not None
    assert back["want_for_customer"].key == "why"
    assert back["5a#0"] is not None
    assert back["5a#0"].key == "4c#0"


def test_a_challenge_asks_for_goals_only_where_there_are_some() -> None:
    file = answer(new_file(), "5a#0", "Bookings follow clinics")
    assert "5a-goals#0" not in [one.key for one in steps_of(file)]

    file = answer(answer(file, "goal#0", "One"), "goal#1", "Two")
    file = answer(file, "5a-goals#0", "2, one")
    assert file.plan.six_boxes.strategy.challenges[0].goals == ("two", "one")


def test_labels_are_found_however_their_blanks_are_written() -> None:
    found = [find_question(one) for one in ("want-for-customer", "Want_For_Customer ", "5C")]

    assert [one.label for one in found if one] == ["want_for_customer", "want_for_customer", "5c"]
    assert find_question("7a") is None
