"""Days that nobody writes down, since they follow from others."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kamplan.model import Criterion, Initiative, Plan, Renewal

REVIEW_DAYS = 30
"""How many days before the end of its period a plan's review becomes due."""


def find_notice_day(renewal: "Renewal") -> date | None:
    """Return the last day to give notice: `notice_days` before `ends`; None if one is missing."""
    ends, days = renewal.ends, renewal.notice_days
    if ends is None or days is None:
        return None
    # A notice longer than the calendar begins with it; Python's days end there.
    return ends - timedelta(days=min(days, (ends - date.min).days))


def find_review_start(plan: "Plan") -> date:
    """Return the day from which the twelve-month review is due: 30 days before the last day."""
    end = plan.period.end
    # A period that begins with the calendar has no days before it; Python's ends there.
    return end - timedelta(days=min(REVIEW_DAYS, (end - date.min).days))


def find_half_way(plan: "Plan", initiative: "Initiative", criterion: "Criterion") -> date | None:
    """Return the day on which half the time to a criterion's target is over, None without one.

    The time runs from the last of these: the period begins, the initiative starts, the baseline
    was measured. A question that is answered with yes or no is due on its day and not before.
    """
    target = criterion.target
    if target is None or target.by is None or isinstance(target.value, str):
        return target.by if target else None
    baseline = criterion.baseline.as_of if criterion.baseline else None
    begin = max(one for one in (plan.period.start, initiative.start, baseline) if one is not None)
    if begin >= target.by:
        return target.by
    return begin + timedelta(days=(target.by - begin).days // 2)


def is_given_up(initiative: "Initiative") -> bool:
    """Say whether both let go of all that was promised in an initiative."""
    commitments = initiative.commitments
    return bool(commitments) and all(one.status == "dropped" for one in commitments)
