"""The people of both parties, and the relationship between them."""

from typing import Annotated, Literal

from kamplan.model.base import Item, PlanModel, mark
from kamplan.model.values import ContactId, Day, Meanings, Party, Several

Role = Annotated[
    Literal[
        "executive-sponsor",
        "decision-maker",
        "budget-owner",
        "influencer",
        "champion",
        "coach",
        "technical-evaluator",
        "user",
        "procurement",
        "day-to-day",
        "account-lead",
        "specialist",
    ],
    Meanings(
        (
            "stands behind the work at the top",
            "decides",
            "holds the money",
            "is listened to by those who decide",
            "speaks for the work inside the customer",
            "explains how the customer works",
            "judges whether it works technically",
            "works with the result",
            "buys",
            "is in touch every day",
            "answers for the account at the supplier",
            "is called in for what they know",
        )
    ),
]
RelationshipLevel = Annotated[
    Literal[
        "supplier", "preferred-supplier", "problem-solver", "trusted-advisor", "strategic-partner"
    ],
    Meanings(
        (
            "one who delivers",
            "one who is asked first",
            "one who solves problems",
            "one whose advice is sought",
            "one who shares in the strategy",
        )
    ),
]


class Organisation(PlanModel):
    """One of the two parties of the plan."""

    name: Annotated[
        str,
        mark("The organisation's name as its own people write it.", need="R"),
    ]
    lead: Annotated[
        ContactId | None,
        mark("Who answers for the plan on this side.", example="marsh"),
    ] = None


class Relationship(PlanModel):
    """What the supplier is to the customer, with the customer as the judge."""

    now: Annotated[
        RelationshipLevel | None,
        mark("What the supplier is to the customer today.", by="customer"),
    ] = None
    aim: Annotated[
        RelationshipLevel | None,
        mark("What both would like it to be."),
    ] = None
    said_by: Annotated[
        ContactId | None,
        mark("The customer's person who judged it.", example="strand"),
    ] = None
    said_on: Annotated[Day | None, mark("The day it was judged.")] = None


class Contact(Item):
    """A person of either party: neutral facts that the person may read."""

    party: Annotated[Party, mark("The side the person belongs to.", need="R")]
    name: Annotated[
        str, mark("The person's name as they write it.", need="R", example="Moira Penhale")
    ]
    title: Annotated[
        str | None,
        mark("The person's position.", need="O", unsigned=True, example="Infusion unit sister"),
    ] = None
    unit: Annotated[
        str | None,
        mark("The department or site the person works in.", need="O", example="infusion unit"),
    ] = None
    roles: Annotated[
        Several[Role], mark("The parts the person plays in this account.", ordered=False)
    ] = ()
    decides: Annotated[
        Several[str],
        mark("What this person decides, as a fact.", need="O", example="care pathway"),
    ] = ()
    reports_to: Annotated[ContactId | None, mark("The person's superior.", need="O")] = None
    ask_me_about: Annotated[
        str | None,
        mark("What to go to this person for.", need="O", example="waiting times"),
    ] = None
    email: Annotated[
        str | None,
        mark("The address for mail.", need="O", unsigned=True, example="h.strand@example.org"),
    ] = None
    phone: Annotated[str | None, mark("The telephone number.", need="O", unsigned=True)] = None
    dedicated: Annotated[
        bool | None,
        mark("Whether the person works for this account alone.", need="O", by="supplier"),
    ] = None
    left_on: Annotated[
        Day | None,
        mark(
            "The day the person left. The entry stays, since the plan still names it.",
            need="O",
            progress=True,
        ),
    ] = None
    last_confirmed: Annotated[
        Day | None,
        mark("The day these facts were last confirmed.", need="O", progress=True),
    ] = None
