"""The scorecard: what the plan itself says of how the year went."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kamplan.model.attainment import Attainment, Value, compute_attainment, find_readings
from kamplan.review.outcomes import Outcome, is_late, judge_commitment

if TYPE_CHECKING:
    from kamplan.model import Commitment, Criterion, ExpectedReturn, Goal, Initiative, Need, Plan

PARTIES = ("supplier", "customer")
"""Both sides, in the order in which a page shows them."""


@dataclass(frozen=True, slots=True)
class CommitmentScore:
    """One promise and what became of it."""

    initiative: "Initiative"
    commitment: "Commitment"
    computed: Outcome
    """What the plan tells."""
    recorded: Outcome | None
    """What both wrote into the review, which rules."""
    evidence: str | None
    is_late: bool

    @property
    def outcome(self) -> Outcome:
        """What became of it: what both wrote, else what the plan tells."""
        return self.recorded or self.computed


@dataclass(frozen=True, slots=True)
class CriterionScore:
    """One success criterion: from where, to where, how far."""

    initiative: "Initiative"
    criterion: "Criterion"
    baseline: Value | None
    target: Value | None
    target_by: date | None
    last: Value | None
    """The last reading up to the day of judgement; None while unmeasured."""
    read_on: date | None
    age: int | None
    """How many days old the last reading is."""
    attainment: Attainment


@dataclass(frozen=True, slots=True)
class NeedsScore:
    """What became of what the customer said."""

    acted_on: "tuple[Need, ...]"
    """With the intent to act, and in an initiative."""
    unserved: "tuple[Need, ...]"
    """With the intent to act, and in no initiative."""
    deferred: "tuple[Need, ...]"
    declined: "tuple[Need, ...]"
    undecided: "tuple[Need, ...]"
    """Undecided, or without any answer yet."""
    met: "tuple[Need, ...]"
    heard_since: "tuple[Need, ...] | None"
    """Said after the plan was signed; None where no day of signing is known."""


@dataclass(frozen=True, slots=True)
class GoalScore:
    """One goal of the customer, and what is known of it."""

    goal: "Goal"
    outcome: str | None
    """What both wrote into the review: reached, partly, missed."""
    why: str | None
    initiatives: "tuple[Initiative, ...]"


@dataclass(frozen=True, slots=True)
class ReturnScore:
    """One expected return, and what is known of it."""

    expected: "ExpectedReturn"
    outcome: str | None
    verbatim: str | None
    said_by: str | None
    said_on: date | None
    criteria: tuple[CriterionScore, ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All that the plan tells of the year, on one day."""

    today: date
    commitments: tuple[CommitmentScore, ...]
    criteria: tuple[CriterionScore, ...]
    needs: NeedsScore
    goals: tuple[GoalScore, ...]
    returns: tuple[ReturnScore, ...]

    def of_party(self, party: str) -> tuple[CommitmentScore, ...]:
        """Return one side's commitments."""
        return tuple(one for one in self.commitments if one.commitment.party == party)

    def count_outcomes(self, party: str) -> Mapping[Outcome, int]:
        """Return how many of one side's commitments came to what, every outcome named."""
        found = Counter(one.outcome for one in self.of_party(party))
        return {outcome: found[outcome] for outcome in Outcome}


def build_scorecard(plan: "Plan", today: date, signed_on: date | None = None) -> Scorecard:
    """Compute the scorecard of a plan.

    Args:
        plan: the plan.
        today: the day to judge by; for a review that was held, the day it was held.
        signed_on: the day both signed, if they did; needs said later are heard since.

    """
    criteria = tuple(_score_criteria(plan, today))
    return Scorecard(
        today,
        tuple(_score_commitments(plan, today)),
        criteria,
        _score_needs(plan, signed_on),
        tuple(_score_goals(plan)),
        tuple(_score_returns(plan, criteria)),
    )


def _score_commitments(plan: "Plan", today: date) -> Iterator[CommitmentScore]:
    written = {one.commitment: one for one in plan.review.commitments} if plan.review else {}
    for initiative in plan.initiatives:
        for one in initiative.commitments:
            entry = written.get(one.id)
            yield CommitmentScore(
                initiative,
                one,
                judge_commitment(one, today, plan.period.end),
                Outcome(entry.outcome) if entry and entry.outcome else None,
                (entry.evidence if entry else None) or one.evidence,
                is_late(one, today),
            )


def _score_criteria(plan: "Plan", today: date) -> Iterator[CriterionScore]:
    for initiative in plan.initiatives:
        for one in initiative.success_criteria:
            readings = find_readings(one, today)
            last = readings[-1] if readings else None
            read_on = last.on if last else None
            yield CriterionScore(
                initiative,
                one,
                one.baseline.value if one.baseline else None,
                one.target.value if one.target else None,
                one.target.by if one.target else None,
                last.value if last else None,
                read_on,
                (today - read_on).days if read_on else None,
                compute_attainment(one, today),
            )


def _score_needs(plan: "Plan", signed_on: date | None) -> NeedsScore:
    served = {need for initiative in plan.initiatives for need in initiative.needs}
    intents: dict[str | None, list[Need]] = {}
    for one in plan.needs:
        intents.setdefault(one.intent, []).append(one)
    act = intents.get("act", [])
    since = None
    if signed_on is not None:
        since = tuple(one for one in plan.needs if one.said_on and one.said_on > signed_on)
    return NeedsScore(
        acted_on=tuple(one for one in act if one.id in served),
        unserved=tuple(one for one in act if one.id not in served),
        deferred=tuple(intents.get("act-later", ())),
        declined=tuple(intents.get("wont-act", ())),
        undecided=(*intents.get("undecided", ()), *intents.get(None, ())),
        met=tuple(one for one in plan.needs if one.met_on),
        heard_since=since,
    )


def _score_goals(plan: "Plan") -> Iterator[GoalScore]:
    written = {one.goal: one for one in plan.review.goals} if plan.review else {}
    for goal in plan.six_boxes.goals:
        entry = written.get(goal.id)
        outcome = entry.outcome if entry else None
        if outcome is None and goal.achieved_on and goal.confirmed_by:
            outcome = "reached"
        serving = tuple(one for one in plan.initiatives if goal.id in one.goals)
        yield GoalScore(goal, outcome, entry.why if entry else None, serving)


def _score_returns(plan: "Plan", criteria: tuple[CriterionScore, ...]) -> Iterator[ReturnScore]:
    written = {one.return_: one for one in plan.review.returns} if plan.review else {}
    for expected in plan.expected_return:
        entry = written.get(expected.id)
        yield ReturnScore(
            expected,
            entry.outcome if entry else None,
            entry.verbatim if entry else None,
            entry.said_by if entry else None,
            entry.said_on if entry else None,
            tuple(one for one in criteria if one.criterion.id in expected.criteria),
        )
