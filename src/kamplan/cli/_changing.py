"""Change a plan as every writing command does: under the lock, minimal, proved, and said."""

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from kamplan.cli._terminal import print_note, print_out
from kamplan.cli._wiring import LoadedPlan, load_at

if TYPE_CHECKING:
    from kamplan.model import Plan
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
    from kamplan.planfile import demand_plan
    from kamplan.yamldoc.amend import amend

    location = workspace.find_plan(account, Path.cwd())
    path = workspace.shown(location.path)
    with nullcontext() if is_dry_run else workspace.lock(location.root):
        found = load_at(location)
        old = found.source.text
        text = amend(old, plan_changes(found))
        plan = demand_plan(text, path).plan
        is_changed = text != old
        if is_changed and not is_dry_run:
            workspace.write(found.source, text)
    if is_dry_run:
        _show_lines(path, old, text)
    elif is_changed:
        print_out(f"wrote {path}\n")
    if not is_changed:
        print_note(f"{path} says so already; nothing was written")
    return ChangedPlan(found, plan, path, is_written=is_changed and not is_dry_run)


def _show_lines(path: PurePosixPath, old: str, new: str) -> None:
    """Print what would change as lines with + and -."""
    from difflib import unified_diff

    from kamplan.yamldoc import make_visible

    lines = unified_diff(
        old.splitlines(), new.splitlines(), f"{path}", f"{path} (not written)", n=2, lineterm=""
    )
    print_out("".join(f"{make_visible(line)}\n" for line in lines))
