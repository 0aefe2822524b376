"""What all views are built with, and the fallback that shows any field of any part."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from kamplan.model.shape import FieldShape
from kamplan.records import is_part
from kamplan.render.views.register import Register, find_mentions
from kamplan.render.views.values import Ref, Row, Value
from kamplan.render.views.watching import is_empty, unread, watch
from kamplan.render.words import Words

if TYPE_CHECKING:
    from kamplan.model import Plan

T = TypeVar("T")


@dataclass(frozen=True)
class Context:
    """The plan as a whole, the words to say it in, and the day to judge by."""

    plan: "Plan"
    words: Words
    today: date
    register: Register
    signed_on: date | None = None
    """What the customer said later is not part of what both last signed."""

    @cached_property
    def _mentions(self) -> Mapping[tuple[str, str], tuple[Ref, ...]]:
        return find_mentions(self.plan, self.register)

    @cached_property
    def session_days(self) -> Mapping[str, date]:
        """The days of the sessions by their ids."""
        return {one.id: one.on for one in self.plan.sessions}

    def mentions(self, kind: str, one: str) -> tuple[Ref, ...]:
        """Return the initiatives for a need or goal, or the needs of a session."""
        return self._mentions.get((kind, one), ())

    def contact(self, one: str | None) -> Ref | None:
        """Return a reference to a person, or None where nobody is named."""
        return self.register.find("contact", one)

    def contacts(self, ids: tuple[str, ...]) -> tuple[Ref, ...]:
        """Return references to people."""
        return self.register.refer_all("contact", ids)

    def choice(self, record: str, key: str, value: str | None) -> str | None:
        """Return the words for a choice, or None where none was made."""
        return None if value is None else self.words.choice(record, key, value)

    def rest(self, watched: object) -> tuple[Row, ...]:
        """Return, labelled, what nobody read of a watched part."""
        return tuple(self.row(*found) for found in unread(watched))

    def rows(self, part: object) -> tuple[Row, ...]:
        """Return all that a part holds, labelled."""
        return self.rest(watch(part))

    def text_row(self, record: str, key: str, text: str) -> Row:
        """Return a text of the authors with its label."""
        return Row(self.words.label(record, key), Value("text", text))

    def row(self, record: str, field: FieldShape, value: object) -> Row:
        """Return a field with its label."""
        return Row(self.words.label(record, field.key), self.value(record, field, value))

    def value(self, record: str, field: FieldShape, value: object) -> Value:
        """Return any value of any field as what it is."""
        if is_part(value):
            return Value("group", rows=self.rows(value))
        if isinstance(value, Mapping):
            rows = (Row(str(key), Value("code", str(one))) for key, one in value.items())
            return Value("group", rows=tuple(rows))
        if isinstance(value, tuple):
            assert field.element is not None  # noqa: S101 - a list has items
            element = field.element._replace(key=field.key)
            items = [self.value(record, element, one) for one in value if not is_empty(one)]
            is_short = all(one.sort in SHORT for one in items)
            return Value("list", items=tuple(map(_lead, items)), is_short=is_short)
        if isinstance(value, bool):
            return Value("word", self.words.flag(value=value))
        if isinstance(value, date):
            return Value("day", day=value)
        if isinstance(value, Decimal | int):
            return Value("number", number=value)
        return self._text(record, field, str(value))

    def _text(self, record: str, field: FieldShape, text: str) -> Value:
        if field.refers is not None:
            return Value("ref", ref=self.register.refer(field.refers, text))
        if field.kind == "choice":
            return Value("word", self.words.choice(record, field.key, text))
        if field.kind == "url":
            return Value("link", text)
        return Value("code" if field.kind in CODES else "text", text)


def _lead(item: Value) -> Value:
    """Let the first text of an entry in a list, or else the first name, stand for the entry."""
    for sort in ("text", "ref", "code") if item.sort == "group" else ():
        for row in item.rows:
            if row.value.sort == sort:
                rows = tuple(one for one in item.rows if one is not row)
                return item._replace(lead=row.value, rows=rows)
    return item


SHORT = frozenset({"word", "ref", "day", "number", "code"})
CODES = frozenset({"slug", "path", "currency", "language"})
"""Kinds of text that are written for machines as well."""
