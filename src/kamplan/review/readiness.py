"""When the twelve-month review is due, and what stands in the way of signing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from kamplan.diagnostics import Diagnostic, Severity
from kamplan.lint import ALL_RULES, Context, Group, Stage, lint_plan
from kamplan.model.deadlines import find_review_start
from kamplan.planfile import Loaded, PlanFile

if TYPE_CHECKING:
    from kamplan.model import Plan, Settings


class ReviewTime(StrEnum):
    """Where a plan stands on the way to its review."""

    AHEAD = "ahead"
    DUE = "due"
    OVERDUE = "overdue"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """Whether the review is due, and since or from when."""

    time: ReviewTime
    due_from: date
    """30 days before the last day of the period."""
    end: date
    """The last day to hold it: that of the period."""
    held_on: date | None
    days: int
    """Days until it is due, left to hold it, or overdue; 0 where it was held."""


def find_review_due(plan: "Plan", today: date) -> ReviewDue:
    """Return whether the review is due on a day; it is overdue the day after the period's end."""
    end = plan.period.end
    due_from = find_review_start(plan)
    held_on = plan.review.held_on if plan.review else None
    if held_on is not None:
        return ReviewDue(ReviewTime.HELD, due_from, end, held_on, 0)
    if today > end:
        return ReviewDue(ReviewTime.OVERDUE, due_from, end, None, (today - end).days)
    if today >= due_from:
        return ReviewDue(ReviewTime.DUE, due_from, end, None, (end - today).days)
    return ReviewDue(ReviewTime.AHEAD, due_from, end, None, (due_from - today).days)


@dataclass(frozen=True, slots=True)
class Blocker:
    """One kind of thing that must be put right before anybody signs."""

    rule: str
    findings: tuple[Diagnostic, ...]


def find_blockers(
    file: PlanFile,
    settings: "Settings",
    today: date,
    find_notes: Callable[[str], str | None],
) -> tuple[Blocker, ...]:
    """Return what lint calls an error at sign-off, by rule, the most frequent first.

    Rules of the group *signature* are left out: they say what signing itself will mend.
    """
    context = Context(today, settings, Stage.SIGN_OFF, find_notes)
    rules = [one for one in ALL_RULES if one.group is not Group.SIGNATURE]
    found = lint_plan(Loaded(file, file.diagnostics), rules, context)
    return group_blockers([one for one in found if one.severity is Severity.ERROR])


def group_blockers(found: Sequence[Diagnostic]) -> tuple[Blocker, ...]:
    """Group findings by rule, the most frequent first, then by name."""
    by_rule = sorted(found, key=lambda one: one.rule)
    groups = [Blocker(rule, tuple(same)) for rule, same in groupby(by_rule, lambda one: one.rule)]
    return tuple(sorted(groups, key=lambda one: (-len(one.findings), one.rule)))
