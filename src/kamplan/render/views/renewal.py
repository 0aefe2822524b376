"""The contract's end, the last day of notice, and what happens before it."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kamplan.model.deadlines import find_notice_day
from kamplan.render.views.context import Context
from kamplan.render.views.values import Ref, Row
from kamplan.render.views.watching import watch

if TYPE_CHECKING:
    from kamplan.model import RenewalStep


class StepView(NamedTuple):
    """Something to do before the notice day."""

    what: str
    owner: Ref | None
    by: date | None
    done_on: date | None
    is_late: bool
    rest: tuple[Row, ...]


class RenewalView(NamedTuple):
    """The renewal."""

    contract: str | None
    ends: date | None
    notice_days: int | None
    notice_day: date | None
    """The last day on which notice can be given: the end less the days of notice."""
    days_left: int | None
    """Days until then; negative once it has passed."""
    owner: Ref | None
    steps: tuple[StepView, ...]
    rest: tuple[Row, ...]


def build_renewal(context: Context) -> RenewalView | None:
    """Build the renewal, or None where the plan has none."""
    original = context.plan.renewal
    if original is None:
        return None
    one, notice_day = watch(original), find_notice_day(original)
    return RenewalView(
        contract=one.contract,
        ends=one.ends,
        notice_days=one.notice_days,
        notice_day=notice_day,
        days_left=None if notice_day is None else (notice_day - context.today).days,
        owner=context.contact(one.owner),
        steps=tuple(_build_step(step, context) for step in one.steps),
        rest=context.rest(one),
    )


def _build_step(original: "RenewalStep", context: Context) -> StepView:
    one = watch(original)
    return StepView(
        what=one.what,
        owner=context.contact(one.owner),
        by=one.by,
        done_on=one.done_on,
        is_late=one.done_on is None and one.by is not None and one.by < context.today,
        rest=context.rest(one),
    )
