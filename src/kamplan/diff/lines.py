"""Which line of an ordered list is which, and what a list without order lost and gained."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from typing import Any

from kamplan.diff.values import Value, frozen, plain_of
from kamplan.model.shape import FieldShape


class Lines:
    """The lines of an ordered list that say something."""

    def __init__(self, ones: tuple[Any, ...], element: FieldShape) -> None:
        said = [(index, plain_of(one)) for index, one in enumerate(ones)]
        self.places = [index for index, value in said if value is not None]
        self.values = [value for _, value in said if value is not None]
        self.frozen: list[Hashable] = [frozen(value, element) for value in self.values]


def match_lines(old: list[Hashable], new: list[Hashable]) -> list[tuple[int, int]]:
    """Return which old line is which new one, by what they say, in the new order."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for index in range(len(old) - 1, -1, -1):
        waiting[old[index]].append(index)
    return [(waiting[one].pop(), index) for index, one in enumerate(new) if waiting.get(one)]


def pair_lines(olds: int, news: int, kept: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give the lines that were removed, added, or replaced at the same place.

    A line that stands between the same neighbours as one that went has replaced it. Lines that
    have no counterpart come with -1. Where the kept lines changed their order, nothing replaces.
    """
    order = [one for one, _ in kept]
    is_in_order = order == sorted(order)
    gone, come = set(range(olds)) - set(order), set(range(news)) - {other for _, other in kept}
    gaps: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, total, free in ((0, olds, gone), (1, news, come)):
        gap = 0
        for index in range(total):
            if index in free:
                gaps[gap if is_in_order else side - 2][side].append(index)
            else:
                gap += 1
    for gap in sorted(gaps):
        ones, others = gaps[gap]
        for at in range(max(len(ones), len(others))):
            yield (
                ones[at] if at < len(ones) else -1,
                others[at] if at < len(others) else -1,
            )


def list_differences(old: Value, new: Value) -> tuple[list[Value], list[Value]]:
    """Return what a list without order lost and gained, each value as often as it did."""
    ones = old if isinstance(old, list) else []
    others = new if isinstance(new, list) else []
    values = {repr(one): one for one in (*ones, *others)}
    before, now = Counter(map(repr, ones)), Counter(map(repr, others))
    lost, gained = (before - now).elements(), (now - before).elements()
    return [values[one] for one in lost], [values[one] for one in gained]
