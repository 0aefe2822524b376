"""What the customer wants to reach, and how it fits what the supplier intends."""

from typing import Annotated

from kamplan.model.base import Item, PlanModel, mark
from kamplan.model.values import ContactId, Day, Several


class Benchmark(PlanModel):
    """A mark to pass on the way to a long-term goal."""

    by: Annotated[Day | None, mark("The day to be there.")] = None
    what: Annotated[str, mark("Where to be then.", need="R", example="eight a month")]
    reached_on: Annotated[Day | None, mark("The day it was reached.", need="O", progress=True)] = (
        None
    )


class Goal(Item):
    """One of the customer's top goals, and how it fits what we intend."""

    goal: Annotated[
        str,
        mark(
            "The goal in the customer's terms.",
            need="R",
            by="customer",
            example="No same-day infusion cancellation caused by chairs or stock",
        ),
    ]
    why_it_matters: Annotated[
        str | None, mark("Why it matters to the customer.", by="customer")
    ] = None
    expected_result: Annotated[
        str | None,
        mark(
            "The result the customer expects.",
            by="customer",
            example="Three a month or fewer by December.",
        ),
    ] = None
    serves_want: Annotated[
        str | None,
        mark("Whether and how it serves what we want most for the customer.", by="supplier"),
    ] = None
    better_customer: Annotated[
        str | None,
        mark("Whether and how it makes a better customer.", by="supplier"),
    ] = None
    our_strategy: Annotated[
        str | None,
        mark("Whether and how it fits the supplier's own strategy.", by="supplier"),
    ] = None
    horizon: Annotated[
        Day | None, mark("The day to reach it, up to three years ahead.", need="O")
    ] = None
    benchmarks: Annotated[
        Several[Benchmark],
        mark("Short-term marks on the way to a long-term goal.", need="O", key=("by",)),
    ] = ()
    achieved_on: Annotated[
        Day | None, mark("The day it was achieved.", need="O", progress=True)
    ] = None
    confirmed_by: Annotated[
        ContactId | None,
        mark(
            "The customer's person who says it was achieved.",
            need="O",
            by="customer",
            progress=True,
        ),
    ] = None
