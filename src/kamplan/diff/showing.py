"""Values of a plan as a reader sees them: names instead of ids, words instead of codes."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from kamplan.diff.changes import Names
from kamplan.diff.values import Value
from kamplan.model.shape import FieldShape, shape_of, walk_fields

SHORT = 90
"""How many characters of a text stand in a sentence; the full text stands beside it."""

_MANY = 8
"""How many entries of a list stand in a sentence; the others are counted."""
_CODES = frozenset({"currency", "every", "language", "measure", "slug"})
"""Kinds of value whose every sign is known, so that they need no quotation marks."""
_SPOKEN = {"wont-act": "won't act", "in-house": "in-house", "follow-up": "follow-up"}


@cache
def fields_by_pattern() -> dict[str, FieldShape]:
    """Return every field of the plan as the shape names it."""
    return dict(walk_fields(shape_of("plan")))


class Speech(NamedTuple):
    """How values are put into sentences; what people wrote goes through `quote` and `name`."""

    names: Names
    quote: Callable[[str], str] = lambda text: f"“{text}”"
    """Sets off the words of a plan, which are on one line, from the words of the sentence."""
    name: Callable[[str], str] = str
    """Sets off the name of a person."""
    code: Callable[[str], str] = str
    """Sets off a number, an id or another word of the file format."""

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
                shown = [*shown[: _MANY - 2], f"and {len(shown) - _MANY + 2} more"]
            return ", ".join(shown)
        if isinstance(value, dict):
            pairs = (
                (label_of(f"{pattern}/{key}"), self.show(one, f"{pattern}/{key}", limit=limit))
                for key, one in value.items()
            )
            return ", ".join(f"{label}: {shown}" for label, shown in pairs)
        if isinstance(value, Decimal):
            return self.code(show_number(value))
        return self._text(value, pattern, limit) if isinstance(value, str) else show_plain(value)

    def _text(self, value: str, pattern: str, limit: int | None) -> str:
        field = fields_by_pattern().get(pattern)
        if field is not None and field.refers is not None:
            return self.refer(field.refers, value)
        if field is not None and field.kind == "choice":
            return _SPOKEN.get(value, value.replace("-", " "))
        if field is not None and field.kind in _CODES:
            return self.code(value)
        return self.words(value, limit)

    def words(self, text: str, limit: int | None = SHORT) -> str:
        """Return a text set off, on one line, cut at a word's end where it is long."""
        return self.quote(cut_text(text, limit))

    def refer(self, kind: str, one: str) -> str:
        """Return the name of a person, the words of any other item, else the id."""
        words = self.names.get((kind, one))
        if words is None:
            return self.code(one)
        return self.title(kind, words)

    def title(self, kind: str, words: str) -> str:
        """Return an item's own words set off, a person's name as one."""
        return self.name(cut_text(words, SHORT)) if kind == "contact" else self.words(words)


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


def show_number(number: Decimal) -> str:
    """Return a number without trailing zeros: 60, not 60.0 or 6E+1."""
    return format(number.normalize() if number else Decimal(0), "f")


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
