"""Mark what came and what went between two trees of one page: `<ins>` and `<del>`, word by word."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from markupsafe import escape

from kamplan.diff.wording import Mark, compare_words, split_words
from kamplan.render.redline.align import align, is_blank, split_runs
from kamplan.render.redline.tree import Element, Node, Text, walk

_AS_IT_IS = frozenset({"svg", "style", "title", "head"})
"""What is drawn or stands outside the page: it is as the new page has it."""
_WITHOUT_PAST = frozenset({"svg", "fieldset", "label"})
"""What means nothing where it went: drawings have their words beside them, buttons do nothing."""
_KEPT = 0.45
"""Where less than this share of the words was kept, a text is given whole, before and after."""


class Spoken(NamedTuple):
    """What marks say to those who hear the page."""

    deleted: str
    inserted: str


def mark_changes(old: Element, new: Element, spoken: Spoken) -> Element:
    """Return the new tree with what came and went since the old one marked.

    Each item of the page, known by its id, is compared with itself, wherever it stands now.

    Args:
        old: the page before, or a part of it.
        new: the same now.
        spoken: how marks are called, in the language of the page.

    """
    return _Marking(old, new, spoken).merge(old, new)


class _Marking:
    def __init__(self, old: Element, new: Element, spoken: Spoken) -> None:
        self._spoken = spoken
        self._olds = {key: one for one in walk(old) if (key := one.attributes.get("id"))}
        self._news = {key for one in walk(new) if (key := one.attributes.get("id"))}

    def merge(self, old: Element, new: Element) -> Element:
        if old.html == new.html or new.tag in _AS_IT_IS:
            return new
        parts: list[Node] = []
        for one, other in align(old.children, new.children):
            if other is None:
                parts += self._take_out(one)
            elif one is None:
                parts += self._put_in(other)
            elif isinstance(one, Element) and isinstance(other, Element):
                parts.append(self.merge(one, other))
            elif isinstance(one, Text) and isinstance(other, Text):
                parts += self._merge_texts(one, other)
        return new.holding(list(_join(parts)))

    def _merge_texts(self, old: Text, new: Text) -> Iterator[Node]:
        pieces = compare_words(old.said, new.said)
        kept = sum(_count(text) for mark, text in pieces if mark is Mark.KEPT)
        if is_blank(old) or is_blank(new) or old.said.split() == new.said.split():
            yield new
        elif kept < _KEPT * max(_count(old.said), _count(new.said)):
            yield self._mark("del", [old])
            yield self._mark("ins", [new])
        else:
            for mark, text in pieces:
                written = Text(str(escape(text)))
                if mark is Mark.KEPT or not text.strip():
                    yield from [] if mark is Mark.DELETED else [written]
                else:
                    yield self._mark("del" if mark is Mark.DELETED else "ins", [written])

    def _mark(self, tag: str, parts: Sequence[Node]) -> Element:
        said = self._spoken.deleted if tag == "del" else self._spoken.inserted
        look = "gone" if tag == "del" else "come"
        spoken = Element(
            "span", '<span class="off-screen">', {"class": "off-screen"}, (Text(f"{said} "),)
        )
        return Element(tag, f'<{tag} class="{look}">', {"class": look}, (spoken, *parts))

    def _take_out(self, node: Node | None) -> list[Node]:
        """Return what went, marked; items that stand elsewhere now are not shown twice."""
        if node is None or is_blank(node):
            return []
        left = self._without_past(node)
        return [] if left is None else self._mark_all("del", [left])

    def _without_past(self, node: Node) -> Node | None:
        if isinstance(node, Text):
            return node
        if node.tag in _WITHOUT_PAST or node.attributes.get("id") in self._news:
            return None
        kept = [left for one in node.children if (left := self._without_past(one)) is not None]
        return node if len(kept) == len(node.children) == 0 else node.holding(kept)

    def _put_in(self, node: Node) -> list[Node]:
        """Return what came, marked; an item that stood elsewhere shows what changed in it."""
        if is_blank(node):
            return [node]
        return self._mark_all("ins", [node])

    def _mark_all(self, tag: str, nodes: Sequence[Node]) -> list[Node]:
        marked: list[Node] = []
        for is_inline, run in split_runs(nodes):
            if is_inline:
                is_said = any(one.said.strip() for one in run)
                marked += [self._mark(tag, run)] if is_said else run
                continue
            for one in run:
                assert isinstance(one, Element)  # noqa: S101 - text stands within lines
                before = self._olds.get(one.attributes.get("id", ""))
                if tag == "ins" and before is not None and before.tag == one.tag:
                    marked.append(self.merge(before, one))
                elif one.tag in _AS_IT_IS:
                    marked.append(one)
                else:
                    marked.append(one.holding(self._mark_all(tag, one.children)))
        return marked


def _count(text: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in split_words(text))


def _join(parts: list[Node]) -> Iterator[Node]:
    """Make one mark of those that stand side by side, with the blanks between them."""

    def look(one: Node) -> tuple[str, int]:
        if isinstance(one, Element) and one.attributes.get("class") in ("come", "gone"):
            return (one.tag, 0)
        return ("", id(one))

    for _, run in groupby(parts, look):
        first, *others = run
        if isinstance(first, Element) and others:
            inner: list[Node] = list(first.children)
            for other in others:
                assert isinstance(other, Element)  # noqa: S101 - marks are elements
                inner += [Text(" ")] if other.tag == "del" else []
                inner += other.children[1:]
            first = first.holding(inner)
        yield first
