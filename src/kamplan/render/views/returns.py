"""What winning means to each party, and what the supplier is to the customer."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from kamplan.render.views.context import Context
from kamplan.render.views.values import Ref, Row
from kamplan.render.views.watching import watch

if TYPE_CHECKING:
    from kamplan.model import ExpectedReturn


class ReturnView(NamedTuple):
    """What a good year looks like, in a party's own words."""

    id: str
    anchor: str
    party: str
    verbatim: str
    said_by: Ref | None
    said_on: date | None
    measure: str | None
    amount: Decimal | None
    amount_unit: str | None
    criteria: tuple[Ref, ...]
    rest: tuple[Row, ...]


class RelationshipView(NamedTuple):
    """What the supplier is to the customer today, and shall be."""

    levels: tuple[tuple[str, str], ...]
    """The steps from the first to the last: `now`, `aim`, `both` or an empty mark, and words."""
    now: str | None
    aim: str | None
    said_by: Ref | None
    said_on: date | None
    rest: tuple[Row, ...]


def build_returns(context: Context) -> tuple[ReturnView, ...]:
    """Build what both parties expect, the customer's first."""
    views = [_build_return(one, context) for one in context.plan.expected_return]
    return tuple(sorted(views, key=lambda one: one.party != "customer"))


def _build_return(original: "ExpectedReturn", context: Context) -> ReturnView:
    one = watch(original)
    amount = None if one.amount is None else watch(one.amount)
    return ReturnView(
        id=one.id,
        anchor=context.register.anchor(original),
        party=one.party,
        verbatim=one.verbatim,
        said_by=context.contact(one.said_by),
        said_on=one.said_on,
        measure=one.measure,
        amount=None if amount is None else amount.value,
        amount_unit=None if amount is None else amount.unit,
        criteria=context.register.refer_all("criterion", one.criteria),
        rest=(*context.rest(one), *(() if amount is None else context.rest(amount))),
    )


LEVELS = (
    "supplier",
    "preferred-supplier",
    "problem-solver",
    "trusted-advisor",
    "strategic-partner",
)


def build_relationship(context: Context) -> RelationshipView | None:
    """Build the relationship, or None where nobody judged it."""
    if context.plan.relationship is None:
        return None
    one = watch(context.plan.relationship)
    marks: dict[str | None, str] = {
        one.aim: "aim",
        one.now: "both" if one.now == one.aim else "now",
    }
    return RelationshipView(
        levels=tuple(
            (marks.get(level, ""), context.words.choice("Relationship", "now", level))
            for level in LEVELS
        ),
        now=context.choice("Relationship", "now", one.now),
        aim=context.choice("Relationship", "aim", one.aim),
        said_by=context.contact(one.said_by),
        said_on=one.said_on,
        rest=context.rest(one),
    )
