"""Which files git was told to ignore, without asking git.

Rules: <https://git-scm.com/docs/gitignore>. A file that git follows although it is ignored counts
as ignored; ignore rules outside the repository do not count.
"""

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kamplan.workspace.looking import exists, in_full

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_MOST_BYTES = 256 * 1024


class IgnoreRules:
    """The rules of one repository, read where they are needed."""

    def __init__(self, folder: Path | None) -> None:
        """Find the repository around a folder; without one nothing is ignored."""
        self._top: Path | None = None
        if folder is not None:
            full = in_full(folder)
            upwards = (full, *full.parents)
            self._top = next((one for one in upwards if exists(one / ".git")), None)
        self._spec_of = cache(_read_spec)
        self._answers: dict[tuple[str, bool], bool] = {}

    def ignores(self, path: Path, *, is_folder: bool = False) -> bool:
        """Say whether a file or folder, or a folder above it, is ignored."""
        if self._top is None:
            return False
        full = os.path.abspath(path)  # noqa: PTH100 - a `Path` each is dear for thousands
        prefix = f"{self._top}{os.sep}"
        if not full.startswith(prefix):
            return False
        return self._is_ignored(full[len(prefix) :], is_folder=is_folder)

    def _is_ignored(self, relative: str, *, is_folder: bool) -> bool:
        above = relative.rpartition(os.sep)[0]
        if above and self._is_ignored(above, is_folder=True):
            return True
        key = (relative, is_folder)
        if is_folder and key in self._answers:
            return self._answers[key]
        # The rules nearest to the path decide; the last word has `.git/info/exclude`.
        place, answer = above, None
        while answer is None:
            inside = relative[len(place) + 1 :] if place else relative
            folder = f"{self._top}{os.sep}{place}" if place else str(self._top)
            answer = _ask(self._spec_of(f"{folder}{os.sep}.gitignore"), inside, is_folder=is_folder)
            if not place:
                break
            place = place.rpartition(os.sep)[0]
        if answer is None:
            exclude = self._spec_of(f"{self._top}/.git/info/exclude")
            answer = _ask(exclude, relative, is_folder=is_folder)
        self._answers[key] = bool(answer)
        return bool(answer)


def _ask(spec: "GitIgnoreSpec | None", inside: str, *, is_folder: bool) -> bool | None:
    if spec is None:
        return None
    path = inside.replace(os.sep, "/")
    return spec.check_file(f"{path}/" if is_folder else path).include


def _read_spec(path: str) -> "GitIgnoreSpec | None":
    try:
        with open(path, "rb") as stream:  # noqa: PTH123 - start-up time
            text = stream.read(_MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return None
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if not lines:
        return None  # as git itself leaves `.git/info/exclude`
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(line for line in lines if _is_pattern(line))


def _is_pattern(line: str) -> bool:
    """Say whether a line means anything; git passes over those that do not."""
    import re

    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except (ValueError, re.error):
        return False
    return True
