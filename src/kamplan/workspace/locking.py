"""One writer at a time in a repository."""

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kamplan.errors import KamplanError
from kamplan.workspace.showing import shown
from kamplan.workspace.strays import sweep
from kamplan.workspace.textfile import reason

TIMEOUT = 20.0
"""Seconds to wait for another run of kamplan."""

# It names itself too, so that git has nothing to say about the folder.
_IGNORED = (
    "# Made by kamplan: what git need not know of this folder.\n.gitignore\nlock\n*.kamplan-tmp\n"
)


@contextmanager
def lock(root: Path, timeout: float = TIMEOUT) -> Iterator[None]:
    """Keep other runs of kamplan from writing to the repository at `root`.

    Only what writes takes it. It may be taken again inside itself. What a killed run left behind
    is swept away first.

    Args:
        root: the repository's root, as `find_root` gives it.
        timeout: seconds to wait for another run.

    Raises:
        KamplanError: another run holds it for longer, or its file cannot be made.

    """
    from filelock import FileLock, Timeout  # only writing commands need it

    folder = root / ".kamplan"
    path = folder / "lock"
    try:
        for one in (folder, path):
            if one.is_symlink():
                raise KamplanError(f"`{shown(one)}` is a link; kamplan needs it to be its own")
        folder.mkdir(exist_ok=True)
        with contextlib.suppress(FileExistsError), (folder / ".gitignore").open("x") as ignored:
            ignored.write(_IGNORED)
        # The same path makes the same lock, so that a run does not wait for itself.
        held = FileLock(path.resolve(), is_singleton=True)
        held.acquire(timeout=timeout)
    except Timeout as error:
        raise KamplanError(
            f"another run of kamplan is writing to `{shown(root)}` and did not finish within "
            f"{timeout:.0f} seconds; nothing was changed",
            hint="wait for it to end, or close it, then run the same command again",
        ) from error
    except OSError as error:
        raise KamplanError(f"`{shown(root)}` cannot be written to: {reason(error)}") from error
    try:
        if held.lock_counter == 1:
            sweep(root)
        yield
    finally:
        # Where the system does not let go of it now, it does at the end of this run.
        with contextlib.suppress(OSError):
            held.release()
