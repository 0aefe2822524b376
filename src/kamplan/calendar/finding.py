"""All that is due in a plan, in the order in which a person wants to hear of it."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from kamplan.calendar.entries import Due, Entry, State
from kamplan.calendar.frame import walk_frame
from kamplan.calendar.look import Look
from kamplan.calendar.meetings import walk_meetings
from kamplan.calendar.work import walk_work

if TYPE_CHECKING:
    from kamplan.model import Plan

CHECKPOINT_DAYS = 14
"""How far a result may lie from its checkpoint, in days, unless settings say otherwise."""


def find_entries(
    plan: "Plan", today: date, until: date, checkpoint_days: int = CHECKPOINT_DAYS
) -> tuple[Entry, ...]:
    """Return everything in a plan that has a day, done or not, in the order of the plan.

    Args:
        plan: the plan.
        today: the day to judge by.
        until: the last day to which what returns is counted out.
        checkpoint_days: how far a result may lie from its checkpoint.

    """
    look = Look(plan, today, until, checkpoint_days)
    return (*walk_work(look), *walk_meetings(look), *walk_frame(look))


def find_dues(
    plan: "Plan", today: date, until: date, checkpoint_days: int = CHECKPOINT_DAYS
) -> list[Due]:
    """Return what is overdue, then what is due from `today` to `until`, each by day.

    What is done, dropped or was settled by the review is not among it. Equal days stand in the
    order of the plan.
    """
    account = plan.account.id
    found = [
        due
        for entry in find_entries(plan, today, until, checkpoint_days)
        for due in _expand(account, entry, today)
        if due.on <= until
    ]
    return sorted(found, key=lambda one: (not one.is_overdue, one.on))


def _expand(account: str, entry: Entry, today: date) -> Iterator[Due]:
    if entry.state is not State.OPEN:
        return
    if entry.ahead is None:
        if entry.on >= today or entry.kind.is_task:
            yield Due(account, entry, entry.on, (entry.on - today).days)
        return
    if entry.missed:
        last = entry.missed[-1]
        yield Due(account, entry, last, (last - today).days, len(entry.missed))
    for day in entry.ahead:
        yield Due(account, entry, day, (day - today).days)
