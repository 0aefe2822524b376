"""The twelve-month review as templates see it: the agenda before, the report after."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kamplan.render.views.report_around import (
    AmendmentView,
    DecisionView,
    EarlierView,
    ResultView,
    TurnView,
    VerdictView,
    build_amendment,
    build_decision,
    build_earlier,
    build_result,
    build_turns,
    build_verdict,
    describe_signing,
)
from kamplan.render.views.report_done import (
    CommitmentRow,
    CriterionRow,
    build_commitment,
    build_criterion_row,
)
from kamplan.render.views.report_said import (
    GoalRow,
    InitiativeNotes,
    NeedGroup,
    ReturnRow,
    build_goal,
    build_need_groups,
    build_notes,
    build_return,
)
from kamplan.render.words import Words
from kamplan.review.agenda import AGENDA, AgendaItem
from kamplan.review.background import Background
from kamplan.review.outcomes import Outcome
from kamplan.review.questions import QUESTIONS
from kamplan.review.readiness import find_review_due
from kamplan.review.scorecard import PARTIES, Scorecard, build_scorecard

if TYPE_CHECKING:
    from kamplan.model import Lesson, Plan, Review


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and what each side answered; None where it has not been answered."""

    question: str
    answers: str
    """How it is answered, in words."""
    customer: str | None
    supplier: str | None
    is_of_both: bool


@dataclass(frozen=True, slots=True)
class SideReport:
    """One side and its commitments."""

    party: str
    name: str
    counts: str
    commitments: tuple[CommitmentRow, ...]


@dataclass(frozen=True, slots=True)
class LessonView:
    """Something to do again, or not."""

    what: str
    why: str | None
    again: str | None


@dataclass(frozen=True, slots=True)
class ReportView:
    """One review; all that a template may see of it."""

    today: date
    account_id: str
    account_name: str
    customer: str
    supplier: str
    start: date
    end: date
    due_from: date
    held_on: date | None
    attendees: tuple[str, ...]
    agenda: tuple[AgendaItem, ...]
    """Empty once the review was held."""
    verdict: VerdictView | None
    decision: DecisionView | None
    returns: tuple[ReturnRow, ...]
    turns: tuple[TurnView, ...]
    """The returns whose meaning changed since both signed."""
    goals: tuple[GoalRow, ...]
    sides: tuple[SideReport, ...]
    criteria: tuple[CriterionRow, ...]
    initiatives: tuple[InitiativeNotes, ...]
    signing: str
    """What the plan is compared with, in a sentence."""
    amendments: tuple[AmendmentView, ...]
    needs: tuple[NeedGroup, ...]
    checkpoints: tuple[ResultView, ...]
    earlier: tuple[EarlierView, ...]
    """The closed years, the last one first."""
    lessons: tuple[LessonView, ...]
    asked: tuple[Asked, ...]


def build_report(
    plan: "Plan",
    today: date,
    words: Words,
    background: Background | None = None,
    *,
    is_agenda: bool = False,
) -> ReportView:
    """Build the view of a plan's review.

    Args:
        plan: the plan.
        today: the day to judge by, as long as the review was not held; then its own day.
        words: the language of the fixed words.
        background: what was signed, and the closed years; None where nobody looked.
        is_agenda: give the agenda although the review was held.

    """
    due = find_review_due(plan, today)
    around = background or Background()
    review = plan.review
    scorecard = build_scorecard(plan, due.held_on or today, around.heard_from)
    names = {one.id: one.name for one in plan.contacts}
    results = sorted(plan.checkpoint_results, key=lambda one: one.on or date.max)
    return ReportView(
        today=today,
        account_id=plan.account.id,
        account_name=plan.account.name,
        customer=plan.customer.name,
        supplier=plan.supplier.name,
        start=plan.period.start,
        end=plan.period.end,
        due_from=due.due_from,
        held_on=None if is_agenda else due.held_on,
        attendees=tuple(names.get(one, one) for one in review.attendees) if review else (),
        agenda=() if due.held_on and not is_agenda else AGENDA,
        verdict=build_verdict(plan, names),
        decision=build_decision(plan, words),
        returns=tuple(build_return(one, plan, names, words) for one in scorecard.returns),
        turns=tuple(build_turns(around, plan)),
        goals=tuple(build_goal(one, words, due.held_on or today) for one in scorecard.goals),
        sides=tuple(_build_side(plan, party, scorecard, names, words) for party in PARTIES),
        criteria=tuple(build_criterion_row(one, names, words) for one in scorecard.criteria),
        initiatives=tuple(build_notes(plan)),
        signing=describe_signing(around, words),
        amendments=tuple(build_amendment(one, words) for one in around.amendments),
        needs=tuple(build_need_groups(scorecard.needs, names, words)),
        checkpoints=tuple(build_result(one, words) for one in results),
        earlier=tuple(build_earlier(one, words) for one in around.earlier),
        lessons=tuple(_build_lesson(one, words) for one in review.lessons) if review else (),
        asked=tuple(_ask(plan, review, words)),
    )


def describe_counts(scorecard: Scorecard, party: str, words: Words) -> str:
    """Return in words what became of one side's commitments: `4 kept, 1 missed`."""
    counts = scorecard.count_outcomes(party)
    said = [f"{number} {describe_outcome(one, words)}" for one, number in counts.items() if number]
    return ", ".join(said) or words.say("nothing was promised")


def describe_outcome(outcome: Outcome, words: Words) -> str:
    """Return an outcome in words."""
    return words.say(outcome.words)


def _build_side(
    plan: "Plan", party: str, scorecard: Scorecard, names: dict[str, str], words: Words
) -> SideReport:
    name = plan.supplier.name if party == "supplier" else plan.customer.name
    rows = tuple(build_commitment(one, names, words) for one in scorecard.of_party(party))
    return SideReport(party, name, describe_counts(scorecard, party, words), rows)


def _build_lesson(lesson: "Lesson", words: Words) -> LessonView:
    again = None if lesson.again is None else words.flag(value=lesson.again)
    return LessonView(lesson.what, lesson.why, again)


def _ask(plan: "Plan", review: "Review | None", words: Words) -> Iterator[Asked]:
    for one in QUESTIONS:
        given = _find_answers(one.name, review, words)
        yield Asked(
            one.put(plan.supplier.name, plan.customer.name),
            words.say(one.answers),
            given.get("customer"),
            given.get("supplier"),
            len(one.asked_of) == len(PARTIES),
        )


def _find_answers(name: str, review: "Review | None", words: Words) -> dict[str, str | None]:
    """Return what each side answered; what both decide together stands for both."""
    if review is None:
        return {}
    answers = {"customer": review.answers.customer, "supplier": review.answers.supplier}
    if name in ("supplier_kept_word", "customer_kept_word"):
        return {party: getattr(one, name) for party, one in answers.items()}
    if name == "rating":
        ratings = review.ratings
        return {
            party: None if rating is None else words.say("{rating} of 5", rating=rating)
            for party, rating in (("customer", ratings.customer), ("supplier", ratings.supplier))
        }
    if name == "next" and review.next:
        said = words.say(review.next)
        return {"customer": said, "supplier": said}
    if name == "focus_next" and review.focus_next:
        said = ", ".join(words.choice("SixBoxes", "focus", box) for box in review.focus_next)
        return {"customer": said, "supplier": said}
    if name == "verdict" and review.customer_verdict:
        return {"customer": review.customer_verdict.verbatim}
    if _is_answered_together(name, review):
        said = words.say("together, above")
        return {"customer": said, "supplier": said}
    return {}


def _is_answered_together(name: str, review: "Review") -> bool:
    filled = {
        "worked": any(one.worked for one in review.initiatives) or bool(review.lessons),
        "did_not_work": any(one.did_not_work for one in review.initiatives),
        "goals": any(one.outcome for one in review.goals),
        "returns": any(one.outcome for one in review.returns),
    }
    return filled.get(name, False)
