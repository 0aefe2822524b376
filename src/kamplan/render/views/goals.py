"""The customer's goals, why they matter, and how they fit what the supplier intends."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kamplan.render.views.context import Context
from kamplan.render.views.values import Ref, Row
from kamplan.render.views.watching import watch

if TYPE_CHECKING:
    from kamplan.model import Benchmark, Goal


@dataclass(frozen=True, slots=True)
class BenchmarkView:
    """A mark on the way to a goal."""

    by: date | None
    what: str
    reached_on: date | None
    is_missed: bool
    rest: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class GoalView:
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
        initiatives=tuple(
            context.register.refer("initiative", work.id)
            for work in context.plan.initiatives
            if one.id in work.goals
        ),
        rest=context.rest(one),
    )


def _build_benchmark(original: "Benchmark", context: Context) -> BenchmarkView:
    one = watch(original)
    is_missed = one.reached_on is None and one.by is not None and one.by < context.today
    return BenchmarkView(one.by, one.what, one.reached_on, is_missed, context.rest(one))
