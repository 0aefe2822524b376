"""Who said it: a contact of the plan by id, e-mail or name, or nobody; never somebody else."""

import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kamplan.model import Contact

_EMAIL = re.compile(r"[^\s<>()\[\],;:\"]+@[^\s<>()\[\],;:\"]+\.[^\s<>()\[\],;:\"]+")
_TITLES = frozenset(
    ("dr", "prof", "professor", "mr", "mrs", "ms", "miss", "sir", "herr", "frau", "m", "mme")
)


class Unknown(NamedTuple):
    """A person whom the plan does not know."""

    name: str
    email: str


class Speakers:
    """The people of a plan, to be found by what another program calls them."""

    def __init__(self, contacts: "Sequence[Contact]") -> None:
        self._by_id = {one.id: one for one in contacts}
        self._by_email = {one.email.strip().casefold(): one for one in contacts if one.email}
        self._by_name: dict[frozenset[str], list[Contact]] = {}
        for one in contacts:
            self._by_name.setdefault(_words(one.name), []).append(one)

    def find(self, who: str, email: str) -> "Contact | Unknown | None":
        """Return the contact who is meant, a person nobody knows, or None where none is named.

        An address counts before a name; a name is the same without titles and in any order, and
        counts only where one contact has it.
        """
        address = _EMAIL.search(email) or _EMAIL.search(who)
        if address and address[0].casefold() in self._by_email:
            return self._by_email[address[0].casefold()]
        name = " ".join(_EMAIL.sub(" ", who).replace("()", " ").replace("<>", " ").split())
        if name in self._by_id:
            return self._by_id[name]
        named = self._by_name.get(_words(name), [])
        if name and len(named) == 1:
            return named[0]
        if not name and not address:
            return None
        return Unknown(_turn(name), address[0] if address else "")


def _words(name: str) -> frozenset[str]:
    folded = unicodedata.normalize("NFKC", name).casefold()
    return frozenset(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", folded)) - _TITLES


def _turn(name: str) -> str:
    """Return `Penhale, Moira` as `Moira Penhale`."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() else name
