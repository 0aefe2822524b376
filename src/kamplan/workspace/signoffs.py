"""The files of `signoffs/` beside a plan: who signed what."""

import os
from pathlib import Path

from kamplan.errors import UnreadableError
from kamplan.workspace.showing import shown
from kamplan.workspace.textfile import read_bytes, reason
from kamplan.yamldoc import MAX_BYTES

FOLDER = "signoffs"
MOST_FILES = 1_000


def read_signoffs(plan_path: Path) -> dict[str, bytes]:
    """Return name and bytes of each file in the folder beside a plan; none where it is missing.

    Files whose names begin with a dot are no part of it.

    Raises:
        UnreadableError: something in it is a link, a folder, too large or cannot be opened; a
            sign-off that cannot be read must never look like none.

    """
    folder = plan_path.parent / FOLDER
    try:
        with os.scandir(folder) as entries:
            found = sorted(one.name for one in entries if not one.name.startswith("."))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UnreadableError(f"`{shown(folder)}` cannot be read: {reason(error)}") from error
    if folder.is_symlink():
        raise UnreadableError(f"`{shown(folder)}` is a link, which kamplan does not follow")
    if len(found) > MOST_FILES:
        raise UnreadableError(f"`{shown(folder)}` holds more than {MOST_FILES} files")
    return {name: _read(folder / name) for name in found}


def _read(path: Path) -> bytes:
    if path.is_symlink():
        raise UnreadableError(f"`{shown(path)}` is a link, which kamplan does not follow")
    raw = read_bytes(path)
    if len(raw) > MAX_BYTES:
        raise UnreadableError(f"`{shown(path)}` is larger than {MAX_BYTES // 1024} KiB")
    return raw
