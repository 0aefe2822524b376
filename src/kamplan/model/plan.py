"""The customer account plan as a whole."""

from typing import Annotated

from kamplan.model.account import Account
from kamplan.model.base import Item, PlanModel, mark
from kamplan.model.handoff import Handoff
from kamplan.model.initiatives import Initiative
from kamplan.model.needs import Need
from kamplan.model.people import Contact, Organisation, Relationship
from kamplan.model.review import Review
from kamplan.model.sessions import Session
from kamplan.model.six_boxes import SixBoxes
from kamplan.model.touchpoints import CheckpointResult, Renewal, Report, Touchpoint
from kamplan.model.values import (
    ContactId,
    CriterionId,
    Currency,
    Day,
    Filled,
    Language,
    Number,
    Party,
    Several,
    Version,
)
from kamplan.model.white_space import GrowthTarget, WhiteSpace


class Period(PlanModel):
    """The time the plan is for: about twelve months."""

    start: Annotated[Day, mark("Its first day.", need="R")]
    end: Annotated[Day, mark("Its last day.", need="R")]


class Philosophy(PlanModel):
    """Why the supplier does this, asked before anything else."""

    why: Annotated[str | None, mark("Why we do this.", by="supplier")] = None
    want_for_customer: Annotated[
        str | None,
        mark(
            "What we want most for the customer.",
            by="supplier",
            example="Every patient treated on the day promised.",
        ),
    ] = None
    help_become: Annotated[
        str | None,
        mark(
            "Who we help the customer to become.",
            by="supplier",
            example="The unit that other hospitals come to see.",
        ),
    ] = None
    for_person: Annotated[
        str | None,
        mark("What is in it for the people.", by="supplier", example="Nurses go home on time."),
    ] = None
    for_business: Annotated[
        str | None,
        mark(
            "What is in it for their organisation.",
            by="supplier",
            example="Waiting time comes down.",
        ),
    ] = None
    market_context: Annotated[
        str | None,
        mark("What goes on around them.", by="supplier", example="Biosimilars enter in 2026."),
    ] = None


class Amount(PlanModel):
    """A sum that a return is worth."""

    value: Annotated[Number | None, mark("The number.", example=180000)] = None
    unit: Annotated[str | None, mark("What it counts.", example="GBP a year")] = None


class ExpectedReturn(Item):
    """What winning means, to one of the parties, in its own words."""

    party: Annotated[
        Party,
        mark("Whose return it is; at least one is the customer's.", need="R"),
    ]
    verbatim: Annotated[str, mark("The words, exactly as spoken.", need="R", by="customer")]
    said_by: Annotated[ContactId | None, mark("Who said it.", example="strand")] = None
    said_on: Annotated[Day | None, mark("The day it was said.")] = None
    measure: Annotated[
        str | None,
        mark("What would show it.", need="O", example="same-day cancellations per month"),
    ] = None
    amount: Annotated[Amount | None, mark("What it is worth.", need="O")] = None
    criteria: Annotated[
        Several[CriterionId],
        mark("The success criteria that will show it.", need="O", ordered=False),
    ] = ()


class Plan(PlanModel):
    """A customer account plan: written, signed and reviewed by supplier and customer."""

    kamplan: Annotated[Version, mark("The version of this format.", need="R", by="kamplan")]
    account: Annotated[Account, mark("The account this plan is for.", need="R")]
    supplier: Annotated[Organisation, mark("The party that supplies.", need="R", by="supplier")]
    customer: Annotated[Organisation, mark("The party that is served.", need="R")]
    period: Annotated[Period, mark("The time the plan is for: about a year.", need="R")]
    summary: Annotated[str | None, mark("The plan in about three lines.", need="O")] = None
    currency: Annotated[
        Currency | None,
        mark("The currency of amounts, in three capitals.", need="O", example="GBP"),
    ] = None
    language: Annotated[
        Language | None,
        mark("The language of a page's fixed words.", need="O", example="en"),
    ] = None
    philosophy: Annotated[
        Filled[Philosophy], mark("Why we do this and what we want for them.", by="supplier")
    ] = Philosophy()
    expected_return: Annotated[
        Several[ExpectedReturn],
        mark("What winning means, first of all to the customer.", item="return"),
    ] = ()
    relationship: Annotated[
        Relationship | None,
        mark("What the supplier is to the customer, as the customer sees it.", need="O"),
    ] = None
    contacts: Annotated[
        tuple[Contact, ...], mark("The people of both parties.", need="R", item="contact")
    ]
    sessions: Annotated[
        Several[Session],
        mark("The meetings in which we listened.", progress=True, item="session"),
    ] = ()
    six_boxes: Annotated[SixBoxes, mark("The 90-minute sheet.", need="R")]
    needs: Annotated[
        tuple[Need, ...],
        mark("All the customer said, acted on or not; never deleted.", need="R", item="need"),
    ]
    initiatives: Annotated[
        tuple[Initiative, ...],
        mark("The few things both sides work on.", need="R", item="initiative"),
    ]
    white_space: Annotated[
        Filled[WhiteSpace],
        mark("Where the supplier does not serve the customer yet.", need="O", by="supplier"),
    ] = WhiteSpace()
    growth_targets: Annotated[
        Several[GrowthTarget],
        mark("What the supplier wants for itself.", need="O", by="supplier", item="growth-target"),
    ] = ()
    touchpoints: Annotated[
        Several[Touchpoint], mark("Who meets whom how often.", need="O", item="touchpoint")
    ] = ()
    checkpoints: Annotated[
        Several[Day],
        mark("The days on which both look at progress together.", ordered=False),
    ] = ()
    checkpoint_results: Annotated[
        Several[CheckpointResult],
        mark(
            "What both saw at the checkpoints.",
            need="O",
            by="kamplan",
            progress=True,
            key=("on",),
        ),
    ] = ()
    reporting: Annotated[
        Several[Report], mark("Which report goes to whom how often.", need="O", item="report")
    ] = ()
    renewal: Annotated[Renewal | None, mark("The contract and its end.", need="O")] = None
    handoff: Annotated[
        Handoff | None,
        mark("How the account came from sales.", need="O", by="supplier", progress=True),
    ] = None
    ways_of_working: Annotated[
        Several[str],
        mark(
            "What both hold themselves to.",
            need="O",
            example="No patient-identifiable data leaves the hospital.",
        ),
    ] = ()
    review: Annotated[
        Review | None,
        mark("The twelve-month review.", need="O", by="kamplan", progress=True),
    ] = None
