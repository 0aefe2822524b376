"""Which needs are asked for, and in which order, by somebody with a list to work on."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kamplan.model import Need, Plan

_PRIORITIES = ("high", "medium", "low", None)
_INTENTS = (None, "undecided", "act", "act-later", "wont-act")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a need must be to be listed; what is empty asks for nothing."""

    intents: frozenset[str] = frozenset()
    priorities: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    """One of these."""
    said_by: frozenset[str] = frozenset()
    sessions: frozenset[str] = frozenset()
    since: date | None = None
    """Said on this day or later; what has no day is not."""
    is_open: bool = False
    """Nobody answered yet: undecided, or without any answer."""
    is_unserved: bool = False
    """To be acted on, not met, and in no initiative."""
    is_unconfirmed: bool = False
    """Nobody of the customer confirmed the words."""
    is_unmet: bool = False
    """Nobody said that it was met."""


def select_needs(plan: "Plan", wanted: Wanted) -> "list[Need]":
    """Return the needs that are all that is asked for, in the order of the plan."""
    served = list_served(plan)
    return [one for one in plan.needs if _fits(one, wanted, served)]


def list_served(plan: "Plan") -> Mapping[str, list[str]]:
    """Return the ids of the needs that an initiative names, with those initiatives."""
    served: dict[str, list[str]] = {}
    for initiative in plan.initiatives:
        for need in initiative.needs:
            served.setdefault(need, []).append(initiative.id)
    return served


def _fits(need: "Need", wanted: Wanted, served: Mapping[str, object]) -> bool:
    is_asked = (
        (not wanted.intents or (need.intent or "none") in wanted.intents)
        and (not wanted.priorities or need.priority in wanted.priorities)
        and (not wanted.kinds or need.kind in wanted.kinds)
        and (not wanted.themes or bool(wanted.themes & set(need.themes)))
        and (not wanted.said_by or need.said_by in wanted.said_by)
        and (not wanted.sessions or need.session in wanted.sessions)
    )
    is_recent = wanted.since is None or (need.said_on is not None and need.said_on >= wanted.since)
    return is_asked and is_recent and _is_left(need, wanted, served)


def _is_left(need: "Need", wanted: Wanted, served: Mapping[str, object]) -> bool:
    """Say whether the work that is asked for is still to be done about the need."""
    unserved = need.intent == "act" and need.met_on is None and need.id not in served
    return (
        (not wanted.is_open or need.intent in (None, "undecided"))
        and (not wanted.is_unserved or unserved)
        and (not wanted.is_unconfirmed or need.confirmed_by is None)
        and (not wanted.is_unmet or need.met_on is None)
    )


_ORDERS: "Mapping[str, Callable[[Need], tuple[int | str, ...]]]" = {
    "priority": lambda one: (_PRIORITIES.index(one.priority),),
    "said-on": lambda one: (one.said_on.toordinal() if one.said_on else 0,),
    "said-by": lambda one: (one.said_by or "",),
    "intent": lambda one: (_INTENTS.index(one.intent),),
    "kind": lambda one: (one.kind or "",),
    "theme": lambda one: (one.themes[0] if one.themes else "~",),
    "id": lambda one: (one.id,),
}
ORDERS = ("plan", *_ORDERS)
"""What needs can be sorted by; `plan` is the order they stand in."""


def sort_needs(needs: "Iterable[Need]", order: str, *, is_reversed: bool = False) -> "list[Need]":
    """Return the needs in an order of `ORDERS`; those alike stay as they stand in the plan."""
    listed = list(needs)
    if order in _ORDERS:
        listed.sort(key=_ORDERS[order], reverse=is_reversed)
    elif is_reversed:
        listed.reverse()
    return listed
