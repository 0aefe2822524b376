"""The rows of the twelve-month review about what was said: goals, hopes, needs, lessons."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kamplan.render.words import Words
from kamplan.review.scorecard import GoalScore, NeedsScore, ReturnScore

if TYPE_CHECKING:
    from kamplan.model import Benchmark, Need, Plan


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A short-term mark of a goal."""

    by: date | None
    what: str
    state: str
    """Reached, not reached, or still to come."""
    mood: str


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One goal of the customer."""

    goal: str
    why_it_matters: str | None
    expected_result: str | None
    outcome: str | None
    why: str | None
    initiatives: str
    horizon: date | None
    """The day it is to be reached by, where that lies beyond this year or within it."""
    marks: tuple[MarkRow, ...]


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """What one side hoped for, and what it says of it."""

    party: str
    name: str
    hoped: str
    said_by: str | None
    said_on: date | None
    outcome: str | None
    verbatim: str | None
    verbatim_by: str | None
    verbatim_on: date | None
    criteria: str


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One need in the customer's words."""

    id: str
    verbatim: str
    said_by: str | None
    said_on: date | None
    reason: str | None
    met_on: date | None


@dataclass(frozen=True, slots=True)
class NeedGroup:
    """Needs of the same fate."""

    title: str
    needs: tuple[NeedRow, ...]


@dataclass(frozen=True, slots=True)
class InitiativeNotes:
    """What worked in one initiative, and what did not."""

    title: str
    worked: tuple[str, ...]
    did_not_work: tuple[str, ...]


def name_contact(contact: str | None, names: Mapping[str, str]) -> str | None:
    """Return the name of a contact; the id where the plan has no such contact."""
    return None if contact is None else names.get(contact, contact)


def build_goal(score: GoalScore, words: Words, day: date) -> GoalRow:
    """Build the row of a goal, with its marks as they stand on a day."""
    marks = sorted(score.goal.benchmarks, key=lambda one: one.by or date.max)
    return GoalRow(
        goal=score.goal.goal,
        why_it_matters=score.goal.why_it_matters,
        expected_result=score.goal.expected_result,
        outcome=words.say(score.outcome) if score.outcome else None,
        why=score.why,
        initiatives=", ".join(one.title for one in score.initiatives),
        horizon=score.goal.horizon,
        marks=tuple(_build_mark(one, words, day) for one in marks),
    )


def _build_mark(mark: "Benchmark", words: Words, day: date) -> MarkRow:
    if mark.reached_on is not None and mark.reached_on <= day:
        state, mood = words.say("reached on {day}", day=words.day(mark.reached_on)), "good"
    elif mark.by is not None and mark.by < day:
        state, mood = words.say("not reached"), "late"
    else:
        state, mood = words.say("still to come"), "open"
    return MarkRow(mark.by, mark.what or "", state, mood)


def build_return(
    score: ReturnScore, plan: "Plan", names: Mapping[str, str], words: Words
) -> ReturnRow:
    """Build the row of an expected return."""
    one = score.expected
    return ReturnRow(
        party=one.party,
        name=plan.customer.name if one.party == "customer" else plan.supplier.name,
        hoped=one.verbatim,
        said_by=name_contact(one.said_by, names),
        said_on=one.said_on,
        outcome=words.say(score.outcome) if score.outcome else None,
        verbatim=score.verbatim,
        verbatim_by=name_contact(score.said_by, names),
        verbatim_on=score.said_on,
        criteria=", ".join(criterion.criterion.metric for criterion in score.criteria),
    )


def build_need_groups(
    score: NeedsScore, names: Mapping[str, str], words: Words
) -> Iterator[NeedGroup]:
    """Yield the groups of needs that hold any, those acted on first."""
    say = words.say
    groups = (
        (say("Acted on"), score.acted_on),
        (say("To be acted on, in no initiative"), score.unserved),
        (say("Not now, but later"), score.deferred),
        (say("We will not act on"), score.declined),
        (say("Not decided yet"), score.undecided),
        (say("Heard since both signed"), score.heard_since or ()),
    )
    for title, needs in groups:
        if needs:
            yield NeedGroup(title, tuple(build_need(one, names) for one in needs))


def build_notes(plan: "Plan") -> Iterator[InitiativeNotes]:
    """Yield for every initiative what worked and what did not."""
    written = {one.initiative: one for one in plan.review.initiatives} if plan.review else {}
    for initiative in plan.initiatives:
        entry = written.get(initiative.id)
        yield InitiativeNotes(
            initiative.title,
            entry.worked if entry else (),
            entry.did_not_work if entry else (),
        )


def build_need(need: "Need", names: Mapping[str, str]) -> NeedRow:
    """Build the row of a need."""
    return NeedRow(
        need.id,
        need.verbatim,
        name_contact(need.said_by, names),
        need.said_on,
        need.reason,
        need.met_on,
    )
