"""Lay the plans of a commit out in a folder of their own, to be read and never to be run.

A proposal is written by others. Its plans, notes and statements are data; its settings, hooks and
workflows stay in git.
"""

import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from kamplan.errors import KamplanError
from kamplan.workspace import SETTINGS_NAME

if TYPE_CHECKING:
    from kamplan.vcs import Repository

MOST_FILES = 20_000
MOST_BYTES = 64 * 1024 * 1024
_PART = r"[^\x00-\x1f\x7f/\\:]+"
_DATA = re.compile(rf"accounts/{_PART}/(?:plan\.yaml|(?:sessions|signoffs|archive)(?:/{_PART})+)")
_TRUSTED = (PurePosixPath(SETTINGS_NAME), PurePosixPath(".kamplan/plan.schema.json"))


def lay_out(
    repository: "Repository", head: str, trusted: str, top: PurePosixPath, into: Path
) -> None:
    """Write the plans of a commit and what belongs to them into an empty folder.

    Args:
        repository: where the commits are.
        head: the commit whose plans are wanted.
        trusted: the commit whose settings count.
        top: the root of the plan repository, from git's top on.
        into: the folder.

    Raises:
        KamplanError: there is more than a plan repository has.

    """
    wanted = [(trusted, top / path, path) for path in _TRUSTED]
    for full in repository.paths(head, top / "accounts"):
        path = full.relative_to(top)
        if _DATA.fullmatch(path.as_posix()) and ".." not in path.parts:
            wanted.append((head, full, path))
    if len(wanted) > MOST_FILES:
        raise KamplanError(f"the proposal holds more than {MOST_FILES} files below accounts/")
    contents = repository.read_many((commit, full) for commit, full, _ in wanted)
    left = MOST_BYTES
    for (_, _, path), content in zip(wanted, contents, strict=True):
        if content is not None:
            left -= len(content)
            if left < 0:
                size = MOST_BYTES // 1024 // 1024
                raise KamplanError(
                    f"the proposal holds more than {size} MiB below accounts/",
                    hint="take large files out of it",
                )
            target = into / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
