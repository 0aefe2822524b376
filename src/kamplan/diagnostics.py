"""What a check found, where it stands, and how to put it right.

These are plain values. Rules create them, reporters print them, and `--fix` applies the
edits they carry. Nothing here reads a file or knows what an account plan is.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import NamedTuple


class Severity(StrEnum):
    """How much a diagnostic matters, worst first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Applicability(StrEnum):
    """Whether a fix may be applied without asking."""

    SAFE = "safe"
    """The plan means the same afterwards, and every comment survives."""

    UNSAFE = "unsafe"
    """The fix is a good guess, to be looked at before it is kept."""


class Span(NamedTuple):
    """A half-open range of characters, with the 1-based line and column it starts at."""

    start: int
    end: int
    line: int
    column: int


class Edit(NamedTuple):
    """Replace the characters from `start` up to `end` with `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that belong together: all of them are applied, or none."""

    title: str
    edits: tuple[Edit, ...]
    applicability: Applicability = Applicability.SAFE


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing found in one place of one file.

    `cure` says what to do about it. `place` names the spot by ids and field names
    (`needs/empty-chairs/verbatim`), so that it stays the same when lines move.
    """

    path: PurePosixPath
    span: Span
    rule: str
    severity: Severity
    message: str
    cure: str = ""
    place: str = ""
    fix: Fix | None = None
