"""What a plan tells of each of the twelve elements: what there is, and in words what is missing."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kamplan.calendar import Kind, State, find_entries

if TYPE_CHECKING:
    from kamplan.model import Contact, Plan

_LISTED = 2
"""How many items a sentence names before it counts the rest."""
_EXECUTIVE = "executive-sponsor"
_DECIDERS = ("decision-maker", "budget-owner", _EXECUTIVE)
_INFLUENCERS = ("influencer", "champion", "coach", "technical-evaluator", "user")


class Told(NamedTuple):
    """What there is of an element, and what is not."""

    has: str
    """Empty where there is nothing at all."""
    lacks: tuple[str, ...] = ()
    is_elsewhere: bool = False
    """Whether it is the supplier's own, and kept elsewhere."""


def tell_plan(plan: "Plan", _today: date) -> Told:
    """Tell of the account plan itself: why, winning, needs, initiatives, both sides' promises."""
    has = _count(("need", len(plan.needs)), ("initiative", len(plan.initiatives)))
    is_answered = any((plan.philosophy.why, plan.philosophy.want_for_customer))
    asked = any(one.party == "customer" for one in plan.expected_return)
    one_sided = [
        one.id
        for one in plan.initiatives
        if {each.party for each in one.commitments} != {"supplier", "customer"}
    ]
    lacks = _lacking(
        (not plan.needs, "no need of the customer"),
        (not plan.initiatives, "no initiative"),
        (not is_answered, "why we do this"),
        (not asked, "what winning means to the customer"),
        (bool(one_sided), f"promises of both sides in {_list(one_sided)}"),
    )
    return Told(has or ("philosophy" if is_answered else ""), lacks)


def tell_growth_targets(plan: "Plan", _today: date) -> Told:
    """Tell of the supplier's own aims."""
    if not plan.growth_targets:
        return Told("", ("the supplier's own aims, said openly",))
    undated = [one.id for one in plan.growth_targets if one.by is None]
    kindless = [one.id for one in plan.growth_targets if one.kind is None]
    return Told(
        _count(("target", len(plan.growth_targets))),
        _lacking(
            (bool(undated), f"a day for {_list(undated)}"),
            (bool(kindless), f"retain or grow for {_list(kindless)}"),
        ),
    )


def tell_goals(plan: "Plan", _today: date) -> Told:
    """Tell of the customer's goals."""
    goals = plan.six_boxes.goals
    if not goals:
        return Told("", ("the customer's goals",))
    served = {goal for one in plan.initiatives for goal in one.goals}
    unserved = [one.id for one in goals if one.id not in served]
    aimless = [one.id for one in goals if not one.expected_result]
    reasonless = [one.id for one in goals if not one.why_it_matters]
    return Told(
        _count(("goal", len(goals))),
        _lacking(
            (bool(unserved), f"an initiative for {_list(unserved)}"),
            (bool(aimless), f"the expected result of {_list(aimless)}"),
            (bool(reasonless), f"why it matters, of {_list(reasonless)}"),
        ),
    )


def tell_contact_map(plan: "Plan", today: date) -> Told:
    """Tell of the customer's people: who decides, who influences, who reports to whom."""
    people = _people(plan, "customer", today)
    if not people:
        return Told("", ("the customer's people",))
    roleless = [one.id for one in people if not one.roles]
    return Told(
        _count(("person", len(people))),
        _lacking(
            (len(people) == 1, "a second person of the customer"),
            (not _have_role(people, _DECIDERS), "somebody who decides"),
            (not _have_role(people, _INFLUENCERS), "somebody who influences, or uses it"),
            (not any(one.reports_to for one in people), "who reports to whom"),
            (bool(roleless), f"the role of {_list(roleless)}"),
        ),
    )


def tell_segmentation(_plan: "Plan", _today: date) -> Told:
    """Tell of the segment: the supplier's own judgement, which stands in no shared plan."""
    return Told("kept on the supplier's side, not in this plan", is_elsewhere=True)


def tell_roles(plan: "Plan", today: date) -> Told:
    """Tell of who answers for what on the supplier's side, and who leads on both."""
    people = _people(plan, "supplier", today)
    if not people and plan.supplier.lead is None:
        return Told("", ("the supplier's people and what each answers for",))
    roleless = [one.id for one in people if not one.roles]
    return Told(
        _count(("person", len(people))) or "a lead",
        _lacking(
            (plan.supplier.lead is None, "a lead on the supplier's side"),
            (plan.customer.lead is None, "a lead on the customer's side"),
            (bool(roleless), f"the role of {_list(roleless)}"),
            (not plan.six_boxes.team, "what each brings (the team box)"),
        ),
    )


def tell_visit_schedule(plan: "Plan", _today: date) -> Told:
    """Tell of calls and visits."""
    if not plan.touchpoints:
        return Told("", ("calls and visits, and how often",))
    dayless = [
        one.id for one in plan.touchpoints if not one.on and (one.every is None or not one.first)
    ]
    alone = [one.id for one in plan.touchpoints if not one.attendees]
    return Told(
        _count(("touchpoint", len(plan.touchpoints))),
        _lacking(
            (bool(dayless), f"the days of {_list(dayless)}"),
            (bool(alone), f"who takes part in {_list(alone)}"),
        ),
    )


def tell_reporting(plan: "Plan", _today: date) -> Told:
    """Tell of reports, inside and to the customer."""
    if not plan.reporting:
        return Told("", ("who is told what, inside and at the customer, and how often",))
    readers = {one.audience for one in plan.reporting}
    dayless = [one.id for one in plan.reporting if one.every is None or one.first is None]
    ownerless = [one.id for one in plan.reporting if one.owner is None]
    return Told(
        _count(("report", len(plan.reporting))),
        _lacking(
            (readers.isdisjoint(("customer", "both")), "a report to the customer"),
            (readers.isdisjoint(("supplier", "both")), "a report inside"),
            (bool(dayless), f"how often, and from when on, for {_list(dayless)}"),
            (bool(ownerless), f"who writes {_list(ownerless)}"),
        ),
    )


def tell_review_process(plan: "Plan", today: date) -> Told:
    """Tell of checkpoints and their results."""
    if not plan.checkpoints and plan.review is None:
        return Told("", ("checkpoints: days on which both look at progress",))
    late = [
        one.on.isoformat()
        for one in find_entries(plan, today, today)
        if one.kind is Kind.CHECKPOINT and one.state is State.OPEN and one.on < today
    ]
    return Told(
        _count(("checkpoint", len(plan.checkpoints))) or "a review",
        _lacking(
            (not plan.checkpoints, "checkpoints during the year"),
            (bool(late), f"what came of the checkpoint of {_list(late)}"),
        ),
    )


def tell_renewal(plan: "Plan", _today: date) -> Told:
    """Tell of how the contract is renewed."""
    renewal = plan.renewal
    if renewal is None:
        return Told("", ("the contract, its end and its notice",))
    return Told(
        renewal.contract or "a contract",
        _lacking(
            (renewal.ends is None, "the day on which it ends"),
            (renewal.notice_days is None, "the days of notice"),
            (renewal.owner is None, "who sees to it"),
            (not renewal.steps, "what is done before notice can be given"),
        ),
    )


def tell_executives(plan: "Plan", today: date) -> Told:
    """Tell of executives on both sides, and whether they meet."""
    ours = [one for one in _people(plan, "supplier", today) if _EXECUTIVE in one.roles]
    theirs = [one for one in _people(plan, "customer", today) if _EXECUTIVE in one.roles]
    sponsors = {one.id for one in (*ours, *theirs)}
    meets = any(
        one.kind == "executive-meeting" or not sponsors.isdisjoint(one.attendees)
        for one in plan.touchpoints
    ) or any(not sponsors.isdisjoint(one.attendees) for one in plan.sessions)
    if not sponsors and not meets:
        return Told("", ("an executive sponsor on each side, and when they meet",))
    return Told(
        _count(("sponsor", len(sponsors))) or "a meeting",
        _lacking(
            (not theirs, "an executive sponsor on the customer's side"),
            (not ours, "an executive sponsor on the supplier's side"),
            (not meets, "a meeting in which they take part"),
        ),
    )


def tell_crm(plan: "Plan", _today: date) -> Told:
    """Tell of ids in other systems, which the supplier keeps."""
    if plan.account.crm:
        return Told(", ".join(plan.account.crm))
    return Told("kept on the supplier's side, not in this plan", is_elsewhere=True)


def _people(plan: "Plan", party: str, today: date) -> "list[Contact]":
    """Return who is there of a party; whoever has left is not."""
    return [
        one
        for one in plan.contacts
        if one.party == party and (one.left_on is None or one.left_on > today)
    ]


def _have_role(people: "Iterable[Contact]", roles: Iterable[str]) -> bool:
    wanted = frozenset(roles)
    return any(not wanted.isdisjoint(one.roles) for one in people)


def _lacking(*judged: tuple[bool, str]) -> tuple[str, ...]:
    return tuple(text for is_missing, text in judged if is_missing)


def _count(*counted: tuple[str, int]) -> str:
    """Return `2 needs, 1 initiative`; what there is none of is not named."""
    many = {"person": "people"}
    return ", ".join(
        f"{number} {word if number == 1 else many.get(word, word + 's')}"
        for word, number in counted
        if number
    )


def _list(names: list[str]) -> str:
    shown = ", ".join(names[:_LISTED])
    rest = len(names) - _LISTED
    return f"{shown} and {rest} more" if rest > 0 else shown
