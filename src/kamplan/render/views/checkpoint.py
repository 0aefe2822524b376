"""A quarter's checkpoint as templates see it: what both look at, and the questions of both."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kamplan.render.views.report_around import ResultView, build_result
from kamplan.render.views.report_done import CriterionRow, build_criterion_row
from kamplan.render.views.report_said import NeedRow, build_need, name_contact
from kamplan.render.words import Words
from kamplan.review.agenda import AgendaItem
from kamplan.review.checkpoint import AGENDA, QUESTIONS, Checkpoint, Mark, SideProgress

if TYPE_CHECKING:
    from kamplan.model import Commitment, Plan


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One promise with its day."""

    what: str
    owner: str | None
    due: date | None
    done_on: date | None
    evidence: str | None


@dataclass(frozen=True, slots=True)
class SideView:
    """One side: what it did, what it is late with, what it does next."""

    party: str
    name: str
    groups: tuple[tuple[str, str, tuple[PromiseRow, ...]], ...]
    """Title, mood and promises; groups without promises are left out."""


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """A small thing that was promised in a session."""

    what: str
    owner: str | None
    due: date | None


@dataclass(frozen=True, slots=True)
class CheckpointView:
    """One checkpoint; all that a template may see of it."""

    account_id: str
    customer: str
    supplier: str
    title: str
    day: date
    today: date
    since: date
    until: date
    focus: str | None
    result: ResultView | None
    agenda: tuple[AgendaItem, ...]
    sides: tuple[SideView, ...]
    criteria: tuple[CriterionRow, ...]
    marks: tuple[Mark, ...]
    heard: tuple[NeedRow, ...]
    to_decide: tuple[NeedRow, ...]
    follow_ups: tuple[FollowUpRow, ...]
    earlier: tuple[ResultView, ...]
    asked: tuple[tuple[str, str], ...]
    """Questions, and how they are answered; the same of both."""


def build_checkpoint_view(plan: "Plan", one: Checkpoint, words: Words) -> CheckpointView:
    """Build the view of a checkpoint."""
    names = {contact.id: contact.name for contact in plan.contacts}
    supplier, customer = plan.supplier.name, plan.customer.name
    return CheckpointView(
        account_id=plan.account.id,
        customer=customer,
        supplier=supplier,
        title=describe_checkpoint(one, words),
        day=one.day,
        today=one.today,
        since=one.since,
        until=one.until,
        focus=words.choice("SixBoxes", "focus", one.focus) if one.focus else None,
        result=build_result(one.result, words) if one.result else None,
        agenda=() if one.result else AGENDA,
        sides=tuple(_build_side(side, names, words) for side in one.sides),
        criteria=tuple(
            build_criterion_row(score, names, words, one.today) for score in one.criteria
        ),
        marks=one.marks,
        heard=tuple(build_need(need, names) for need in one.heard),
        to_decide=tuple(build_need(need, names) for need in one.to_decide),
        follow_ups=tuple(
            FollowUpRow(each.what, name_contact(each.owner, names), each.due)
            for each in one.follow_ups
        ),
        earlier=tuple(build_result(result, words) for result in one.earlier),
        asked=tuple(
            (
                words.say(question.text, supplier=supplier, customer=customer),
                words.say(question.answers),
            )
            for question in QUESTIONS
        ),
    )


def describe_checkpoint(one: Checkpoint, words: Words) -> str:
    """Return which checkpoint it is: `Checkpoint 2 of 3`."""
    if one.number is None:
        return words.say("Checkpoint")
    return words.say("Checkpoint {n} of {many}", n=one.number, many=one.of)


def _build_side(side: SideProgress, names: dict[str, str], words: Words) -> SideView:
    groups = (
        (words.say("Done since last time"), "good", side.done),
        (words.say("Late"), "late", side.late),
        (words.say("Due before the next time"), "open", side.ahead),
    )
    return SideView(
        side.party,
        side.name,
        tuple(
            (title, mood, tuple(_build_promise(one, names) for one in promises))
            for title, mood, promises in groups
            if promises
        ),
    )


def _build_promise(one: "Commitment", names: dict[str, str]) -> PromiseRow:
    owner = name_contact(one.owner, names)
    return PromiseRow(one.what, owner, one.due, one.done_on, one.evidence)
