"""Where plans stand at a glance, and the next sensible step, for bare `kamplan`."""

from collections.abc import Sequence
from typing import NamedTuple

from kamplan.render.columns import cut, cut_row, one_line
from kamplan.render.due_report import describe_days as describe_due_days
from kamplan.render.status import describe_days
from kamplan.review.readiness import ReviewTime
from kamplan.review.state import Lifecycle
from kamplan.review.status import Status
from kamplan.signoff import Standing

_MIN_WIDTH = 40
_MOST_STEPS = 5
_LONG = 40
"""Columns of a command that still has its reason beside it."""


class Step(NamedTuple):
    """What to type next, and why."""

    command: str
    why: str


def render_overview(many: Sequence[Status], width: int) -> list[str]:
    """Return the lines that say where each plan stands and what to do next."""
    width = max(width, _MIN_WIDTH)
    if not many:
        return ["No plan here can be read.", "", "  kamplan lint    says what to put right"]
    lines: list[str] = []
    for one in many:
        lines += _tell_plan(one, width)
    if len(many) == 1:
        steps = find_steps(many[0])
    else:
        pressing = [find_steps(one, is_named=True)[0] for one in many]
        steps = [*pressing[:_MOST_STEPS], Step("kamplan status", "a line for each plan")]
    rows = [row for step in steps for row in _show_step(step, steps, width)]
    return [*lines, "", "Next:", *rows]


def _show_step(step: Step, steps: Sequence[Step], width: int) -> list[str]:
    """Return the command with its reason beside it, or below where the command is long."""
    size = max((len(one.command) for one in steps if len(one.command) <= _LONG), default=_LONG)
    if len(step.command) > size:
        return [f"  {step.command}", cut_row(f"  {' ' * size}    {step.why}", width)]
    return [cut_row(f"  {step.command:<{size}}    {step.why}", width)]


def find_steps(one: Status, *, is_named: bool = False) -> list[Step]:
    """Return the next sensible steps, the most pressing first, three at most.

    Args:
        one: where the plan stands.
        is_named: whether to name the account in the commands.

    """
    name = f" {one.file.plan.account.id}" if is_named else ""
    steps = []
    if one.overdue:
        count = f"{len(one.overdue)} thing{'' if len(one.overdue) == 1 else 's'}"
        steps.append(Step(f"kamplan due{name}", f"{count} overdue, and what comes"))
    if one.review.time in (ReviewTime.DUE, ReviewTime.OVERDUE):
        steps.append(Step(f"kamplan review{name}", f"the twelve-month review is {one.review.time}"))
    steps += _find_signing_steps(one, name)
    if one.lifecycle is Lifecycle.CLOSED:
        path = one.file.path
        steps.append(
            Step(
                f"kamplan new{name or ' ' + one.file.plan.account.id} --from {path}",
                "the plan of the next year",
            )
        )
    steps.append(Step(f"kamplan status{name}", "where it stands, in full"))
    return steps[:3]


def _find_signing_steps(one: Status, name: str) -> list[Step]:
    if one.lifecycle in (Lifecycle.DRAFT, Lifecycle.PROPOSED, Lifecycle.VOID) and one.blockers:
        count = sum(len(blocker.findings) for blocker in one.blockers)
        things = f"{count} thing{'' if count == 1 else 's'} to put right before signing"
        return [Step("kamplan lint --stage sign-off", things)]
    if one.lifecycle is Lifecycle.VOID:
        return [Step(f"kamplan verify{name}", "what changed since both signed")]
    if one.lifecycle is Lifecycle.PROPOSED:
        waiting = one.signoff.waiting_for if one.signoff else ()
        is_waiting = one.signoff is not None and one.signoff.standing is Standing.WAITING
        party = waiting[0] if is_waiting and waiting else "customer"
        return [Step(f"kamplan sign{name} --party {party} --help", "it is ready to be signed")]
    return []


def _tell_plan(one: Status, width: int) -> list[str]:
    plan = one.file.plan
    lines = [
        cut(f"{plan.account.id}: {one_line(plan.account.name)} · {plan.supplier.name}", width),
        "  " + cut(f"{one.lifecycle.value}, {describe_days(one)}", width - 2),
    ]
    if one.overdue:
        first = one.overdue[0]
        text = f"{len(one.overdue)} overdue, the oldest {describe_due_days(first)}"
        lines.append("  " + cut(f"{text}: {first.entry.what}", width - 2))
    if one.next:
        text = f"next {describe_due_days(one.next)}: {one.next.entry.what}"
        lines.append("  " + cut(text, width - 2))
    return lines
