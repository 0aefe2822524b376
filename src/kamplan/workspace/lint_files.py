"""Which files `lint` judges, and which it could not reach."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from kamplan.errors import KamplanError, PlanNotFoundError, UnreadableError
from kamplan.workspace.discovery import ACCOUNTS, PLAN_NAME, find_link, link_error, plan_paths
from kamplan.workspace.looking import exists, is_dir
from kamplan.workspace.showing import shown

# Closed plans of earlier periods, and folders that hold other people's files.
_SKIPPED = frozenset({"archive", "node_modules", "__pycache__"})


def find_lint_files(paths: Sequence[Path], root: Path) -> tuple[list[Path], list[KamplanError]]:
    """Return the files to judge, each once, and what could not be reached.

    Args:
        paths: files, taken whatever their names, and folders, which mean the plans below them;
            none at all means every account of the repository.
        root: the repository's root.

    Returns:
        the files in the order of the arguments, those of a folder by name; and one error for
        each path that is missing, cannot be opened or is a link inside the repository.

    """
    found: dict[Path, None] = {}
    errors: list[KamplanError] = []
    if not paths:
        for plan in plan_paths(root):
            link = find_link(root, plan)
            if link is not None:
                errors.append(link_error(link))
            elif exists(plan):
                found[plan] = None
    for path in paths:
        if is_dir(path):
            found.update(dict.fromkeys(_plans_below(path, errors)))
        elif exists(path):
            found[path] = None
        else:
            errors.append(_missing(path))
    return list(found), errors


def _missing(path: Path) -> KamplanError:
    try:
        path.lstat()
    except FileNotFoundError:
        return PlanNotFoundError(f"there is no file or folder `{shown(path)}`")
    except OSError:
        return UnreadableError(f"`{shown(path)}` cannot be opened")
    return PlanNotFoundError(f"`{shown(path)}` is a link that leads nowhere")


def _plans_below(folder: Path, errors: list[KamplanError]) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        errors.append(
            UnreadableError(f"the folder `{shown(Path(error.filename))}` cannot be opened")
        )

    for place, folders, files in os.walk(folder, onerror=refuse, followlinks=False):
        here = Path(place)
        if here.name == ACCOUNTS:
            links = (here / name for name in sorted(folders) if (here / name).is_symlink())
            errors.extend(link_error(one) for one in links)
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in _SKIPPED
        )
        if PLAN_NAME in files:
            plan = here / PLAN_NAME
            if not plan.is_symlink():
                yield plan
            elif here.parent.name == ACCOUNTS:
                errors.append(link_error(plan))
