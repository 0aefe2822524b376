"""The year's end of the three examples, figure by figure, and what people wrote over it."""

from datetime import date

import pytest

from kamplan.review.outcomes import Outcome
from kamplan.review.scorecard import Scorecard, build_scorecard
from tests.review.plans import example, plan_of

HELD = {
    "st-brannocs": date(2026, 12, 15),
    "dornbach": date(2027, 3, 16),
    "norrvik": date(2027, 1, 19),
}
# (last reading, attainment, reached)
CRITERIA = {
    "st-brannocs": {
        "same-day-cancellations": ("5", "0.82", False),
        "wednesday-chairs": ("66", "0.86", False),
        "evening-line": ("93", "", True),
        "persistence-report": ("no", "0.00", False),
        "hospital-reruns-it": ("no", "0.00", False),
        "changes-without-notice": ("1", "0.67", False),
        "uninvited-visits": ("0", "1.00", True),
        "budget-meeting": ("yes", "1.00", True),
        "rated-no-surprises": ("yes", "", True),
    },
    "dornbach": {
        "short-boxes": ("1.3", "0.95", False),
        "line-two-stops": ("9", "0.88", False),
        "invoices-matched": ("96", "1.03", True),
        "leak-rate": ("3", "", False),
        "usable-report": ("no", "0.00", False),
        "seal-leaking-returns": ("91", "0.71", False),
        "days-to-8d": ("16", "0.92", False),
        "found-cause": ("79", "0.88", False),
        "parts-with-figure": ("40", "1.00", True),
        "auditor-accepts": ("yes", "1.00", True),
    },
    "norrvik": {
        "close-day": ("5", "1.00", True),
        "spreadsheet-exports": ("2", "1.00", True),
        "hand-typed": ("940", "0.94", False),
        "days-to-repay": ("5", "1.00", True),
        "drivers-say-fine": ("68", "0.84", False),
        "active-on-day-one": ("88", "0.97", False),
        "changes-without-notice": ("1", "0.50", False),
        "ai-note-accepted": ("yes", "1.00", True),
        "unused-seats": ("28", "1.03", True),
    },
}
# What was not simply kept; all others were.
NOT_KEPT = {
    "st-brannocs": {
        "leaflet-and-line": "kept-late",
        "slot-template": "partly",
        "results-first": "dropped-by-agreement",
        "aggregate-counts": "missed",
        "sixty-days-notice": "missed",
    },
    "dornbach": {"rolling-forecast": "partly", "rig-and-hours": "partly", "fast-8d": "partly"},
    "norrvik": {"depot-dimension": "kept-late", "sixty-days-notice": "missed"},
}


def card_of(name: str) -> Scorecard:
    return build_scorecard(example(name).plan, HELD[name])


@pytest.mark.parametrize("name", HELD)
def test_every_criterion_comes_out_as_told(name: str) -> None:
    found = {
        one.criterion.id: (str(one.last), one.attainment.shown, one.attainment.is_reached)
        for one in card_of(name).criteria
    }

    assert found == CRITERIA[name]


@pytest.mark.parametrize("name", HELD)
def test_every_commitment_comes_out_as_told(name: str) -> None:
    found = {one.commitment.id: one.outcome.value for one in card_of(name).commitments}
    others = {one: "kept" for one in found if one not in NOT_KEPT[name]}

    assert found == {**others, **NOT_KEPT[name]}


def test_readings_have_an_age() -> None:
    ages = {one.criterion.id: one.age for one in card_of("st-brannocs").criteria}

    assert ages["same-day-cancellations"] == 1
    assert ages["wednesday-chairs"] == 76


def test_outcomes_are_counted_for_each_side() -> None:
    card = card_of("st-brannocs")

    ours, theirs = card.count_outcomes("supplier"), card.count_outcomes("customer")

    assert (ours[Outcome.KEPT], ours[Outcome.MISSED], theirs[Outcome.PARTLY]) == (4, 1, 1)
    assert sum(ours.values()) + sum(theirs.values()) == len(card.commitments) == 13


def test_needs_are_sorted_by_what_became_of_them() -> None:
    plan = example("st-brannocs").plan
    needs = build_scorecard(plan, HELD["st-brannocs"]).needs

    assert [one.id for one in needs.deferred] == ["whole-waiting-list"]
    assert [one.id for one in needs.undecided] == ["bad-veins"]
    assert len(needs.declined) == 2
    groups = (needs.acted_on, needs.unserved, needs.deferred, needs.declined, needs.undecided)
    assert sum(map(len, groups)) == len(plan.needs)
    assert needs.heard_since is None


def test_needs_said_after_the_signatures_are_heard_since() -> None:
    plan = example("dornbach").plan

    needs = build_scorecard(plan, HELD["dornbach"], signed_on=date(2026, 3, 20)).needs

    assert needs.heard_since is not None
    said_later = [one.id for one in plan.needs if one.said_on and one.said_on > date(2026, 3, 20)]
    assert [one.id for one in needs.heard_since] == said_later != []


def test_what_was_said_on_the_day_of_signing_was_signed() -> None:
    need = "{id: calm, kind: want, verbatim: Calm., said_by: strand, said_on: 2026-03-20}"
    plan = plan_of(rest=f"six_boxes: {{}}\nneeds: [{need}]\n").plan

    heard = [
        build_scorecard(plan, HELD["dornbach"], signed_on=day).needs.heard_since
        for day in (date(2026, 3, 20), date(2026, 3, 19))
    ]

    assert heard == [(), plan.needs]


WRITTEN = """\
    initiatives:
      - id: level-the-week
        title: Level the infusion week
        goals: [calm]
        commitments:
          - {id: chair-times, party: customer, what: Chair times, due: 2026-01-30, evidence: a list}
          - {id: analyst, party: supplier, what: On site, due: 2026-02-27, status: not-started}
    review:
      commitments:
        - {commitment: chair-times, outcome: kept-late, evidence: sent in March}
        - {commitment: analyst}
      goals: [{goal: calm, outcome: partly, why: from October only}]
      returns:
        - {return: calm-year, outcome: partly, verbatim: Two mornings., said_by: strand}
    expected_return:
      - {id: calm-year, party: customer, verbatim: A calm year., said_by: strand}
"""
GOAL = "six_boxes: {goals: [{id: calm, goal: Calm}]}\nneeds: []\n"


def test_what_both_wrote_rules() -> None:
    card = build_scorecard(plan_of(WRITTEN, rest=GOAL).plan, HELD["st-brannocs"])

    chair_times, analyst = card.commitments
    assert (chair_times.computed, chair_times.outcome) == (Outcome.UNKNOWN, Outcome.KEPT_LATE)
    assert chair_times.evidence == "sent in March"
    assert (analyst.recorded, analyst.outcome) == (None, Outcome.MISSED)
    assert (card.goals[0].outcome, card.goals[0].why) == ("partly", "from October only")
    assert (card.returns[0].outcome, card.returns[0].verbatim) == ("partly", "Two mornings.")


def test_a_goal_is_reached_only_when_the_customer_says_so() -> None:
    claimed = GOAL.replace("goal: Calm", "goal: Calm, achieved_on: 2026-11-30")
    confirmed = claimed.replace("}]", ", confirmed_by: strand}]")

    outcomes = [
        build_scorecard(plan_of(rest=rest).plan, HELD["st-brannocs"]).goals[0].outcome
        for rest in (claimed, confirmed)
    ]

    assert outcomes == [None, "reached"]
