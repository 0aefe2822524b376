"""Where a plan stands, on one day."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from kamplan.calendar import Due, Kind, find_dues
from kamplan.planfile import PlanFile
from kamplan.review.outcomes import Outcome
from kamplan.review.process import Element, build_elements
from kamplan.review.readiness import Blocker, ReviewDue, find_blockers, find_review_due
from kamplan.review.scorecard import PARTIES, CommitmentScore, Scorecard, build_scorecard
from kamplan.review.state import Lifecycle, derive_lifecycle, find_signed_on
from kamplan.review.winning import Winning
from kamplan.signoff import SignoffState

if TYPE_CHECKING:
    from kamplan.model import Settings

_AHEAD = timedelta(days=3 * 366)
"""How far ahead the next day is looked for: goals lie up to three years ahead."""

_COUNTS: Final = {
    Outcome.KEPT: "kept",
    Outcome.KEPT_LATE: "late",
    Outcome.PARTLY: "overdue",
    Outcome.MISSED: "overdue",
    Outcome.DROPPED: "dropped",
    Outcome.NOT_YET_DUE: "open",
}


@dataclass(frozen=True, slots=True)
class SideStatus:
    """How one side stands to its word."""

    party: str
    name: str
    kept: int
    """Done by their day."""
    late: int
    """Done after their day, or not done though it has passed."""
    overdue: int
    """Of the late ones, those still not done, or done in part when the review was held."""
    open: int
    """Their day is still to come, or nobody set one."""
    dropped: int
    unknown: int
    """Done, nobody wrote down when."""
    next: Due | None
    """The open commitment whose day comes first, from today on."""


@dataclass(frozen=True, slots=True)
class Status:
    """All that `kamplan status` says of a plan."""

    file: PlanFile
    today: date
    lifecycle: Lifecycle
    signoff: SignoffState | None
    """The state of its signatures; None where nobody looked."""
    blockers: tuple[Blocker, ...]
    days_left: int
    """To the last day of the period; below 0 once it has passed."""
    days_to_start: int
    """To the first day of the period; 0 or below once it has begun."""
    scorecard: Scorecard
    sides: tuple[SideStatus, ...]
    overdue: tuple[Due, ...]
    """What should have been done by now, the oldest first."""
    coming: tuple[Due, ...]
    """What comes from today on, the next first."""
    review: ReviewDue
    elements: tuple[Element, ...]
    winning: Winning | None
    """Whether winning has changed its meaning; None where no earlier version is known."""

    @property
    def next(self) -> Due | None:
        """What comes next."""
        return self.coming[0] if self.coming else None


def build_status(  # noqa: PLR0913 - each a fact that somebody else has looked up
    file: PlanFile,
    settings: "Settings",
    today: date,
    find_notes: Callable[[str], str | None],
    *,
    signoff: SignoffState | None = None,
    winning: Winning | None = None,
) -> Status:
    """Derive where a plan stands.

    Args:
        file: the plan.
        settings: those of its repository.
        today: the day to judge by.
        find_notes: from a session's `notes` to the text of that file.
        signoff: the state of the plan's signatures, if somebody looked.
        winning: whether winning has changed its meaning, if somebody compared.

    """
    plan = file.plan
    blockers = find_blockers(file, settings, today, find_notes)
    until = today + min(_AHEAD, date.max - today)
    dues = find_dues(plan, today, until, settings.lint.settings.missed_checkpoint.days)
    coming = tuple(one for one in dues if not one.is_overdue)
    scorecard = build_scorecard(plan, today, find_signed_on(signoff))
    return Status(
        file,
        today,
        derive_lifecycle(plan, is_ready=not blockers, signoff=signoff),
        signoff,
        blockers,
        (plan.period.end - today).days,
        (plan.period.start - today).days,
        scorecard,
        tuple(_build_side(file, scorecard, party, coming) for party in PARTIES),
        tuple(one for one in dues if one.is_overdue),
        coming,
        find_review_due(plan, today),
        build_elements(plan, settings.status.not_used, today),
        winning,
    )


def _build_side(
    file: PlanFile, scorecard: Scorecard, party: str, coming: tuple[Due, ...]
) -> SideStatus:
    plan = file.plan
    found = Counter(_judge(one) for one in scorecard.of_party(party))
    organisation = plan.supplier if party == "supplier" else plan.customer
    return SideStatus(
        party=party,
        name=organisation.name,
        kept=found["kept"],
        late=found["late"] + found["overdue"],
        overdue=found["overdue"],
        open=found["open"],
        dropped=found["dropped"],
        unknown=found["unknown"],
        next=next(
            (
                one
                for one in coming
                if one.entry.kind is Kind.COMMITMENT and one.entry.party == party
            ),
            None,
        ),
    )


def _judge(score: CommitmentScore) -> str:
    """Return which count a promise belongs to; what both wrote into the review rules."""
    if score.recorded is None and score.is_late:
        return "overdue"
    if score.outcome is Outcome.UNKNOWN:
        return "unknown" if score.commitment.status == "done" else "open"
    return _COUNTS[score.outcome]
