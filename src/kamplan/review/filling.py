"""Fill what was said at the review into its empty places; what is written stays."""

from datetime import date
from typing import TYPE_CHECKING

from kamplan.errors import KamplanError
from kamplan.planfile import PlanFile
from kamplan.review.naming import check_contacts, check_speaker, find_item, find_party
from kamplan.review.places import Places
from kamplan.review.said import Said
from kamplan.yamldoc import Route
from kamplan.yamldoc.amend import Change

if TYPE_CHECKING:
    from kamplan.model import Plan

MOST_BOXES = 2
"""How many boxes are thought through again at once: what is changed everywhere shows nothing."""

_REVIEW: Route = ("review",)
_ENTRIES = {"commitment": "commitments", "goal": "goals", "return": "returns"}
_OUTCOMES = {
    "commitment": ("kept", "kept-late", "partly", "missed", "dropped-by-agreement"),
    "goal": ("reached", "partly", "missed"),
    "return": ("reached", "partly", "missed"),
}


def plan_filling(file: PlanFile, said: Said, today: date) -> list[Change]:
    """Return the changes that put what was said into the review block.

    Args:
        file: the plan with its review block.
        said: what was said.
        today: the day on which words were spoken where no day of the review is known.

    Raises:
        KamplanError: a place holds something else already, or something is named that the plan
            does not have, or the speaker is of the wrong side.

    """
    plan, places = file.plan, Places(file)
    held_on = said.held_on or (plan.review.held_on if plan.review else None) or today
    if said.held_on:
        places.fill((*_REVIEW, "held_on"), said.held_on)
    check_contacts(plan, said.attendees, "--attendee")
    for one in said.attendees:
        places.join((*_REVIEW, "attendees"), one)
    _fill_outcomes(plan, said, held_on, places)
    _fill_work(plan, said, places)
    _fill_judgement(plan, said, held_on, places)
    return places.changes


def _fill_outcomes(plan: "Plan", said: Said, held_on: date, places: Places) -> None:
    for named, outcome in said.outcomes.items():
        item = find_item(plan, named, tuple(_ENTRIES))
        if outcome not in _OUTCOMES[item.kind]:
            raise KamplanError(
                f"`{outcome}` is nothing that can become of the {item.kind} `{item.id}`",
                hint=f"--outcome {item.id}=… with one of: {', '.join(_OUTCOMES[item.kind])}",
            )
        entry = _enter(places, item.kind, item.id)
        places.fill((*entry, "outcome"), outcome)
    for named, text in said.evidence.items():
        entry = _enter(places, "commitment", find_item(plan, named, ("commitment",)).id)
        places.fill((*entry, "evidence"), text)
    for named, text in said.words.items():
        expected = find_item(plan, named, ("return",))
        party = next(one.party for one in plan.expected_return if one.id == expected.id)
        check_speaker(plan, said.said_by, party, f"what is said of `{expected.id}`")
        entry = _enter(places, "return", expected.id)
        places.fill((*entry, "verbatim"), text)
        places.fill((*entry, "said_by"), said.said_by)
        places.fill((*entry, "said_on"), held_on)


def _enter(places: Places, kind: str, one: str) -> Route:
    return places.enter((*_REVIEW, _ENTRIES[kind]), kind, one)


def _fill_work(plan: "Plan", said: Said, places: Places) -> None:
    for key, notes in (("worked", said.worked), ("did_not_work", said.did_not_work)):
        for named, text in notes:
            one = find_item(plan, named, ("initiative",)).id
            entry = places.enter((*_REVIEW, "initiatives"), "initiative", one)
            places.join((*entry, key), text)
    lessons = (*_REVIEW, "lessons")
    for texts, again in ((said.again, True), (said.not_again, False)):
        for what in texts:
            places.fill((*places.enter(lessons, "what", what), "again"), again)
    learned = [one.what for one in plan.review.lessons] if plan.review else []
    for named, why in said.why.items():
        if named in (*learned, *said.again, *said.not_again):
            entry = places.enter(lessons, "what", named)
        else:
            entry = _enter(places, "goal", find_item(plan, named, ("goal",)).id)
        places.fill((*entry, "why"), why)


def _fill_judgement(plan: "Plan", said: Said, held_on: date, places: Places) -> None:
    if said.verdict is not None:
        check_speaker(plan, said.said_by, "customer", "the verdict")
        places.fill((*_REVIEW, "customer_verdict", "verbatim"), said.verdict)
        places.fill((*_REVIEW, "customer_verdict", "said_by"), said.said_by)
        places.fill((*_REVIEW, "customer_verdict", "said_on"), held_on)
    for answer in said.kept_word:
        key = f"{answer.about}_kept_word"
        places.fill((*_REVIEW, "answers", answer.asked, key), answer.degree)
    for one in said.answered_by:
        places.fill((*_REVIEW, "answers", find_party(plan, one, "--answered-by"), "by"), one)
    for party, rating in said.ratings.items():
        places.fill((*_REVIEW, "ratings", party), rating)
    if said.next:
        places.fill((*_REVIEW, "next"), said.next)
    if len(said.focus_next) > MOST_BOXES:
        raise KamplanError(
            f"{len(said.focus_next)} boxes are too many to think through again at once",
            hint="--focus-next with the one or two that matter most",
        )
    if said.focus_next:
        places.fill((*_REVIEW, "focus_next"), list(said.focus_next))
