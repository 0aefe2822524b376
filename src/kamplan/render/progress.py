"""What one command did to a promise, a criterion or a need, in a line or two for the terminal."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from kamplan.model.attainment import compute_attainment, find_readings, show_value
from kamplan.render.columns import cut, one_line
from kamplan.review.outcomes import Outcome, is_late, judge_commitment
from kamplan.yamldoc import make_visible

if TYPE_CHECKING:
    from kamplan.model import Commitment, Criterion, Need, Plan

_QUOTED = 64
"""How many columns of somebody's words a line shows."""


def describe_criterion(criterion: "Criterion", today: date) -> Iterator[str]:
    """Give where a criterion came from, stands and shall go, and how far that is.

    Args:
        criterion: the criterion with its readings.
        today: the day to judge by; later readings do not count yet.

    """
    baseline = criterion.baseline.value if criterion.baseline else None
    target = criterion.target
    readings = find_readings(criterion, today)
    unit = f" {make_visible(criterion.unit, 30)}" if criterion.unit else ""
    steps = ["not measured before" if baseline is None else f"baseline {show_value(baseline)}"]
    if readings and readings[-1].value is not None:
        steps.append(f"now {show_value(readings[-1].value)}")
    if target and target.value is not None:
        by = f" by {target.by}" if target.by else ""
        steps.append(f"target {show_value(target.value)}{by}")
    yield f"{criterion.id}{unit}: {', '.join(steps)}"
    attainment = compute_attainment(criterion, today)
    reached = ": reached" if attainment.is_reached else ""
    yield f"  attainment {attainment.sum}{reached}"


def describe_promises(plan: "Plan", party: str, today: date) -> str:
    """Return how a side stands to its word: `supplier promised 7: 2 kept, 1 late, 4 open`."""
    commitments = [
        one
        for initiative in plan.initiatives
        for one in initiative.commitments
        if one.party == party
    ]
    counts = Counter(_sort_out(one, plan, today) for one in commitments)
    said = ", ".join(f"{number} {word}" for word, number in sorted(counts.items(), key=_order))
    return f"{party} promised {len(commitments)}: {said}"


_ORDER = ("kept", "kept late", "late", "open", "dropped by agreement", "done, no day given")


def _order(pair: tuple[str, int]) -> int:
    return _ORDER.index(pair[0])


def _sort_out(commitment: "Commitment", plan: "Plan", today: date) -> str:
    if is_late(commitment, today):
        return "late"
    outcome = judge_commitment(commitment, today, plan.period.end)
    if outcome is Outcome.UNKNOWN:
        return "done, no day given" if commitment.status == "done" else "open"
    return outcome.words if outcome is not Outcome.NOT_YET_DUE else "open"


def describe_lateness(commitment: "Commitment") -> str:
    """Return how the day it was done lies to the day it was promised for; empty without either."""
    if commitment.due is None or commitment.done_on is None:
        return ""
    days = (commitment.done_on - commitment.due).days
    if not days:
        return "on its day"
    number = f"{abs(days)} day{'' if abs(days) == 1 else 's'}"
    return f"{number} {'late' if days > 0 else 'early'}"


def quote(text: str) -> str:
    """Return somebody's words on one line, cut where they are long."""
    return f"“{cut(make_visible(one_line(text)), _QUOTED)}”"


def describe_answer(need: "Need") -> str:
    """Return what was answered to a need: `wont-act, “Not ours to change.”, marsh, 2025-11-20`."""
    parts: list[str] = [need.intent or "no answer yet"]
    if need.reason:
        parts.append(quote(need.reason))
    parts += [str(one) for one in (need.decided_by, need.decided_on) if one]
    if need.reconsider_on:
        parts.append(f"to be looked at again on {need.reconsider_on}")
    return ", ".join(parts)
