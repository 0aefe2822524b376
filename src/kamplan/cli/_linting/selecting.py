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

    Raises:
        KamplanError: there is a name for stdin, but stdin is not to be read.

    """
    if stdin_name is not None and STDIN not in paths:
        raise KamplanError(
            "--stdin-filename names what stands on stdin",
            hint=f"kamplan lint - --stdin-filename {workspace.shown(stdin_name)}",
        )
    root = workspace.find_root(Path.cwd())
    choice = _Choice()
    errors: list[KamplanError] = []
    arguments: list[Path | None] = [*paths] or [None]
    for path in arguments:
        if path == STDIN:
            choice.add_text(_read_stdin(stdin_name))
            continue
        files, missing = workspace.find_lint_files([] if path is None else [path], root)
        errors += missing
        is_named = path is not None and path in files
        for file in files:
            choice.add_plan(file, is_named=is_named)
        if not files and not missing:
            choice.add_settings(root if path is None else path)
    return Selection(choice.targets(), errors)


def _read_stdin(name: Path | None) -> TextFile:
    raw = sys.stdin.buffer.read(workspace.MAX_BYTES + 1) if sys.stdin is not None else b""
    return TextFile(name or Path("stdin"), raw, sha256(raw).hexdigest())


class _Choice:
    """The files chosen so far, each once, however it is named."""

    def __init__(self) -> None:
        self._targets: dict[str, Target] = {}
        self._homes = Homes()

    def add(self, path: Path, home: Path, *, is_implied: bool = False) -> None:
        """Choose a file; what somebody asked for is told of whoever else implied it."""
        key = os.path.abspath(path)  # noqa: PTH100 - a `Path` each is dear for thousands
        before = self._targets.get(key)
        if before is None or (before.is_implied and not is_implied):
            self._targets[key] = Target(path, home, is_implied=is_implied)

    def add_plan(self, path: Path, *, is_named: bool) -> None:
        """Choose a plan, and the settings before it."""
        home = self._homes.find(path.parent)
        self.add_settings(home, is_implied=is_named)
        self.add(path, home)

    def add_settings(self, home: Path, *, is_implied: bool = False) -> None:
        """Choose the settings of a repository, where there are any."""
        path = home / SETTINGS_NAME
        if self._homes.has(path):
            self.add(path, home, is_implied=is_implied)

    def add_text(self, source: TextFile) -> None:
        """Choose what stands on stdin."""
        home = self._homes.find(source.path.parent)
        self._targets[""] = Target(source.path, home, source)

    def targets(self) -> list[Target]:
        """Return the files in the order in which they were chosen."""
        return list(self._targets.values())


class Homes:
    """Finds the root of the repository around a folder, as `find_root` does.

    Accounts lie beside each other by the thousand: what lies above them is looked at once.
    """

    _MARKS = (SETTINGS_NAME, "accounts", ".git")

    def __init__(self) -> None:
        self.has = cache(os.path.exists)
        self._find_above = cache(self._look_above)

    def find(self, folder: Path) -> Path:
        """Return the root of the repository around a folder."""
        full = os.path.abspath(folder)  # noqa: PTH100
        if any(os.path.exists(f"{full}{os.sep}{mark}") for mark in self._MARKS):  # noqa: PTH110
            return workspace.find_root(Path(full))
        return self._find_above(os.path.dirname(full)) or Path(full)  # noqa: PTH120

    def _look_above(self, folder: str) -> Path | None:
        root = workspace.find_root(Path(folder))
        return root if any(self.has(root / mark) for mark in self._MARKS) else None
