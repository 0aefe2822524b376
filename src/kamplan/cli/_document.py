"""Write a document that was made for people, and never over something else."""

import stat
from pathlib import Path

from kamplan.cli._terminal import print_bytes, print_note, print_out
from kamplan.errors import KamplanError

MARKS = (
    b'<meta name="generator" content="kamplan">',
    b"(made with kamplan)",
    b"PRODID:-//kamplan//",
    b'"kind": "tables"',
    b"account,period_start,",
)
"""One of them stands in every document that kamplan makes, near its beginning or end."""
_LOOKED_AT = 1024


def write_document(path: Path, text: str, *, is_forced: bool = False, option: str = "-o") -> None:
    """Write a document to a file, or to stdout where the path is `-`; say so on stderr.

    An older document made by kamplan is replaced; anything else is only with `is_forced`. `option`
    is how the command calls the file.

    Raises:
        KamplanError: something else stands there, or it cannot be written.

    """
    if str(path) == "-":
        print_out(text)
        return
    write_content(path, text.encode("utf-8"), is_forced=is_forced, option=option)


def write_bytes(path: Path, content: bytes, *, is_forced: bool = False) -> None:
    """Write a document of any kind to a file as `write_document` does, or to stdout for `-`.

    Raises:
        KamplanError: something else stands there, it cannot be written, or it is no text and
            stdout is a terminal.

    """
    if str(path) != "-":
        write_content(path, content, is_forced=is_forced)
        return
    try:
        print_out(content.decode("utf-8"))
    except UnicodeDecodeError:
        print_bytes(content)


def write_content(
    path: Path,
    content: bytes,
    *,
    is_forced: bool = False,
    option: str = "-o",
    is_told: bool = True,
) -> None:
    """Write the bytes of a document to a file as `write_document` does, telling it or not.

    Raises:
        KamplanError: something else stands there, or it cannot be written.

    """
    try:
        _check_place(path, option, is_forced=is_forced)
        path.write_bytes(content)
    except OSError as error:
        raise KamplanError(
            f"`{path}` cannot be written: {error.strerror}", hint=f"name another file with {option}"
        ) from None
    size = max(1, round(len(content) / 1024))
    if is_told:
        print_note(f"wrote {path} ({size} KB)")


def _check_place(path: Path, option: str, *, is_forced: bool) -> None:
    if path.is_dir():
        raise KamplanError(f"`{path}` is a folder", hint=f"name a file in it with {option}")
    if not path.exists() or is_forced or not stat.S_ISREG(path.stat().st_mode):
        return
    with path.open("rb") as file:
        start = file.read(_LOOKED_AT)
        file.seek(max(0, path.stat().st_size - _LOOKED_AT))
        end = file.read()
    is_ours = any(mark in start or mark in end for mark in MARKS) or _is_own_workbook(path)
    if start and not is_ours:
        raise KamplanError(
            f"`{path}` is there already, and kamplan did not make it",
            hint=f"name another file with {option}, or say --force",
        )


def _is_own_workbook(path: Path) -> bool:
    """Say whether a file is a workbook whose properties name kamplan as its author."""
    from zipfile import BadZipFile, ZipFile

    if path.suffix.lower() != ".xlsx":
        return False
    try:
        with ZipFile(path) as archive, archive.open("docProps/core.xml") as properties:
            return b"<dc:creator>kamplan</dc:creator>" in properties.read(_LOOKED_AT)
    except (BadZipFile, KeyError, NotImplementedError, RuntimeError):
        return False
