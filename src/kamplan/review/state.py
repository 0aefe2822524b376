"""How far a plan is in its life: derived from facts, never typed in."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from kamplan.signoff import SignoffState, Standing

if TYPE_CHECKING:
    from kamplan.model import Plan


class Lifecycle(StrEnum):
    """How far a plan is."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    SIGNED = "signed"
    VOID = "signature void"
    IN_REVIEW = "in review"
    CLOSED = "closed"


def derive_lifecycle(
    plan: "Plan", *, is_ready: bool, signoff: SignoffState | None = None
) -> Lifecycle:
    """Return how far a plan is: the first that holds.

    Args:
        plan: the plan.
        is_ready: whether lint finds no error at the stage of sign-off.
        signoff: the state of its signatures; None where nobody looked, which says nothing.

    """
    if signoff is not None and signoff.is_void:
        return Lifecycle.VOID
    if plan.review is not None:
        return Lifecycle.CLOSED if plan.review.next else Lifecycle.IN_REVIEW
    if signoff is not None and signoff.is_agreed:
        return Lifecycle.SIGNED
    is_half_signed = signoff is not None and signoff.standing is Standing.WAITING
    return Lifecycle.PROPOSED if is_ready or is_half_signed else Lifecycle.DRAFT


def find_signed_on(signoff: SignoffState | None) -> date | None:
    """Return the day up to which needs are part of what both last signed; None if they never did.

    What the customer said later was heard since.
    """
    complete = [one for one in signoff.rounds if one.is_complete] if signoff else []
    if not complete:
        return None
    return min(one.as_of for one in complete[-1].statements.values())
