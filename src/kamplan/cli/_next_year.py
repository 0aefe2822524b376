"""Close a year: archive the plan with its statements, and write the one that follows it.

The order makes every moment safe: copies first, then the new plan in one step, then away with the
old statements. Whatever a run that was killed leaves, the same command ends it.
"""

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kamplan.cli._terminal import print_note, print_out
from kamplan.cli._wiring import LoadedPlan, load_at
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.scaffold import Size
    from kamplan.scaffold.carry_over import NextPlan


class Closing(NamedTuple):
    """What the user asked for."""

    account: str
    source: str
    """The plan to begin from: its account or its path."""
    start: date | None
    """The first day of the next period; None for the day after the last of the old one."""
    today: date
    size: "Size"
    is_reviewed: bool
    """Whether a review that was held is demanded."""


def start_next_year(asked: Closing) -> None:
    """Archive an account's plan and write its next one.

    Raises:
        KamplanError: the plan is not the account's, was not reviewed, or cannot be moved on.

    """
    from kamplan import workspace

    location = workspace.find_plan(asked.source, Path.cwd())
    with workspace.lock(location.root):
        found = load_at(location)
        _check_place(found, asked.account)
        if not _finish(found, asked.start):
            _close(found, asked)


def _check_place(found: LoadedPlan, account: str) -> None:
    from kamplan import workspace

    location, plan = found.location, found.file.plan
    home = location.root / "accounts" / account / workspace.PLAN_NAME
    if plan.account.id != account:
        raise KamplanError(
            f"{workspace.shown(location.path)} is the plan of `{plan.account.id}`, and what a "
            "customer said goes on only in that customer's own plan",
            hint=f"kamplan new {account} --from accounts/{account}/plan.yaml",
        )
    if location.path.resolve() != home.resolve():
        raise KamplanError(
            f"{workspace.shown(location.path)} is not the account's current plan",
            hint=f"kamplan new {account} --from accounts/{account}/plan.yaml",
        )


def _finish(found: LoadedPlan, start: date | None) -> bool:
    """End what an earlier run began, if the next plan is there already; say whether it is."""
    from kamplan import workspace

    begins, path = found.file.plan.period.start, found.location.path
    closed = workspace.find_archived_plans(path)
    last = next((one for one in reversed(closed) if one.parent.name < begins.isoformat()), None)
    if last is None or start not in (None, begins):
        return False
    removed = [*workspace.remove_archived_statements(path, last)]
    for one in removed:
        print_out(f"removed {workspace.shown(one)}\n")
    if removed:
        print_note(f"the year that {workspace.shown(last)} holds is closed now")
    elif start is not None:
        shown = workspace.shown(path)
        print_note(f"{shown} is the plan from {begins} on already; nothing was written")
    return bool(removed) or start is not None


def _close(found: LoadedPlan, asked: Closing) -> None:
    from kamplan import workspace
    from kamplan.planfile import demand_plan
    from kamplan.scaffold import first_period
    from kamplan.scaffold.carry_over import carry_over, demand_review

    plan, path = found.file.plan, found.location.path
    period, start = plan.period, asked.start
    if start is not None and start <= period.start:
        raise KamplanError(
            f"the next plan cannot begin on {start}: this one begins on {period.start}",
            hint=f"--start {_day_after(period.end) or 'DATE'}",
        )
    if asked.is_reviewed:
        demand_review(plan)
    first, last = first_period(start or _day_after(period.end), asked.today)
    following = carry_over(found.file, first, last, asked.today, asked.size)
    # What cannot be read must never take the place of what can.
    demand_plan(following.text, workspace.shown(path))

    statements = workspace.read_signoffs(path)
    for copy in workspace.archive_plan(path, period.start, found.source.raw, statements):
        print_out(f"wrote {workspace.shown(copy)}\n")
    workspace.write(found.source, following.text)
    print_out(f"wrote {workspace.shown(path)}\n")
    archived = path.parent / "archive" / period.start.isoformat() / path.name
    for old in workspace.remove_archived_statements(path, archived):
        print_out(f"removed {workspace.shown(old)}\n")
    _tell(found, following)


def _day_after(day: date) -> date | None:
    return day + timedelta(days=1) if day < date.max else None


def _tell(found: LoadedPlan, following: "NextPlan") -> None:
    """Say what goes on, what stays in the archive, and what to do next."""
    from kamplan import workspace

    plan, account = found.file.plan, found.location.account
    needs = [f"{following.needs} needs"]
    if following.undecided:
        needs.append(f"{len(following.undecided)} of them to decide anew")
    goes_on = [f"{following.contacts} contacts", ", ".join(needs)]
    if following.sessions:
        goes_on.append(f"{following.sessions} sessions in which they were said")
    left = [
        f"{one.key.replace('_', ' ')} ({one.number})" if one.number else one.key.replace("_", " ")
        for one in following.left
    ]
    if following.met:
        left.insert(0, f"needs that were met ({len(following.met)}: {', '.join(following.met)})")
    shown = workspace.shown(found.location.path)
    print_note(
        f"\ncarried over from {plan.period.start}: {'; '.join(goes_on)}\n"
        f"left in {shown.parent}/archive/{plan.period.start}: {', '.join(left) or 'nothing else'}\n"
        f"next: decide with the customer about each need, and answer the questions in {shown}\n"
        f"      kamplan lint {shown}\n"
        f"      kamplan status {account}"
    )
