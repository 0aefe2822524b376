"""Read a file within limits, and remember what was read."""

import os
import stat
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kamplan.errors import PlanNotFoundError, UnreadableError
from kamplan.workspace.looking import is_dir
from kamplan.workspace.showing import shown
from kamplan.yamldoc import MAX_BYTES

# Not every system has every one of them.
_FLAGS = sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_BINARY", "O_CLOEXEC"))
SETTINGS_NAME = "kamplan.yaml"


@dataclass(frozen=True, slots=True)
class TextFile:
    """The bytes of a file, and a digest that tells later whether they are still the same."""

    path: Path
    raw: bytes
    """At most `MAX_BYTES` + 1 bytes: one more than is allowed shows that there are too many."""
    digest: str
    """SHA-256 of `raw`, in hexadecimal."""

    @property
    def text(self) -> str:
        """The text with its byte-order mark and line ends, as they stand in the file.

        Raises:
            UnreadableError: the bytes are not UTF-8.

        """
        try:
            return self.raw.decode("utf-8")
        except UnicodeDecodeError as error:
            raise UnreadableError(
                f"`{shown(self.path)}` is not text in UTF-8",
                hint=f"kamplan lint {shown(self.path)}",
            ) from error


def read(path: Path) -> TextFile:
    """Read a file as it is; what its bytes mean is not judged here.

    Raises:
        PlanNotFoundError: there is no such file.
        UnreadableError: it is a folder or a device, or may not be opened.

    """
    raw = read_bytes(path)
    return TextFile(path, raw, sha256(raw).hexdigest())


def read_bytes(path: Path | str, most: int = MAX_BYTES) -> bytes:
    """Return the first `most` + 1 bytes of a regular file, or raise as `read` does."""
    try:
        # Opening a pipe that nobody writes to would wait for ever.
        fd = os.open(path, os.O_RDONLY | _FLAGS)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise PlanNotFoundError(f"there is no file `{shown(Path(path))}`") from error
    except OSError as error:
        if is_dir(Path(path)):  # Windows refuses to open one at all
            raise _no_file(Path(path), "a folder") from error
        raise UnreadableError(f"`{shown(Path(path))}` cannot be opened: {reason(error)}") from error
    try:
        return _read_regular(path, fd, most)
    except OSError as error:
        raise UnreadableError(f"`{shown(Path(path))}` cannot be read: {reason(error)}") from error


def read_settings(root: Path) -> bytes | None:
    """Return the bytes of the repository's `kamplan.yaml`, or None where there is none.

    Raises:
        UnreadableError: it is there but cannot be opened.

    """
    try:
        return read_bytes(root / SETTINGS_NAME)
    except PlanNotFoundError:
        return None


def read_schema(root: Path) -> str | None:
    """Return the schema that lies in the repository for editors, or None where none can be read."""
    try:
        return read_bytes(root / ".kamplan" / "plan.schema.json").decode("utf-8", "replace")
    except (PlanNotFoundError, UnreadableError):
        return None


def reason(error: OSError) -> str:
    """Return why the system refused, in its own words, as the end of a sentence."""
    words = error.strerror or "the system gives no reason"
    return words[:1].lower() + words[1:]


def _read_regular(path: Path | str, fd: int, most: int) -> bytes:
    try:
        status = os.fstat(fd)
        if not stat.S_ISREG(status.st_mode):
            is_folder = stat.S_ISDIR(status.st_mode)
            raise _no_file(Path(path), "a folder" if is_folder else "a device or a pipe")
        # Room for the largest file, taken for each, would cost more than reading most files.
        raw = os.read(fd, min(status.st_size, most) + 1)
        if len(raw) != status.st_size:  # it is too large, has grown, or the system did not know
            while len(raw) <= most and (more := os.read(fd, most + 1 - len(raw))):
                raw += more
        return raw
    finally:
        os.close(fd)


def _no_file(path: Path, what: str) -> UnreadableError:
    return UnreadableError(f"`{shown(path)}` is {what}, not a file")
