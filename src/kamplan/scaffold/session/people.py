"""People named in an answer: those who are among the contacts, and those who join them."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from kamplan.errors import KamplanError
from kamplan.scaffold.build import check_name
from kamplan.scaffold.entries import IsSpent
from kamplan.scaffold.names import make_contact_id

_WITH_SIDE = re.compile(r"(.*?)\s*\(\s*(customer|supplier)\s*\)", re.IGNORECASE | re.DOTALL)


class Named(NamedTuple):
    """Somebody, by id; with the new entry where the contacts lack them."""

    id: str
    entry: dict[str, str] | None


class _Taken(list[str]):
    """The ids that nobody new can have: those of the plan, and those it once had."""

    def __init__(self, ids: Iterable[str], is_spent: IsSpent) -> None:
        super().__init__(ids)
        self._is_spent = is_spent

    def __contains__(self, one: object) -> bool:
        return super().__contains__(one) or self._is_spent("contact", str(one))


def name_person(
    text: str,
    contacts: list[dict[str, object]],
    party: str | None = None,
    is_spent: IsSpent = lambda _kind, _id: False,
) -> Named:
    """Return whom a text means.

    Args:
        text: an id, a whole name or a last name; a new one with its side in brackets.
        contacts: the plan's entries.
        party: the side of a new one, where only one can be meant.
        is_spent: whether an earlier version of the plan had such a contact.

    Raises:
        KamplanError: several can be meant, or the side is unknown or the wrong one.

    """
    match = _WITH_SIDE.fullmatch(text.strip())
    words, side = (match[1], match[2].lower()) if match else (text.strip(), None)
    found = _find(words, contacts)
    if len(found) > 1:
        raise KamplanError(
            f"`{words}` can be any of {', '.join(str(one.get('id')) for one in found)}",
            hint="type the id",
        )
    if found:
        if party and found[0].get("party") != party:
            raise KamplanError(
                f"`{words}` is one of the {found[0].get('party')}'s people, and the {party}'s are "
                "asked for"
            )
        return Named(str(found[0].get("id")), None)
    side = party or side
    name = check_name(words, "the name")
    if side is None:
        raise KamplanError(
            f"`{name}` is not among the contacts yet",
            hint=f"name the side too: {name} (customer), or {name} (supplier)",
        )
    made = make_contact_id(name, _Taken((str(one.get("id")) for one in contacts), is_spent))
    return Named(made, {"id": made, "party": side, "name": name})


def _find(words: str, contacts: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return whom the words name: by id, else by the whole name, else by the last one."""
    wanted = words.casefold()
    names = [str(one.get("name")).casefold() for one in contacts]
    for known in (
        [str(one.get("id")) for one in contacts],
        names,
        [" ".join(name.split()[-1:]) for name in names],
    ):
        found = [one for one, word in zip(contacts, known, strict=True) if word == wanted]
        if found:
            return found
    return []
