"""The rows of the twelve-month review, each with the words a page says of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kamplan.render.words import Words
from kamplan.review.attainment import Value
from kamplan.review.outcomes import Outcome
from kamplan.review.scorecard import (
    CommitmentScore,
    CriterionScore,
    GoalScore,
    NeedsScore,
    ReturnScore,
)

if TYPE_CHECKING:
    from kamplan.model import Need, Plan

_MOODS: Mapping[Outcome, str] = {
    Outcome.KEPT: "good",
    Outcome.KEPT_LATE: "late",
    Outcome.PARTLY: "late",
    Outcome.MISSED: "late",
    Outcome.DROPPED: "open",
    Outcome.UNKNOWN: "open",
    Outcome.NOT_YET_DUE: "open",
}


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """One promise and what became of it."""

    id: str
    initiative: str
    what: str
    owner: str | None
    due: date | None
    done_on: date | None
    outcome: str
    mood: str
    """What a mark stands for: good, late, open."""
    computed: str | None
    """What the plan alone tells, where both wrote something else."""
    evidence: str | None
    dropped_by: str | None
    """Who of the other side agreed to let it go."""


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One success criterion, from where to where, and how far."""

    id: str
    initiative: str
    metric: str
    unit: str | None
    baseline: str
    target: str
    target_by: date | None
    last: str
    read_on: date | None
    age: str
    """How old the last reading is, in words."""
    share: str
    """With two decimals; empty where it cannot be computed."""
    arithmetic: str
    sum: str
    """The arithmetic with what it comes to."""
    reached: str
    """Reached, not reached, or that it is not known."""
    mood: str
    measured_by: str | None


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One goal of the customer."""

    goal: str
    why_it_matters: str | None
    expected_result: str | None
    outcome: str | None
    why: str | None
    initiatives: str


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


def build_commitment(
    score: CommitmentScore, names: Mapping[str, str], words: Words
) -> CommitmentRow:
    """Build the row of a promise."""
    one, differs = score.commitment, score.recorded not in (None, score.computed)
    known = score.computed.is_known
    return CommitmentRow(
        id=one.id,
        initiative=score.initiative.title,
        what=one.what,
        owner=_name(one.owner, names),
        due=one.due,
        done_on=one.done_on,
        outcome=words.say(score.outcome.words),
        mood=_MOODS[score.outcome],
        computed=words.say(score.computed.words) if differs and known else None,
        evidence=score.evidence,
        dropped_by=_name(one.dropped_agreed_by, names),
    )


def build_criterion_row(
    score: CriterionScore, names: Mapping[str, str], words: Words
) -> CriterionRow:
    """Build the row of a success criterion."""
    attainment, one = score.attainment, score.criterion
    if score.last is None:
        reached, mood = words.say("unmeasured"), "open"
    elif attainment.is_reached is None:
        reached, mood = words.say("both say whether it was reached"), "open"
    elif attainment.is_reached:
        reached, mood = words.say("reached"), "good"
    else:
        reached, mood = words.say("not reached"), "late"
    return CriterionRow(
        id=one.id,
        initiative=score.initiative.title,
        metric=one.metric,
        unit=one.unit,
        baseline=_figure(score.baseline, words) or words.say("not measured before"),
        target=_figure(score.target, words) or words.say("none"),
        target_by=score.target_by,
        last=_figure(score.last, words) or words.say("unmeasured"),
        read_on=score.read_on,
        age=describe_age(score.age, words),
        share=attainment.shown,
        arithmetic=attainment.arithmetic,
        sum=attainment.sum,
        reached=reached,
        mood=mood,
        measured_by=_name(one.measured_by, names),
    )


def describe_age(days: int | None, words: Words) -> str:
    """Return how old a reading is, in words; empty where there is none."""
    if days is None:
        return ""
    return words.count("{n} day old", "{n} days old", days) if days else words.say("of today")


def build_goal(score: GoalScore, words: Words) -> GoalRow:
    """Build the row of a goal."""
    return GoalRow(
        goal=score.goal.goal,
        why_it_matters=score.goal.why_it_matters,
        expected_result=score.goal.expected_result,
        outcome=words.say(score.outcome) if score.outcome else None,
        why=score.why,
        initiatives=", ".join(one.title for one in score.initiatives),
    )


def build_return(
    score: ReturnScore, plan: "Plan", names: Mapping[str, str], words: Words
) -> ReturnRow:
    """Build the row of an expected return."""
    one = score.expected
    return ReturnRow(
        party=one.party,
        name=plan.customer.name if one.party == "customer" else plan.supplier.name,
        hoped=one.verbatim,
        said_by=_name(one.said_by, names),
        said_on=one.said_on,
        outcome=words.say(score.outcome) if score.outcome else None,
        verbatim=score.verbatim,
        verbatim_by=_name(score.said_by, names),
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
            yield NeedGroup(title, tuple(_build_need(one, names) for one in needs))


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


def _build_need(need: "Need", names: Mapping[str, str]) -> NeedRow:
    return NeedRow(
        need.id, need.verbatim, _name(need.said_by, names), need.said_on, need.reason, need.met_on
    )


def _name(contact: str | None, names: Mapping[str, str]) -> str | None:
    return None if contact is None else names.get(contact, contact)


def _figure(value: Value | None, words: Words) -> str | None:
    if value is None:
        return None
    return words.say(value) if isinstance(value, str) else words.number(value)
