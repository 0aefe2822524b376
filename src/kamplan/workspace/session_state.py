"""What a session at the terminal keeps between two sittings: one file an account, not for git."""

import contextlib
from pathlib import Path

from kamplan.errors import KamplanError
from kamplan.workspace.locking import lock
from kamplan.workspace.showing import shown
from kamplan.workspace.textfile import read
from kamplan.workspace.writing import create, write

_IGNORED = "# Made by kamplan: unfinished sessions, which are nobody else's.\n*\n"


def read_session_state(root: Path, account: str) -> str | None:
    """Return what an account's session kept, or None where nothing can be read."""
    try:
        return read(_place(root, account)).text
    except KamplanError:
        return None


def write_session_state(root: Path, account: str, text: str) -> None:
    """Keep a text for the next sitting.

    Raises:
        KamplanError: the place may not be written to, or the disk refuses.

    """
    path = _place(root, account)
    with lock(root):
        ignored = path.parent / ".gitignore"
        if not ignored.exists():
            create(ignored, _IGNORED)
        if path.exists():
            write(read(path), text)
        else:
            create(path, text)


def forget_session_state(root: Path, account: str) -> None:
    """Remove what was kept, where it is there."""
    with contextlib.suppress(OSError):
        _place(root, account).unlink()


def _place(root: Path, account: str) -> Path:
    path = root / ".kamplan" / "session" / f"{account}.json"
    if path.parent.is_symlink():
        raise KamplanError(f"`{shown(path.parent)}` is a link; kamplan needs it to be its own")
    return path
