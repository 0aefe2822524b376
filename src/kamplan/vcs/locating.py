"""Find the repository around a path by looking at files, without asking git."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kamplan.errors import RevisionError

Kind = Literal["repository", "worktree", "submodule"]

_LONGEST_POINTER = 4096


@dataclass(frozen=True, slots=True)
class Place:
    """Where a repository keeps its files."""

    top: Path
    """The folder that is checked out."""
    git_dir: Path
    """What belongs to this checkout: HEAD and the index."""
    common_dir: Path
    """What all worktrees of a repository share: commits, branches and settings."""
    kind: Kind


def find_place(path: Path) -> Place | None:
    """Return the repository in whose checked-out files a path lies, or None.

    A bare repository has no checked-out files, and so is none.

    Raises:
        RevisionError: a worktree or submodule whose repository is gone.

    """
    full = Path(os.path.abspath(path))  # noqa: PTH100 - `resolve` would follow links
    for folder in (full, *full.parents):
        mark = folder / ".git"
        if os.path.isdir(mark):  # noqa: PTH112 - False where a folder may not be searched
            place = _place(folder, mark)
        elif os.path.isfile(mark):  # noqa: PTH113 - likewise
            place = _place(folder, _pointed_at(mark))
            if place is None:
                raise RevisionError(
                    f"`{folder}` belongs to a git repository that is no longer where `.git` says",
                    hint="`git worktree repair`, or `git submodule update --init`, mends that",
                )
        else:
            continue
        if place is not None:
            return place
    return None


def _place(top: Path, git_dir: Path) -> Place | None:
    common_dir, is_worktree = git_dir, False
    pointer = _first_line(git_dir / "commondir")
    if pointer:
        common_dir, is_worktree = Path(os.path.normpath(git_dir / pointer)), True
    if not (os.path.lexists(git_dir / "HEAD") and os.path.isdir(common_dir / "objects")):  # noqa: PTH112
        return None
    if is_worktree:
        return Place(top, git_dir, common_dir, "worktree")
    # A submodule's repository is kept at `modules/<its path>` in that of the one around it.
    _, around, inside = git_dir.as_posix().rpartition("/.git/")
    is_submodule = bool(around) and "modules" in inside.split("/")[:-1]
    return Place(top, git_dir, common_dir, "submodule" if is_submodule else "repository")


def _pointed_at(mark: Path) -> Path:
    target = _first_line(mark).removeprefix("gitdir:").strip()
    return Path(os.path.normpath(mark.parent / target))


def _first_line(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return os.fsdecode(stream.read(_LONGEST_POINTER)).partition("\n")[0].strip()
    except OSError:
        return ""
