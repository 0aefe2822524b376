"""Guesses which item that went may be one that came, for a person to confirm with `renamed_from`.

Guesses never enter the comparison. Only items that share a rare word are compared, so that the
cost grows with their number and not with its square.
"""

from collections import defaultdict

from kamplan.diff.changes import Likely
from kamplan.diff.matching import Entity
from kamplan.diff.titles import name_item, refer_to

LEAST = 80
"""How alike, out of 100, the words of two items must be."""
_RARE = 6
"""A word that more items than this share says nothing about which is which."""
_PROBES = 6
"""How many of an item's rarest words are looked up."""


def find_likely_renames(old: list[Entity], new: list[Entity]) -> tuple[Likely, ...]:
    """Return pairs of an item that went and one of its kind that came, in much the same words."""
    gone: dict[str, list[Entity]] = defaultdict(list)
    for one in old:
        if one.match is None and one.kind != "plan":
            gone[one.kind].append(one)
    come = [one for one in new if one.match is None and one.kind in gone]
    if not come:
        return ()
    from rapidfuzz import fuzz  # slow to load, and seldom needed

    found: list[Likely] = []
    taken: set[int] = set()
    shelves = {kind: _shelve(ones) for kind, ones in gone.items()}
    for one in come:
        words = name_item(one).title.casefold()
        shelf = shelves[one.kind]
        rare = sorted((w for w in set(words.split()) if w in shelf), key=lambda w: len(shelf[w]))
        near = {id(other): other for w in rare[:_PROBES] for other in shelf[w][:_RARE]}
        scored = [
            (fuzz.ratio(name_item(other).title.casefold(), words), other)
            for key, other in near.items()
            if key not in taken
        ]
        if scored:
            score, other = max(scored, key=lambda pair: pair[0])
            before, now = refer_to(other), refer_to(one)
            if score >= LEAST and before and now:
                taken.add(id(other))
                found.append(Likely(before, now, round(score)))
    return tuple(found)


def _shelve(items: list[Entity]) -> dict[str, list[Entity]]:
    shelf: dict[str, list[Entity]] = defaultdict(list)
    for one in items:
        for word in set(name_item(one).title.casefold().split()):
            shelf[word].append(one)
    return shelf
