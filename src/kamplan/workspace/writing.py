"""Write a file so that it is whole at every moment: the old text, or the new."""

import contextlib
import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from kamplan.errors import ChangedOnDiskError, KamplanError, PlanNotFoundError
from kamplan.workspace.looking import exists
from kamplan.workspace.naming import check_new_name
from kamplan.workspace.places import check_target
from kamplan.workspace.showing import shown
from kamplan.workspace.strays import stray_name, sweep_folder
from kamplan.workspace.textfile import TextFile, read_bytes, reason
from kamplan.yamldoc import MAX_BYTES

_NO_SECOND_NAMES = frozenset({errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.EXDEV})
"""How file systems say that a file can have only one name."""


def write(file: TextFile, text: str) -> None:
    """Replace a file's text, unless somebody changed the file since it was read.

    The new text goes to a file beside the old one, to the disk, and then into its place.
    Call it inside `lock`, so that two runs of kamplan wait for each other.

    Raises:
        ChangedOnDiskError: the file is no longer what was read; nothing was changed.
        KamplanError: the place may not be written to, or the disk refuses.

    """
    with _in_words(file.path):
        path = check_target(file.path)
        content = _encode(path, text)
        if len(file.raw) > MAX_BYTES:
            raise KamplanError(f"`{shown(path)}` is too large to change: it was not read in full")
        _check_unchanged(path, file.digest)
        with _scratch(path, content, like=path) as scratch:
            _check_unchanged(path, file.digest)
            scratch.replace(path)
    _settle_folder(path.parent)


def create(path: Path, text: str | bytes) -> None:
    """Write a file that is not there yet, with the folders above it.

    Args:
        path: where to.
        text: its text, or its bytes where it is a copy.

    Raises:
        KamplanError: there is one, or its name cannot be kept apart from another, or the place
            may not be written to, or the disk refuses.

    """
    with _in_words(path):
        path = check_target(path)
        content = _encode(path, text)
        if exists(path):
            raise _is_there(path)
        _make_folders(path.parent)
        check_new_name(path)
        with _scratch(path, content) as scratch:
            _place_exclusively(scratch, path)
    _settle_folder(path.parent)


def remove(path: Path) -> None:
    """Remove a file of the repository.

    Raises:
        KamplanError: it is a link or no file, or the disk refuses.

    """
    with _in_words(path):
        path = check_target(path)
        path.unlink()
    _settle_folder(path.parent)


def _encode(path: Path, text: str | bytes) -> bytes:
    content = text if isinstance(text, bytes) else text.encode("utf-8")
    if len(content) > MAX_BYTES:
        raise KamplanError(
            f"`{shown(path)}` would grow beyond {MAX_BYTES // 1024} KiB, which kamplan does not "
            "read; nothing was changed"
        )
    return content


def _check_unchanged(path: Path, digest: str) -> None:
    try:
        now = sha256(read_bytes(path)).hexdigest()
    except PlanNotFoundError:
        now = None
    if now != digest:
        what = "was removed" if now is None else "was changed by somebody else"
        raise ChangedOnDiskError(
            f"`{shown(path)}` {what} in the meantime; nothing was written",
            hint="run the same command again",
        )


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise KamplanError(
            f"`{shown(path)}` could not be written: {reason(error)}; nothing was changed"
        ) from error


@contextmanager
def _scratch(path: Path, content: bytes, like: Path | None = None) -> Iterator[Path]:
    """Give a file beside `path` whose content is on the disk; remove it unless it was moved.

    It gets the mode of the file `like` and, where the system lets us, its owner.
    """
    scratch = path.with_name(stray_name(path.name))
    try:
        sweep_folder(path.parent)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        fd = os.open(scratch, flags, 0o666)
        with os.fdopen(fd, "wb") as stream:
            if like is not None:
                _take_after(scratch, like)
            stream.write(content)
            stream.flush()
            os.fsync(fd)
        yield scratch
    finally:
        with contextlib.suppress(OSError):
            scratch.unlink()


def _take_after(scratch: Path, like: Path) -> None:
    old = like.stat()
    if os.name == "posix":
        # In a container kamplan often runs as another user than the one whose file it is.
        with contextlib.suppress(OSError):
            os.chown(scratch, old.st_uid, old.st_gid)
    scratch.chmod(old.st_mode & 0o7777)


def _place_exclusively(scratch: Path, path: Path) -> None:
    try:
        os.link(scratch, path)
    except FileExistsError as error:
        raise _is_there(path) from error
    except OSError as error:
        if error.errno not in _NO_SECOND_NAMES:
            raise
        _reserve_and_replace(scratch, path)


def _reserve_and_replace(scratch: Path, path: Path) -> None:
    """Do without a second name for a file: take the name first, empty, then fill it at once."""
    try:
        path.open("xb").close()
    except FileExistsError as error:
        raise _is_there(path) from error
    try:
        scratch.replace(path)
    except OSError:
        path.unlink()
        raise


def _make_folders(folder: Path) -> None:
    missing = []
    while not exists(folder):
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        check_new_name(one)
        one.mkdir(exist_ok=True)
        _settle_folder(one.parent)


def _settle_folder(folder: Path) -> None:
    """Bring the folder's list of names to the disk, where the system knows how to."""
    if os.name != "posix":
        return
    try:
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)
    except OSError as error:
        raise KamplanError(
            f"the disk does not confirm what was written in `{shown(folder)}`: {reason(error)}",
            hint="look at the file, and at the disk",
        ) from error


def _is_there(path: Path) -> KamplanError:
    return KamplanError(f"`{shown(path)}` is there already; kamplan does not overwrite it")
