"""What follows from a change: whether a signature covers what it touches.

The line is the one between what is signed and what is not: progress is not; of contacts neither
their titles and addresses are, nor is anybody to whom nothing agreed refers; and needs heard
after the signing are additions to what was agreed, no changes of it.
"""

from datetime import date
from typing import Any

from kamplan.diff.changes import Level
from kamplan.diff.matching import Entity
from kamplan.diff.values import walk_references


class Coverage:
    """What of two plans a signature covers, or would."""

    def __init__(
        self, old: list[Entity], new: list[Entity], *, signed_on: date | None = None
    ) -> None:
        self._sides = (old, new)
        self._signed_on = signed_on
        self._contacts: set[int] | None = None

    def is_covered(self, item: Entity) -> bool:
        """Say whether a signature covers the item at all."""
        if item.is_progress:
            return False
        if item.kind == "need":
            return not self._is_heard_later(item)
        if item.kind == "contact":
            if self._contacts is None:
                self._contacts = self._named_contacts()
            return id(item) in self._contacts
        return True

    def judge(self, old: Entity | None, new: Entity | None, *, is_signed: bool = True) -> Level:
        """Return the level of a change to a value of an item.

        Args:
            old: the item before, or None where it came.
            new: the item now, or None where it went.
            is_signed: whether a signature covers the value itself.

        """
        covered = any(one is not None and self.is_covered(one) for one in (old, new))
        return Level.MATERIAL if is_signed and covered else Level.NOTABLE

    def _is_heard_later(self, need: Entity) -> bool:
        said_on = getattr(need.record, "said_on", None)
        return self._signed_on is not None and said_on is not None and said_on > self._signed_on

    def _named_contacts(self) -> set[int]:
        found: set[int] = set()
        for side in self._sides:
            contacts: dict[str, list[Entity]] = {}
            named: set[str] = set()
            for one in side:
                if one.kind == "contact":
                    contacts.setdefault(one.id, []).append(one)
                elif self.is_covered(one):
                    named.update(walk_references(one.record, one.shape, "contact"))
            waiting = list(named)
            while waiting:
                for one in contacts.get(waiting.pop(), ()):
                    found.add(id(one))
                    above: Any = getattr(one.record, "reports_to", None)
                    if above is not None and above not in named:
                        named.add(above)
                        waiting.append(above)
        return found
