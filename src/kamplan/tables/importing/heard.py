"""Rows as things the customer said, and why the others are none."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kamplan.model.shape import shape_of
from kamplan.tables.importing.columns import Columns
from kamplan.tables.importing.days import Order, find_order, read_day
from kamplan.tables.importing.rows import Row, Sheet
from kamplan.tables.importing.speakers import Speakers, Unknown
from kamplan.yamldoc import describe, find_forbidden, make_visible

if TYPE_CHECKING:
    from kamplan.model import Plan

_MOST_CHARACTERS = 20_000
"""How long a quotation may be: what a plan takes in one line."""
_SAME_NAME = 90
"""From which likeness, in per cent, two names of a customer are one."""
_MEANINGS = {
    "kind": {
        "pain": ("problem", "incident", "bug", "issue", "defect", "störung"),
        "complaint": ("beschwerde", "réclamation", "reklamation"),
        "want": ("feature request", "enhancement", "idea", "suggestion", "wish", "wunsch"),
        "need": ("requirement", "bedarf", "besoin"),
        "concern": ("worry", "risk", "sorge"),
        "expectation": ("erwartung", "attente"),
    },
    "priority": {
        "high": ("urgent", "critical", "highest", "p1", "hoch", "élevée", "haute"),
        "medium": ("normal", "moderate", "p2", "mittel", "moyenne"),
        "low": ("lowest", "minor", "p3", "p4", "niedrig", "basse", "faible"),
    },
    "when": {},
}


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing the customer said, as a row tells it."""

    line: int
    words: str
    said_by: str
    """A contact of the customer."""
    said_on: date | None
    title: str
    """A short name, which may be empty."""
    kind: str | None
    priority: str | None
    when: str | None
    themes: tuple[str, ...]
    our_reading: str | None
    session: str | None


class LeftOut(NamedTuple):
    """A row that cannot be a need, and why."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for rows that say nothing of it."""

    said_by: str | None = None
    said_on: date | None = None
    kind: str | None = None
    session: str | None = None
    order: Order | None = None
    """Whether day or month comes first, where somebody says so."""


class Hearing(NamedTuple):
    """All that was found in the rows."""

    heard: tuple[Heard, ...]
    left_out: tuple[LeftOut, ...]
    unknown: dict[Unknown, list[int]]
    """People the plan does not know, with the lines that name them."""
    elsewhere: int
    """How many rows are of other customers."""
    notes: tuple[str, ...]
    """What was read otherwise than it stands there."""


def hear_rows(
    sheet: Sheet, columns: Columns, plan: "Plan", defaults: Defaults, today: date
) -> Hearing:
    """Return what the customer said in the rows of a table.

    Args:
        sheet: the table.
        columns: what its columns are.
        plan: the plan it goes into, whose people may have said it.
        defaults: what holds where a row is silent.
        today: nothing was said later.

    Raises:
        KamplanError: the days could be read in two ways.

    """
    reader = _Reader(sheet, columns, plan, defaults, today)
    heard: list[Heard] = []
    left_out: list[LeftOut] = []
    for row in sheet.rows:
        found = reader.read(row)
        if isinstance(found, Heard):
            heard.append(found)
        elif found is not None:
            left_out.append(found)
    return Hearing(
        tuple(heard), tuple(left_out), reader.unknown, reader.elsewhere, tuple(reader.list_notes())
    )


class _Reader:
    """Reads row after row, and keeps count of what is left out."""

    def __init__(
        self, sheet: Sheet, columns: Columns, plan: "Plan", defaults: Defaults, today: date
    ) -> None:
        self._columns, self._defaults, self._today = columns, defaults, today
        self._speakers = Speakers(plan.contacts)
        self._names = {_plain(one) for one in (plan.account.id, plan.account.name)}
        self._names.add(_plain(plan.customer.name))
        self._sessions = {one.id for one in plan.sessions}
        days = (columns.read("said_on", row.cells) for row in sheet.rows)
        self._order = find_order((one for one in days if one), defaults.order)
        self._odd: Counter[tuple[str, str]] = Counter()
        self.unknown: dict[Unknown, list[int]] = {}
        self.elsewhere = 0

    def read(self, row: Row) -> Heard | LeftOut | None:
        """Return what a row says, why it is left out, or None where that is counted already."""
        account = self._columns.read("account", row.cells)
        if account and not self._is_ours(account):
            self.elsewhere += 1
            return None
        words = self._columns.read("verbatim", row.cells)
        words = words.replace("\r\n", "\n").replace("\r", "\n").strip()
        fault = _find_fault(words)
        if fault:
            return LeftOut(row.number, fault)
        speaker = self._find_speaker(row)
        if isinstance(speaker, Unknown):
            self.unknown.setdefault(speaker, []).append(row.number)
            return None
        if isinstance(speaker, LeftOut):
            return speaker
        day = self._find_day(row)
        if isinstance(day, LeftOut):
            return day
        return Heard(
            line=row.number,
            words=words,
            said_by=speaker,
            said_on=day,
            title=self._columns.read("title", row.cells),
            kind=self._choose("kind", row) or self._defaults.kind,
            priority=self._choose("priority", row),
            when=self._choose("when", row),
            themes=tuple(self._list_themes(row)),
            our_reading=self._read_reading(row),
            session=self._find_session(row),
        )

    def list_notes(self) -> Iterator[str]:
        """Give what stood in cells and is nothing that a need can hold."""
        for (name, value), count in sorted(self._odd.items()):
            title = self._columns.title(name)
            rows = f"{count} row{'s' if count > 1 else ''}"
            yield f"{title}: `{make_visible(value, 40)}` is no {name}, left empty in {rows}"

    def _is_ours(self, account: str) -> bool:
        name = _plain(account)
        if name in self._names:
            return True
        from rapidfuzz import fuzz  # only names written otherwise need it

        return any(fuzz.ratio(name, one) >= _SAME_NAME for one in self._names)

    def _find_speaker(self, row: Row) -> str | Unknown | LeftOut:
        read = self._columns.read
        parts = [read("first_name", row.cells), read("last_name", row.cells)]
        who = read("said_by", row.cells) or " ".join(one for one in parts if one)
        found = self._speakers.find(who, read("email", row.cells))
        if found is None:
            if self._defaults.said_by is None:
                return LeftOut(row.number, "nobody is named who said it")
            return self._defaults.said_by
        if isinstance(found, Unknown):
            return found
        if found.party != "customer":
            return LeftOut(
                row.number, f"`{found.id}` is the supplier's: these are not the customer's words"
            )
        return found.id

    def _find_day(self, row: Row) -> date | LeftOut | None:
        text = self._columns.read("said_on", row.cells)
        if not text:
            return self._defaults.said_on
        day = read_day(text, self._order)
        if day is None:
            return LeftOut(row.number, f"`{make_visible(text, 40)}` is not a day")
        if day > self._today:
            return LeftOut(row.number, f"{day} is still to come")
        return day

    def _choose(self, name: str, row: Row) -> str | None:
        text = self._columns.read(name, row.cells)
        if not text:
            return None
        wanted = " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())
        for choice in _choices(name):
            if wanted == choice or wanted in _MEANINGS[name].get(choice, ()):
                return choice
        self._odd[name, text] += 1
        return None

    def _list_themes(self, row: Row) -> Iterator[str]:
        from slugify import slugify

        seen = set()
        for one in re.split(r"[;,|\n]", self._columns.read("themes", row.cells)):
            slug = slugify(one, max_length=64, word_boundary=True)
            if slug and slug not in seen:
                seen.add(slug)
                yield slug

    def _read_reading(self, row: Row) -> str | None:
        text = self._columns.read("our_reading", row.cells)
        return None if _find_fault(text) else text

    def _find_session(self, row: Row) -> str | None:
        text = self._columns.read("session", row.cells)
        if not text or text in self._sessions:
            return text or self._defaults.session
        self._odd["session", text] += 1
        return self._defaults.session


def _choices(name: str) -> tuple[str, ...]:
    field = shape_of("plan").fields["needs"].element
    return field.record.fields[name].choices if field and field.record else ()


def _find_fault(words: str) -> str:
    """Return why a text cannot be somebody's words in a plan; empty where it can."""
    if not words:
        return "no words"
    if len(words) > _MOST_CHARACTERS:
        return f"{len(words)} characters are no quotation; {_MOST_CHARACTERS} are the most"
    for at, character in find_forbidden(words):
        return f"character {at + 1} of the words is {describe(character)}"
    return ""


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(re.findall(r"[^\W_]+", folded))
