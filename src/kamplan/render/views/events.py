"""Everything in a plan that has a day."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kamplan.model.attainment import compute_attainment, find_readings
from kamplan.model.deadlines import find_notice_day
from kamplan.render.views.context import Context
from kamplan.render.views.states import State, state_of

if TYPE_CHECKING:
    from kamplan.model import Benchmark, Criterion


class Event(NamedTuple):
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


def walk_events(context: Context) -> Iterator[Event]:
    """Give everything that has a day, in no order."""
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
                state = _find_state_of_mark(mark, context)
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
                state = _judge(criterion, context)
                yield Event(
                    criterion.target.by, say("To be reached"), criterion.metric, anchor, None, state
                )


def _find_state_of_mark(mark: "Benchmark", context: Context) -> State | None:
    if mark.reached_on:
        return State("good", context.words.say("reached"))
    is_missed = mark.by is not None and mark.by < context.today
    return State("late", context.words.say("not reached yet")) if is_missed else None


def _judge(criterion: "Criterion", context: Context) -> State | None:
    """Say whether a criterion is reached; that it is not, only once its day has passed."""
    say, by = context.words.say, criterion.target.by if criterion.target else None
    is_reached = compute_attainment(criterion, context.today).is_reached
    if is_reached:
        return State("good", say("reached"))
    if by is None or by >= context.today:
        return None
    if is_reached is False:
        return State("late", say("not reached"))
    return None if find_readings(criterion, context.today) else State("late", say("not measured"))


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
