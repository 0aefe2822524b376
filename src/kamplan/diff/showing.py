"""Values of a plan as a reader sees them: names instead of ids, words instead of codes."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from kamplan.diff.changes import ItemRef, Names
from kamplan.diff.values import Value
from kamplan.model.shape import FieldShape, shape_of, walk_fields
from kamplan.tongue import ENGLISH, Context, Tongue

SHORT = 90
"""How many characters of a text stand in a sentence; the full text stands beside it."""

_MANY = 8
"""How many entries of a list stand in a sentence; the others are counted."""
_CODES = frozenset({"currency", "language", "measure", "slug"})
"""Kinds of value whose every sign is known, so that they need no quotation marks."""
_ANSWERS = frozenset({"yes", "no"})
"""What is measured without a number."""
_SPOKEN = {
    "wont-act": "won't act",
    "win-loss-interview": "win/loss interview",
    **{one: one for one in ("co-creation", "day-to-day", "face-to-face", "follow-up", "in-house")},
}


@cache
def fields_by_pattern() -> dict[str, FieldShape]:
    """Return every field of the plan as the shape names it."""
    return dict(walk_fields(shape_of("plan")))


class Speech(NamedTuple):
    """How values are put into sentences; what people wrote goes through `quote` and `name`."""

    names: Names
    quote: Callable[[str], str] | None = None
    """Sets off the words of a plan, which are on one line; without, by marks of the language."""
    name: Callable[[str], str] = str
    """Sets off the name of a person."""
    code: Callable[[str], str] = str
    """Sets off a number, an id or another word of the file format."""
    tongue: Tongue = ENGLISH

    def show(self, value: Value, pattern: str, *, limit: int | None = SHORT) -> str:
        """Return a value as it may stand in a sentence.

        Args:
            value: plain data.
            pattern: the field it is a value of, as `needs/*/said_by`.
            limit: how many characters of a text to give; None for all of it.

        """
        if isinstance(value, list):
            shown = [self.show(one, f"{pattern}/*", limit=limit) for one in value]
            if limit is not None and len(shown) > _MANY:
                rest = str(len(shown) - _MANY + 2)
                shown = [*shown[: _MANY - 2], self.piece("and {n} more", n=rest)]
            return ", ".join(shown)
        if isinstance(value, dict):
            pairs = (
                (self.label(f"{pattern}/{key}"), self.show(one, f"{pattern}/{key}", limit=limit))
                for key, one in value.items()
            )
            return ", ".join(
                self.piece("{label}: {new}", label=label, new=new) for label, new in pairs
            )
        if isinstance(value, Decimal):
            return self.code(self.tongue.number(value))
        if isinstance(value, date):
            return self.tongue.day(value)
        if isinstance(value, str):
            return self._text(value, pattern, limit)
        return self.tongue.say(Context.VALUE, show_plain(value))

    def _text(self, value: str, pattern: str, limit: int | None) -> str:
        field = fields_by_pattern().get(pattern)
        if field is not None and field.refers is not None:
            return self.refer(field.refers, value)
        if field is not None and field.kind == "choice":
            return self.tongue.say(Context.VALUE, name_choice(value))
        if field is not None and field.kind == "every":
            return self.code(self.tongue.every(value))
        if field is not None and field.kind == "measure" and value in _ANSWERS:
            return self.code(self.tongue.say(Context.VALUE, value))
        if field is not None and field.kind in _CODES:
            return self.code(value)
        return self.words(value, limit)

    def words(self, text: str, limit: int | None = SHORT) -> str:
        """Return a text set off, on one line, cut at a word's end where it is long."""
        line = cut_text(text, limit)
        return self.piece("“{text}”", text=line) if self.quote is None else self.quote(line)

    def entry(self, known_by: str) -> str:
        """Return what an entry without an id is known by, set off; a day as days are written."""
        try:
            return self.words(self.tongue.day(date.fromisoformat(known_by)))
        except ValueError:
            return self.words(known_by) if known_by else ""

    def refer(self, kind: str, one: str) -> str:
        """Return the name of a person, the words of any other item, else the id."""
        item = self.names.get((kind, one))
        return self.code(one) if item is None else self.title(item)

    def title(self, item: ItemRef) -> str:
        """Return an item's own words set off, a person's name as one."""
        if item.kind == "contact":
            return self.name(cut_text(item.title, SHORT))
        if item.choice is None:
            return self.words(item.title)
        # It has no words of its own: those of the format are said in the language.
        kind, day = self.tongue.say(Context.VALUE, name_choice(item.choice)), item.day
        return self.words(
            kind
            if day is None
            else self.piece("{kind} of {day}", kind=kind, day=self.tongue.day(day))
        )

    def label(self, pattern: str) -> str:
        """Return what a field is called."""
        return self.tongue.say(Context.FIELD, label_of(pattern))

    def piece(self, text: str, /, **values: str) -> str:
        """Return a piece of a sentence with values in it."""
        return self.tongue.say(Context.PIECE, text).format_map(values)


def cut_text(text: str, limit: int | None) -> str:
    """Return a text on one line, cut at a word's end where it is longer than `limit`."""
    line = " ".join(text.split())
    if limit is None or len(line) <= limit:
        return line
    head = line[:limit]
    return f"{head.rsplit(' ', 1)[0] if ' ' in head else head} …"


def show_plain(value: Value) -> str:
    """Return a day, yes or no, or nothing in words."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def name_choice(value: str) -> str:
    """Return the words for a choice: `won't act`."""
    return _SPOKEN.get(value, value.replace("-", " "))


def label_of(pattern: str) -> str:
    """Return the words for a field: its key, with what it belongs to where the key says little."""
    *above, key = [step for step in pattern.split("/") if step != "*"] or [""]
    words = _LABELS.get(key, key.replace("_", " "))
    if key in _VAGUE and above:
        return f"{_LABELS.get(above[-1], above[-1].replace('_', ' '))} {words}".strip()
    return words


_VAGUE = {"value", "by", "name", "lead", "source", "as_of", "minimum", "ideal", "unit", "aim"}
_LABELS = {
    "crm": "id in another system",
    "customer_kept_word": "did the customer do what it said?",
    "supplier_kept_word": "did the supplier do what it said?",
    "said_by": "said by",
    "value": "",
    "what": "words",
    "served_by": "served by",
    "our_reading": "our reading",
}
