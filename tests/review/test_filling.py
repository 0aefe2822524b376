"""What was said goes into empty places only."""

import re
from datetime import date
from pathlib import PurePosixPath

import pytest

from kamplan.errors import KamplanError
from kamplan.planfile import PlanFile, demand_plan
from kamplan.review.block import add_review
from kamplan.review.filling import plan_filling
from kamplan.review.naming import find_item
from kamplan.review.said import KeptWord, Said
from kamplan.review.scorecard import build_scorecard
from kamplan.review.unanswered import list_unanswered
from kamplan.yamldoc.amend import amend, put
from tests.review.plans import example, plan_of

TODAY = date(2026, 12, 20)
HELD = date(2026, 12, 15)


def with_block(name: str = "st-brannocs") -> PlanFile:
    file = example(name)
    return demand_plan(add_review(file, build_scorecard(file.plan, TODAY)), file.path)


def fill(file: PlanFile, said: Said) -> PlanFile:
    text = amend(file.document.text, plan_filling(file, said, TODAY))
    return demand_plan(text, PurePosixPath("plan.yaml"))


EVERYTHING = Said(
    held_on=HELD,
    verdict="They told us before we found out: first time!",
    said_by="strand",
    ratings={"customer": 4, "supplier": 3},
    next="continue",
)


def test_what_was_said_goes_where_it_belongs() -> None:
    review = fill(with_block(), EVERYTHING).plan.review

    assert review is not None
    assert review.customer_verdict is not None
    assert (review.held_on, review.next) == (HELD, "continue")
    assert (review.ratings.customer, review.ratings.supplier) == (4, 3)
    assert review.customer_verdict.verbatim == EVERYTHING.verdict
    assert (review.customer_verdict.said_by, review.customer_verdict.said_on) == ("strand", HELD)


def test_one_thing_said_is_one_line_changed() -> None:
    file = with_block()

    after = fill(file, Said(next="pivot")).document.text

    before = file.document.text.splitlines()
    changed = [(a, b) for a, b in zip(before, after.splitlines(), strict=True) if a != b]
    assert changed == [("  next:", "  next: pivot")]


def test_saying_the_same_again_changes_nothing() -> None:
    once = fill(with_block(), EVERYTHING)

    assert fill(once, EVERYTHING).document.text == once.document.text


def test_a_short_block_by_hand_gets_the_missing_keys_in_their_place() -> None:
    file = plan_of("review:\n  held_on: 2026-12-15\n  focus_next: [growth]\n")

    said = Said(
        verdict="Well.", said_by="strand", ratings={"customer": 5, "supplier": 4}, next="close"
    )

    text = fill(file, said).document.text

    keys = re.findall(r"(?m)^  (\w+):", text[text.index("review:") :])
    assert keys == ["held_on", "customer_verdict", "ratings", "next", "focus_next"]


@pytest.mark.parametrize(
    ("said", "where"),
    [
        (Said(held_on=date(2026, 12, 16)), "review/held_on"),
        (Said(next="close"), "review/next"),
        (Said(ratings={"customer": 5}), "review/ratings/customer"),
        (Said(verdict="Well.", said_by="strand"), "review/customer_verdict/verbatim"),
    ],
)
def test_what_is_written_is_never_changed(said: Said, where: str) -> None:
    full = fill(with_block(), EVERYTHING)

    with pytest.raises(KamplanError, match=f"{where} already says"):
        plan_filling(full, said, TODAY)


@pytest.mark.parametrize(
    ("speaker", "why"),
    [(None, "whose words"), ("marsh", "the supplier's"), ("nobody", "no contact")],
)
def test_a_verdict_is_a_customers(speaker: str | None, why: str) -> None:
    with pytest.raises(KamplanError, match=why) as caught:
        plan_filling(with_block(), Said(verdict="Well.", said_by=speaker), TODAY)

    assert "strand" in (caught.value.hint or "")


def test_without_a_day_of_the_review_a_verdict_is_of_today() -> None:
    review = fill(with_block(), Said(verdict="Well.", said_by="strand")).plan.review

    assert review is not None
    assert review.customer_verdict is not None
    assert review.customer_verdict.said_on == TODAY


def test_nothing_said_is_nothing_to_do() -> None:
    assert Said().is_empty
    assert not EVERYTHING.is_empty
    assert plan_filling(with_block(), Said(), TODAY) == []


ALL_OF_IT = Said(
    held_on=HELD,
    attendees=("strand", "penhale", "marsh"),
    outcomes={
        "sixty-days-notice": "partly",
        "first-appointment": "missed",
        "return:no-morning-calls": "partly",
    },
    worked=(("level-the-week", "chair data in the open"), ("level-the-week", "one quiet Thursday")),
    did_not_work=(("one-year-picture", "waiting on one person for counts"),),
    why={"first-appointment": "Slots alone do not do it.", "Chair data in the open": "One number."},
    words={"no-morning-calls": "Two mornings in the whole autumn."},
    again=("Chair data in the open",),
    not_again=("One person for counts",),
    said_by="strand",
    kept_word=(
        KeptWord("customer", "supplier", "mostly"),
        KeptWord("customer", "customer", "partly"),
        KeptWord("supplier", "supplier", "partly"),
        KeptWord("supplier", "customer", "mostly"),
    ),
    answered_by=("strand", "marsh"),
    focus_next=("growth", "goals"),
)


def open_outcomes(file: PlanFile) -> PlanFile:
    """Return the plan with one promise of which nobody knows what became of it."""
    block = amend(file.document.text, [put(("initiatives", 2, "commitments", 0, "status"), None)])
    bare = demand_plan(block, file.path)
    return demand_plan(add_review(bare, build_scorecard(bare.plan, TODAY)), file.path)


def test_everything_that_people_fill_in_can_be_given() -> None:
    file = fill(open_outcomes(example("st-brannocs")), EVERYTHING)
    review = fill(file, ALL_OF_IT).plan.review

    assert review is not None
    assert review.attendees == ("strand", "penhale", "marsh")
    outcomes = {one.commitment: one.outcome for one in review.commitments}
    assert outcomes["sixty-days-notice"] == "partly"
    notes = {one.initiative: (one.worked, one.did_not_work) for one in review.initiatives}
    assert notes["level-the-week"] == (("chair data in the open", "one quiet Thursday"), ())
    assert notes["one-year-picture"] == ((), ("waiting on one person for counts",))
    goals = {one.goal: (one.outcome, one.why) for one in review.goals}
    assert goals["first-appointment"] == ("missed", "Slots alone do not do it.")
    expected = {one.return_: one for one in review.returns}["no-morning-calls"]
    assert (expected.outcome, expected.verbatim, expected.said_by, expected.said_on) == (
        "partly",
        "Two mornings in the whole autumn.",
        "strand",
        HELD,
    )
    assert [(one.what, one.why, one.again) for one in review.lessons] == [
        ("Chair data in the open", "One number.", True),
        ("One person for counts", None, False),
    ]
    customer, supplier = review.answers.customer, review.answers.supplier
    assert (customer.supplier_kept_word, customer.customer_kept_word) == ("mostly", "partly")
    assert (supplier.supplier_kept_word, supplier.customer_kept_word) == ("partly", "mostly")
    assert (customer.by, supplier.by) == ("strand", "marsh")
    assert review.focus_next == ("growth", "goals")


def test_filling_in_everything_twice_is_filling_it_in_once() -> None:
    once = fill(open_outcomes(example("st-brannocs")), ALL_OF_IT)

    assert plan_filling(once, ALL_OF_IT, TODAY) == []


def test_only_empty_lines_are_filled_and_lists_grow() -> None:
    file = open_outcomes(example("st-brannocs"))

    after = fill(file, ALL_OF_IT).document.text

    before = file.document.text.splitlines()
    kept = [one for one in before if one.strip() and not one.endswith(":")]
    lines = iter(after.splitlines())
    assert all(one in lines for one in kept), "every line with a value stands where it stood"


def test_a_bare_block_gets_every_section_it_lacks() -> None:
    goals = "six_boxes: {goals: [{id: calm, goal: A calm unit}]}\nneeds: []\n"
    file = plan_of("review:\n  next: continue\n", rest=goals)
    said = Said(
        outcomes={"calm": "reached"},
        why={"calm": "One quiet Thursday."},
        kept_word=(KeptWord("customer", "supplier", "yes"),),
        answered_by=("strand",),
        attendees=("strand", "marsh"),
        again=("Chair data in the open",),
    )

    after = fill(file, said)

    keys = re.findall(r"(?m)^  (\w+):", after.document.text.split("review:")[1])
    assert sorted(keys) == ["answers", "attendees", "goals", "lessons", "next"]
    assert keys.index("attendees") < keys.index("goals") < keys.index("lessons")
    review = after.plan.review
    assert review is not None
    assert (review.goals[0].goal, review.goals[0].outcome) == ("calm", "reached")
    assert review.answers.customer.supplier_kept_word == "yes"
    assert review.answers.customer.by == "strand"


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (Said(outcomes={"chair-times": "reached"}), "`reached` is nothing that can become of"),
        (Said(outcomes={"no-morning-calls": "kept"}), "`kept` is nothing that can become of"),
        (Said(outcomes={"chair-tims": "kept"}), "there is no commitment, goal or return"),
        (
            Said(outcomes={"chair-times": "missed"}),
            "review/commitments/chair-times/outcome already says `kept`",
        ),
        (Said(evidence={"leaflet-and-line": "nothing"}), "evidence already says"),
        (Said(worked=(("empty-chairs", "it did"),)), "there is no initiative `empty-chairs`"),
        (Said(why={"nothing": "so"}), "there is no goal `nothing`"),
        (Said(attendees=("strnd",)), "there is no contact `strnd`"),
        (Said(answered_by=("nobody",)), "there is no contact `nobody`"),
        (Said(words={"no-morning-calls": "Two."}), "say whose words they are"),
        (Said(words={"no-morning-calls": "Two."}, said_by="marsh"), "`marsh` is the supplier's"),
        (Said(focus_next=("growth", "goals", "team")), "3 boxes are too many"),
        (Said(worked=(("level-the-week", "a\u202eb"),)), "character 2"),
    ],
)
def test_what_does_not_fit_is_refused(said: Said, message: str) -> None:
    with pytest.raises(KamplanError, match=re.escape(message)):
        fill(with_block(), said)


def test_an_id_of_two_kinds_is_told_apart_by_its_kind() -> None:
    text = "initiatives:\n  - id: calm\n    title: Calm\n    commitments:\n"
    text += "      - {id: calm, party: supplier, what: Be calm}\n"
    goals = "six_boxes: {goals: [{id: calm, goal: A calm unit}]}\nneeds: []\n"
    plan = plan_of(text, rest=goals).plan

    with pytest.raises(KamplanError, match="the id of several things") as caught:
        find_item(plan, "calm", ("commitment", "goal"))

    assert caught.value.hint == "write `commitment:calm` or `goal:calm`"
    assert find_item(plan, "goal:calm", ("commitment", "goal")) == ("goal", "calm")
    assert find_item(plan, "calm", ("initiative",)) == ("initiative", "calm")


def test_what_is_still_open_is_asked_for() -> None:
    file = open_outcomes(example("st-brannocs"))

    assert list_unanswered(example("st-brannocs").plan) == ["everything"]
    assert list_unanswered(file.plan) == [
        "the day it was held",
        "who took part",
        "what became of sixty-days-notice",
        "what worked and what did not in level-the-week, one-year-picture, no-surprises and 1 more",
        (
            "whether this goal was reached: first-appointment, no-same-day-cancellations, "
            "spend-inside-budget and 1 more"
        ),
        "whether this came: no-morning-calls, hours-and-waste, seat-renewal-publication",
        "the customer's verdict",
        "the customer's answers: did each side keep its word?",
        "the customer's rating",
        "the supplier's answers: did each side keep its word?",
        "the supplier's rating",
        "how both go on",
        "the one or two boxes to think through again",
    ]
    answered = fill(fill(file, EVERYTHING), ALL_OF_IT)
    assert list_unanswered(answered.plan)[0].startswith("what worked and what did not in no-surp")
