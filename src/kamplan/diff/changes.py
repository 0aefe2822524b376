"""What a comparison finds: changes as immutable values, with all that is known of each."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import NamedTuple

from kamplan.diagnostics import Span
from kamplan.diff.values import Value


class Level(StrEnum):
    """What follows from a change, the gravest first."""

    MATERIAL = "material"
    """What was agreed is different now: a signature no longer covers it."""
    NOTABLE = "notable"
    """What was agreed stands; progress was recorded, or a need was heard later."""
    EDITORIAL = "editorial"
    """The plan says the same; only the file is written differently."""

    def reaches(self, least: "Level") -> bool:
        """Say whether this is as grave as `least`, or graver."""
        return _GRAVITY[self] <= _GRAVITY[least]


_GRAVITY = {level: number for number, level in enumerate(Level)}


class Area(StrEnum):
    """The section of the plan in which a change is shown, in the order of the report."""

    PLAN = "plan"
    NEEDS = "needs"
    RETURN = "return"
    GOALS = "goals"
    INITIATIVES = "initiatives"
    COMMITMENTS = "commitments"
    CRITERIA = "criteria"
    BOXES = "boxes"
    PHILOSOPHY = "philosophy"
    ACCOUNT = "account"
    PEOPLE = "people"
    WHITE_SPACE = "white-space"
    MEETINGS = "meetings"
    RENEWAL = "renewal"
    SESSIONS = "sessions"
    HANDOFF = "handoff"
    REVIEW = "review"
    FILE = "file"

    @property
    def heading(self) -> str:
        """What stands above the section."""
        return _TITLES[self]


_TITLES = {
    Area.PLAN: "The plan as a whole",
    Area.NEEDS: "Needs",
    Area.RETURN: "What winning means",
    Area.GOALS: "Goals",
    Area.INITIATIVES: "Initiatives",
    Area.COMMITMENTS: "Commitments",
    Area.CRITERIA: "Success criteria",
    Area.BOXES: "The six boxes",
    Area.PHILOSOPHY: "Philosophy",
    Area.ACCOUNT: "Customer and supplier",
    Area.PEOPLE: "People",
    Area.WHITE_SPACE: "White space and growth",
    Area.MEETINGS: "Meetings and reports",
    Area.RENEWAL: "Renewal",
    Area.SESSIONS: "Sessions",
    Area.HANDOFF: "Handoff",
    Area.REVIEW: "Review",
    Area.FILE: "How the file is written",
}


class ItemRef(NamedTuple):
    """The item a change is about."""

    kind: str
    """As `need` or `commitment`."""
    id: str
    title: str
    """Its own words: a need's verbatim, a commitment's `what`, a contact's name."""
    choice: str | None = None
    """Of one without words of its own, the kind of session or meeting that it is called by."""
    day: date | None = None
    """Of such a session, when it was."""


class Place(NamedTuple):
    """Where a value stands in a file."""

    path: PurePosixPath
    span: Span


class Address(NamedTuple):
    """An item in plain data: its kind (`plan` for the plan itself), its id, and which of those."""

    kind: str
    id: str
    nth: int = 0


class Entry(NamedTuple):
    """A step to an entry of a list: the values of the keys it is known by, and which of those."""

    key: tuple[Value, ...]
    nth: int = 0


Step = str | Entry


class Act(StrEnum):
    """What becomes of a value."""

    PUT = "put"
    """The value of a field: from `old` to `new`, None where there is none."""
    ADD = "add"
    """An item or an entry without order is added: `new`."""
    REMOVE = "remove"
    """An item or an entry without order is removed: `old`."""
    MOVE = "move"
    """An item goes to the list of another item."""
    RENAME = "rename"
    """An item takes another id."""
    LINE = "line"
    """A line of an ordered list is added, removed or replaced at its place."""
    ORDER = "order"
    """The lines that an ordered list kept stand in another order."""


class Part(NamedTuple):
    """One value that changed; a change is made of one or more of them."""

    act: Act
    item: Address
    at: tuple[Step, ...]
    """The way from the item to the value."""
    pattern: str
    """The field as the shape names it, as `needs/*/said_by`."""
    old: Value = None
    new: Value = None
    old_at: int = -1
    """Of a line: its place in the old list, or -1."""
    new_at: int = -1
    """Of a line: its place in the new list, or -1."""
    target: Address | None = None
    """Of an item added or moved: the item that holds it now."""

    @property
    def key(self) -> str:
        """The field's own name, the last in `at` that is no entry."""
        return next((step for step in reversed(self.at) if isinstance(step, str)), "")


class Change(NamedTuple):
    """One logical change, as a reader would count it."""

    kind: str
    level: Level
    area: Area
    item: ItemRef | None
    """None where the plan itself is meant."""
    field: str
    """The keys from the item to the value, as `target/value`; empty for the whole item."""
    old: Value
    new: Value
    parts: tuple[Part, ...]
    """All values that changed, the leading one first; the others are details of it."""
    entry: str = ""
    """Of an entry without an id: what it is known by, in words."""
    direction: str = ""
    """Which way it went, in words: `harder`, `62 days later`."""
    touches: tuple[str, ...] = ()
    """What weighs most in changed prose: `number`, `date`, `unit`, `currency`, `negation`."""
    is_alarm: bool = False
    """Whether words of the customer were changed or went missing."""
    old_place: Place | None = None
    new_place: Place | None = None

    @property
    def details(self) -> tuple[Part, ...]:
        """The parts beside the leading one."""
        return self.parts[1:]

    @property
    def fingerprint(self) -> str:
        """Sixteen hex digits that stay while the change stays, and hold no prose."""
        import json  # only JSON prints fingerprints
        from hashlib import sha256

        item = None if self.item is None else (self.item.kind, self.item.id)
        said = [self.kind, item, self.field, self.entry]
        moved = [[one.act, one.item, one.at, one.old, one.new, one.target] for one in self.parts]
        text = json.dumps([said, moved], default=str, ensure_ascii=False, sort_keys=True)
        return sha256(text.encode()).hexdigest()[:16]


class Likely(NamedTuple):
    """Two items that may be one under a new id; a guess for a person to confirm."""

    old: ItemRef
    new: ItemRef
    likeness: int
    """How alike their words are, out of 100."""


Names = Mapping[tuple[str, str], ItemRef]
"""Items by their kind and id, for telling changes in their own words."""


class Comparison(NamedTuple):
    """All that is different between two plans."""

    changes: tuple[Change, ...]
    """In the order of the report: by section, then in the order of the plan."""
    likely_renames: tuple[Likely, ...] = ()
    names: Names = MappingProxyType({})

    def at(self, least: Level) -> tuple[Change, ...]:
        """Return the changes that reach a level."""
        return tuple(one for one in self.changes if one.level.reaches(least))

    @property
    def level(self) -> Level | None:
        """The gravest level, or None where the plans say the same."""
        return min((one.level for one in self.changes), key=_GRAVITY.__getitem__, default=None)
