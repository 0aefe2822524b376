"""Which entry of a list without ids is which: by the keys that identify it, as `on` a reading."""

from collections import defaultdict
from collections.abc import Hashable
from itertools import chain, zip_longest
from typing import Any, NamedTuple

from kamplan.diff.matching import Renames
from kamplan.diff.values import Value, frozen, plain_of, signed_of, translate
from kamplan.model.shape import FieldShape
from kamplan.records import Record


class Pair(NamedTuple):
    """Two entries of a list that are one and the same, or one that has no counterpart."""

    key: tuple[Value, ...]
    """The values of the keys that identify it, those of the old entry where there is one."""
    nth: int
    """How many old entries with the same key stand before it."""
    old: Record | None
    new: Record | None


def match_entries(
    old: tuple[Any, ...], new: tuple[Any, ...], field: FieldShape, renames: Renames
) -> list[Pair]:
    """Match the entries of a list by the keys that identify them, as `on` does a reading.

    Entries that share their keys are matched where they are equal, then in order. Entries
    without any content are left out.
    """
    element = field.element
    assert element is not None  # noqa: S101 - lists have elements
    assert element.record is not None  # noqa: S101 - only records have keys
    keys = [element.record.fields[key] for key in field.identity]

    def group(ones: tuple[Any, ...]) -> dict[tuple[Value, ...], list[_Entry]]:
        found: dict[tuple[Value, ...], list[_Entry]] = {}
        for one in ones:
            if plain_of(one) is not None:
                key = tuple(plain_of(getattr(one, key.attribute)) for key in keys)
                same = found.setdefault(key, [])
                same.append(_Entry(key, len(same), one))
        return found

    news = group(new)
    olds: dict[tuple[Value, ...], list[_Entry]] = {}
    for key, entries in group(old).items():
        parts = zip(keys, key, strict=True)
        followed = tuple(translate(part, shape, renames) for shape, part in parts)
        olds.setdefault(key if key in news else followed, []).extend(entries)
    pairs: list[Pair] = []
    for same in [*olds, *(one for one in news if one not in olds)]:
        ones, others = olds.get(same, []), news.get(same, [])
        if len(ones) > 1 or len(others) > 1:
            ones, others = _align(ones, others, element)
        for one, other in zip_longest(ones, others):
            key, nth, _ = one or other
            pairs.append(Pair(key, nth, one and one.record, other and other.record))
    return pairs


class _Entry(NamedTuple):
    key: tuple[Value, ...]
    nth: int
    record: Record


def _align(
    ones: list[_Entry], others: list[_Entry], element: FieldShape
) -> tuple[list[_Entry], list[_Entry]]:
    """Put entries that share their keys into an order in which equals stand at one place."""
    heads: tuple[list[_Entry], list[_Entry]] = ([], [])
    for say in (plain_of, lambda one: signed_of(plain_of(one), element)):
        waiting: dict[Hashable, list[_Entry]] = defaultdict(list)
        for one in reversed(ones):
            waiting[frozen(say(one.record), element)].append(one)
        rest = []
        for other in others:
            found = waiting[frozen(say(other.record), element)]
            if found:
                heads[0].append(found.pop())
                heads[1].append(other)
            else:
                rest.append(other)
        left = {one[:2] for one in chain.from_iterable(waiting.values())}
        ones, others = [one for one in ones if one[:2] in left], rest
    return heads[0] + ones, heads[1] + others
