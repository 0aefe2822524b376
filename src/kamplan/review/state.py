"""How far a plan is in its life: derived from facts, never typed in."""

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kamplan.model import Plan


class Signatures(StrEnum):
    """What is known of the signatures of a plan."""

    UNKNOWN = "unknown"
    """Nobody looked: nothing is said of them."""
    NONE = "none"
    PARTIAL = "partial"
    """One party signed, the other has not yet."""
    COMPLETE = "complete"
    """Both parties agreed to exactly this plan."""
    VOID = "void"
    """Something was signed, and it is not this plan."""


class Lifecycle(StrEnum):
    """How far a plan is."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    SIGNED = "signed"
    VOID = "signature void"
    IN_REVIEW = "in review"
    CLOSED = "closed"


def derive_lifecycle(
    plan: "Plan", *, is_ready: bool, signatures: Signatures = Signatures.UNKNOWN
) -> Lifecycle:
    """Return how far a plan is: the first that holds.

    Args:
        plan: the plan.
        is_ready: whether lint finds no error at the stage of sign-off.
        signatures: what is known of its signatures; the plan itself does not hold them.

    """
    if signatures is Signatures.VOID:
        return Lifecycle.VOID
    if plan.review is not None:
        return Lifecycle.CLOSED if plan.review.next else Lifecycle.IN_REVIEW
    if signatures is Signatures.COMPLETE:
        return Lifecycle.SIGNED
    if is_ready or signatures is Signatures.PARTIAL:
        return Lifecycle.PROPOSED
    return Lifecycle.DRAFT
