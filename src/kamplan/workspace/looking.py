"""Look at a path without following links by the way, and without stumbling over it.

The methods of `Path` raise where a name is too long or a folder may not be searched; for kamplan
nothing is there then.
"""
# ruff: noqa: PTH100, PTH110, PTH112, PTH113 - see above

import os
from pathlib import Path


def in_full(path: Path) -> Path:
    """Return the path from the top of the file system on, its links kept as they are."""
    return Path(os.path.abspath(path))


def exists(path: Path) -> bool:
    """Say whether something is there, at the end of all links."""
    return os.path.exists(path)


def is_dir(path: Path) -> bool:
    """Say whether a folder is there, at the end of all links."""
    return os.path.isdir(path)


def is_file(path: Path) -> bool:
    """Say whether a regular file is there, at the end of all links."""
    return os.path.isfile(path)
