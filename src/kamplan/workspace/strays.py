"""The files that a killed run leaves beside the one it was writing."""

import contextlib
import os
import re
from pathlib import Path

_SUFFIX = ".kamplan-tmp"
_STRAY = re.compile(rf"\..+\.(?P<process>\d{{1,9}}){re.escape(_SUFFIX)}", re.DOTALL)


def stray_name(name: str) -> str:
    """Return the name under which this process writes what will become `name`."""
    return f".{name}.{os.getpid()}{_SUFFIX}"


def sweep(root: Path) -> None:
    """Remove what killed runs left among a repository's own files; the caller holds its lock."""
    _sweep(root, is_locked=True)
    for top in (root / ".kamplan", root / "accounts"):
        for folder, _, _ in os.walk(top, followlinks=False):
            _sweep(Path(folder), is_locked=True)


def sweep_folder(folder: Path) -> None:
    """Remove what runs that are over left in a folder."""
    _sweep(folder, is_locked=False)


def _sweep(folder: Path, *, is_locked: bool) -> None:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for one in entries:
            match = _STRAY.fullmatch(one.name)
            if (
                match is not None
                and (is_locked or not _is_running(int(match["process"])))
                and one.is_file(follow_symlinks=False)
            ):
                with contextlib.suppress(OSError):
                    os.unlink(one.path)  # noqa: PTH108 - a `DirEntry` has the path as text


def _is_running(process: int) -> bool:
    if os.name != "posix":
        return True  # the question itself would end it there
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
