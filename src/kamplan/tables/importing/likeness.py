"""Which needs are there already: by the words, however they were typed."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kamplan.tables.importing.heard import Heard

if TYPE_CHECKING:
    from kamplan.model import Need

_ALIKE = 85
"""From which likeness, in per cent, two quotations probably are one."""
_LEAST = 30
"""How many characters a quotation has that is looked for inside a longer one."""
_WORD = re.compile(r"[^\W_]+")


class Doubled(NamedTuple):
    """A row whose words are there already, or probably are."""

    heard: Heard
    of: str
    """The need's id, or the line of the same file."""
    share: int
    """How alike they are, in per cent; 100 where only marks, case or blanks differ."""


class Sorted(NamedTuple):
    """Rows by whether they are new."""

    new: tuple[Heard, ...]
    same: tuple[Doubled, ...]
    similar: tuple[Doubled, ...]


def sort_out(
    heard: "Iterable[Heard]", needs: "Sequence[Need]", *, keeps_similar: bool = False
) -> Sorted:
    """Return the rows that are new, those that are there already, and those that probably are.

    The same words are the same without case, blanks and punctuation; what a speaker corrected
    counts with its old words too.

    Args:
        heard: the rows, of which a later one may repeat an earlier one.
        needs: those of the plan.
        keeps_similar: count those as new that only probably are there.

    """
    known: dict[str, str] = {}
    for need in needs:
        for text in (need.verbatim, *(one.was for one in need.corrections if one.was)):
            known.setdefault(normalise(text), need.id)
    new: list[Heard] = []
    same: list[Doubled] = []
    similar: list[Doubled] = []
    for one in heard:
        text = normalise(one.words)
        if text in known:
            same.append(Doubled(one, known[text], 100))
            continue
        near = _find_near(text, known)
        if near and not keeps_similar:
            similar.append(Doubled(one, *near))
            continue
        new.append(one)
        known[text] = f"line {one.line}"
    return Sorted(tuple(new), tuple(same), tuple(similar))


def normalise(words: str) -> str:
    """Return words without case, punctuation and blanks that differ."""
    line = " ".join(words.split())
    folded = unicodedata.normalize("NFKC", line).casefold().replace("’", "'").replace("'", "")
    return " ".join(_WORD.findall(folded)) or folded


def _find_near(text: str, known: dict[str, str]) -> tuple[str, int] | None:
    from rapidfuzz import fuzz, process

    for other, name in known.items():
        short, long = sorted((text, other), key=len)
        if len(short) >= _LEAST and short in long:
            return name, round(100 * len(short) / len(long))
    best = process.extractOne(text, known.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return (known[best[0]], int(best[1])) if best else None
