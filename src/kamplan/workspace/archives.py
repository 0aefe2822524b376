"""The closed plans of an account's earlier periods, with the statements that were given on them."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from kamplan.errors import KamplanError, PlanNotFoundError
from kamplan.workspace.discovery import PLAN_NAME
from kamplan.workspace.places import check_target
from kamplan.workspace.showing import shown
from kamplan.workspace.signoffs import FOLDER as SIGNOFFS
from kamplan.workspace.signoffs import read_signoffs
from kamplan.workspace.textfile import read_bytes
from kamplan.workspace.writing import create, remove

FOLDER = "archive"


def find_archived_plans(plan_path: Path) -> list[Path]:
    """Return the plans in `archive/<start>/` beside a plan, oldest first; links are left out."""
    folder = plan_path.parent / FOLDER
    try:
        closed = sorted(folder.glob("*/plan.yaml"))
    except OSError:
        return []
    return [one for one in closed if not (one.is_symlink() or one.parent.is_symlink())]


def archive_plan(
    plan_path: Path, start: date, plan: bytes, statements: Mapping[str, bytes]
) -> Iterator[Path]:
    """Copy a plan and its statements to `archive/<start>/`, and yield each file that was written.

    The plan comes last: where it stands, its statements stand as well. A copy that is there
    already is left, so that a second run ends what a first one began.

    Args:
        plan_path: where the plan lies.
        start: the first day of its period.
        plan: its bytes.
        statements: names and bytes of the files of `signoffs/` beside it.

    Raises:
        KamplanError: another plan or statement stands there, or the disk refuses; nothing that
            was there is changed.

    """
    folder = plan_path.parent / FOLDER / start.isoformat()
    copies = {folder / SIGNOFFS / name: raw for name, raw in statements.items()}
    copies[folder / PLAN_NAME] = plan
    missing = {path: raw for path, raw in copies.items() if not _holds(path, raw)}
    for path, raw in missing.items():
        create(path, raw)
        yield path


def remove_archived_statements(plan_path: Path, archived_plan: Path) -> Iterator[Path]:
    """Remove the statements beside a plan that stand in an archive to the byte; yield each."""
    kept, here = read_signoffs(archived_plan), read_signoffs(plan_path)
    for name, raw in here.items():
        if kept.get(name) == raw:
            path = plan_path.parent / SIGNOFFS / name
            remove(path)
            yield path


def _holds(path: Path, raw: bytes) -> bool:
    """Say whether a file is there and holds these bytes.

    Raises:
        KamplanError: it holds something else.

    """
    try:
        found = read_bytes(check_target(path))
    except PlanNotFoundError:
        return False
    if found == raw:
        return True
    raise KamplanError(
        f"`{shown(path)}` is there already and says something else; nothing was changed",
        hint="compare the two, take the one in the archive away if it is an unfinished copy, and "
        "run the same command again",
    )
