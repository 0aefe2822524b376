"""The files that a killed run leaves beside the one it was writing."""

import contextlib
import os
import re
from pathlib import Path

_SUFFIX = ".kamplan-tmp"
_STRAY = re.compile(rf"\..+\.\d+{re.escape(_SUFFIX)}")


def stray_name(name: str) -> str:
    """Return the name under which this process writes what will become `name`."""
    return f".{name}.{os.getpid()}{_SUFFIX}"


def sweep_folder(folder: Path) -> None:
    """Remove what killed runs left in a folder; the caller holds the workspace's lock."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for one in entries:
            if _STRAY.fullmatch(one.name) and one.is_file(follow_symlinks=False):
                with contextlib.suppress(OSError):
                    os.unlink(one.path)  # noqa: PTH108 - a `DirEntry` has the path as text


def sweep(root: Path) -> None:
    """Remove what killed runs left anywhere kamplan writes in the repository."""
    sweep_folder(root)
    for top in (root / ".kamplan", root / "accounts"):
        for folder, _, _ in os.walk(top, followlinks=False):
            sweep_folder(Path(folder))
