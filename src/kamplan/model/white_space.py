"""Where the supplier does not serve the customer yet, and what it aims for: said openly."""

from typing import Annotated, Literal

from kamplan.model.base import Item, PlanModel, mark
from kamplan.model.values import ContactId, Day, Meanings, Several

CellState = Annotated[
    Literal[
        "served", "in-discussion", "open", "other-supplier", "in-house", "not-offered", "not-needed"
    ],
    Meanings(
        (
            "the supplier serves it",
            "both talk about it",
            "nobody serves it",
            "another supplier serves it",
            "the customer does it",
            "the supplier does not offer it",
            "the customer does not need it",
        )
    ),
]
GrowthKind = Annotated[
    Literal["retain", "grow"],
    Meanings(("keep what there is", "add to it")),
]


class Cell(PlanModel):
    """One offering in one unit of the customer."""

    unit: Annotated[str | None, mark("One of the units above.", example="infusion unit")] = None
    offering: Annotated[
        str | None, mark("One of the offerings above.", example="medicine supply")
    ] = None
    state: Annotated[CellState | None, mark("How things stand there.")] = None
    served_by: Annotated[
        str | None, mark("Who serves it if not the supplier.", need="O", example="HomeFirst")
    ] = None
    next_step: Annotated[
        str | None, mark("What the supplier will do there.", need="O", by="supplier")
    ] = None
    owner: Annotated[
        ContactId | None, mark("Who does it.", need="O", by="supplier", example="marsh")
    ] = None
    by: Annotated[Day | None, mark("The day it is done by.", need="O", by="supplier")] = None


class RelationshipToBuild(PlanModel):
    """Someone the supplier ought to know."""

    who: Annotated[
        str | None,
        mark("The person or position, in words.", example="Head of dermatology"),
    ] = None
    introduced_by: Annotated[
        ContactId | None, mark("Who will introduce us.", need="O", example="strand")
    ] = None
    by: Annotated[Day | None, mark("The day it should have happened by.", need="O")] = None


class WhiteSpace(PlanModel):
    """The customer's units and the supplier's offerings, and what is where."""

    offerings: Annotated[
        Several[str],
        mark("What the supplier offers.", by="supplier", example="home infusion nursing"),
    ] = ()
    units: Annotated[
        Several[str], mark("The customer's departments and sites.", example="pharmacy")
    ] = ()
    cells: Annotated[
        Several[Cell],
        mark("How things stand for an offering in a unit.", key=("unit", "offering")),
    ] = ()
    relationships_to_build: Annotated[
        Several[RelationshipToBuild],
        mark("Whom the supplier ought to know.", need="O", by="supplier", key=("who",)),
    ] = ()


class GrowthTarget(Item):
    """What the supplier wants from this account for itself."""

    kind: Annotated[
        GrowthKind | None, mark("Whether it keeps what there is or adds to it.", by="supplier")
    ] = None
    what: Annotated[
        str,
        mark(
            "The supplier's own aim.",
            need="R",
            by="supplier",
            example="Renewal decided on service as well as price",
        ),
    ]
    by: Annotated[Day | None, mark("The day to be there.", by="supplier")] = None
