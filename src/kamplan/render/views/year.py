"""The plan's year: what happens when, as a list of days and as bars on a line."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from kamplan.render.views.context import Context
from kamplan.render.views.renewal import find_notice_day
from kamplan.render.views.states import State, state_of
from kamplan.render.views.values import Ref


@dataclass(frozen=True, slots=True)
class Event:
    """Something that has a day."""

    on: date
    label: str
    """What sort of thing it is, in words."""
    text: str
    """The authors' words, or empty where the label says all."""
    anchor: str | None = None
    """Where more of it stands on the page."""
    party: str | None = None
    """Whose it is, where it is one party's."""
    state: State | None = None


@dataclass(frozen=True, slots=True)
class MonthView:
    """A month with what is in it."""

    first: date
    events: tuple[Event, ...]
    is_now: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the line of the year, in per cent of its width, as text."""

    at: str
    day: date


@dataclass(frozen=True, slots=True)
class Bar:
    """From when to when an initiative runs."""

    ref: Ref
    start: date
    due: date
    at: str
    width: str
    promises: tuple[Mark, ...]
    """The days by which something was promised."""


@dataclass(frozen=True, slots=True)
class YearView:
    """The year at a glance, and day by day."""

    months: tuple[Mark, ...]
    bars: tuple[Bar, ...]
    checkpoints: tuple[Mark, ...]
    today: Mark | None
    calendar: tuple[MonthView, ...]


def build_year(context: Context) -> YearView:
    """Build the year of the plan's period, and all its days."""
    line = _Line(context.plan.period.start, context.plan.period.end)
    events = sorted(_walk_events(context), key=lambda one: (one.on, one.label, one.text))
    return YearView(
        months=tuple(line.marks(line.months())),
        bars=tuple(_build_bars(context, line)),
        checkpoints=tuple(line.marks(sorted(context.plan.checkpoints))),
        today=next(line.marks([context.today]), None),
        calendar=tuple(
            MonthView(first, tuple(group), first == context.today.replace(day=1))
            for first, group in groupby(events, key=lambda one: one.on.replace(day=1))
        ),
    )


class _Line:
    """Places days on a line from the first to the last day of the period."""

    def __init__(self, start: date, end: date) -> None:
        self.start = start
        self.end = max(end, start + timedelta(days=1))
        self._days = (self.end - self.start).days

    def place(self, day: date) -> str:
        inside = min(max(day, self.start), self.end)
        return f"{100 * (inside - self.start).days / self._days:.2f}"

    def width(self, start: date, due: date) -> str:
        return f"{max(float(self.place(due)) - float(self.place(start)), 0.6):.2f}"

    def marks(self, days: list[date]) -> Iterator[Mark]:
        return (Mark(self.place(day), day) for day in days if self.start <= day <= self.end)

    def months(self) -> list[date]:
        """Return the first days of the months, at most thirty-six."""
        found: list[date] = []
        day = self.start.replace(day=1)
        while day <= self.end and len(found) < MOST_MONTHS:
            found.append(max(day, self.start))
            day = (day + timedelta(days=31)).replace(day=1)
        return found


MOST_MONTHS = 36


def _build_bars(context: Context, line: _Line) -> Iterator[Bar]:
    ranked = sorted(context.plan.initiatives, key=lambda one: one.rank or MOST_MONTHS)
    for one in ranked:
        if one.start is None and one.due is None:
            continue
        start, due = one.start or line.start, one.due or line.end
        days = sorted({promise.due for promise in one.commitments if promise.due is not None})
        yield Bar(
            ref=context.register.refer("initiative", one.id),
            start=start,
            due=due,
            at=line.place(start),
            width=line.width(start, due),
            promises=tuple(line.marks(days)),
        )


def _walk_events(context: Context) -> Iterator[Event]:
    yield from _walk_frame(context)
    yield from _walk_work(context)
    yield from _walk_meetings(context)


def _walk_frame(context: Context) -> Iterator[Event]:
    plan, say = context.plan, context.words.say
    yield Event(plan.period.start, say("The plan begins"), "")
    yield Event(plan.period.end, say("The plan ends; the review is due"), "")
    done = {one.on for one in plan.checkpoint_results}
    for day in plan.checkpoints:
        state = State("good", say("held")) if day in done else _missed(day, context)
        yield Event(day, say("Checkpoint"), "", "meetings", None, state)
    if plan.renewal is not None:
        if notice := find_notice_day(plan.renewal):
            yield Event(notice, say("Last day to give notice"), "", "renewal")
        if plan.renewal.ends:
            yield Event(plan.renewal.ends, say("The contract ends"), "", "renewal")
    for need in plan.needs:
        if need.reconsider_on is not None:
            anchor = context.register.anchor(need)
            ref = context.register.refer("need", need.id)
            yield Event(need.reconsider_on, say("Decide again"), ref.text, anchor)


def _missed(day: date, context: Context) -> State | None:
    return State("late", context.words.say("no result yet")) if day < context.today else None


def _walk_work(context: Context) -> Iterator[Event]:
    plan, say, register = context.plan, context.words.say, context.register
    for goal in plan.six_boxes.goals:
        for mark in goal.benchmarks:
            if mark.by is not None:
                state = State("good", say("reached")) if mark.reached_on else None
                yield Event(
                    mark.by, say("Benchmark"), mark.what, register.anchor(goal), None, state
                )
    for one in plan.initiatives:
        for promise in one.commitments:
            day = promise.due or promise.from_
            if day is not None:
                label = say("Promised") if promise.due else say("Promised from here on")
                anchor = register.anchor(promise)
                state = state_of(promise, context)
                yield Event(day, label, promise.what, anchor, promise.party, state)
        for criterion in one.success_criteria:
            if criterion.target is not None and criterion.target.by is not None:
                anchor = register.anchor(criterion)
                yield Event(criterion.target.by, say("To be reached"), criterion.metric, anchor)


def _walk_meetings(context: Context) -> Iterator[Event]:
    say, register = context.words.say, context.register
    for one in context.plan.touchpoints:
        held = set(one.held)
        kind = context.choice("Touchpoint", "kind", one.kind) or say("contact")
        days = set(one.on) | ({one.first} if one.first else set())
        for day in days:
            state = State("good", say("held")) if day in held else None
            label = kind[:1].upper() + kind[1:]
            if day == one.first and one.every:
                label = say(
                    "{kind}, {often} from here on", kind=label, often=context.words.every(one.every)
                )
            yield Event(day, label, one.about or "", register.anchor(one), None, state)
    for report in context.plan.reporting:
        if report.first is not None:
            yield Event(report.first, say("First report"), report.to or "", register.anchor(report))
