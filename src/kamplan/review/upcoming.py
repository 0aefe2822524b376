"""What comes next in a plan: the days that lie ahead."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from kamplan.model.attainment import compute_attainment
from kamplan.review.readiness import find_review_due

if TYPE_CHECKING:
    from kamplan.model import Commitment, Plan


class Upcoming(NamedTuple):
    """A day that comes, and what it is the day of."""

    on: date
    what: str
    """In few words; the authors' own where there are any."""


def find_upcoming(plan: "Plan", today: date) -> list[Upcoming]:
    """Return the days from `today` on, the next first; equal days in the order of the plan."""
    return sorted((one for one in _days(plan, today) if one.on >= today), key=lambda one: one.on)


def find_next_commitment(plan: "Plan", party: str, today: date) -> "Commitment | None":
    """Return the open commitment of a party that is due next, from `today` on."""
    ahead = [
        (one.due, one)
        for initiative in plan.initiatives
        for one in initiative.commitments
        if one.party == party
        and one.status not in ("done", "dropped")
        and one.due is not None
        and one.due >= today
    ]
    return min(ahead, key=lambda pair: pair[0])[1] if ahead else None


def _days(plan: "Plan", today: date) -> Iterator[Upcoming]:
    yield from _days_of_work(plan, today)
    for day in plan.checkpoints:
        yield Upcoming(day, "checkpoint")
    for touchpoint in plan.touchpoints:
        for day in touchpoint.on:
            yield Upcoming(day, touchpoint.id)
    due = find_review_due(plan, today)
    if due.held_on is None:
        yield Upcoming(due.due_from, "review is due from here on")
        yield Upcoming(due.end, "last day of the period and of the review")
    renewal = plan.renewal
    if renewal and renewal.ends and renewal.notice_days is not None:
        # A notice longer than the calendar is a slip of the pen that lint reports.
        days = min(renewal.notice_days, (renewal.ends - date.min).days)
        yield Upcoming(renewal.ends - timedelta(days=days), "last day to give notice")


def _days_of_work(plan: "Plan", today: date) -> Iterator[Upcoming]:
    for initiative in plan.initiatives:
        for one in initiative.commitments:
            if one.due and one.status not in ("done", "dropped"):
                yield Upcoming(one.due, f"{one.party}: {one.what}")
        for criterion in initiative.success_criteria:
            by = criterion.target.by if criterion.target else None
            if by and compute_attainment(criterion, today).is_reached is not True:
                yield Upcoming(by, f"target: {criterion.metric}")
