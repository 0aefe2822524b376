"""What was said at a review, as far as it was given on the command line."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import NamedTuple


class KeptWord(NamedTuple):
    """One side's answer to whether a side did what it said."""

    asked: str
    """The party that answers."""
    about: str
    """The party that it is about; may be the same."""
    degree: str
    """yes, mostly, partly or no."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was said; an id may be written `kind:id` where it fits two kinds."""

    held_on: date | None = None
    attendees: tuple[str, ...] = ()
    outcomes: Mapping[str, str] = field(default_factory=dict)
    """Commitment, goal or return, and what became of it."""
    evidence: Mapping[str, str] = field(default_factory=dict)
    """Commitment, and what shows it."""
    worked: tuple[tuple[str, str], ...] = ()
    """Initiative, and what worked in it."""
    did_not_work: tuple[tuple[str, str], ...] = ()
    why: Mapping[str, str] = field(default_factory=dict)
    """Goal or the words of a lesson, and why it went so."""
    words: Mapping[str, str] = field(default_factory=dict)
    """Return, and what whoever hoped for it says of it now."""
    again: tuple[str, ...] = ()
    """Lessons worth repeating."""
    not_again: tuple[str, ...] = ()
    verdict: str | None = None
    said_by: str | None = None
    """Whose words the verdict and the words about returns are."""
    kept_word: tuple[KeptWord, ...] = ()
    answered_by: tuple[str, ...] = ()
    """Who answered for their side."""
    ratings: Mapping[str, int] = field(default_factory=dict)
    """Party, and its rating from 1 to 5."""
    next: str | None = None
    focus_next: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was given."""
        return not any(getattr(self, one.name) for one in fields(self))
