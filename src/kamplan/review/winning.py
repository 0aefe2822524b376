"""Whether winning has changed its meaning: what each side expected before, and expects now."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kamplan.model import ExpectedReturn, Plan


class Turn(StrEnum):
    """How an expected return changed."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class ReturnChange:
    """One expected return that is not what it was."""

    id: str
    party: str
    turn: Turn
    before: str | None
    """The words as they were; None where there were none."""
    now: str | None


@dataclass(frozen=True, slots=True)
class Winning:
    """What became of the meaning of winning since an earlier version of the plan."""

    since: str
    """Which version that was, in words."""
    changes: tuple[ReturnChange, ...]


def compare_winning(before: "Plan", now: "Plan", since: str) -> Winning:
    """Compare what both sides expected in an earlier version with what they expect now.

    Words, measure and amount make up the meaning; who said it when, and which criteria show it, do
    not.
    """
    old = {one.id: one for one in before.expected_return}
    new = {one.id: one for one in now.expected_return}
    changes = []
    for one in now.expected_return:
        was = old.get(one.id)
        if was is None:
            changes.append(ReturnChange(one.id, one.party, Turn.ADDED, None, one.verbatim))
        elif _meaning(was) != _meaning(one):
            changes.append(
                ReturnChange(one.id, one.party, Turn.CHANGED, was.verbatim, one.verbatim)
            )
    changes += [
        ReturnChange(one.id, one.party, Turn.REMOVED, one.verbatim, None)
        for one in before.expected_return
        if one.id not in new
    ]
    return Winning(since, tuple(changes))


def _meaning(one: "ExpectedReturn") -> tuple[object, ...]:
    amount = (one.amount.value, one.amount.unit) if one.amount else None
    return (one.party, " ".join(one.verbatim.split()), one.measure, amount)
