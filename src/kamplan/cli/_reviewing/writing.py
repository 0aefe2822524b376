"""Write to the plan what was said of it, under the lock, minimal and proved."""

from collections.abc import Callable
from contextlib import nullcontext
from difflib import unified_diff
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from kamplan.cli._terminal import print_out
from kamplan.cli._wiring import LoadedPlan, load_at

if TYPE_CHECKING:
    from kamplan.planfile import PlanFile
    from kamplan.workspace import PlanLocation


class Written(NamedTuple):
    """A plan before and after."""

    found: LoadedPlan
    file: "PlanFile"
    """As it is now, or would be."""
    path: PurePosixPath
    is_changed: bool


def rewrite_plan(
    location: "PlanLocation", make: Callable[[LoadedPlan], str], *, is_dry_run: bool
) -> Written:
    """Replace a plan's text by one made from it, and print nothing.

    Two runs at once wait for each other, and the second sees what the first wrote.

    Raises:
        KamplanError: the plan holds problems, or the change is refused.

    """
    from kamplan import workspace
    from kamplan.planfile import demand_plan

    path = workspace.shown(location.path)
    with nullcontext() if is_dry_run else workspace.lock(location.root):
        found = load_at(location)
        text = make(found)
        file = demand_plan(text, path)
        is_changed = text != found.source.text
        if is_changed and not is_dry_run:
            workspace.write(found.source, text)
    return Written(found, file, path, is_changed)


def tell_written(written: Written, *, is_dry_run: bool) -> None:
    """Print the file that was written, or the lines that would have been."""
    if written.is_changed and not is_dry_run:
        print_out(f"wrote {written.path}\n")
    elif written.is_changed:
        _show_lines(written)


def _show_lines(written: Written) -> None:
    from kamplan.yamldoc import make_visible

    path = str(written.path)
    lines = unified_diff(
        written.found.source.text.splitlines(),
        written.file.document.text.splitlines(),
        path,
        f"{path} (not written)",
        n=2,
        lineterm="",
    )
    print_out("".join(f"{make_visible(line)}\n" for line in lines))
