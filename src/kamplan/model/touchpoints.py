"""What returns in the calendar: meetings, checkpoints, reports and the renewal."""

from typing import Annotated, Literal

from pydantic import Field

from kamplan.model.base import Item, PlanModel, mark
from kamplan.model.values import Box, ContactId, Day, Every, Meanings, Next, Several

TouchpointKind = Annotated[
    Literal["call", "visit", "meeting", "executive-meeting", "follow-up", "early-notice"],
    Meanings(
        (
            "by telephone or video",
            "the supplier goes there",
            "both meet",
            "both sides' executives meet",
            "what a meeting left to do",
            "news that this customer hears first",
        )
    ),
]
Audience = Annotated[
    Literal["customer", "supplier", "both"],
    Meanings(("the customer", "the supplier", "both parties")),
]
Minutes = Annotated[int, Field(ge=1, le=1440)]
NoticeDays = Annotated[int, Field(ge=0, le=3650)]


class Touchpoint(Item):
    """Who meets whom how often."""

    kind: Annotated[TouchpointKind | None, mark("What sort of contact it is.")] = None
    every: Annotated[
        Every | None,
        mark(
            "How often: a number and day, week, month or year. Single dates stand under `on`.",
            need="O",
            example="1 month",
        ),
    ] = None
    first: Annotated[Day | None, mark("The first of the recurring days.", need="O")] = None
    on: Annotated[
        Several[Day],
        mark("The days, where they do not recur.", need="O", ordered=False),
    ] = ()
    minutes: Annotated[
        Minutes | None, mark("How long it takes, in minutes.", need="O", example=20)
    ] = None
    attendees: Annotated[
        Several[ContactId],
        mark("Who takes part, from both parties.", ordered=False, example="penhale"),
    ] = ()
    about: Annotated[str | None, mark("What it is about.", need="O", example="slots")] = None
    held: Annotated[
        Several[Day],
        mark("The days on which it was held.", need="O", progress=True, ordered=False),
    ] = ()


class CheckpointResult(PlanModel):
    """What both saw and decided at a checkpoint."""

    on: Annotated[Day | None, mark("The day of the checkpoint.", by="kamplan")] = None
    attendees: Annotated[
        Several[ContactId],
        mark("Who took part, from both parties.", need="O", ordered=False),
    ] = ()
    next: Annotated[Next | None, mark("How both go on.", need="O")] = None
    focus: Annotated[Box | None, mark("The box to work on next.", need="O")] = None
    note: Annotated[
        str | None,
        mark("What to remember.", need="O", example="Slot plan works on Thursdays."),
    ] = None


class Report(Item):
    """A report that is sent again and again."""

    audience: Annotated[Audience | None, mark("The side it is for.", by="supplier")] = None
    to: Annotated[
        str | None,
        mark("Who reads it, in words.", by="supplier", example="medical board"),
    ] = None
    every: Annotated[
        Every | None,
        mark(
            "How often: a number and day, week, month or year.",
            by="supplier",
            example="6 months",
        ),
    ] = None
    first: Annotated[Day | None, mark("The day of the first one.", by="supplier")] = None
    owner: Annotated[ContactId | None, mark("Who writes it.", by="supplier", example="marsh")] = (
        None
    )


class RenewalStep(PlanModel):
    """Something to do before the contract ends."""

    what: Annotated[
        str, mark("What will be done.", need="R", example="Results shown before notice day")
    ]
    owner: Annotated[ContactId | None, mark("Who does it.", example="marsh")] = None
    by: Annotated[Day | None, mark("The day it is done by.")] = None
    done_on: Annotated[Day | None, mark("The day it was done.", need="O", progress=True)] = None


class Renewal(PlanModel):
    """The contract between both, and what happens before it ends."""

    contract: Annotated[str | None, mark("What it is called.", example="supply agreement")] = None
    ends: Annotated[Day | None, mark("Its last day.")] = None
    notice_days: Annotated[
        NoticeDays | None,
        mark("How many days before its end notice must be given.", example=90),
    ] = None
    owner: Annotated[ContactId | None, mark("Who sees to it.", example="marsh")] = None
    steps: Annotated[
        Several[RenewalStep],
        mark("What is done before the notice day.", need="O", key=("what",)),
    ] = ()
