"""What a forge answered, kept in a file or given on stdin."""

import sys
from pathlib import Path

from kamplan.errors import KamplanError


def read_answer(path: Path) -> bytes:
    """Return a forge's answer, cut behind one byte more than it may have; `-` is stdin.

    Raises:
        KamplanError: it cannot be read.

    """
    from kamplan.collab.forges import MOST_BYTES

    try:
        if str(path) == "-":
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise KamplanError(f"`{path}` cannot be read: {error.strerror}") from None
