"""Whether a plan's year was looked back on: what was left open in it is answered then."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kamplan.model import Plan


def was_reviewed(plan: "Plan") -> bool:
    """Say whether both parties held the twelve-month review."""
    return plan.review is not None and plan.review.held_on is not None
