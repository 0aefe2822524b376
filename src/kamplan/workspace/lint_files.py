"""Which files `lint` judges, and which it could not reach."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from kamplan.errors import KamplanError, PlanNotFoundError, UnreadableError
from kamplan.workspace.discovery import (
    ACCOUNTS,
    PLAN_NAME,
    find_link,
    link_error,
    list_accounts,
    plan_paths,
)
from kamplan.workspace.ignoring import IgnoreRules
from kamplan.workspace.looking import exists, in_full, is_dir
from kamplan.workspace.showing import shown

# Closed plans of earlier periods, what is made by programs, and other people's files. An account
# may still be called so.
_SKIPPED = frozenset({"archive", "build", "dist", "node_modules", "__pycache__"})


def find_lint_files(paths: Sequence[Path], root: Path) -> tuple[list[Path], list[KamplanError]]:
    """Return the files to judge, each once, and what could not be reached.

    Args:
        paths: files, taken whatever their names, and folders, which mean the plans below them;
            none at all means every account of the repository. What git was told to ignore is
            left out, unless it is named itself.
        root: the repository's root.

    Returns:
        the files in the order of the arguments, those of a folder by name; and one error for
        each path that is missing, cannot be opened or is a link inside the repository.

    """
    found: list[Path] = []
    errors: list[KamplanError] = []
    if not paths:
        found += _plans_of_accounts(root, errors)
    for path in paths:
        if is_dir(path):
            found += _plans_below(path, errors)
        elif exists(path):
            found.append(path)
        else:
            errors.append(_missing(path, root))
    # However a file is named, it is one.
    return list({in_full(path): path for path in reversed(found)}.values())[::-1], errors


def list_files(root: Path) -> list[PurePosixPath]:
    """Return the files of a repository from its root on, ordered, without what git ignores."""
    ignored = IgnoreRules(root)
    found = []
    for place, folders, files in os.walk(root, followlinks=False):
        here = Path(place)
        folders[:] = [
            one
            for one in folders
            if one != ".git" and not ignored.ignores(here / one, is_folder=True)
        ]
        found += [here / one for one in files if not ignored.ignores(here / one)]
    return sorted(PurePosixPath(one.relative_to(root).as_posix()) for one in found)


def _plans_of_accounts(root: Path, errors: list[KamplanError]) -> Iterator[Path]:
    ignored = IgnoreRules(root)
    for plan in plan_paths(root):
        if ignored.ignores(plan):
            continue
        link = find_link(root, plan)
        if link is not None:
            errors.append(link_error(link))
        elif exists(plan):
            yield plan


def _missing(path: Path, root: Path) -> KamplanError:
    try:
        path.lstat()
    except FileNotFoundError:
        return PlanNotFoundError(
            f"there is no file or folder `{shown(path)}`", hint=_meant_account(path, root)
        )
    except OSError:
        return UnreadableError(f"`{shown(path)}` cannot be opened")
    return PlanNotFoundError(f"`{shown(path)}` is a link that leads nowhere")


def _meant_account(path: Path, root: Path) -> str | None:
    from kamplan.records import nearest  # only mistakes need it

    account = nearest(path.name, list_accounts(root))
    return f"kamplan lint {shown(root / ACCOUNTS / account / PLAN_NAME)}" if account else None


def _plans_below(folder: Path, errors: list[KamplanError]) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        errors.append(
            UnreadableError(f"the folder `{shown(Path(error.filename))}` cannot be opened")
        )

    ignored = IgnoreRules(folder)
    if ignored.ignores(folder, is_folder=True):
        ignored = IgnoreRules(None)  # asked for by name, all the same
    for place, folders, files in os.walk(folder, onerror=refuse, followlinks=False):
        here = Path(place)
        if here.name == ACCOUNTS:
            links = (here / name for name in sorted(folders) if (here / name).is_symlink())
            errors.extend(link_error(one) for one in links)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and (name not in _SKIPPED or (here.name == ACCOUNTS and name != "archive"))
            and not ignored.ignores(here / name, is_folder=True)
        )
        if PLAN_NAME in files and not ignored.ignores(here / PLAN_NAME):
            plan = here / PLAN_NAME
            if not plan.is_symlink():
                yield plan
            elif here.parent.name == ACCOUNTS:
                errors.append(link_error(plan))
