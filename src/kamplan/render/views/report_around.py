"""What lies around the plan in the twelve-month review: signatures, checkpoints, earlier years."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kamplan.diff import Speech, tell_change
from kamplan.render.views.report_said import name_contact
from kamplan.render.words import Words
from kamplan.review.background import Amendment, Background, Earlier
from kamplan.review.winning import ReturnChange

if TYPE_CHECKING:
    from kamplan.model import CheckpointResult, Plan

MOST_CHANGES = 40
"""How many changes are told; the others are counted."""


@dataclass(frozen=True, slots=True)
class VerdictView:
    """Somebody's own words."""

    verbatim: str
    said_by: str | None
    said_on: date | None


@dataclass(frozen=True, slots=True)
class AmendmentView:
    """What changed of what was agreed, told in the words of `kamplan diff`."""

    title: str
    changes: tuple[str, ...]
    more: str | None
    """How many others there are, in words."""


@dataclass(frozen=True, slots=True)
class TurnView:
    """An expected return that is not what it was when both signed."""

    name: str
    """Whose it is."""
    party: str
    before: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class ResultView:
    """What both wrote down at a checkpoint."""

    on: date | None
    focus: str | None
    next: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class DecisionView:
    """How both rate the year, and how they go on."""

    next: str | None
    focus_next: str | None
    customer: str | None
    """The customer's rating, in words."""
    supplier: str | None


@dataclass(frozen=True, slots=True)
class EarlierView:
    """A closed year and its review."""

    start: date
    end: date
    held_on: date | None
    decision: DecisionView | None
    verdict: VerdictView | None
    winning: tuple[tuple[VerdictView, str | None], ...]
    """What winning meant to the customer then, and whether it came."""
    repeat: tuple[str, ...]
    """Lessons that were worth repeating."""


def describe_signing(background: Background, words: Words) -> str:
    """Return in a sentence what the plan is compared with."""
    if background.is_broken:
        return words.say(
            "What lies in signoffs/ beside this plan cannot be trusted, so nothing is compared."
        )
    if background.signed_on is None:
        return words.say("Nobody signed this plan, so there is nothing to compare it with.")
    signed = words.say("Both signed on {day}.", day=words.day(background.signed_on))
    if background.amendments:
        return signed
    return f"{signed} {words.say('Nothing that was agreed has changed.')}"


def build_amendment(amendment: Amendment, words: Words) -> AmendmentView:
    """Build what changed of what was agreed."""
    speech = Speech(amendment.comparison.names, tongue=words.tongue())
    told = [tell_change(one, speech) for one in amendment.changes[:MOST_CHANGES]]
    rest = len(amendment.changes) - len(told)
    if amendment.signed_on is not None:
        title = words.say("Agreed later, signed on {day}", day=words.day(amendment.signed_on))
    else:
        day = words.day(amendment.since)
        title = words.say("Changed since {day}, and not signed by both", day=day)
    more = words.count("and {n} more change", "and {n} more changes", rest) if rest else None
    return AmendmentView(title, tuple(told), more)


def build_turns(background: Background, plan: "Plan") -> Iterator[TurnView]:
    """Yield the expected returns whose meaning changed since both signed."""
    for one in background.winning.changes if background.winning else ():
        yield _build_turn(one, plan)


def _build_turn(one: ReturnChange, plan: "Plan") -> TurnView:
    name = plan.customer.name if one.party == "customer" else plan.supplier.name
    return TurnView(name, one.party, one.before, one.now)


def build_result(result: "CheckpointResult", words: Words) -> ResultView:
    """Build what was written down at a checkpoint."""
    return ResultView(
        on=result.on,
        focus=words.choice("CheckpointResult", "focus", result.focus) if result.focus else None,
        next=words.say(result.next) if result.next else None,
        note=result.note,
    )


def build_decision(plan: "Plan", words: Words) -> DecisionView | None:
    """Build how both rate the year and go on, or None where nobody said anything of it yet."""
    review = plan.review
    if review is None:
        return None
    ratings = review.ratings
    customer, supplier = (
        None if one is None else words.say("{rating} of 5", rating=one)
        for one in (ratings.customer, ratings.supplier)
    )
    boxes = ", ".join(words.choice("SixBoxes", "focus", one) for one in review.focus_next)
    decision = DecisionView(
        words.say(review.next) if review.next else None, boxes or None, customer, supplier
    )
    return decision if any((decision.next, boxes, customer, supplier)) else None


def build_verdict(plan: "Plan", names: Mapping[str, str]) -> VerdictView | None:
    """Build the customer's verdict, or None where there is none yet."""
    verdict = plan.review.customer_verdict if plan.review else None
    if verdict is None or not verdict.verbatim:
        return None
    return VerdictView(verdict.verbatim, name_contact(verdict.said_by, names), verdict.said_on)


def build_earlier(earlier: Earlier, words: Words) -> EarlierView:
    """Build a closed year."""
    plan, review = earlier.plan, earlier.plan.review
    names = {one.id: one.name for one in plan.contacts}
    came = {one.return_: one.outcome for one in review.returns} if review else {}
    winning = []
    for one in plan.expected_return:
        if one.party == "customer":
            outcome = came.get(one.id)
            view = VerdictView(one.verbatim, name_contact(one.said_by, names), one.said_on)
            winning.append((view, words.say(outcome) if outcome else None))
    return EarlierView(
        start=plan.period.start,
        end=plan.period.end,
        held_on=review.held_on if review else None,
        decision=build_decision(plan, words),
        verdict=build_verdict(plan, names),
        winning=tuple(winning),
        repeat=tuple(one.what for one in review.lessons if one.again) if review else (),
    )
