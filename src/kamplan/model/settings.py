"""The settings of a plan repository; every key is optional."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from kamplan.model.base import PlanModel, mark
from kamplan.model.rule_settings import RuleSettings
from kamplan.model.values import Action, Filled, Language, Meanings, Several, Slug, Version

Level = Annotated[
    Literal["off", "info", "warning", "error"],
    Meanings(("the rule is not asked", "worth knowing", "worth mending", "must be mended")),
]
RepositoryAudience = Annotated[
    Literal["shared", "supplier"],
    Meanings(("the customer reads along", "the supplier's own")),
]
Forge = Annotated[
    Literal["github", "gitlab", "none"],
    Meanings(("GitHub", "GitLab", "neither")),
]
Assurance = Annotated[
    Literal["recorded", "approved", "signed"],
    Meanings(
        (
            "a statement by a person of each party",
            "the review on the forge proves it",
            "a key proves it",
        )
    ),
]

ProcessElement = Annotated[
    Literal[
        "plan",
        "growth-targets",
        "goals",
        "contact-map",
        "segmentation",
        "roles",
        "visit-schedule",
        "reporting",
        "review-process",
        "renewal",
        "executive-involvement",
        "crm",
    ],
    Meanings(
        (
            "the account plan itself",
            "the supplier's own aims, said openly",
            "the customer's goals",
            "who decides and who influences",
            "which accounts are key; kept on the supplier's side",
            "who answers for what, inside",
            "calls and visits, and how often",
            "which report goes to whom, inside and to the customer",
            "checkpoints and the review",
            "how the contract is renewed",
            "executives of both sides",
            "ids in other systems; kept on the supplier's side",
        )
    ),
]


class SupplierSettings(PlanModel):
    """The supplier's names for things."""

    name: Annotated[str | None, mark("The supplier's name.", need="O", by="supplier")] = None
    offerings: Annotated[
        Several[str],
        mark("What the supplier offers.", need="O", by="supplier", example="medicine supply"),
    ] = ()
    words: Annotated[
        Several[str],
        mark(
            "The supplier's own vocabulary, which no quotation of a customer should hold.",
            need="O",
            by="supplier",
            example="treat on the day",
        ),
    ] = ()


class CustomerSettings(PlanModel):
    """The customer's name, before there is a plan that says it."""

    name: Annotated[
        str | None,
        mark(
            "The customer's name.",
            need="O",
            by="supplier",
            example="St. Brannoc's University Hospital",
        ),
    ] = None


class LintSettings(PlanModel):
    """How the rules judge."""

    levels: Annotated[
        Filled[Mapping[str, Level]],
        mark("The level of a rule, by its name, where it is not the rule's own.", need="O"),
    ] = Field(default_factory=dict)
    settings: Annotated[
        Filled[RuleSettings],
        mark("Numbers and words of single rules, by the rule's name.", need="O"),
    ] = RuleSettings()


class SignoffSettings(PlanModel):
    """What counts as signed."""

    required: Annotated[
        Filled[Assurance],
        mark("How well a signature must be proved at least.", need="O"),
    ] = "recorded"
    trust_from: Annotated[
        str | None,
        mark(
            "The protected branch whose list of keys is trusted.",
            need="O",
            example="origin/main",
        ),
    ] = None


class StatusSettings(PlanModel):
    """What the status leaves out."""

    not_used: Annotated[
        Several[ProcessElement],
        mark("Elements of the process that are not used here.", need="O", example="segmentation"),
    ] = ()


class Settings(PlanModel):
    """The file kamplan.yaml."""

    kamplan: Annotated[
        Filled[Version], mark("The version of this format.", need="O", by="kamplan")
    ] = 1
    audience: Annotated[
        RepositoryAudience | None,
        mark("Whether the customer reads along, or this is the supplier's own.", need="O"),
    ] = None
    account: Annotated[
        Slug | None,
        mark("In a shared repository: the id of its one account.", need="O"),
    ] = None
    main_branch: Annotated[
        str | None,
        mark("The branch that holds what is agreed.", need="O", example="main"),
    ] = None
    language: Annotated[
        Filled[Language],
        mark("The language of a page's fixed words.", need="O", example="en"),
    ] = "en"
    forge: Annotated[
        Forge | None, mark("Where the repository is kept and discussed.", need="O")
    ] = None
    forge_action: Annotated[
        Action | None,
        mark(
            "The action that checks plans on GitHub, pinned: OWNER/REPO@HASH.",
            need="O",
            by="supplier",
            example="tessaly/kamplan@3d3c42e5aac5ba805825da76410c181273ba90b1",
        ),
    ] = None
    supplier: Annotated[
        Filled[SupplierSettings], mark("The supplier's names for things.", need="O")
    ] = SupplierSettings()
    customer: Annotated[
        Filled[CustomerSettings], mark("The customer, before there is a plan.", need="O")
    ] = CustomerSettings()
    lint: Annotated[Filled[LintSettings], mark("How the rules judge.", need="O")] = LintSettings()
    signoff: Annotated[Filled[SignoffSettings], mark("What counts as signed.", need="O")] = (
        SignoffSettings()
    )
    status: Annotated[Filled[StatusSettings], mark("What the status leaves out.", need="O")] = (
        StatusSettings()
    )
