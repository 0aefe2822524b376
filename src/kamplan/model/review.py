"""The twelve-month review: whether each side did what it said."""

from typing import Annotated, Literal

from pydantic import Field

from kamplan.model.base import PlanModel, mark
from kamplan.model.values import (
    Box,
    CommitmentId,
    ContactId,
    Day,
    Filled,
    GoalId,
    InitiativeId,
    Meanings,
    Next,
    ReturnId,
    Several,
)

CommitmentOutcome = Annotated[
    Literal["kept", "kept-late", "partly", "missed", "dropped-by-agreement"],
    Meanings(
        ("done by the day", "done after the day", "done in part", "not done", "both let it go")
    ),
]
Outcome = Annotated[
    Literal["reached", "partly", "missed"],
    Meanings(("it came", "it came in part", "it did not come")),
]
KeptWord = Annotated[
    Literal["yes", "mostly", "partly", "no"],
    Meanings(("always", "more often than not", "now and then", "never")),
]
Rating = Annotated[int, Field(ge=1, le=5)]


class CommitmentReview(PlanModel):
    """What became of one commitment."""

    commitment: Annotated[
        CommitmentId | None, mark("The commitment.", by="kamplan", example="analyst-on-site")
    ] = None
    outcome: Annotated[CommitmentOutcome | None, mark("Whether it was kept.", need="O")] = None
    evidence: Annotated[str | None, mark("What shows it.", need="O", example="site log")] = None


class InitiativeReview(PlanModel):
    """What worked in one initiative and what did not."""

    initiative: Annotated[
        InitiativeId | None, mark("The initiative.", by="kamplan", example="level-the-week")
    ] = None
    worked: Annotated[
        Several[str], mark("What worked.", need="O", example="chair data in the open")
    ] = ()
    did_not_work: Annotated[
        Several[str],
        mark("What did not.", need="O", example="waiting on one person for counts"),
    ] = ()


class GoalReview(PlanModel):
    """What became of one goal."""

    goal: Annotated[GoalId | None, mark("The goal.", by="kamplan")] = None
    outcome: Annotated[Outcome | None, mark("Whether it was reached.", need="O")] = None
    why: Annotated[str | None, mark("Why so.", need="O")] = None


class ReturnReview(PlanModel):
    """What became of one expected return."""

    return_: Annotated[
        ReturnId | None, mark("The expected return.", by="kamplan", alias="return")
    ] = None
    outcome: Annotated[Outcome | None, mark("Whether it came.", need="O")] = None
    verbatim: Annotated[
        str | None,
        mark("What is said of it, word for word.", need="O", by="customer"),
    ] = None
    said_by: Annotated[ContactId | None, mark("Who said it.", need="O", by="customer")] = None
    said_on: Annotated[Day | None, mark("The day it was said.", need="O", by="customer")] = None


class Lesson(PlanModel):
    """Something to do again, or not."""

    what: Annotated[str, mark("What was learned.", need="R", example="Chair data in the open")]
    why: Annotated[str | None, mark("Why it went so.", need="O")] = None
    again: Annotated[bool | None, mark("Whether to do it again.", need="O")] = None


class Verdict(PlanModel):
    """The customer's verdict on the whole year."""

    verbatim: Annotated[
        str | None,
        mark(
            "The customer's words, exactly as spoken.",
            need="O",
            by="customer",
            example="They told us before we found out.",
        ),
    ] = None
    said_by: Annotated[ContactId | None, mark("Who said it.", need="O", by="customer")] = None
    said_on: Annotated[Day | None, mark("The day it was said.", need="O", by="customer")] = None


class Answer(PlanModel):
    """One side's answers to the two questions that both are asked."""

    supplier_kept_word: Annotated[
        KeptWord | None, mark("Whether the supplier did what it said.", need="O")
    ] = None
    customer_kept_word: Annotated[
        KeptWord | None, mark("Whether the customer did what it said.", need="O")
    ] = None
    by: Annotated[ContactId | None, mark("Who answered for this side.", need="O")] = None


class Answers(PlanModel):
    """Both sides' answers."""

    customer: Annotated[
        Filled[Answer], mark("The customer's answers.", need="O", by="customer")
    ] = Answer()
    supplier: Annotated[
        Filled[Answer], mark("The supplier's answers.", need="O", by="supplier")
    ] = Answer()


class Ratings(PlanModel):
    """Both sides' rating of the whole engagement."""

    customer: Annotated[
        Rating | None,
        mark("The customer's rating, 1 (poor) to 5 (very good).", need="O", by="customer"),
    ] = None
    supplier: Annotated[
        Rating | None,
        mark("The supplier's rating, 1 (poor) to 5 (very good).", need="O", by="supplier"),
    ] = None


class Review(PlanModel):
    """The review, written by kamplan and filled in by both parties."""

    held_on: Annotated[Day | None, mark("The day it was held.", need="O")] = None
    attendees: Annotated[
        Several[ContactId],
        mark("Who took part, from both parties.", need="O", ordered=False),
    ] = ()
    commitments: Annotated[
        Several[CommitmentReview],
        mark("What became of each commitment.", need="O", key=("commitment",)),
    ] = ()
    initiatives: Annotated[
        Several[InitiativeReview],
        mark("What worked in each initiative.", need="O", key=("initiative",)),
    ] = ()
    goals: Annotated[
        Several[GoalReview], mark("What became of each goal.", need="O", key=("goal",))
    ] = ()
    returns: Annotated[
        Several[ReturnReview],
        mark("What became of each expected return.", need="O", key=("return",)),
    ] = ()
    lessons: Annotated[
        Several[Lesson], mark("What to do again, or not.", need="O", key=("what",))
    ] = ()
    customer_verdict: Annotated[
        Verdict | None, mark("The customer's verdict.", need="O", by="customer")
    ] = None
    answers: Annotated[
        Filled[Answers], mark("Both sides' answers to the same two questions.", need="O")
    ] = Answers()
    ratings: Annotated[Filled[Ratings], mark("Both sides' rating of the engagement.", need="O")] = (
        Ratings()
    )
    next: Annotated[Next | None, mark("How both go on.", need="O")] = None
    focus_next: Annotated[
        Several[Box], mark("The one or two boxes to think through again.", need="O")
    ] = ()
