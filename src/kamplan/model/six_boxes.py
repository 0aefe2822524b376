"""The 90-minute sheet: six boxes, each with its prompts."""

from typing import Annotated, Literal

from kamplan.model.base import Item, PlanModel, Resources, mark
from kamplan.model.goals import Goal
from kamplan.model.values import Box, ContactId, Day, Filled, GoalId, Meanings, Several

Basis = Annotated[
    Literal["customer-said", "our-standard", "other-customers", "our-view"],
    Meanings(
        (
            "the customer told us",
            "we measure it by our own standards",
            "others want it so",
            "we think so",
        )
    ),
]


class Belief(PlanModel):
    """Something we take for true."""

    what: Annotated[str, mark("What we believe.", need="R", example="They want fewer leaflets")]
    basis: Annotated[Basis | None, mark("On whose word we believe it.", by="supplier")] = None
    checked_with: Annotated[
        ContactId | None,
        mark("The customer's person we checked it with.", need="O", by="supplier"),
    ] = None
    checked_on: Annotated[Day | None, mark("The day we checked it.", need="O", by="supplier")] = (
        None
    )


class Assumptions(PlanModel):
    """Box 1: challenge what we know and what we do not."""

    believed: Annotated[
        Several[Belief],
        mark("What we take for true, and on whose word.", need="O", key=("what",)),
    ] = ()
    stop_doing: Annotated[
        Several[str],
        mark(
            "What we do that brings the customer nothing.",
            need="O",
            example="quarterly product decks",
        ),
    ] = ()
    start_doing: Annotated[
        Several[str],
        mark("What matters and should begin now.", need="O", example="talk to finance in October"),
    ] = ()
    may_need_to_change: Annotated[
        Several[str],
        mark(
            "What may have to change for the outcome to be possible.",
            need="O",
            example="who owns the booking template",
        ),
    ] = ()


class Today(PlanModel):
    """Where the customer stands today."""

    needs: Annotated[
        Several[str],
        mark("What they need.", need="O", example="chairs on Mondays and Thursdays"),
    ] = ()
    emotions: Annotated[Several[str], mark("How they feel.", need="O", example="overloaded")] = ()
    barriers: Annotated[
        Several[str],
        mark("What holds them back.", need="O", example="eleven log-ins a nurse"),
    ] = ()
    to_move_forward: Annotated[
        Several[str],
        mark("What it takes to move on.", need="O", example="see one quiet Thursday"),
    ] = ()


class Journey(PlanModel):
    """Box 2: where the customer is, thinks and feels."""

    today: Annotated[Filled[Today], mark("Where the customer is today.", need="O")] = Today()
    tomorrow: Annotated[
        Several[str],
        mark("What they will need next.", need="O", example="a link with home care"),
    ] = ()
    uncertain: Annotated[
        Several[str],
        mark(
            "What they are not sure to need later.",
            need="O",
            example="what biosimilars do to the unit's funding",
        ),
    ] = ()


class Growth(PlanModel):
    """Box 3: the value that comes from what we know and they do not."""

    insight_they_lack: Annotated[
        Several[str],
        mark(
            "What we know about the customer that they do not.",
            need="O",
            by="supplier",
            example="nine of fourteen cancellations fall on two weekdays",
        ),
    ] = ()
    unexplored_services: Annotated[
        Several[str],
        mark("Services neither has explored yet.", need="O", example="slot modelling"),
    ] = ()
    using_insight: Annotated[
        Several[str],
        mark(
            "How that insight is used for more value.",
            need="O",
            example="level the infusion week",
        ),
    ] = ()


class Challenge(Item):
    """Something in the way of a goal: its cause, not its symptom."""

    cause: Annotated[
        str | None,
        mark("The cause.", example="Bookings follow clinic days and not chair supply"),
    ] = None
    symptom: Annotated[
        str | None, mark("What shows of it.", need="O", example="corridor queues")
    ] = None
    goals: Annotated[
        Several[GoalId], mark("The goals it stands in the way of.", ordered=False)
    ] = ()


class Strategy(PlanModel):
    """Box 5: what stands in the way, and how it is met."""

    challenges: Annotated[
        Several[Challenge],
        mark("The challenges in the way of the goals.", need="O", item="challenge"),
    ] = ()
    policies: Annotated[
        Several[str],
        mark(
            "The few rules by which we meet them.",
            need="O",
            example="a scheduling specialist before any leaflet",
        ),
    ] = ()
    resources: Annotated[Filled[Resources], mark("What it takes.", need="O", by="supplier")] = (
        Resources()
    )


class TeamMember(PlanModel):
    """What one of the people around this account is good at."""

    who: Annotated[ContactId | None, mark("The person.", example="adeyemi")] = None
    expertise: Annotated[str | None, mark("What they are good at.", need="O", example="queues")] = (
        None
    )
    relationships: Annotated[
        Several[ContactId],
        mark("Whom they know best.", need="O", example="penhale"),
    ] = ()
    cares_about: Annotated[
        str | None, mark("What they care about most.", need="O", example="dull Thursdays")
    ] = None


class SixBoxes(PlanModel):
    """The sheet."""

    focus: Annotated[Box | None, mark("The one box in focus now.", need="O", progress=True)] = None
    assumptions: Annotated[
        Filled[Assumptions], mark("Box 1: what we know and do not know.", need="O")
    ] = Assumptions()
    journey: Annotated[
        Filled[Journey], mark("Box 2: where the customer is and is going.", need="O")
    ] = Journey()
    growth: Annotated[
        Filled[Growth], mark("Box 3: value from what we know and they do not.", need="O")
    ] = Growth()
    goals: Annotated[
        Several[Goal],
        mark("Box 4: the customer's top goals, four at most.", need="O", item="goal"),
    ] = ()
    strategy: Annotated[
        Filled[Strategy], mark("Box 5: what stands in the way, and how it is met.", need="O")
    ] = Strategy()
    team: Annotated[
        Several[TeamMember],
        mark("Box 6: the people around this account.", need="O", key=("who",)),
    ] = ()
    co_beneficiaries: Annotated[
        Several[str],
        mark("Who else gains from the work.", need="O", example="home-care team"),
    ] = ()
