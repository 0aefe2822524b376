"""What commands share that look at one plan or, where none is named, at all of the repository."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kamplan.cli._terminal import is_terminal, print_note
from kamplan.cli._wiring import LoadedPlan, load, load_settings_of
from kamplan.errors import KamplanError, PlanNotFoundError

_MANY = 50
"""Plans from which on a person is shown how many of them have been read."""


class Found(NamedTuple):
    """The plans that are meant."""

    plans: Iterator[LoadedPlan]
    """Read one at a time as they are asked for: of many thousands, all do not fit."""
    is_one: bool
    """Whether one plan was meant, and not all that there are."""


def load_one_or_all(account: str | None) -> Found:
    """Return the plan that is meant, or without a name all of a repository of several.

    Of several, one that cannot be read is named on stderr and hides no other. Where none can be
    read, that is an error when the last was asked for.

    Raises:
        KamplanError: there is no such plan, or the only one or the settings hold problems.

    """
    if account is not None or not _are_several():
        return Found(iter((load(account),)), is_one=True)
    from kamplan import workspace

    root = workspace.find_root(Path.cwd())
    return Found(_load_all(root, workspace.find_plans(root)), is_one=False)


def _load_all(root: Path, paths: list[Path]) -> Iterator[LoadedPlan]:
    from kamplan import workspace
    from kamplan.planfile import demand_plan

    settings = load_settings_of(root)
    are_any = False
    for path in _watch(paths):
        shown = workspace.shown(path)
        try:
            source = workspace.read(path)
            file = demand_plan(source.raw, shown)
        except KamplanError:
            print_note(f"{shown}: cannot be read; `kamplan lint {shown}` says why")
            continue
        are_any = True
        yield LoadedPlan(
            workspace.PlanLocation(root, path, path.parent.name), file, source, settings
        )
    if not are_any:
        raise KamplanError("no plan here can be read", hint="kamplan lint")


def _watch(paths: list[Path]) -> Iterator[Path]:
    """Pass the paths on; on a terminal show how many of many are done."""
    if len(paths) < _MANY or not is_terminal():
        yield from paths
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(paths, "Reading plans", console=Console(stderr=True), transient=True)


def _are_several() -> bool:
    """Say whether there are several plans here, and the current folder is not inside one."""
    from kamplan import workspace

    try:
        workspace.find_plan(None, Path.cwd())
    except PlanNotFoundError:
        return len(workspace.find_plans(workspace.find_root(Path.cwd()))) > 1
    return False
