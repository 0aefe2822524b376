"""What a question of the session is: where its answer goes, and what an answer looks like."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Form(StrEnum):
    """What an answer is."""

    TEXT = "text"
    """One text, of as many lines as it takes."""
    LIST = "list"
    """Several texts, one a line."""
    CHOICE = "choice"
    """One of the words of `Question.choices`."""
    PERSON = "person"
    """Somebody of either side."""
    PEOPLE = "people"
    """Several of them, one a line."""
    GOALS = "goals"
    """Some of the goals that were named before."""


@dataclass(frozen=True, slots=True)
class Group:
    """A list of entries, each with questions of its own: the goals, the challenges, the team."""

    name: str
    """What an entry is called: `goal`."""
    route: tuple[str, ...]
    opener: str
    """The key whose answer begins an entry."""
    has_id: bool = False
    """Whether an entry gets an id made from its words."""
    fixed: Mapping[str, str] = field(default_factory=dict)
    """What every entry of this group says; entries of the list that do not are another group's."""
    most: int | None = None
    """How many entries there may be."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the session."""

    label: str
    """What its answer is filed under: `why`, `1a`."""
    part: str
    """The part of the ninety minutes it belongs to."""
    key: tuple[str, ...]
    """Where the answer goes: from the top of the plan, or from the group's entry on."""
    text: str
    tip: str
    """What helps to answer it."""
    example: str
    form: Form = Form.TEXT
    choices: tuple[str, ...] = ()
    group: Group | None = None
    again: str = ""
    """How the question is put once the group has an entry."""
    party: str | None = None
    """Of a person: whose people are meant."""

    @property
    def is_opener(self) -> bool:
        """Whether an answer begins a new entry of the group."""
        return self.group is not None and self.key == (self.group.opener,)
