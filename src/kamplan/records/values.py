"""Turn one YAML scalar into the value that its field asks for, or say what is wrong with it."""

import re
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from kamplan.model.shape import FieldShape
from kamplan.yamldoc import Scalar, is_surprising_number, make_visible, read_number, value_of

SHOWN = 60
"""How many characters of a value a message shows."""


class Wrong(NamedTuple):
    """Why a scalar is not what its field asks for, and what to write instead."""

    message: str
    cure: str
    rewrite: str | None = None
    """The same value as YAML that the field takes, where only quotes are wrong."""


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DAY_CURE = "write the day as YYYY-MM-DD, for example 2026-03-31"
_LIMIT = Decimal(10) ** 15
FIRST_OF_OTHERS = frozenset("0123456789+-.tTfF")
"""What a bare number or truth value can begin with."""


def read_scalar(node: Scalar, field: FieldShape) -> Any | Wrong:  # noqa: ANN401 - typed by the model
    """Return the value of a scalar that is neither null nor refused, or what is wrong.

    Args:
        node: the scalar.
        field: what its field asks for; not a record, list or map.

    Returns:
        `str`, `Decimal`, `int`, `bool` or `date` by the field's kind, or a `Wrong`.

    """
    kind = field.kind
    if kind == "date":
        return _read_day(node)
    if kind in ("number", "integer", "measure"):
        return _read_number(node, field)
    text = node.text
    # Nothing else can be a number or a truth value.
    is_text = node.style or text[0] not in FIRST_OF_OTHERS
    value = text if is_text else value_of(node)
    if kind == "flag":
        if isinstance(value, bool):
            return value
        return Wrong(f"{_shown(node)} is neither true nor false", "write true or false")
    if kind == "choice":
        if text in field.choices and not isinstance(value, bool):
            return text
        return _wrong_choice(node, field)
    if not isinstance(value, str):
        what = "a number" if isinstance(value, Decimal) else "a truth value"
        quoted = f'"{text}"'
        return Wrong(
            f"{_shown(node)} is {what} here, not text", f"put it in quotes: {quoted}", quoted
        )
    return _read_text(value, node, field)


def _read_text(value: str, node: Scalar, field: FieldShape) -> str | Wrong:
    if field.need == "R" and not value.strip():
        return Wrong(f"`{field.key}` is empty", "write it, or leave the whole entry out")
    if field.max_length is not None and len(value) > field.max_length:
        return Wrong(
            f"{_shown(node)} has {len(value)} characters", f"at most {field.max_length} fit here"
        )
    if field.pattern is not None and not compiled(field.pattern).search(value):
        message, cure = _PATTERN_WORDS[field.kind]
        return Wrong(message.format(_shown(node)), cure)
    if field.pattern is not None and value.endswith("\n"):
        return Wrong(f"{_shown(node)} ends with a line break", "write it on one line")
    return value


_PATTERN_WORDS = {
    "slug": (
        "{} is not an id",
        "ids are lower-case letters a-z, digits and single hyphens, for example level-the-week",
    ),
    "every": ("{} is not how often", "write for example 2 weeks, 1 month or 6 months"),
    "currency": ("{} is not a currency code", "write three capital letters, for example EUR"),
    "url": ("{} is not a link", "only links that begin with http:, https: or mailto: are allowed"),
    "path": (
        "{} is not a path below this plan's folder",
        "write it from the plan's folder on, for example sessions/2025-09-16-walk-round.md",
    ),
    "language": ("{} is not a language code", "write for example en, de or fr"),
    "action": (
        "{} is not an action named by the full hash of a commit; a tag could be moved",
        "write OWNER/REPO@HASH, with the 40 characters that `git rev-parse TAG^{commit}` prints",
    ),
}


def _read_day(node: Scalar) -> date | Wrong:
    text = node.text
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        return Wrong(f"{_shown(node)} is not a day in the calendar", _DAY_CURE)
    if _DAY.match(text):
        return Wrong(f"{_shown(node)} has more than a day", "leave out the time: " + text[:10])
    return Wrong(f"{_shown(node)} is not a day", _DAY_CURE)


def _read_number(node: Scalar, field: FieldShape) -> Decimal | int | str | Wrong:
    text = node.text
    number = read_number(text)
    if field.kind == "measure" and text in ("yes", "no"):
        return text
    if number is not None and node.style:
        return Wrong(f"{_shown(node)} is text here, not a number", "leave out the quotes", text)
    if number is None or abs(number) >= _LIMIT:
        if is_surprising_number(text):
            return Wrong(
                f"{_shown(node)} reads as different numbers in different tools",
                "write digits alone, without leading zero or separators",
            )
        also = " or yes or no" if field.kind == "measure" else ""
        return Wrong(
            f"{_shown(node)} is not a number that can be kept exactly",
            f"write a number{also}, for example 12 or 0.5",
        )
    if field.kind == "integer":
        if number != number.to_integral_value():
            return Wrong(f"{_shown(node)} is not a whole number", "write a whole number")
        if field.minimum is not None and number < field.minimum:
            return Wrong(f"{_shown(node)} is too small", f"the least is {field.minimum}")
        if field.maximum is not None and number > field.maximum:
            return Wrong(f"{_shown(node)} is too large", f"the most is {field.maximum}")
        return int(number)
    return number


def _wrong_choice(node: Scalar, field: FieldShape) -> Wrong:
    near = nearest(node.text, field.choices)
    listed = ", ".join(field.choices)
    cure = f"did you mean `{near}`? It is one of: {listed}" if near else f"write one of: {listed}"
    return Wrong(f"{_shown(node)} is not known here", cure)


def nearest(word: str, known: "tuple[str, ...] | list[str]") -> str | None:
    """Return the known word that `word` most likely was meant to be."""
    from difflib import get_close_matches  # only mistakes need it

    slug = word.strip().casefold().replace("_", "-").replace(" ", "-")
    by_slug = {one.replace("_", "-"): one for one in known}
    if slug in by_slug:
        return by_slug[slug]
    found = get_close_matches(slug, by_slug, n=1, cutoff=0.7)
    return by_slug[found[0]] if found else None


def _shown(node: Scalar) -> str:
    return f"`{make_visible(node.text, SHOWN)}`"


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a field's pattern, compiled once."""
    return re.compile(pattern)
