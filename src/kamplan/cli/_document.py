"""Write a document that was made for people, and never over something else."""

import stat
from pathlib import Path

from kamplan.cli._terminal import print_note, print_out
from kamplan.errors import KamplanError

MARKS = (b'<meta name="generator" content="kamplan">', b"(made with kamplan)")
"""One of them stands in every document that kamplan makes, near its beginning or end."""
_LOOKED_AT = 1024


def write_document(path: Path, text: str, *, is_forced: bool = False) -> None:
    """Write a document to a file, or to stdout where the path is `-`; say so on stderr.

    An older document made by kamplan is replaced; anything else is only with `is_forced`.

    Raises:
        KamplanError: something else stands there, or it cannot be written.

    """
    if str(path) == "-":
        print_out(text)
        return
    content = text.encode("utf-8")
    try:
        _check_place(path, is_forced=is_forced)
        path.write_bytes(content)
    except OSError as error:
        raise KamplanError(
            f"`{path}` cannot be written: {error.strerror}", hint="name another file with -o"
        ) from None
    size = max(1, round(len(content) / 1024))
    print_note(f"wrote {path} ({size} KB)")


def _check_place(path: Path, *, is_forced: bool) -> None:
    if path.is_dir():
        raise KamplanError(f"`{path}` is a folder", hint=f"-o {path / 'plan.html'}")
    if not path.exists() or is_forced or not stat.S_ISREG(path.stat().st_mode):
        return
    with path.open("rb") as file:
        start = file.read(_LOOKED_AT)
        file.seek(max(0, path.stat().st_size - _LOOKED_AT))
        end = file.read()
    if start and not any(mark in start or mark in end for mark in MARKS):
        raise KamplanError(
            f"`{path}` is there already, and kamplan did not make it",
            hint="name another file with -o, or say --force",
        )
