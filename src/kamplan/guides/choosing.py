"""Which instrument suits which customer and which contact, and why.

The right tool depends on what the customer means to the supplier and on whom one has to do with:
the whole base is surveyed, a group of key accounts advises, a single one is interviewed or, where
many deal with many, worked with for a day; whoever was won or lost is asked why.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

SEGMENTS: Mapping[str, str] = {
    "standard": "one of the many",
    "core": "one you would not like to lose",
    "strategic": "one that matters for a time, and may become key",
    "key": "one you want to grow with for years",
    "won": "one you have just won",
    "lost": "one you have just lost",
}
"""What a customer is to the supplier, in words."""

ROLES = (
    "executive-sponsor",
    "decision-maker",
    "budget-owner",
    "influencer",
    "champion",
    "coach",
    "technical-evaluator",
    "user",
    "procurement",
    "day-to-day",
)
"""The roles of a customer's people, as in a plan."""

_EXECUTIVES = frozenset(ROLES[:3])
_DAILY = frozenset(ROLES[3:])
_CLOSE = frozenset({"strategic", "key"})
_FRESH = frozenset({"won", "lost"})
_HELD = frozenset(SEGMENTS) - _FRESH


class Fit(NamedTuple):
    """When a guide is recommended."""

    guide: str
    segments: frozenset[str]
    roles: frozenset[str]
    """Of the contact, any of these."""
    is_for_many: bool
    """Whether it is only for many people who deal with many."""
    reason: str


class Recommendation(NamedTuple):
    """A guide, and why it fits."""

    guide: str
    reason: str


_FITS = (
    Fit(
        "win-loss-interview",
        _FRESH,
        _EXECUTIVES | _DAILY,
        is_for_many=False,
        reason="The reasons are fresh, and whoever decided or used the offers knows them. Let "
        "somebody independent ask, after a win too.",
    ),
    Fit(
        "shared-expectations-workshop",
        _CLOSE,
        _EXECUTIVES | _DAILY,
        is_for_many=True,
        reason="Many people on both sides deal with each other: bring all of them into one room, "
        "so that both own what is decided.",
    ),
    Fit(
        "executive-interview",
        _CLOSE | {"core"},
        _EXECUTIVES,
        is_for_many=False,
        reason="Whoever decides knows where the house is going, and says it at length to somebody "
        "independent, with the right to approve what is written.",
    ),
    Fit(
        "customer-advisory-council",
        _CLOSE,
        frozenset({"executive-sponsor", "decision-maker"}),
        is_for_many=False,
        reason="As one of a group of key accounts, a senior executive helps you to think about "
        "strategy, in confidence.",
    ),
    Fit(
        "discovery",
        _CLOSE | {"core"},
        _DAILY,
        is_for_many=False,
        reason="Whoever does the daily work knows what hurts. Go there, ask, and offer nothing.",
    ),
    Fit(
        "co-creation",
        _CLOSE,
        _EXECUTIVES | _DAILY,
        is_for_many=False,
        reason="Each key account has a plan of its own, written together once you have listened: "
        "those who decide and those who do the work at one sheet.",
    ),
    Fit(
        "customer-value-survey",
        _HELD,
        _EXECUTIVES | _DAILY,
        is_for_many=False,
        reason="All customers are asked, so that you see what they value and how you do beside "
        "others. It costs each a quarter of an hour.",
    ),
)


def choose_guides(
    segment: str | None, roles: Collection[str] = (), *, is_for_many: bool = False
) -> list[Recommendation]:
    """Return what fits, the most telling first.

    Args:
        segment: one of `SEGMENTS`; None for any customer that stays.
        roles: those of the contact, as in a plan; none for anybody.
        is_for_many: whether many people on both sides deal with each other.

    """
    return [
        Recommendation(one.guide, one.reason)
        for one in _FITS
        if (one.segments & _HELD if segment is None else segment in one.segments)
        and (not roles or not one.roles.isdisjoint(roles))
        and (is_for_many or not one.is_for_many)
    ]


def list_fits() -> list[tuple[str, list[str]]]:
    """Return for each segment the guides that fit it, whoever the contact is."""
    return [
        (segment, [one.guide for one in choose_guides(segment, is_for_many=True)])
        for segment in SEGMENTS
    ]
