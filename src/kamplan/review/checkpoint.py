"""A quarter's checkpoint: what was done since the last one, and what comes before the next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kamplan.review.agenda import AgendaItem
from kamplan.review.outcomes import is_late
from kamplan.review.questions import Question
from kamplan.review.scorecard import PARTIES, CriterionScore, build_scorecard

if TYPE_CHECKING:
    from kamplan.model import CheckpointResult, Commitment, FollowUp, Need, Plan

GRACE = 14
"""How many days from its day a checkpoint may be held; settings of lint may say another number."""


@dataclass(frozen=True, slots=True)
class SideProgress:
    """What one side did, what it is late with, and what it does next."""

    party: str
    name: str
    done: "tuple[Commitment, ...]"
    """Since the last checkpoint."""
    late: "tuple[Commitment, ...]"
    ahead: "tuple[Commitment, ...]"
    """Due before the next checkpoint, the earliest first."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A benchmark of a goal that should be reached before the next checkpoint."""

    goal: str
    what: str
    by: date


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """All that both look at together on one day of the year."""

    day: date
    """The day that the plan names, or the day of judgement where it names none."""
    number: int | None
    """Which of the year's checkpoints it is, from 1."""
    of: int
    today: date
    since: date
    """The last checkpoint that was held, or the first day of the plan."""
    until: date
    """The next checkpoint, or the last day of the plan."""
    result: "CheckpointResult | None"
    """What both saw, once it was written down."""
    sides: tuple[SideProgress, ...]
    criteria: tuple[CriterionScore, ...]
    heard: "tuple[Need, ...]"
    """Needs said since."""
    to_decide: "tuple[Need, ...]"
    """Needs without an answer, or to be looked at again before the next checkpoint."""
    marks: tuple[Mark, ...]
    follow_ups: "tuple[FollowUp, ...]"
    """Open, and due before the next checkpoint."""
    earlier: "tuple[CheckpointResult, ...]"
    """What was written down before, the oldest first."""
    focus: str | None
    """The box in focus: that of the last checkpoint, else that of the plan."""


def find_missed(plan: "Plan", today: date, grace: int = GRACE) -> list[date]:
    """Return the checkpoints that passed more than `grace` days ago and have no result."""
    if plan.review is not None and plan.review.held_on is not None:
        return []
    return [
        day
        for day in sorted(plan.checkpoints)
        if (today - day).days > grace and find_result(plan, day, today, grace) is None
    ]


def find_result(
    plan: "Plan", day: date, today: date, grace: int = GRACE
) -> "CheckpointResult | None":
    """Return what was written down of the checkpoint of a day by `today`: the nearest in time."""
    near = [
        (abs((one.on - day).days), one)
        for one in plan.checkpoint_results
        if one.on is not None and one.on <= today and abs((one.on - day).days) <= grace
    ]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def find_day(plan: "Plan", today: date, grace: int = GRACE) -> date:
    """Return the checkpoint that is meant on a day.

    Around a checkpoint it is that one, written down or not; else the nearest that has no result
    yet, and once all have one the last that was held. Without checkpoints in the plan it is today.
    """
    days = sorted(plan.checkpoints)
    if not days:
        return today
    nearest = min(days, key=lambda day: (abs((day - today).days), day))
    if abs((nearest - today).days) <= grace:
        return nearest
    waiting = [day for day in days if find_result(plan, day, today, grace) is None]
    if not waiting:
        return max((day for day in days if day <= today), default=days[0])
    return min(waiting, key=lambda day: (abs((day - today).days), day))


def build_checkpoint(plan: "Plan", today: date, grace: int = GRACE) -> Checkpoint:
    """Gather what both look at.

    Args:
        plan: the plan.
        today: the day to judge by.
        grace: how many days from its day a checkpoint may be held.

    """
    days = sorted(plan.checkpoints)
    day = find_day(plan, today, grace)
    result = find_result(plan, day, today, grace)
    held = sorted(
        (one for one in plan.checkpoint_results if one.on is not None and one is not result),
        key=lambda one: one.on or date.min,
    )
    earlier = tuple(one for one in held if one.on is not None and one.on < day)
    since = max([one.on for one in earlier if one.on is not None], default=plan.period.start)
    later = [one for one in days if one > day]
    until = later[0] if later else plan.period.end
    focus = next((one.focus for one in reversed(earlier) if one.focus), plan.six_boxes.focus)
    return Checkpoint(
        day=day,
        number=days.index(day) + 1 if day in days else None,
        of=len(days),
        today=today,
        since=since,
        until=until,
        result=result,
        sides=tuple(_build_side(plan, party, since, until, today) for party in PARTIES),
        criteria=build_scorecard(plan, today).criteria,
        heard=tuple(one for one in plan.needs if one.said_on and since < one.said_on <= today),
        to_decide=tuple(_find_to_decide(plan, until)),
        marks=tuple(_find_marks(plan, until)),
        follow_ups=tuple(
            one
            for session in plan.sessions
            for one in session.follow_ups
            if one.done_on is None and (one.due is None or one.due <= until)
        ),
        earlier=earlier,
        focus=focus,
    )


def _build_side(plan: "Plan", party: str, since: date, until: date, today: date) -> SideProgress:
    promises = [
        one
        for initiative in plan.initiatives
        for one in initiative.commitments
        if one.party == party
    ]
    is_open = [one for one in promises if one.status not in ("done", "dropped")]
    ahead = [one for one in is_open if one.due is not None and today <= one.due <= until]
    return SideProgress(
        party=party,
        name=plan.supplier.name if party == "supplier" else plan.customer.name,
        done=tuple(
            one
            for one in promises
            if one.status == "done" and one.done_on is not None and since < one.done_on <= today
        ),
        late=tuple(one for one in is_open if is_late(one, today)),
        ahead=tuple(sorted(ahead, key=lambda one: one.due or date.max)),
    )


def _find_to_decide(plan: "Plan", until: date) -> "Iterator[Need]":
    for one in plan.needs:
        is_open = one.met_on is None and one.intent in ("undecided", "act-later", None)
        if is_open and (one.intent is None or (one.reconsider_on or date.max) <= until):
            yield one


def _find_marks(plan: "Plan", until: date) -> Iterator[Mark]:
    for goal in plan.six_boxes.goals:
        for one in goal.benchmarks:
            if one.reached_on is None and one.what and one.by is not None and one.by <= until:
                yield Mark(goal.goal, one.what, one.by)


AGENDA: tuple[AgendaItem, ...] = (
    AgendaItem(
        "What each side did", 10, "Each speaks of its own promises, the supplier first. Dates only."
    ),
    AgendaItem(
        "What came of it", 10, "Read out the last readings, and take those that are missing."
    ),
    AgendaItem(
        "What changed for you", 10, "The customer speaks. New needs are written down as spoken."
    ),
    AgendaItem(
        "How we go on", 10, "Both answer the questions below. One box in focus until next time."
    ),
)
"""Forty minutes, of which the customer has the half."""

QUESTIONS: tuple[Question, ...] = (
    Question("supplier_kept_word", "Did {supplier} do what it said?", "yes, mostly, partly or no"),
    Question("customer_kept_word", "Did {customer} do what it said?", "yes, mostly, partly or no"),
    Question("worked", "What worked since last time, and what did not?", "in words"),
    Question("winning", "Does winning still mean the same?", "in words"),
    Question("next", "How do we go on?", "continue, pivot, reassess or close"),
    Question("focus", "Which one box do we work on next?", "one of the six"),
)
"""The same of both sides; what they agree on is written down with the checkpoint."""
