"""The customer account plan and the settings, as typed values.

One word stands for one thing, in the files, the code and all that is shown:

* account: a customer, as one folder of the repository.
* plan: what supplier and customer agreed for about a year, in one file.
* party: `supplier` or `customer`; each has contacts, and one of them leads.
* contact: a person of either party, known by an id that stays when the person leaves.
* session: a meeting held for listening; its notes lie in a file beside the plan.
* need: one thing the customer said; `verbatim` is the customer's words, `our_reading` ours.
* intent: what the supplier will do about a need: act, act later, not act, or still undecided.
* theme: a word for counting the same need over all customers.
* return: what winning means to a party, in its own words.
* box: one of the six parts of the 90-minute sheet.
* goal: something the customer wants to reach; a benchmark is a mark on the way to it.
* challenge: the cause of what stands in the way of a goal.
* initiative: a piece of work that both parties chose, ranked by urgency.
* commitment: what one party promised within an initiative, with an owner and a day.
* criterion: how both will know that an initiative succeeded: baseline, target, readings.
* cell: one offering of the supplier in one unit of the customer.
* touchpoint: a contact that is planned, once or again and again.
* checkpoint: a day on which both look at progress together.
* growth target: the supplier's own aim for the account, said openly.
* review: the meeting at the end of the year in which both sides answer for what they said.
* progress: fields that record what happened since the sign-off; no signature covers them.

Names are imported when they are first asked for: `kamplan.model.shape` describes the same fields
to those who cannot wait until Pydantic is loaded.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kamplan.model.account import Account, AnalystReport, LoomingProblem, Profile
    from kamplan.model.base import Item, PlanModel, Resources
    from kamplan.model.goals import Benchmark, Goal
    from kamplan.model.handoff import CustomerTold, Handoff, HandoffItem
    from kamplan.model.initiatives import (
        Baseline,
        Commitment,
        Criterion,
        Initiative,
        Partner,
        Reading,
        Status,
        Target,
        Value,
    )
    from kamplan.model.needs import Correction, Intent, Need, NeedKind, Priority, When
    from kamplan.model.people import Contact, Organisation, Relationship, RelationshipLevel, Role
    from kamplan.model.plan import Amount, ExpectedReturn, Period, Philosophy, Plan
    from kamplan.model.review import (
        Answer,
        Answers,
        CommitmentOutcome,
        CommitmentReview,
        GoalReview,
        InitiativeReview,
        KeptWord,
        Lesson,
        Outcome,
        Ratings,
        ReturnReview,
        Review,
        Verdict,
    )
    from kamplan.model.rule_settings import RuleSettings
    from kamplan.model.sessions import Briefing, FollowUp, Method, Session, SessionKind
    from kamplan.model.settings import (
        Assurance,
        CustomerSettings,
        Forge,
        Level,
        LintSettings,
        RepositoryAudience,
        Settings,
        SignoffSettings,
        StatusSettings,
        SupplierSettings,
    )
    from kamplan.model.six_boxes import (
        Assumptions,
        Basis,
        Belief,
        Challenge,
        Growth,
        Journey,
        SixBoxes,
        Strategy,
        TeamMember,
        Today,
    )
    from kamplan.model.touchpoints import (
        Audience,
        CheckpointResult,
        Renewal,
        RenewalStep,
        Report,
        Touchpoint,
        TouchpointKind,
    )
    from kamplan.model.values import Box, ItemKind, Measure, Next, Party
    from kamplan.model.white_space import (
        Cell,
        CellState,
        GrowthKind,
        GrowthTarget,
        RelationshipToBuild,
        WhiteSpace,
    )

__all__ = [
    "Account",
    "Amount",
    "AnalystReport",
    "Answer",
    "Answers",
    "Assumptions",
    "Assurance",
    "Audience",
    "Baseline",
    "Basis",
    "Belief",
    "Benchmark",
    "Box",
    "Briefing",
    "Cell",
    "CellState",
    "Challenge",
    "CheckpointResult",
    "Commitment",
    "CommitmentOutcome",
    "CommitmentReview",
    "Contact",
    "Correction",
    "Criterion",
    "CustomerSettings",
    "CustomerTold",
    "ExpectedReturn",
    "FollowUp",
    "Forge",
    "Goal",
    "GoalReview",
    "Growth",
    "GrowthKind",
    "GrowthTarget",
    "Handoff",
    "HandoffItem",
    "Initiative",
    "InitiativeReview",
    "Intent",
    "Item",
    "ItemKind",
    "Journey",
    "KeptWord",
    "Lesson",
    "Level",
    "LintSettings",
    "LoomingProblem",
    "Measure",
    "Method",
    "Need",
    "NeedKind",
    "Next",
    "Organisation",
    "Outcome",
    "Partner",
    "Party",
    "Period",
    "Philosophy",
    "Plan",
    "PlanModel",
    "Priority",
    "Profile",
    "Ratings",
    "Reading",
    "Relationship",
    "RelationshipLevel",
    "RelationshipToBuild",
    "Renewal",
    "RenewalStep",
    "Report",
    "RepositoryAudience",
    "Resources",
    "ReturnReview",
    "Review",
    "Role",
    "RuleSettings",
    "Session",
    "SessionKind",
    "Settings",
    "SignoffSettings",
    "SixBoxes",
    "Status",
    "StatusSettings",
    "Strategy",
    "SupplierSettings",
    "Target",
    "TeamMember",
    "Today",
    "Touchpoint",
    "TouchpointKind",
    "Value",
    "Verdict",
    "When",
    "WhiteSpace",
]

_HOMES = (
    "account",
    "base",
    "goals",
    "handoff",
    "initiatives",
    "needs",
    "people",
    "plan",
    "review",
    "rule_settings",
    "sessions",
    "settings",
    "six_boxes",
    "touchpoints",
    "values",
    "white_space",
)

if not TYPE_CHECKING:  # else a misspelt name would pass as an object

    def __getattr__(name: str) -> object:
        """Import the model when one of its names is first asked for."""
        if name in __all__:
            for home in _HOMES:
                module = import_module(f"{__name__}.{home}")
                if hasattr(module, name):
                    return getattr(module, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
