"""What lies around a plan at its review: what was signed, what was agreed later, earlier years."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from kamplan.diff import Change, Comparison, Level, compare_plans
from kamplan.review.winning import Winning, compare_winning
from kamplan.signoff import BrokenStatementError, Folder, Round, load_payload

if TYPE_CHECKING:
    from kamplan.model import Plan


@dataclass(frozen=True, slots=True)
class Earlier:
    """A closed year of the same account."""

    plan: "Plan"

    @property
    def is_reviewed(self) -> bool:
        """Whether both looked back on it."""
        return self.plan.review is not None and self.plan.review.held_on is not None


@dataclass(frozen=True, slots=True)
class Amendment:
    """What changed of what was agreed, from one day to another or to today."""

    since: date
    """The day on which both had signed what it is compared with."""
    signed_on: date | None
    """The day on which both signed the outcome; None where they did not."""
    comparison: Comparison

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes that a signature covers, in the order of the plan."""
        return self.comparison.at(Level.MATERIAL)


@dataclass(frozen=True, slots=True)
class Background:
    """All that a review shows beside the plan itself."""

    signed_on: date | None = None
    """The day on which both first signed this plan; None if they never did."""
    heard_from: date | None = None
    """Needs said after this day were heard since both first signed."""
    is_broken: bool = False
    """Whether the statements beside the plan cannot be trusted."""
    amendments: tuple[Amendment, ...] = ()
    """Oldest first; the last one may be without signatures."""
    winning: Winning | None = None
    """What became of the meaning of winning since both first signed."""
    earlier: tuple[Earlier, ...] = ()
    """The closed years, the last one first."""


def build_background(plan: "Plan", folder: Folder, closed: "Sequence[Plan]") -> Background:
    """Gather what a review shows beside the plan.

    Args:
        plan: the plan of this year.
        folder: what was signed of it.
        closed: the plans in the archive.

    """
    ordered = sorted(closed, key=lambda one: one.period.start, reverse=True)
    earlier = tuple(Earlier(one) for one in ordered)
    rounds = [one for one in folder.rounds if one.is_complete]
    if folder.flaws or not rounds:
        return Background(is_broken=bool(folder.flaws), earlier=earlier)
    try:
        return Background(
            signed_on=_find_day(rounds[0]),
            heard_from=_find_as_of(rounds[0]),
            amendments=tuple(_list_amendments(plan, rounds)),
            winning=compare_winning(load_payload(rounds[0].payload), plan, "both signed"),
            earlier=earlier,
        )
    except BrokenStatementError:
        # Well-formed, and no plan that this version can read: verify says which.
        return Background(is_broken=True, earlier=earlier)


def _list_amendments(plan: "Plan", rounds: list[Round]) -> list[Amendment]:
    found = []
    for before, after in pairwise(rounds):
        comparison = compare_plans(
            load_payload(before.payload),
            load_payload(after.payload),
            signed_on=_find_as_of(before),
        )
        found.append(Amendment(_find_day(before), _find_day(after), comparison))
    last = rounds[-1]
    now = compare_plans(load_payload(last.payload), plan, signed_on=_find_as_of(last))
    found.append(Amendment(_find_day(last), None, now))
    return [one for one in found if one.changes]


def _find_day(one: Round) -> date:
    return max(statement.signed_on for statement in one.statements.values())


def _find_as_of(one: Round) -> date:
    return min(statement.as_of for statement in one.statements.values())
