"""What a rule is.

A rule is a module in `kamplan.lint.rules` that ends in `RULE = Rule(...)`. Its docstring is
its documentation: `kamplan rules NAME` prints it and the reference page is built from it.
"""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kamplan.diagnostics import Fix, Severity, Span
from kamplan.lint.signatures import Judge, judge_nothing
from kamplan.planfile import PlanFile
from kamplan.yamldoc import Route

if TYPE_CHECKING:
    from kamplan.model import Settings


class Stage(StrEnum):
    """How far a plan is: what only signing needs is a warning in a draft."""

    DRAFT = "draft"
    SIGN_OFF = "sign-off"


class Level(StrEnum):
    """How much a rule's findings matter by default."""

    ERROR = "error"
    SIGN_OFF = "sign-off"
    """A warning in a draft, an error once the plan is to be signed."""
    WARNING = "warning"
    INFO = "info"

    def at(self, stage: Stage) -> Severity:
        """Return the severity at a stage."""
        if self is Level.SIGN_OFF:
            return Severity.ERROR if stage is Stage.SIGN_OFF else Severity.WARNING
        return Severity(self.value)


class Group(StrEnum):
    """The part of the catalogue that a rule belongs to, in the order of the catalogue."""

    TEXT = "text and schema"
    IDENTITY = "identity"
    VOICE = "voice"
    INTENT = "intent"
    INITIATIVES = "initiatives"
    FRAME = "frame"
    PEOPLE = "people"
    TIME = "time"
    SIGNATURE = "signature"
    HYGIENE = "hygiene"


def _no_notes(_path: str) -> str | None:
    return None


def _no_schema() -> str | None:
    return None


def _no_files() -> Sequence[PurePosixPath]:
    return ()


def _no_needs() -> AbstractSet[str]:
    return frozenset()


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know besides the plan: nothing else reaches it from outside."""

    today: date
    settings: "Settings"
    stage: Stage = Stage.DRAFT
    find_notes: Callable[[str], str | None] = field(default=_no_notes)
    """From a session's `notes` path to the text of that file, or None where there is none."""
    location: PurePosixPath | None = None
    """The plan's path from the repository's root, where it is not the path that is shown."""
    find_files: Callable[[], Sequence[PurePosixPath]] = field(default=_no_files)
    """The files of the repository by their paths from its root; asked only where it is shared."""
    base: PlanFile | None = None
    """The plan as it was before the change, where it is compared with anything."""
    find_archived_needs: Callable[[], AbstractSet[str]] = field(default=_no_needs)
    """The ids of the needs in closed plans of this account."""
    find_schema: Callable[[], str | None] = field(default=_no_schema)
    """The schema for editors that lies in the repository, or None where there is none."""
    last_signed_on: date | None = None
    """The day of the last signature: needs heard later are judged as in a draft."""
    judge_signoff: Judge = field(default=judge_nothing)
    """What the statements beside a plan say of it; None where there is none."""
    knows_signoffs: bool = False
    """Whether somebody looked for statements, so that finding none means something."""

    def folder_of(self, file: PlanFile) -> str | None:
        """Return the `<id>` of `accounts/<id>/plan.yaml`, or None for a plan elsewhere."""
        parts = (self.location or file.path).parts
        if len(parts) >= 3 and parts[-3] == "accounts" and parts[-1] == "plan.yaml":  # noqa: PLR2004
            return parts[-2]
        return None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule yields; the engine adds the file, the place in it and the severity.

    `route` is where it stands, with the key's name even where the key is missing. `message`
    says what is wrong in plain words, `cure` what to do or type.
    """

    route: Route
    message: str
    cure: str
    fix: Fix | None = None
    severity: Severity | None = None
    """Instead of the rule's own, where one case is milder or harsher than the others."""
    at_key: bool = False
    """Whether to point at the key and not at its value."""
    span: Span | None = None
    """Where it stands, if that is no value: a comment."""


Check = Callable[[PlanFile, Context], Iterator[Finding]]


def _find_nothing(_file: PlanFile, _context: Context) -> Iterator[Finding]:
    """For rules whose findings come from reading the text: there is nothing left to ask."""
    yield from ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A named check with a level and an explanation."""

    name: str
    group: Group
    level: Level
    explanation: str
    check: Check = _find_nothing
    names: tuple[str, ...] = ()
    """Fields needed for sign-off that this rule asks for, so that `missing-field` does not:
    routes with `*` for an index, such as `needs/*/intent` or `philosophy/*`."""
    silences: tuple[str, ...] = ()
    """Rules that keep silent where this one found something at the same place."""

    @property
    def is_by_reading(self) -> bool:
        """Whether its findings come from reading the text, and nothing else is asked."""
        return self.check is _find_nothing

    @property
    def summary(self) -> str:
        """The first line of the explanation."""
        return self.explanation.strip().partition("\n")[0]
