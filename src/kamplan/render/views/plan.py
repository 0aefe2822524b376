"""The whole plan as templates see it."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kamplan.render.views.context import Context
from kamplan.render.views.goals import GoalView, HorizonView, build_goals, build_horizon
from kamplan.render.views.initiatives import InitiativeView, build_initiatives
from kamplan.render.views.meetings import MeetingsView, SessionView, build_meetings, build_sessions
from kamplan.render.views.needs import NeedsView, build_needs
from kamplan.render.views.people import PartyView, build_party
from kamplan.render.views.register import Register
from kamplan.render.views.renewal import RenewalView, build_renewal
from kamplan.render.views.returns import (
    RelationshipView,
    ReturnView,
    build_relationship,
    build_returns,
)
from kamplan.render.views.review import ReviewView, build_review
from kamplan.render.views.signatures import (
    Signatures,
    SignoffView,
    build_signoff,
    find_signed_on,
    judge,
)
from kamplan.render.views.six_boxes import SheetView, build_sheet
from kamplan.render.views.values import Row
from kamplan.render.views.watching import watch
from kamplan.render.views.white_space import WhiteSpaceView, build_white_space
from kamplan.render.views.year import YearView, build_year
from kamplan.render.vocabulary import GLOSSARY
from kamplan.render.words import Words

if TYPE_CHECKING:
    from kamplan.model import GrowthTarget, Plan

VERSION = 1
"""Of the view model; raised when something is renamed, removed or comes to mean another thing."""


class GrowthTargetView(NamedTuple):
    """What the supplier wants for itself."""

    id: str
    anchor: str
    kind: str | None
    what: str
    by: date | None
    rest: tuple[Row, ...]


class PlanView(NamedTuple):
    """One plan; all that a template may see of it."""

    version: int
    today: date
    account_id: str
    account_name: str
    beneficiaries: str | None
    summary: str | None
    start: date
    end: date
    currency: str | None
    language: str | None
    customer: PartyView
    supplier: PartyView
    needs: NeedsView
    returns: tuple[ReturnView, ...]
    relationship: RelationshipView | None
    sheet: SheetView
    goals: tuple[GoalView, ...]
    horizon: HorizonView | None
    initiatives: tuple[InitiativeView, ...]
    year: YearView
    white_space: WhiteSpaceView | None
    growth_targets: tuple[GrowthTargetView, ...]
    meetings: MeetingsView
    renewal: RenewalView | None
    philosophy: tuple[Row, ...]
    ways_of_working: tuple[str, ...]
    handoff: tuple[Row, ...]
    sessions: tuple[SessionView, ...]
    profile: tuple[Row, ...]
    review: ReviewView | None
    signoff: SignoffView | None
    """None where nobody looked at the signatures."""
    glossary: tuple[tuple[str, str], ...]
    rest: tuple[Row, ...]
    """Whatever has no place of its own yet."""


def build_plan_view(
    plan: "Plan",
    words: Words,
    today: date,
    signatures: Signatures | Mapping[str, bytes] | None = None,
) -> PlanView:
    """Build the view of a plan.

    Args:
        plan: the plan.
        words: the language to say fixed things in.
        today: the day to judge lateness by.
        signatures: what was found in its `signoffs/`, or the files alone; None where nobody
            looked.

    """
    signoff = judge(plan, signatures)
    context = Context(plan, words, today, Register(plan, words), find_signed_on(signoff))
    one, account, period = watch(plan), watch(plan.account), watch(plan.period)
    _mark_as_read(one)
    profile = context.rows(account.profile)
    return PlanView(
        version=VERSION,
        today=today,
        account_id=account.id,
        account_name=account.name,
        beneficiaries=account.beneficiaries,
        summary=one.summary,
        start=period.start,
        end=period.end,
        currency=one.currency,
        language=one.language,
        customer=build_party("customer", context),
        supplier=build_party("supplier", context),
        needs=build_needs(context),
        returns=build_returns(context),
        relationship=build_relationship(context),
        sheet=build_sheet(context),
        goals=build_goals(context),
        horizon=build_horizon(context),
        initiatives=build_initiatives(context),
        year=build_year(context),
        white_space=build_white_space(context),
        growth_targets=tuple(_build_target(target, context) for target in one.growth_targets),
        meetings=build_meetings(context),
        renewal=build_renewal(context),
        philosophy=context.rows(one.philosophy),
        ways_of_working=one.ways_of_working,
        handoff=() if one.handoff is None else context.rows(one.handoff),
        sessions=build_sessions(context),
        profile=(*context.rest(account), *profile),
        review=build_review(context),
        signoff=None if signatures is None else build_signoff(signoff, context),
        glossary=tuple((words.say(term), words.say(meaning)) for term, meaning in GLOSSARY),
        rest=(*context.rest(one), *context.rest(period)),
    )


def _mark_as_read(one: "Plan") -> None:
    """Note the fields that the builders of the parts read from the plan itself."""
    _ = (one.kamplan, one.account, one.supplier, one.customer, one.period, one.needs, one.contacts)
    _ = (one.expected_return, one.relationship, one.six_boxes, one.initiatives, one.sessions)
    _ = (one.white_space, one.touchpoints, one.checkpoints, one.checkpoint_results, one.reporting)
    _ = (one.renewal, one.review)


def _build_target(original: "GrowthTarget", context: Context) -> GrowthTargetView:
    one = watch(original)
    return GrowthTargetView(
        id=one.id,
        anchor=context.register.anchor(original),
        kind=context.choice("GrowthTarget", "kind", one.kind),
        what=one.what,
        by=one.by,
        rest=context.rest(one),
    )
