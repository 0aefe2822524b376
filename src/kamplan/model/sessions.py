"""The dedicated meetings in which the supplier listens."""

from typing import Annotated, Literal

from kamplan.model.base import Item, PlanModel, mark
from kamplan.model.values import ContactId, Day, Meanings, Path, Several

SessionKind = Annotated[
    Literal[
        "discovery",
        "co-creation",
        "checkpoint",
        "review",
        "executive-interview",
        "win-loss-interview",
        "shared-expectations-workshop",
        "customer-advisory-council",
        "customer-value-survey",
    ],
    Meanings(
        (
            "to learn what matters to the customer",
            "to work out the plan together",
            "to look at progress",
            "to look back at the year",
            "one senior person, asked in depth",
            "why an order was won or lost",
            "a day in each other's shoes",
            "senior people of several customers",
            "the same questions to many customers",
        )
    ),
]
Method = Annotated[
    Literal["face-to-face", "telephone", "video", "online-survey", "written"],
    Meanings(("in one room", "by telephone", "by video", "a form on the web", "by letter or mail")),
]


class Briefing(PlanModel):
    """Someone who was told beforehand what the session is for."""

    who: Annotated[ContactId | None, mark("Who was briefed.", example="penhale")] = None
    briefed_by: Annotated[ContactId | None, mark("Who briefed them.", by="supplier")] = None
    on: Annotated[Day | None, mark("The day of the briefing.", by="supplier")] = None


class FollowUp(Item):
    """A small thing promised in a session."""

    what: Annotated[str, mark("What will be done.", need="R", example="Send the slot plan")]
    owner: Annotated[ContactId | None, mark("Who does it.", example="adeyemi")] = None
    due: Annotated[Day | None, mark("The day it should be done by.")] = None
    done_on: Annotated[Day | None, mark("The day it was done.", need="O")] = None


class Session(Item):
    """One meeting with the customer, interview or survey."""

    on: Annotated[Day, mark("The day it was held.", need="R")]
    kind: Annotated[SessionKind, mark("What sort of session it was.", need="R")]
    attendees: Annotated[
        Several[ContactId],
        mark("Who took part, from both parties.", ordered=False, example="penhale"),
    ] = ()
    notes: Annotated[
        Path | None,
        mark(
            "The file with the notes, seen from the plan's folder; quotations are checked "
            "against it.",
            need="O",
            by="supplier",
            example="sessions/2025-09-16-walk-round.md",
        ),
    ] = None
    method: Annotated[Several[Method], mark("How it was held.", need="O")] = ()
    briefed: Annotated[
        Several[Briefing],
        mark("Who was briefed beforehand.", need="O", by="supplier", key=("who",)),
    ] = ()
    structure_agreed_on: Annotated[
        Day | None, mark("The day its outline was agreed beforehand.", need="O")
    ] = None
    follow_ups: Annotated[
        Several[FollowUp], mark("What was promised there.", need="O", item="follow-up")
    ] = ()
    momentum: Annotated[
        str | None,
        mark("After a workshop: how both keep it going.", need="O"),
    ] = None
    independent: Annotated[
        bool | None,
        mark("Whether a third party held it.", need="O", by="supplier"),
    ] = None
    report: Annotated[
        Path | None,
        mark(
            "The file with the written report, seen from the plan's folder.",
            need="O",
            by="supplier",
        ),
    ] = None
    approved_by: Annotated[
        ContactId | None,
        mark(
            "Who was interviewed and approved being quoted; before that, nothing is quoted.",
            need="O",
            by="customer",
        ),
    ] = None
    approved_on: Annotated[
        Day | None, mark("The day of that approval.", need="O", by="customer")
    ] = None
