"""Which files are judged: those that are named, plans of folders, and the settings around them."""

import os
import sys
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from kamplan import workspace
from kamplan.errors import KamplanError
from kamplan.workspace import SETTINGS_NAME, TextFile

STDIN = Path("-")


class Target(NamedTuple):
    """A file to judge."""

    path: Path
    home: Path
    """The root of the repository it belongs to."""
    source: TextFile | None = None
    """What stands in it, where it does not come from the disk."""
    is_implied: bool = False
    """Nobody named these settings: they are told of only if something is wrong with them."""


class Selection(NamedTuple):
    """The files to judge, each once, and what could not be reached."""

    targets: list[Target]
    errors: list[KamplanError]


def select_targets(paths: Sequence[Path], stdin_name: Path | None) -> Selection:
    """Return the files that the arguments mean.

    Settings come before the first plan that is judged by them.

    Args:
        paths: files and folders, `-` for stdin; none means the repository around this folder.
        stdin_name: the path by which the text on stdin is known.

    """
    root = workspace.find_root(Path.cwd())
    chosen: dict[str, Target] = {}
    errors: list[KamplanError] = []
    arguments: list[Path | None] = [*paths] or [None]
    for path in arguments:
        if path == STDIN:
            source = _read_stdin(stdin_name)
            chosen[""] = Target(source.path, find_home(source.path.parent), source)
            continue
        files, missing = workspace.find_lint_files([] if path is None else [path], root)
        errors += missing
        is_named = path is not None and path in files
        for file in files:
            home = find_home(file.parent)
            _add_settings(chosen, home, is_implied=is_named)
            _add(chosen, Target(file, home))
        if not files and not missing and (path is None or path.is_dir()):
            _add_settings(chosen, root if path is None else path, is_implied=False)
    return Selection(list(chosen.values()), errors)


def _add_settings(chosen: dict[str, Target], home: Path, *, is_implied: bool) -> None:
    path = home / SETTINGS_NAME
    if _exists(path):
        _add(chosen, Target(path, home, is_implied=is_implied))


def _add(chosen: dict[str, Target], target: Target) -> None:
    key = os.path.abspath(target.path)  # noqa: PTH100 - a `Path` each is dear for thousands
    before = chosen.get(key)
    if before is None or (before.is_implied and not target.is_implied):
        chosen[key] = target


def _read_stdin(name: Path | None) -> TextFile:
    raw = sys.stdin.buffer.read(workspace.MAX_BYTES + 1) if sys.stdin is not None else b""
    return TextFile(name or Path("stdin"), raw, sha256(raw).hexdigest())


_MARKS = (SETTINGS_NAME, "accounts", ".git")


def find_home(folder: Path) -> Path:
    """Return the root of the repository around a folder, as `find_root` does.

    Accounts lie beside each other by the thousand: what lies above them is looked at once.
    """
    full = os.path.abspath(folder)  # noqa: PTH100
    if any(os.path.exists(f"{full}{os.sep}{mark}") for mark in _MARKS):  # noqa: PTH110
        return workspace.find_root(Path(full))
    above = _find_home_above(os.path.dirname(full))  # noqa: PTH120
    return above if above is not None else Path(full)


@cache
def _find_home_above(folder: str) -> Path | None:
    root = workspace.find_root(Path(folder))
    return root if any(_exists(root / mark) for mark in _MARKS) else None


@cache
def _exists(path: Path) -> bool:
    return os.path.exists(path)  # noqa: PTH110
