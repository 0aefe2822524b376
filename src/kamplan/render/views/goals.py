"""The customer's goals, why they matter, and how they fit what the supplier intends."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kamplan.render.views.context import Context
from kamplan.render.views.timeline import Bar, Line, Mark
from kamplan.render.views.values import Ref, Row
from kamplan.render.views.watching import watch
from kamplan.render.words import direction_of

if TYPE_CHECKING:
    from kamplan.model import Benchmark, Goal


class BenchmarkView(NamedTuple):
    """A mark on the way to a goal."""

    by: date | None
    what: str
    reached_on: date | None
    is_missed: bool
    rest: tuple[Row, ...]


class GoalView(NamedTuple):
    """One goal."""

    id: str
    anchor: str
    goal: str
    why_it_matters: str | None
    expected_result: str | None
    fit: tuple[Row, ...]
    """The three questions of fit that were answered."""
    horizon: date | None
    benchmarks: tuple[BenchmarkView, ...]
    achieved_on: date | None
    confirmed_by: Ref | None
    initiatives: tuple[Ref, ...]
    rest: tuple[Row, ...]


class HorizonView(NamedTuple):
    """The way to the goals, this year and beyond."""

    years: tuple[Mark, ...]
    bars: tuple[Bar, ...]
    """From the plan's first day to each goal's horizon, with its benchmarks."""
    end_of_plan: Mark | None
    today: Mark | None


def build_horizon(context: Context) -> HorizonView | None:
    """Build the line of goals and benchmarks, or None where none has a day."""
    period = context.plan.period
    days = {
        goal.id: sorted(mark.by for mark in goal.benchmarks if mark.by is not None)
        for goal in context.plan.six_boxes.goals
    }
    ends = {
        goal.id: goal.horizon or days[goal.id][-1]
        for goal in context.plan.six_boxes.goals
        if goal.horizon or days[goal.id]
    }
    if not ends:
        return None
    direction = direction_of(context.words.language)
    line = Line(period.start, max(period.end, *ends.values()), direction)
    return HorizonView(
        years=line.marks(line.years()),
        bars=tuple(
            line.bar(context.register.refer("goal", one), period.start, end, days[one])
            for one, end in ends.items()
        ),
        end_of_plan=next(iter(line.marks([period.end])), None),
        today=next(iter(line.marks([context.today])), None),
    )


FIT = ("serves_want", "better_customer", "our_strategy")


def build_goals(context: Context) -> tuple[GoalView, ...]:
    """Build the goals in the plan's order."""
    return tuple(_build_goal(one, context) for one in context.plan.six_boxes.goals)


def _build_goal(original: "Goal", context: Context) -> GoalView:
    one = watch(original)
    answers = {key: getattr(one, key) for key in FIT}
    return GoalView(
        id=one.id,
        anchor=context.register.anchor(original),
        goal=one.goal,
        why_it_matters=one.why_it_matters,
        expected_result=one.expected_result,
        fit=tuple(context.text_row("Goal", key, text) for key, text in answers.items() if text),
        horizon=one.horizon,
        benchmarks=tuple(_build_benchmark(mark, context) for mark in one.benchmarks),
        achieved_on=one.achieved_on,
        confirmed_by=context.contact(one.confirmed_by),
        initiatives=context.mentions("goal", one.id),
        rest=context.rest(one),
    )


def _build_benchmark(original: "Benchmark", context: Context) -> BenchmarkView:
    one = watch(original)
    is_missed = one.reached_on is None and one.by is not None and one.by < context.today
    return BenchmarkView(one.by, one.what, one.reached_on, is_missed, context.rest(one))
