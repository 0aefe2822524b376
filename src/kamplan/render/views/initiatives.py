"""The few initiatives that both sides work on, with what each side does."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kamplan.render.views.context import Context
from kamplan.render.views.criteria import CriterionView, build_criterion
from kamplan.render.views.states import State, state_of
from kamplan.render.views.values import Ref, Row
from kamplan.render.views.watching import watch

if TYPE_CHECKING:
    from kamplan.model import Commitment, Initiative, Partner


class CommitmentView(NamedTuple):
    """One promise of one party."""

    id: str
    anchor: str
    party: str
    what: str
    owner: Ref | None
    due: date | None
    begins: date | None
    """The day from which a standing promise holds."""
    state: State
    status: str | None
    done_on: date | None
    evidence: str | None
    dropped_on: date | None
    dropped_agreed_by: Ref | None
    rest: tuple[Row, ...]


class PartnerView(NamedTuple):
    """A third party that helps."""

    name: str
    part: str | None
    rest: tuple[Row, ...]


class InitiativeView(NamedTuple):
    """One piece of work that both parties chose."""

    id: str
    anchor: str
    title: str
    rank: int | None
    needs: tuple[Ref, ...]
    goals: tuple[Ref, ...]
    value: tuple[str, ...]
    start: date | None
    due: date | None
    minimum: tuple[str, ...]
    ideal: tuple[str, ...]
    partners: tuple[PartnerView, ...]
    customer: tuple[CommitmentView, ...]
    supplier: tuple[CommitmentView, ...]
    criteria: tuple[CriterionView, ...]
    verified_by: Ref | None
    verified_on: date | None
    rest: tuple[Row, ...]


def build_initiatives(context: Context) -> tuple[InitiativeView, ...]:
    """Build the initiatives, the most urgent first."""
    last = len(context.plan.initiatives) + max(
        (one.rank or 0 for one in context.plan.initiatives), default=0
    )
    ranked = sorted(context.plan.initiatives, key=lambda one: one.rank or last)
    return tuple(_build_initiative(one, context) for one in ranked)


def _build_initiative(original: "Initiative", context: Context) -> InitiativeView:
    one = watch(original)
    resources = watch(one.resources)
    commitments = [_build_commitment(promise, context) for promise in one.commitments]
    return InitiativeView(
        id=one.id,
        anchor=context.register.anchor(original),
        title=one.title,
        rank=one.rank,
        needs=context.register.refer_all("need", one.needs),
        goals=context.register.refer_all("goal", one.goals),
        value=tuple(context.words.choice("Initiative", "value", value) for value in one.value),
        start=one.start,
        due=one.due,
        minimum=resources.minimum,
        ideal=resources.ideal,
        partners=tuple(_build_partner(partner, context) for partner in one.partners),
        customer=tuple(promise for promise in commitments if promise.party == "customer"),
        supplier=tuple(promise for promise in commitments if promise.party == "supplier"),
        criteria=tuple(
            build_criterion(criterion, original, context) for criterion in one.success_criteria
        ),
        verified_by=context.contact(one.verified_by),
        verified_on=one.verified_on,
        rest=(*context.rest(one), *context.rest(resources)),
    )


def _build_commitment(original: "Commitment", context: Context) -> CommitmentView:
    one = watch(original)
    return CommitmentView(
        id=one.id,
        anchor=context.register.anchor(original),
        party=one.party,
        what=one.what,
        owner=context.contact(one.owner),
        due=one.due,
        begins=one.from_,
        state=state_of(original, context),
        status=context.choice("Commitment", "status", one.status),
        done_on=one.done_on,
        evidence=one.evidence,
        dropped_on=one.dropped_on,
        dropped_agreed_by=context.contact(one.dropped_agreed_by),
        rest=context.rest(one),
    )


def _build_partner(original: "Partner", context: Context) -> PartnerView:
    one = watch(original)
    return PartnerView(one.name, one.part, context.rest(one))
