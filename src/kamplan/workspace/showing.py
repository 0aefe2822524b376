"""How a path is named to people."""

import os
from pathlib import Path, PurePosixPath

from kamplan.workspace.looking import in_full


def shown(path: Path) -> PurePosixPath:
    """Return the path as seen from the current folder, with forward slashes.

    A path that lies elsewhere is given in whichever form is shorter, from here or in full.
    """
    full = in_full(path)
    try:
        near = Path(os.path.relpath(full))
    except (ValueError, OSError):  # another drive; the current folder is gone
        return PurePosixPath(full.as_posix())
    outside = os.pardir in near.parts[:1]
    best = full if outside and len(str(full)) < len(str(near)) else near
    return PurePosixPath(best.as_posix())
