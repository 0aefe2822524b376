"""What of all that is due somebody asked for, and by whom it is to be done."""

from collections.abc import Iterable
from dataclasses import dataclass

from kamplan.calendar.entries import BOTH, Due, Entry


@dataclass(frozen=True, slots=True)
class Selection:
    """Whose entries are meant; by itself everybody's."""

    party: str | None = None
    """`supplier` or `customer`: what both do is meant as well."""
    contact: str | None = None

    def holds(self, entry: Entry) -> bool:
        """Say whether an entry is meant."""
        if self.party is not None and entry.party not in (self.party, BOTH):
            return False
        return self.contact is None or entry.concerns(self.contact)


@dataclass(frozen=True, slots=True)
class Group:
    """What one person of one plan sees to, by day."""

    account: str
    party: str
    owner: str | None
    dues: tuple[Due, ...]


def group_dues(dues: Iterable[Due]) -> list[Group]:
    """Group by account, party and owner; whoever has the earliest day comes first."""
    groups: dict[tuple[str, str, str | None], list[Due]] = {}
    for one in dues:
        groups.setdefault((one.account, one.entry.party, one.entry.owner), []).append(one)
    return [Group(*key, tuple(found)) for key, found in groups.items()]
