"""The rows of the twelve-month review about what was done: commitments and criteria."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kamplan.model.attainment import Value
from kamplan.render.views.criteria import name_unit, write_sum
from kamplan.render.views.report_said import name_contact
from kamplan.render.words import Words
from kamplan.review.outcomes import Outcome
from kamplan.review.scorecard import CommitmentScore, CriterionScore

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
    """In per cent; empty where it cannot be computed."""
    arithmetic: str
    sum: str
    """The arithmetic with what it comes to."""
    reached: str
    """Reached, not reached, or that it is not known."""
    mood: str
    measured_by: str | None


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
        owner=name_contact(one.owner, names),
        due=one.due,
        done_on=one.done_on,
        outcome=words.say(score.outcome.words),
        mood=_MOODS[score.outcome],
        computed=words.say(score.computed.words) if differs and known else None,
        evidence=score.evidence,
        dropped_by=name_contact(one.dropped_agreed_by, names),
    )


def build_criterion_row(
    score: CriterionScore, names: Mapping[str, str], words: Words, today: date | None = None
) -> CriterionRow:
    """Build the row of a success criterion.

    With a day of judgement, a target whose day is still to come is not called missed.
    """
    attainment, one = score.attainment, score.criterion
    if score.last is None:
        reached, mood = words.say("unmeasured"), "open"
    elif attainment.is_reached is None:
        reached, mood = words.say("both say whether it was reached"), "open"
    elif attainment.is_reached:
        reached, mood = words.say("reached"), "good"
    elif today is not None and score.target_by is not None and today < score.target_by:
        reached, mood = words.say("still to come"), "open"
    else:
        reached, mood = words.say("not reached"), "late"
    share = "" if attainment.share is None else words.percent(attainment.share)
    arithmetic = write_sum(attainment, one, score.last, words)
    return CriterionRow(
        id=one.id,
        initiative=score.initiative.title,
        metric=one.metric,
        unit=name_unit(one.unit, words),
        baseline=_figure(score.baseline, words) or words.say("not measured before"),
        target=_figure(score.target, words) or words.say("none"),
        target_by=score.target_by,
        last=_figure(score.last, words) or words.say("unmeasured"),
        read_on=score.read_on,
        age=describe_age(score.age, words),
        share=share,
        arithmetic=arithmetic,
        sum=f"{arithmetic} = {share}" if share else arithmetic,
        reached=reached,
        mood=mood,
        measured_by=name_contact(one.measured_by, names),
    )


def describe_age(days: int | None, words: Words) -> str:
    """Return how old a reading is, in words; empty where there is none."""
    if days is None:
        return ""
    return words.count("{n} day old", "{n} days old", days) if days else words.say("of today")


def _figure(value: Value | None, words: Words) -> str | None:
    if value is None:
        return None
    return words.say(value) if isinstance(value, str) else words.number(value)
