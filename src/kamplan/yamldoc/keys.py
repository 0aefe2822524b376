"""Check that the keys of each mapping can be told apart, and that each has a value."""

import re

from kamplan.yamldoc.bounds import Problem, span_at
from kamplan.yamldoc.characters import make_visible
from kamplan.yamldoc.nodes import Mapping, Scalar

ANCHOR_CURE = "write the value out where it is meant"
"""What to do about anchors, aliases and merge keys."""
_EXPLICIT = re.compile(r"\?(?<![^\s\ufeff,\[{:-]\?)(?!\S)")
"""The sign of a key without a colon behind it."""


def check_keys(mappings: list[Mapping], text: str) -> list[Problem]:
    """Return what is wrong with the keys of all mappings of a text, in the order of the text."""
    checker = _Checker(text)
    checker.check(mappings)
    return sorted(checker.problems, key=lambda one: one.span)


class _Checker:
    def __init__(self, text: str) -> None:
        self._text = text
        self.problems: list[Problem] = []

    def check(self, mappings: list[Mapping]) -> None:
        """Check the keys of each mapping."""
        used: set[str] = set()
        for mapping in mappings:
            names = {key.text for key, _ in mapping.pairs}
            used |= names
            if len(names) < len(mapping.pairs):
                self._compare(mapping)
        # Seldom is there a key that could read like another one.
        joined = "".join(used)
        if not (joined.isascii() and joined.islower()) or "<<" in used:
            self.problems.clear()
            for mapping in mappings:
                self._compare(mapping)
        has_explicit = _EXPLICIT.search(self._text) is not None
        for mapping in mappings:
            # Elsewhere the parser itself asks for the colon.
            if mapping.flow or has_explicit:
                self._check_colons(mapping, has_explicit=has_explicit)

    def _check_colons(self, mapping: Mapping, *, has_explicit: bool) -> None:
        for key, value in mapping.pairs:
            is_empty = value.__class__ is Scalar and not value.text
            if (is_empty or has_explicit) and not self._has_colon(key):
                message = f"`{make_visible(key.text, 60)}` has no value"
                self._add("yaml-syntax", message, key, "write `key: value` on one line")

    def _compare(self, mapping: Mapping) -> None:
        seen: dict[str, Scalar] = {}
        for key, _ in mapping.pairs:
            folded = _fold(key.text)
            if folded in seen:
                self._add_duplicate(key, seen[folded])
            else:
                seen[folded] = key
            if key.text == "<<" and not key.style:
                self._add("anchor-or-merge-key", "merge key `<<`", key, ANCHOR_CURE)

    def _has_colon(self, key: Scalar) -> bool:
        line_end = self._text.find("\n", key.end)
        rest = self._text[key.end : line_end if line_end >= 0 else len(self._text)]
        return rest.lstrip(" \t").startswith(":")

    def _add_duplicate(self, key: Scalar, first: Scalar) -> None:
        like = f", which reads like `{make_visible(first.text, 60)}`,"
        other = "" if key.text == first.text else like
        shown = make_visible(key.text, 60)
        message = f"key `{shown}`{other} stands twice, first on line {first.line}"
        cure = "keep one of them; nothing tells which is meant"
        self._add("duplicate-key", message, key, cure)

    def _add(self, rule: str, message: str, key: Scalar, cure: str) -> None:
        span = span_at(self._text, key.start, max(key.end, key.start + 1))
        self.problems.append(Problem(rule, message, span, cure))


def _fold(key: str) -> str:
    """Return what two keys share that readers take for the same."""
    if key.isascii():
        return key.lower()
    import unicodedata  # only keys beyond ASCII need it, and plans have none

    return unicodedata.normalize("NFKC", key).casefold()
