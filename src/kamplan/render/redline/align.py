"""Which part of the old page is which part of the new: what stays, what takes its place."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby

from kamplan.diff.wording import split_words
from kamplan.render.redline.tree import Element, Node, Text

Pair = tuple[Node | None, Node | None]

PHRASING = frozenset({
    "a", "abbr", "b", "bdi", "br", "code", "del", "em", "i", "input", "ins", "label", "small",
    "span", "strong", "sub", "sup", "svg", "time",
})  # fmt: skip
"""Elements that stand within a line."""
_HEADS = frozenset({"h2", "h3", "h4", "h5", "dt", "th", "caption", "legend"})
"""What names the element that it comes first in."""
_ALIKE = 0.4
"""From what share of words in common on one part took the place of another."""
_MANY = 10_000
"""Beyond so many pairs, parts are not weighed one against the other."""


def is_blank(node: Node) -> bool:
    """Say whether it is nothing but the space between elements."""
    return isinstance(node, Text) and not node.html.strip()


def is_phrasing(node: Node) -> bool:
    """Say whether it stands within a line."""
    return isinstance(node, Text) or node.tag in PHRASING


def align(olds: Sequence[Node], news: Sequence[Node]) -> Iterator[Pair]:
    """Pair the parts of two elements, in order; a part alone went or came.

    The same item and the same text are paired first; between them, what is of the same kind and
    alike. Where a gap lost some and gained some, those that went come first.
    """
    names = [_name(one) for one in olds], [_name(one) for one in news]
    matcher = SequenceMatcher(None, *names, autojunk=False)
    for tag, start, end, begin, stop in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(olds[start:end], news[begin:stop], strict=True)
        else:
            yield from _align_gap(olds[start:end], news[begin:stop])


def _name(node: Node) -> str:
    """Return what tells that it is the same: its id, else all that is written in it."""
    if isinstance(node, Element) and node.attributes.get("id"):
        return f"#{node.attributes['id']}"
    return node.html.strip() or " "


@lru_cache(maxsize=4096)
def _kind(node: Node) -> tuple[str, str, str]:
    """Return what parts must share to take each other's place."""
    if isinstance(node, Text):
        return ("", "blank" if is_blank(node) else "", "")
    if node.tag in ("time", "code"):
        return (node.tag, node.html, "")
    if "id" in node.attributes:
        return (node.tag, f"#{node.attributes['id']}", "")
    look = node.attributes.get("class", "") + node.attributes.get("href", "")
    inside = (one for one in node.children if isinstance(one, Element))
    first = next(inside, None)
    return (node.tag, look, first.said if first is not None and first.tag in _HEADS else "")


def _align_gap(olds: Sequence[Node], news: Sequence[Node]) -> Iterator[Pair]:
    if not olds or not news or len(olds) * len(news) > _MANY:
        yield from ((one, None) for one in olds)
        yield from ((None, other) for other in news)
        return
    kept = _find_best(olds, news)
    was, now = 0, 0
    for one, other in [*kept, (len(olds), len(news))]:
        yield from ((each, None) for each in olds[was:one])
        yield from ((None, each) for each in news[now:other])
        if one < len(olds):
            yield olds[one], news[other]
        was, now = one + 1, other + 1


def _find_best(olds: Sequence[Node], news: Sequence[Node]) -> list[tuple[int, int]]:
    """Return the pairs, in order, that have most in common together."""
    lone = Counter(map(_kind, olds)), Counter(map(_kind, news))

    def weigh(one: Node, other: Node) -> float:
        kind = _kind(one)
        if kind != _kind(other):
            return 0
        alike = _likeness(one.said, other.said)
        is_alone = lone[0][kind] == lone[1][kind] == 1
        return 1 + alike if alike >= _ALIKE or is_alone or kind[2] else 0

    best = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
    for at in range(len(olds) - 1, -1, -1):
        for to in range(len(news) - 1, -1, -1):
            gain = weigh(olds[at], news[to])
            both = best[at + 1][to + 1] + gain if gain else 0
            best[at][to] = max(best[at + 1][to], best[at][to + 1], both)
    found: list[tuple[int, int]] = []
    at = to = 0
    while at < len(olds) and to < len(news):
        gain = weigh(olds[at], news[to])
        if gain and best[at][to] == best[at + 1][to + 1] + gain:
            found.append((at, to))
            at, to = at + 1, to + 1
        elif best[at][to] == best[at + 1][to]:
            at += 1
        else:
            to += 1
    return found


@lru_cache(maxsize=4096)
def _count_words(text: str) -> Counter[str]:
    return Counter(word for word in split_words(text) if not word.isspace())


def _likeness(one: str, other: str) -> float:
    """Return the share of words that two texts have in common, from 0 to 1."""
    ones, others = _count_words(one), _count_words(other)
    total = ones.total() + others.total()
    return 2 * (ones & others).total() / total if total else 1.0


def split_runs(nodes: Sequence[Node]) -> Iterator[tuple[bool, list[Node]]]:
    """Give the runs of parts that stand within a line, and of those that do not."""
    for is_inline, run in groupby(nodes, is_phrasing):
        yield is_inline, list(run)
