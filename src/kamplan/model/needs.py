"""What the customer said it needs, and what the supplier will do about each thing."""

from typing import Annotated, Literal

from kamplan.model.base import Item, PlanModel, mark
from kamplan.model.values import ContactId, Day, Meanings, SessionId, Several, Slug

NeedKind = Annotated[
    Literal["need", "want", "pain", "complaint", "expectation", "concern"],
    Meanings(
        (
            "must have it",
            "would like it",
            "suffers from it",
            "is dissatisfied with it",
            "takes it for granted",
            "is worried about it",
        )
    ),
]
Intent = Annotated[
    Literal["act", "act-later", "wont-act", "undecided"],
    Meanings(
        (
            "we work on it in this period",
            "we will work on it, but not now",
            "we will not work on it, and say why",
            "we have not decided yet",
        )
    ),
]
Priority = Annotated[
    Literal["high", "medium", "low"],
    Meanings(("matters most", "matters", "matters least")),
]
When = Annotated[
    Literal["now", "next", "looming"],
    Meanings(("today", "soon", "it can be seen coming")),
]


class Correction(PlanModel):
    """The speaker's own correction of a quotation; the old words are kept."""

    on: Annotated[Day | None, mark("The day of the correction.", by="customer")] = None
    by: Annotated[ContactId | None, mark("The speaker who corrected it.", by="customer")] = None
    why: Annotated[str | None, mark("Why the words were changed.", by="customer")] = None
    was: Annotated[str | None, mark("The words before the correction.", by="kamplan")] = None


class Need(Item):
    """One thing the customer said, in the customer's words; never deleted."""

    kind: Annotated[NeedKind | None, mark("What sort of thing was said.")] = None
    verbatim: Annotated[
        str,
        mark(
            "The customer's words exactly as spoken, in the first person, not tidied up.",
            need="R",
            by="customer",
            example="It's four pounds an hour to park and I'm here for five.",
        ),
    ]
    said_by: Annotated[
        ContactId | None,
        mark("The customer's person who said it.", example="penhale"),
    ] = None
    said_on: Annotated[Day | None, mark("The day it was said.")] = None
    session: Annotated[
        SessionId | None,
        mark("The session it was said in; its notes must hold the same words.", need="O"),
    ] = None
    our_reading: Annotated[
        str | None,
        mark("What we understand by it, beside the words.", need="O", by="supplier"),
    ] = None
    confirmed_by: Annotated[
        ContactId | None,
        mark(
            "The customer's person who confirmed words and reading.",
            need="O",
            by="customer",
            progress=True,
        ),
    ] = None
    confirmed_on: Annotated[
        Day | None,
        mark("The day they were confirmed.", need="O", by="customer", progress=True),
    ] = None
    when: Annotated[
        When | None,
        mark("When the need bites: now, next, or looming.", need="O", by="customer"),
    ] = None
    corrections: Annotated[
        Several[Correction],
        mark("The speaker's own corrections, oldest first.", need="O", by="customer"),
    ] = ()
    met_on: Annotated[
        Day | None,
        mark("The day the need was met.", need="O", progress=True),
    ] = None
    met_confirmed_by: Annotated[
        ContactId | None,
        mark(
            "The customer's person who said that it was met.",
            need="O",
            by="customer",
            progress=True,
        ),
    ] = None
    priority: Annotated[
        Priority | None,
        mark("How much it matters, as the customer ranks it.", by="customer"),
    ] = None
    themes: Annotated[
        Several[Slug],
        mark(
            "Words for counting the same need over all customers.",
            need="O",
            by="supplier",
            progress=True,
            ordered=False,
            example="access-cost",
        ),
    ] = ()
    ours_to_serve: Annotated[
        bool | None,
        mark("False if it lies outside what the supplier offers today.", need="O", by="supplier"),
    ] = None
    intent: Annotated[
        Intent | None,
        mark("What the supplier will do about it.", by="supplier"),
    ] = None
    reason: Annotated[
        str | None,
        mark(
            "Why it is not acted on now, for the customer to read. Needed unless intent is act.",
            need="O",
            by="supplier",
            example="Not ours to change. Passed to the estates team.",
        ),
    ] = None
    decided_on: Annotated[
        Day | None, mark("The day of that decision.", need="O", by="supplier")
    ] = None
    decided_by: Annotated[
        ContactId | None,
        mark("The supplier's person who decided.", need="O", by="supplier"),
    ] = None
    reconsider_on: Annotated[
        Day | None,
        mark(
            "The day to look again at a need that is undecided or for later.",
            need="O",
            by="supplier",
        ),
    ] = None
