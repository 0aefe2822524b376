"""The few things both parties work on: who does what, and how success is known."""

from typing import Annotated, Literal

from kamplan.model.base import Item, PlanModel, Resources, mark
from kamplan.model.values import (
    ContactId,
    Count,
    Day,
    Filled,
    GoalId,
    Meanings,
    Measure,
    NeedId,
    Party,
    Several,
)

Value = Annotated[
    Literal["profitability", "cost-reduction", "risk-reduction", "service-quality", "relationship"],
    Meanings(
        (
            "the customer earns more",
            "the customer spends less",
            "the customer risks less",
            "the customer's service gets better",
            "the customer's people work better together",
        )
    ),
]
Status = Annotated[
    Literal["not-started", "in-progress", "done", "dropped"],
    Meanings(("nothing happened yet", "somebody is at it", "it is finished", "both let it go")),
]


class Commitment(Item):
    """What one party promised to do."""

    party: Annotated[Party, mark("The side that promises.", need="R")]
    owner: Annotated[
        ContactId | None,
        mark("The one person who sees to it, of the same side.", example="adeyemi"),
    ] = None
    what: Annotated[
        str,
        mark("What will be done.", need="R", example="Schedule analyst on site for twelve days"),
    ]
    due: Annotated[
        Day | None,
        mark("The day it is done by; a standing promise has `from` instead.", need="O"),
    ] = None
    from_: Annotated[
        Day | None,
        mark("The first day of a standing promise.", need="O", alias="from"),
    ] = None
    status: Annotated[
        Status | None,
        mark("Where it stands. Late is never written: it follows.", need="O", progress=True),
    ] = None
    done_on: Annotated[Day | None, mark("The day it was done.", need="O", progress=True)] = None
    evidence: Annotated[
        str | None,
        mark("What shows that it was done.", need="O", progress=True, example="site log"),
    ] = None
    dropped_on: Annotated[Day | None, mark("The day both let it go.", need="O", progress=True)] = (
        None
    )
    dropped_agreed_by: Annotated[
        ContactId | None,
        mark("Who of the other side agreed to let it go.", need="O", progress=True),
    ] = None


class Baseline(PlanModel):
    """Where a criterion stood before the work."""

    value: Annotated[
        Measure | None,
        mark(
            "The number, or yes or no. Left empty if nobody measured it before; the source says "
            "so then.",
            need="O",
            example=14,
        ),
    ] = None
    as_of: Annotated[Day | None, mark("The day it stood there.")] = None
    source: Annotated[str | None, mark("Where that is known from.", example="unit log")] = None


class Target(PlanModel):
    """Where a criterion shall stand."""

    value: Annotated[
        Measure | None,
        mark("The number to reach, or yes or no. Better is the way from the baseline.", example=3),
    ] = None
    by: Annotated[Day | None, mark("The day to be there.")] = None


class Reading(PlanModel):
    """One measurement."""

    on: Annotated[Day | None, mark("The day it was measured.")] = None
    value: Annotated[Measure | None, mark("What was measured.", example=8)] = None
    source: Annotated[
        str | None, mark("Where that is known from.", need="O", example="unit log")
    ] = None


class Criterion(Item):
    """How both will know that an initiative succeeded."""

    metric: Annotated[str, mark("What is measured.", need="R", example="Same-day cancellations")]
    unit: Annotated[
        str | None,
        mark("What a number counts, or yes/no for a question.", example="per month"),
    ] = None
    baseline: Annotated[Baseline | None, mark("Where it stood before the work.")] = None
    target: Annotated[Target | None, mark("Where it shall stand.")] = None
    measured_by: Annotated[ContactId | None, mark("Who measures it.", example="penhale")] = None
    readings: Annotated[
        Several[Reading],
        mark("What was measured since.", need="O", progress=True, key=("on",)),
    ] = ()


class Partner(PlanModel):
    """A third party who helps."""

    name: Annotated[str, mark("The third party.", need="R", example="HomeFirst")]
    part: Annotated[str | None, mark("What they do.", need="O", example="evening line")] = None


class Initiative(Item):
    """One piece of work that both parties chose."""

    title: Annotated[str, mark("What it is called.", need="R", example="Level the infusion week")]
    rank: Annotated[Count | None, mark("How urgent it is: 1 comes first.")] = None
    needs: Annotated[
        Several[NeedId],
        mark("The needs it acts on.", ordered=False, example="empty-chairs"),
    ] = ()
    goals: Annotated[Several[GoalId], mark("The customer's goals it serves.", ordered=False)] = ()
    value: Annotated[
        Several[Value],
        mark("What sort of value the customer has from it.", need="O", ordered=False),
    ] = ()
    start: Annotated[Day | None, mark("The first day of work.")] = None
    due: Annotated[Day | None, mark("The last day of work.")] = None
    resources: Annotated[Filled[Resources], mark("What it takes.", need="O", by="supplier")] = (
        Resources()
    )
    partners: Annotated[
        Several[Partner], mark("Third parties who help.", need="O", key=("name",))
    ] = ()
    commitments: Annotated[
        Several[Commitment],
        mark("What each side does; at least one commitment of each.", item="commitment"),
    ] = ()
    success_criteria: Annotated[
        Several[Criterion], mark("What success will look like.", item="criterion")
    ] = ()
    verified_by: Annotated[
        ContactId | None,
        mark(
            "The customer's person who says it achieved what it should: delivered is not yet "
            "achieved.",
            need="O",
            by="customer",
            progress=True,
        ),
    ] = None
    verified_on: Annotated[
        Day | None,
        mark("The day they said so.", need="O", by="customer", progress=True),
    ] = None
