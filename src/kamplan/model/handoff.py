"""The handoff from sales to account management."""

from typing import Annotated

from kamplan.model.base import PlanModel, mark
from kamplan.model.values import ContactId, Day, Filled, Several


class HandoffItem(PlanModel):
    """One thing handed over."""

    what: Annotated[
        str,
        mark(
            "What was handed over.",
            need="R",
            by="supplier",
            example="Open promises listed and told to the customer",
        ),
    ]
    done_on: Annotated[Day | None, mark("The day it was done.", need="O", by="supplier")] = None


class CustomerTold(PlanModel):
    """What the customer was told about working with us."""

    contacts: Annotated[
        bool | None,
        mark("Whether they know who their people are.", need="O", by="supplier"),
    ] = None
    questions_to: Annotated[
        ContactId | None,
        mark("Whom they were told to ask.", need="O", by="supplier", example="marsh"),
    ] = None
    how_often: Annotated[
        str | None,
        mark("How often we connect.", need="O", by="supplier", example="monthly call"),
    ] = None
    what_to_expect: Annotated[
        bool | None,
        mark("Whether they know what to expect.", need="O", by="supplier"),
    ] = None


class Handoff(PlanModel):
    """How the account came from sales to its account lead."""

    from_: Annotated[
        str | None,
        mark(
            "Who handed over.",
            need="O",
            by="supplier",
            alias="from",
            example="Sales, north region",
        ),
    ] = None
    on: Annotated[Day | None, mark("The day of the handoff.", need="O", by="supplier")] = None
    items: Annotated[
        Several[HandoffItem],
        mark("What was handed over.", need="O", by="supplier", key=("what",)),
    ] = ()
    customer_told: Annotated[
        Filled[CustomerTold],
        mark("What the customer was told.", need="O", by="supplier"),
    ] = CustomerTold()
    confirmed_by: Annotated[
        ContactId | None,
        mark("The customer's person who confirmed it.", need="O", by="customer"),
    ] = None
    confirmed_on: Annotated[
        Day | None, mark("The day it was confirmed.", need="O", by="customer")
    ] = None
