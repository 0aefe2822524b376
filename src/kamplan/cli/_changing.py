"""Change a plan as every writing command does: under the lock, minimal, proved, and said."""

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from kamplan.cli._terminal import defuse, print_note, print_out
from kamplan.cli._wiring import LoadedPlan, load_at

if TYPE_CHECKING:
    from kamplan.model import Plan
    from kamplan.workspace import PlanLocation
    from kamplan.yamldoc.amend import Change

AccountOption = Annotated[
    str | None,
    typer.Option(
        "--account",
        "-a",
        metavar="ACCOUNT",
        help="An account's id or the path of its plan; may be left out where there is one.",
    ),
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")
]


class ChangedPlan(NamedTuple):
    """A plan before and after a command changed it."""

    found: LoadedPlan
    """The plan as it was."""
    plan: "Plan"
    path: PurePosixPath
    """Of the plan, as it is shown to people."""
    text: str
    """Of the plan as it is, or would be."""
    is_written: bool
    """False where the plan said so already, or nothing was to be written."""


def change_plan(
    account: str | None,
    plan_changes: Callable[[LoadedPlan], Iterable["Change"]],
    *,
    is_dry_run: bool = False,
) -> ChangedPlan:
    """Change a plan by minimal edits, and print the name of the file that was written.

    The plan is read inside the lock, so that of two commands at once the second sees what the
    first wrote. The result is read again before it is written: a change that would leave a
    plan that cannot be read is refused.

    Args:
        account: what the user named, or nothing where there is one plan.
        plan_changes: from the plan to the changes that are wanted; it may refuse.
        is_dry_run: print the changed lines, and write nothing.

    Raises:
        KamplanError: there is no such plan, it holds problems, or the change is refused.

    """
    from kamplan import workspace

    changed = amend_plan(
        workspace.find_plan(account, Path.cwd()), plan_changes, is_dry_run=is_dry_run
    )
    old, new = changed.found.source.text, changed.text
    if is_dry_run:
        _show_lines(changed.path, old, new)
    elif new != old:
        print_out(f"wrote {changed.path}\n")
    if new == old:
        print_note(f"{changed.path} says so already; nothing was written")
    return changed


def amend_plan(
    location: "PlanLocation",
    plan_changes: Callable[[LoadedPlan], Iterable["Change"]],
    *,
    is_dry_run: bool = False,
) -> ChangedPlan:
    """Do what `change_plan` does for the plan at a place, and print nothing.

    Raises:
        KamplanError: the plan holds problems, or the change is refused.

    """
    from kamplan import workspace
    from kamplan.planfile import demand_plan
    from kamplan.yamldoc.amend import amend

    path = workspace.shown(location.path)
    with nullcontext() if is_dry_run else workspace.lock(location.root):
        found = load_at(location)
        old = found.source.text
        text = amend(old, plan_changes(found))
        # As bytes: a file that grew beyond what is read would be lost to every command.
        plan = demand_plan(text.encode(), path).plan
        is_written = text != old and not is_dry_run
        if is_written:
            workspace.write(found.source, text)
    return ChangedPlan(found, plan, path, text, is_written=is_written)


def _show_lines(path: PurePosixPath, old: str, new: str) -> None:
    """Print what would change as lines with + and -."""
    from difflib import unified_diff

    from kamplan.yamldoc import make_visible

    lines = unified_diff(
        old.splitlines(), new.splitlines(), f"{path}", f"{path} (not written)", n=2, lineterm=""
    )
    print_out("".join(f"{defuse(make_visible(line))}\n" for line in lines))
