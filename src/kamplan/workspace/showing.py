"""How a path is named to people."""

import os
from pathlib import Path, PurePosixPath


def shown(path: Path) -> PurePosixPath:
    """Return the path as seen from the current folder, with forward slashes.

    A path that lies elsewhere is given in whichever form is shorter, from here or in full.
    """
    # Plain text, since a `Path` a step is dear for thousands of files.
    full = os.path.abspath(path)  # noqa: PTH100 - see above
    try:
        near = os.path.relpath(full)
    except (ValueError, OSError):  # another drive; the current folder is gone
        return PurePosixPath(Path(full).as_posix())
    outside = near == os.pardir or near.startswith(os.pardir + os.sep)
    best = full if outside and len(full) < len(near) else near
    return PurePosixPath(best if os.sep == "/" else Path(best).as_posix())
