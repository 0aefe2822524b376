"""The account: who the customer is, and what research on it found."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from kamplan.model.base import PlanModel, mark
from kamplan.model.values import Filled, NeedId, Several, Slug, Url


class AnalystReport(PlanModel):
    """Something published about the customer."""

    title: Annotated[str, mark("The report's title.", need="R", by="supplier")]
    url: Annotated[
        Url | None,
        mark(
            "Where it can be read: a http, https or mailto link.",
            need="O",
            by="supplier",
            example="https://example.org/review",
        ),
    ] = None


class LoomingProblem(PlanModel):
    """A problem that research sees coming."""

    what: Annotated[
        str,
        mark("The problem.", need="R", by="supplier", example="Biosimilar tender in autumn"),
    ]
    source: Annotated[
        str | None,
        mark("Where we learned of it.", need="O", by="supplier", example="access review"),
    ] = None
    asked: Annotated[
        NeedId | None,
        mark(
            "The need in which the customer answered when we asked about it.",
            need="O",
            by="supplier",
        ),
    ] = None


class Profile(PlanModel):
    """What the supplier's research found before it asked."""

    business: Annotated[
        str | None,
        mark(
            "What the customer does, and how large it is.",
            need="O",
            by="supplier",
            example="640 beds, regional infusion centre",
        ),
    ] = None
    markets: Annotated[
        Several[str],
        mark("The fields the customer works in.", need="O", by="supplier", example="rheumatology"),
    ] = ()
    initiatives: Annotated[
        Several[str],
        mark(
            "What the customer has under way by itself.",
            need="O",
            by="supplier",
            example="outpatient access programme",
        ),
    ] = ()
    analyst_reports: Annotated[
        Several[AnalystReport],
        mark("What others published about it.", need="O", by="supplier", key=("title",)),
    ] = ()
    competition: Annotated[
        Several[str],
        mark(
            "Whom the customer competes with.",
            need="O",
            by="supplier",
            example="two private infusion clinics",
        ),
    ] = ()
    financial_condition: Annotated[
        str | None,
        mark(
            "What to know about its money.",
            need="O",
            by="supplier",
            example="budget closes in October",
        ),
    ] = None
    looming: Annotated[
        Several[LoomingProblem],
        mark("Problems that come, as far as can be seen.", need="O", by="supplier", key=("what",)),
    ] = ()


class Account(PlanModel):
    """The customer as the account this plan is for."""

    id: Annotated[
        Slug,
        mark(
            "The account's name in the repository: the same as its folder.",
            need="R",
            by="supplier",
            example="st-brannocs",
        ),
    ]
    name: Annotated[str, mark("The account's name in full.", need="R", by="supplier")]
    sector: Annotated[
        str | None,
        mark("The kind of business.", need="O", by="supplier", example="acute hospital"),
    ] = None
    beneficiaries: Annotated[
        str | None,
        mark(
            "Whom the customer serves: those who gain in the end.",
            example="patients treated with infused medicines",
        ),
    ] = None
    profile: Annotated[
        Filled[Profile],
        mark("What research on the customer found.", need="O", by="supplier"),
    ] = Profile()
    crm: Annotated[
        Filled[Mapping[str, str]],
        mark(
            "The account's ids in other systems, by the system's name.",
            need="O",
            by="supplier",
        ),
    ] = Field(default_factory=dict)
