"""What became of a commitment, as far as the plan tells."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kamplan.model import Commitment


class Outcome(StrEnum):
    """What became of a commitment; the first five are what the review block may hold."""

    KEPT = "kept"
    KEPT_LATE = "kept-late"
    PARTLY = "partly"
    MISSED = "missed"
    DROPPED = "dropped-by-agreement"
    UNKNOWN = "unknown"
    NOT_YET_DUE = "not-yet-due"

    @property
    def words(self) -> str:
        """The outcome as it is read out."""
        return self.value.replace("-", " ")

    @property
    def is_known(self) -> bool:
        """Whether the plan alone settles it, so that nobody has to be asked."""
        return self not in (Outcome.UNKNOWN, Outcome.NOT_YET_DUE)


def judge_commitment(commitment: "Commitment", today: date, end: date) -> Outcome:
    """Return what became of a commitment.

    Args:
        commitment: a promise with a day (`due`), or a standing one (`from`).
        today: the day to judge by: of the review where it was held. What is due that day is not
            late yet.
        end: the last day of the plan; a standing promise holds until then.

    """
    status, due = commitment.status, commitment.due
    if status == "dropped":
        return Outcome.DROPPED
    if status == "done":
        if commitment.done_on is None:
            return Outcome.UNKNOWN
        return Outcome.KEPT if due is None or commitment.done_on <= due else Outcome.KEPT_LATE
    if (due or end) >= today:
        return Outcome.NOT_YET_DUE
    if due is None:
        # A standing promise that nobody closed: only people can say whether it was held.
        return Outcome.UNKNOWN
    if status == "in-progress":
        return Outcome.PARTLY
    return Outcome.MISSED if status == "not-started" else Outcome.UNKNOWN


def is_late(commitment: "Commitment", today: date) -> bool:
    """Say whether a commitment is open although its day has passed."""
    return (
        commitment.status not in ("done", "dropped")
        and commitment.due is not None
        and commitment.due < today
    )
