"""What a value of a plan says, apart from how it is written: the ground on which plans compare.

Text is compared as it is signed: NFC, lines that end in a line feed, no trailing blanks, no
blank lines around it. Null, "", [] and {} all say nothing and are left out, and so is an entry
that is left with no keys.
"""

import re
import unicodedata
from collections.abc import Hashable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from kamplan.model.shape import FieldShape, RecordShape
from kamplan.records import Record, is_part, shape_of_part

Value = str | bool | Decimal | date | list[Any] | dict[str, Any] | None
"""Plain data: texts, truth values, exact numbers, days, lists, keys and values, or nothing."""

_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)


def normal_text(text: str) -> str:
    """Return a text as it is compared and signed."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\n" in text:
        return _TRAILING.sub("", text).strip("\n")
    return text.rstrip(" \t")


def plain_of(value: object, *, is_own: bool = False) -> Value:
    """Return a part of a loaded plan, or a value in it, as plain data without what is empty.

    Keys are as in the file and in the order of the shape; lists keep their order. All numbers
    are decimals, whole ones too.

    Args:
        value: a part, or a value that it holds.
        is_own: leave out the lists of items with ids, which are told of by themselves.

    """
    if isinstance(value, str):
        return normal_text(value) or None
    if value is None or isinstance(value, bool | Decimal | date):
        return value
    if isinstance(value, int):
        return Decimal(value)
    if is_part(value):
        return plain_record(value, is_own=is_own) or None
    if isinstance(value, dict):
        pairs = ((normal_text(key), plain_of(one)) for key, one in value.items())
        return {key: one for key, one in pairs if one is not None} or None
    if isinstance(value, tuple | list):
        return [one for one in map(plain_of, value) if one is not None] or None
    raise TypeError(f"{type(value).__name__} is no value of a plan")


def plain_record(record: object, *, is_own: bool = False) -> dict[str, Any]:
    """Return a part with fields as plain data, as `plain_of` does; {} where nothing is said."""
    pairs = (
        (key, plain_of(getattr(record, field.attribute), is_own=is_own))
        for key, field in shape_of_part(record).fields.items()
        if not (is_own and field.item is not None)
    )
    return {key: value for key, value in pairs if value is not None}


def frozen(value: Value, field: FieldShape) -> Hashable:
    """Return what two values share exactly when they say the same.

    Entries of a list whose order means nothing are put in an order of their own.
    """
    if isinstance(value, dict):
        inner = field.record.fields if field.record is not None else None
        shape = field.element if inner is None else None
        return tuple(
            (key, frozen(one, inner[key] if inner is not None else shape or field))
            for key, one in sorted(value.items())
        )
    if isinstance(value, list):
        element = field.element or field
        items = [frozen(one, element) for one in value]
        return tuple(items if field.ordered else sorted(items, key=repr))
    if isinstance(value, Decimal):
        return format(value.normalize() if value else Decimal(0), "f")
    return value


def signed_of(value: Value, field: FieldShape) -> Value:
    """Return the part of a value that a signature covers: without progress and the unsigned."""
    if field.progress or field.unsigned:
        return None
    if isinstance(value, dict) and field.record is not None:
        fields = field.record.fields
        pairs = ((key, signed_of(one, fields[key])) for key, one in value.items())
        return {key: one for key, one in pairs if one is not None} or None
    if isinstance(value, list) and field.element is not None:
        element = field.element
        return [
            one for one in (signed_of(one, element) for one in value) if one is not None
        ] or None
    return value


def walk_references(record: Record, shape: RecordShape, kind: str) -> Iterator[str]:
    """Give the ids of one kind of item that signed fields of a part name, again and again.

    What the part's own lists of items name is not among them.
    """
    for field in shape.fields.values():
        if not (field.progress or field.unsigned or field.item):
            yield from _references(getattr(record, field.attribute), field, kind)


def _references(value: Any, field: FieldShape, kind: str) -> Iterator[str]:  # noqa: ANN401 - any value
    if not value:
        return
    if field.refers is not None:
        if field.refers == kind:
            yield value
    elif field.kind == "record" and field.record is not None:
        yield from walk_references(value, field.record, kind)
    elif field.kind == "list" and field.element is not None:
        for one in value:
            yield from _references(one, field.element, kind)


def translate(value: Value, field: FieldShape, renames: dict[tuple[str, str], str]) -> Value:
    """Return a value in which the ids of renamed items are the new ones.

    Args:
        value: plain data.
        field: what it is.
        renames: from kind and old id to the new id.

    """
    if isinstance(value, dict) and field.record is not None:
        fields = field.record.fields
        return {key: translate(one, fields[key], renames) for key, one in value.items()}
    if isinstance(value, list) and field.element is not None:
        return [translate(one, field.element, renames) for one in value]
    if field.refers is not None and isinstance(value, str):
        return renames.get((field.refers, value), value)
    return value


def find_renamed(
    value: Value, field: FieldShape, renames: dict[tuple[str, str], str]
) -> tuple[str, str] | None:
    """Return the kind and old id of the first renamed item that a value names, or None."""
    if isinstance(value, dict) and field.record is not None:
        parts = [(one, field.record.fields[key]) for key, one in value.items()]
    elif isinstance(value, list) and field.element is not None:
        parts = [(one, field.element) for one in value]
    else:
        named = (field.refers or "", str(value))
        return named if named in renames else None
    return next((found for one in parts if (found := find_renamed(*one, renames))), None)
