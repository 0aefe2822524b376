"""What each column of another program's table is to a need: known names, or what somebody says."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kamplan.errors import KamplanError
from kamplan.records import nearest
from kamplan.yamldoc import make_visible

FIELDS = {
    "verbatim": "the customer's words",
    "said_by": "who said it: a contact's id or a name",
    "email": "the address of who said it",
    "first_name": "part of the name of who said it",
    "last_name": "part of the name of who said it",
    "said_on": "the day it was said",
    "kind": "what sort of thing it is",
    "priority": "how much it matters",
    "themes": "words for counting it",
    "our_reading": "what we understand by it",
    "when": "when it bites: now, next or looming",
    "session": "the id of the session it was said in",
    "title": "a short name, of which the id is made",
    "account": "the customer, where the file has several",
}
"""What a column may become, and what that is."""
IGNORED = "-"
"""What is typed for a column that shall not be read."""

# The best name first. Salesforce's reports and exports, HubSpot's tickets and surveys, and what
# people call their columns; in German and French the words of their forms.
_NAMES: dict[str, tuple[str, ...]] = {
    "verbatim": (
        "verbatim", "customers words", "words", "quote", "customer feedback", "feedback",
        "survey response", "response text", "response", "feedback text", "comments", "comment",
        "case comments", "case description", "ticket description", "description", "content",
        "message", "body", "wortlaut", "rückmeldung", "kommentar", "beschreibung", "commentaire",
        "remarque",
    ),
    "said_by": (
        "said by", "contact name", "contact full name", "contact", "associated contact",
        "primary contact", "requester name", "requester", "respondent name", "respondent",
        "reported by", "submitted by", "full name", "name", "ansprechpartner", "kontakt",
        "interlocuteur",
    ),
    "email": (
        "contact email", "email", "email address", "contact email address", "requester email",
        "respondent email", "web email", "supplied email", "e mail adresse", "adresse e mail",
    ),
    "first_name": ("first name", "contact first name", "contact firstname", "vorname", "prénom"),
    "last_name": ("last name", "contact last name", "contact lastname", "nachname"),
    "said_on": (
        "said on", "date said", "submission date", "date submitted", "submitted on",
        "response date", "survey date", "date time opened", "opened date", "date opened",
        "create date", "created date", "created on", "created at", "date created", "date",
        "datum", "erstellt am", "date de création",
    ),
    "kind": ("kind", "case type", "ticket type", "type", "art"),
    "priority": ("priority", "case priority", "ticket priority", "priorität", "priorité"),
    "themes": ("themes", "theme", "tags", "topic", "category", "ticket category", "case reason"),
    "our_reading": ("our reading",),
    "when": ("when",),
    "session": ("session",),
    "title": ("subject", "case subject", "ticket name", "title", "betreff", "objet"),
    "account": (
        "account name", "account", "company name", "associated company", "primary company",
        "company", "customer name", "customer", "organisation", "organization", "firma", "kunde",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Columns:
    """What became of each column."""

    places: dict[str, int]
    """Field, and the place of its column from 0."""
    header: tuple[str, ...]
    unread: tuple[str, ...] = field(default=())
    """The titles of columns that were not read."""

    def read(self, name: str, cells: Sequence[str]) -> str:
        """Return a row's cell for a field; empty where there is no such column."""
        at = self.places.get(name)
        return cells[at] if at is not None and at < len(cells) else ""

    def title(self, name: str) -> str:
        """Return the title of a field's column."""
        return self.header[self.places[name]]


_LISTED = 20
"""How many columns a message names."""


def map_columns(header: Sequence[str], given: Iterable[str] = ()) -> Columns:
    """Return what each column is: what somebody says, else what its title says.

    Args:
        header: the titles.
        given: what was typed, as `COLUMN=field`; `COLUMN=-` leaves a column unread.

    Raises:
        KamplanError: no column has the customer's words, or something typed is not there.

    """
    places: dict[str, int] = {}
    taken: set[int] = set()
    for one in given:
        at, name = _read_given(header, one)
        taken.add(at)
        if name != IGNORED:
            if name in places:
                raise KamplanError(
                    f"two columns are to be {name}: {header[places[name]]} and {header[at]}",
                    hint=f'--map "{header[at]}={IGNORED}" leaves one out',
                )
            places[name] = at
    plain = [_plain(one) for one in header]
    for name, known in _NAMES.items():
        found = (plain.index(_plain(one)) for one in known if _plain(one) in plain)
        at_name = next((at for at in found if at not in taken), None)
        if name not in places and at_name is not None:
            places[name] = at_name
            taken.add(at_name)
    if "verbatim" not in places:
        raise KamplanError(
            "no column is known to hold the customer's words; there are: "
            + ", ".join(header[:_LISTED])
            + (f" and {len(header) - _LISTED} more" if len(header) > _LISTED else ""),
            hint=f'--map "{header[-1]}=verbatim", with the column that does',
        )
    read = set(places.values())
    return Columns(
        places, tuple(header), tuple(one for at, one in enumerate(header) if at not in read)
    )


def knows_words(cells: Iterable[str]) -> bool:
    """Say whether a row is one of titles, among them one for the customer's words."""
    plain = {_plain(one) for one in cells if one}
    return len(plain) > 1 and any(_plain(one) in plain for one in _NAMES["verbatim"])


def _read_given(header: Sequence[str], text: str) -> tuple[int, str]:
    title, equals, name = text.rpartition("=")
    title, name = title.strip(), name.strip().replace("-", "_") if name.strip() != "-" else "-"
    if not equals or not title:
        raise KamplanError(
            f"--map `{make_visible(text, 60)}` names no column and field",
            hint='--map "Ticket text=verbatim"',
        )
    if name != IGNORED and name not in FIELDS:
        near = nearest(name, list(FIELDS))
        raise KamplanError(
            f"--map: a need has no `{make_visible(name, 40)}`",
            hint=f"did you mean {near.replace('-', '_')}?"
            if near
            else f"one of {', '.join(FIELDS)}",
        )
    plain = [_plain(one) for one in header]
    if title in header:
        return list(header).index(title), name
    if _plain(title) in plain:
        return plain.index(_plain(title)), name
    by_plain = dict(zip(plain, header, strict=True))
    near = nearest(_plain(title), plain)
    raise KamplanError(
        f"--map: the file has no column `{make_visible(title, 60)}`",
        hint=f'did you mean "{by_plain[near]}"?' if near else f"it has {', '.join(header[:20])}",
    )


def _plain(text: str) -> str:
    """Return a title without case, blanks and marks: `Date/Time Opened` is `datetimeopened`."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\W_]+", "", folded)
