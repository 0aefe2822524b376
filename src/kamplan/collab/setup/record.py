"""What was written when a repository was set up, and what became of it since.

The record remembers the answers and a digest of each file. A file that nobody changed can be
brought up to date; one that somebody edited is that person's, and stays.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from kamplan.collab.setup.answers import SetupAnswers, check_answers
from kamplan.errors import KamplanError

RECORD_PATH = PurePosixPath(".kamplan/init.json")
_KIND = "kamplan-init/1"
_PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)*", re.ASCII)


class FileState(StrEnum):
    """What became of a file, and what there is to do."""

    NEW = "new"
    """Not there, and never was: to be written."""
    CURRENT = "current"
    """As it would be written today."""
    OUTDATED = "outdated"
    """As it was written, and today it would be written otherwise: to be updated."""
    EDITED = "edited"
    """Changed by somebody, and as kamplan knew it then it is still current."""
    DIVERGED = "diverged"
    """Changed by somebody, and by kamplan as well: for a person to look at."""
    REMOVED = "removed"
    """Removed by somebody, and so it stays."""
    DROPPED = "dropped"
    """Written once, and no longer part of what is wanted."""


@dataclass(frozen=True, slots=True)
class SetupFile:
    """A file of the repository and its state."""

    path: PurePosixPath
    state: FileState
    old: str | None
    """What stands on the disk, or None where nothing does."""
    new: str
    """What would be written today; empty for a file that is dropped."""

    @property
    def is_due(self) -> bool:
        """Whether something is to be done about it."""
        return self.state in (FileState.NEW, FileState.OUTDATED, FileState.DIVERGED)


@dataclass(frozen=True, slots=True)
class SetupRecord:
    """The answers, and a digest of each file as it was last offered."""

    answers: SetupAnswers
    files: Mapping[str, str]


def digest_of(text: str) -> str:
    """Return the digest of a text, whatever its line ends."""
    return sha256(text.replace("\r\n", "\n").encode()).hexdigest()


def compare_setup(
    record: SetupRecord | None,
    wanted: Mapping[PurePosixPath, str],
    found: Mapping[PurePosixPath, str | None],
) -> list[SetupFile]:
    """Return what became of each file, in the order in which they are written.

    Args:
        record: what was written before; None before the first time.
        wanted: what would be written today.
        found: what stands on the disk, for every path of the record and of `wanted`.

    """
    known = record.files if record else {}
    compared = [
        SetupFile(
            path, _judge(known.get(path.as_posix()), text, found.get(path)), found[path], text
        )
        for path, text in wanted.items()
    ]
    dropped = [PurePosixPath(one) for one in known if PurePosixPath(one) not in wanted]
    return compared + [
        SetupFile(path, FileState.DROPPED, found[path], "")
        for path in dropped
        if found.get(path) is not None
    ]


def _judge(written: str | None, new: str, old: str | None) -> FileState:
    if old is None:
        return FileState.NEW if written is None else FileState.REMOVED
    is_offered = written == digest_of(new)
    if digest_of(old) == digest_of(new):
        return FileState.CURRENT
    if digest_of(old) == written:
        return FileState.OUTDATED
    return FileState.EDITED if is_offered else FileState.DIVERGED


def render_record(record: SetupRecord, version: str) -> str:
    """Return the record as a file, the same for the same answers and files."""
    data = {
        "kind": _KIND,
        "kamplan": version,
        "answers": asdict(record.answers),
        "files": dict(sorted(record.files.items())),
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def read_record(text: str) -> SetupRecord:
    """Return a record that was written before.

    Raises:
        KamplanError: it is none, or holds answers that nobody may give.

    """
    try:
        data = json.loads(text)
        if data["kind"] != _KIND:
            raise _broken()
        files = data["files"]
        if not all(isinstance(one, str) for pair in files.items() for one in pair):
            raise _broken()
        # They are printed, also where a forge obeys what is printed.
        if not all(_PATH.fullmatch(one) and ".." not in one.split("/") for one in files):
            raise _broken()
        return SetupRecord(_read_answers(data["answers"]), files)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _broken() from None


def _read_answers(data: dict[str, Any]) -> SetupAnswers:
    names = {one.name for one in fields(SetupAnswers)}
    known: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in data.items()
        if key in names
    }
    # Checked as if typed: these end up in files that a forge runs.
    return check_answers(SetupAnswers(**known))


def _broken() -> KamplanError:
    return KamplanError(
        f"`{RECORD_PATH}` is not what `kamplan init` wrote",
        hint=f"`git log -p {RECORD_PATH}` shows how it came about; restore it, or remove it and "
        "run `kamplan init` again",
    )
