"""What commands share that look at one plan or, where none is named, at all of the repository."""

from pathlib import Path
from typing import NamedTuple

from kamplan.cli._terminal import print_note
from kamplan.cli._wiring import LoadedPlan, load, load_settings_of
from kamplan.errors import KamplanError, PlanNotFoundError


class Found(NamedTuple):
    """The plans that are meant."""

    plans: tuple[LoadedPlan, ...]
    is_one: bool
    """Whether one plan was meant, and not all that there are."""


def load_one_or_all(account: str | None) -> Found:
    """Return the plan that is meant, or without a name all of a repository of several.

    Of several, one that cannot be read is named on stderr and hides no other.

    Raises:
        KamplanError: there is no such plan, or the settings or all that are meant hold problems.

    """
    if account is not None or not _are_several():
        return Found((load(account),), is_one=True)
    from kamplan import workspace
    from kamplan.planfile import demand_plan

    root = workspace.find_root(Path.cwd())
    settings = load_settings_of(root)
    found = []
    for path in workspace.find_plans(root):
        shown = workspace.shown(path)
        try:
            source = workspace.read(path)
            file = demand_plan(source.raw, shown)
        except KamplanError:
            print_note(f"{shown}: cannot be read; `kamplan lint {shown}` says why")
            continue
        location = workspace.PlanLocation(root, path, path.parent.name)
        found.append(LoadedPlan(location, file, source, settings))
    if not found:
        raise KamplanError("no plan here can be read", hint="kamplan lint")
    return Found(tuple(found), is_one=False)


def _are_several() -> bool:
    """Say whether there are several plans here, and the current folder is not inside one."""
    from kamplan import workspace

    try:
        workspace.find_plan(None, Path.cwd())
    except PlanNotFoundError:
        return len(workspace.find_plans(workspace.find_root(Path.cwd()))) > 1
    return False
