"""What the twelve-month review settled: nobody is reminded of it again."""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kamplan.model import Plan


def was_reviewed(plan: "Plan", today: date) -> bool:
    """Say whether both parties have held the twelve-month review by `today`."""
    held_on = plan.review.held_on if plan.review is not None else None
    return held_on is not None and held_on <= today


def find_answered(plan: "Plan") -> frozenset[str]:
    """Return the ids of the commitments of which the review says what became of them."""
    entries = () if plan.review is None else plan.review.commitments
    return frozenset(one.commitment for one in entries if one.outcome and one.commitment)
