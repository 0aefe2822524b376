"""Which files kamplan may write: regular ones inside the repository, reached without links."""

import stat
from pathlib import Path

from kamplan.errors import KamplanError, UnreadableError
from kamplan.workspace.discovery import ACCOUNTS, find_root
from kamplan.workspace.looking import in_full
from kamplan.workspace.showing import shown


def check_target(path: Path) -> Path:
    """Return the path in full, once nothing between the repository's root and it is a link.

    What is not there yet is fine. `path` itself must be a regular file where it exists.

    Raises:
        KamplanError: a link, or something that is neither file nor folder, with its name.

    """
    full = in_full(path)
    root = _outermost_root(full.parent)
    steps = full.relative_to(root).parts
    for count in range(1, len(steps) + 1):
        step = root.joinpath(*steps[:count])
        try:
            mode = step.lstat().st_mode
        except FileNotFoundError:
            break
        except OSError as error:
            raise UnreadableError(f"`{shown(step)}` cannot be opened") from error
        if stat.S_ISLNK(mode):
            raise KamplanError(
                f"`{shown(step)}` is a link, and kamplan writes only to files of the repository",
                hint=f"put the {'file' if step == full else 'folder'} itself in its place",
            )
        if step == full and not stat.S_ISREG(mode):
            raise KamplanError(f"`{shown(step)}` is not a file that can be written")
        if step != full and not stat.S_ISDIR(mode):
            raise KamplanError(f"`{shown(step)}` is a file, so nothing can lie below it")
    return full


def _outermost_root(folder: Path) -> Path:
    """Return the root, or that of the repository among whose accounts it stands.

    A link among the accounts may lead to a folder that looks like a repository itself.
    """
    root = find_root(folder)
    while (outer := find_root(root.parent)) != root and root.is_relative_to(outer / ACCOUNTS):
        root = outer
    return root
