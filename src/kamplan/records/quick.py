"""Read at once the values that are as they should be; all others are for `values`.

Nine in ten values of a plan are plain text, a day, an id or a known word, and right. What reads
them here says nothing about what is wrong: it returns None, and the value is read with care.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from kamplan.model.shape import FieldShape
from kamplan.records.values import FIRST_OF_OTHERS, compiled
from kamplan.yamldoc import MAX_BYTES, NULLS, Scalar
from kamplan.yamldoc.scalars import TRUTHS

Quick = Callable[[Scalar], Any]
"""From a scalar to its value, or None."""
_DAY_LENGTH = len("2026-03-31")


def find_quick(field: FieldShape) -> Quick | None:
    """Return what reads the ordinary values of a field, if there is such."""
    if field.kind == "date":
        return _read_day
    if field.kind == "choice":
        words = (one for one in field.choices if one not in NULLS and one not in TRUTHS)
        return _make_choice(frozenset(words))
    if field.kind == "text" and field.pattern is None and field.max_length is None:
        return _read_text
    if field.kind == "slug":
        return _make_slug(field)
    return None


def _read_text(node: Scalar) -> str | None:
    text = node.text
    if not text or node.refused:
        return None
    # A number, a truth value and nothing begin with few signs; a quoted text may be blank.
    if node.style:
        return None if text.isspace() else text
    return None if text[0] in FIRST_OF_OTHERS or text in NULLS else text


def _read_day(node: Scalar) -> date | None:
    text = node.text
    # In this form nothing but year, month and day passes: a week's has other hyphens.
    if len(text) != _DAY_LENGTH or text[4] != "-" or text[7] != "-" or node.refused:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _make_choice(choices: frozenset[str]) -> Quick:
    def read(node: Scalar) -> str | None:
        return node.text if node.text in choices and not node.refused else None

    return read


def _make_slug(field: FieldShape) -> Quick:
    assert field.pattern is not None  # noqa: S101 - every id has one
    search, longest = compiled(field.pattern).search, field.max_length or MAX_BYTES

    def read(node: Scalar) -> str | None:
        text = _read_text(node)
        if text is None or len(text) > longest or search(text) is None or text[-1] == "\n":
            return None
        return text

    return read
