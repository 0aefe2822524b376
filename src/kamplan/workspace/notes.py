"""The notes of a meeting, read from beside the plan that names them."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from kamplan.errors import PlanNotFoundError, UnreadableError
from kamplan.workspace.textfile import read_bytes
from kamplan.yamldoc import MAX_BYTES


@dataclass(frozen=True, slots=True)
class Notes:
    """The words of a meeting, or in plain words why there are none."""

    text: str | None
    problem: str | None = None


def read_notes(plan_path: Path, relative: str) -> str | None:
    """Return the text of a notes file, or None where it is missing or cannot be read.

    Args:
        plan_path: the plan that names the notes.
        relative: the path as it stands in the plan, from the plan's folder on.

    """
    return load_notes(plan_path, relative).text


def load_notes(plan_path: Path, relative: str) -> Notes:
    """Return the text of a notes file or why it cannot be had; never raise for what is there.

    A path in a plan was written by somebody else: it may only lead to a regular file below the
    plan's folder, without a link on the way, of at most `MAX_BYTES` bytes.
    """
    steps = [step for step in relative.split("/") if step not in ("", ".")]
    if (
        not steps
        or relative.startswith("/")
        or ".." in steps
        or any(mark in relative for mark in ("\\", ":", "\0"))
    ):
        return Notes(None, "the path does not lie below the plan's folder")
    # Plain text: a `Path` a step would take a third of a lint whose answers are remembered.
    place = str(plan_path.parent)
    try:
        for step in steps:
            place = f"{place}/{step}"
            if stat.S_ISLNK(os.lstat(place).st_mode):
                return Notes(None, f"`{step}` is a link, which kamplan does not follow")
        raw = read_bytes(place)
    except (FileNotFoundError, NotADirectoryError, PlanNotFoundError):
        return Notes(None, "there is no such file")
    except UnreadableError as error:
        return Notes(None, error.message)
    except OSError:
        return Notes(None, "it cannot be opened")
    if len(raw) > MAX_BYTES:
        return Notes(None, f"the file is larger than {MAX_BYTES // 1024} KiB")
    try:
        return Notes(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Notes(None, "the file is not text in UTF-8")
