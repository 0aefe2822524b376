"""The plan's year: what happens when, as a list of days and as bars on a line."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from kamplan.render.views.context import Context
from kamplan.render.views.events import Event, walk_events
from kamplan.render.views.timeline import MOST_MONTHS, Bar, Line, Mark
from kamplan.render.words import direction_of


class MonthView(NamedTuple):
    """A month with what is in it."""

    first: date
    events: tuple[Event, ...]
    is_now: bool


class YearView(NamedTuple):
    """The year at a glance, and day by day."""

    months: tuple[Mark, ...]
    bars: tuple[Bar, ...]
    checkpoints: tuple[Mark, ...]
    today: Mark | None
    calendar: tuple[MonthView, ...]


def build_year(context: Context) -> YearView:
    """Build the year of the plan's period, and all its days."""
    period, direction = context.plan.period, direction_of(context.words.language)
    line = Line(period.start, period.end, direction)
    events = sorted(walk_events(context), key=lambda one: (one.on, one.label, one.text))
    return YearView(
        months=line.marks(line.months()),
        bars=tuple(_build_bars(context, line)),
        checkpoints=line.marks(sorted(context.plan.checkpoints)),
        today=next(iter(line.marks([context.today])), None),
        calendar=tuple(
            MonthView(first, tuple(group), first == context.today.replace(day=1))
            for first, group in groupby(events, key=lambda one: one.on.replace(day=1))
        ),
    )


def _build_bars(context: Context, line: Line) -> Iterator[Bar]:
    ranked = sorted(context.plan.initiatives, key=lambda one: one.rank or MOST_MONTHS)
    for one in ranked:
        if one.start is None and one.due is None:
            continue
        start, due = one.start or line.start, one.due or line.end
        days = (promise.due for promise in one.commitments if promise.due is not None)
        yield line.bar(context.register.refer("initiative", one.id), start, due, days)
