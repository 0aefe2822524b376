"""What a bare YAML value is: the core schema of YAML 1.2, built from the text itself.

Nothing becomes a number, a truth value or nothing at all that a reader would not take for
one: `no`, `off`, `12:30` and `1_000` are text. Numbers are exact decimals. A day is text here;
the schema knows where text must be a day.

Source: YAML 1.2.2, chapter 10.3.2, <https://yaml.org/spec/1.2.2/#103-core-schema>.
"""

import re
from decimal import Decimal, InvalidOperation

from kamplan.yamldoc.nodes import Mapping, Node, Scalar, Sequence

Plain = str | bool | Decimal | None
"""A scalar's value."""

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
TRUTHS = {
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_SURPRISING = re.compile(
    r"[-+]?(?:0[0-9_]+|0x[0-9a-fA-F_]+|0o?[0-7_]+|0b[01_]+|[0-9][0-9_,']*_[0-9_]*|\.(?:inf|Inf|INF|nan|NaN|NAN)"
    r"|[0-9]+(?::[0-5]?[0-9])+)(?:\.[0-9_]*)?"
)
MAX_DIGITS = 30
MAX_EXPONENT = 15


def is_number(text: str) -> bool:
    """Say whether a bare value reads as a number to YAML 1.2."""
    first = text[:1]
    return first in "0123456789+-." and first != "" and _NUMBER.fullmatch(text) is not None


def is_surprising_number(text: str) -> bool:
    """Say whether readers and tools would disagree on the number: `012`, `1_000`, `0x1F`."""
    return _SURPRISING.fullmatch(text) is not None


def read_number(text: str) -> Decimal | None:
    """Return the exact number, or None where the text is none or is beyond all measure."""
    if not is_number(text) or is_surprising_number(text) or len(text) > MAX_DIGITS:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:  # pragma: no cover - the pattern admits only numbers
        return None
    return number if number == 0 or abs(number.adjusted()) <= MAX_EXPONENT else None


def value_of(node: Scalar) -> Plain:
    """Return what the scalar is by the core schema."""
    text = node.text
    if node.style:
        return text
    if text in NULLS:
        return None
    if text in TRUTHS:
        return TRUTHS[text]
    number = read_number(text)
    return text if number is None else number


def data_of(node: Node | None) -> object:
    """Return the plain data of a tree: dicts, lists, text, decimals, truth values, None."""
    if isinstance(node, Scalar):
        return value_of(node)
    if isinstance(node, Mapping):
        return {key.text: data_of(value) for key, value in node.pairs}
    if isinstance(node, Sequence):
        return [data_of(item) for item in node.items]
    return None
