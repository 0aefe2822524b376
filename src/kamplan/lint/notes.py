"""Quotations in a session's notes: where words stand, and what comes nearest to them.

Words are compared, and nothing else: quotation marks, dashes, capitals, line breaks and the marks
of Markdown are how a text is set, not what was said.
"""

import re  # patterns are compiled when first used, not at start-up
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from kamplan.lint.phrases import WORD

_GAP = r"\[[^\]]*\]|…|\.\.\."
_WIDE = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
"""Scripts that put no blanks between words, so that a line break may stand within one."""

_ALIKE = 60
"""From which similarity in per cent on a passage is worth naming."""


class Passage(NamedTuple):
    """A place in the notes."""

    line: int
    """Counted from 1."""
    text: str
    """Its words as they stand, on one line."""


class Quotation(NamedTuple):
    """What stands in the notes as said by somebody: a paragraph of lines that begin with `>`."""

    line: int
    """Its first line, counted from 1."""
    last_line: int
    text: str
    """Its words on one line, without the marks."""


def find_quotations(notes: str) -> list[Quotation]:
    """Give the quotations of notes in their order."""
    found: list[Quotation] = []
    lines: list[str] = []
    for number, line in enumerate([*notes.splitlines(), ""], 1):
        bare = line.lstrip()
        said = bare.lstrip("> ").rstrip() if bare.startswith(">") else ""
        if said:
            lines.append(said)
        elif lines:
            found.append(Quotation(number - len(lines), number - 1, " ".join(lines)))
            lines = []
    return found


@lru_cache(maxsize=256)  # more than one rule asks for the same notes and quotations
def fold_words(text: str) -> str:
    """Return the words of a text alone, in small letters, each with a blank on either side.

    Two texts that say the same fold to the same, and words are found as whole words.
    """
    is_wide = False
    if not text.isascii():
        import unicodedata  # only texts beyond ASCII need it

        text = unicodedata.normalize("NFKC", text).replace("’", "'").replace("ʼ", "'")
        is_wide = re.search(_WIDE, text) is not None
    words = WORD.findall(text.casefold())
    return "".join(words) if is_wide else f" {' '.join(words)} "


def holds_words(folded: str, quotation: str) -> bool:
    """Say whether folded notes hold a quotation.

    Where words were left out (`…`, `...`) or put in (`[the nurses]`), the parts around them must
    stand in the notes one after the other.
    """
    is_wide = folded[:1] != " "
    at = 0
    for part in re.split(_GAP, quotation):
        words = fold_words(part)
        if is_wide:
            words = words.replace(" ", "")
        if not words.strip():
            continue
        found = folded.find(words, at)
        if found < 0:
            return False
        # The blank behind a part is the one before the next.
        at = found + len(words) - (not is_wide)
    return True


def find_nearest(notes: str, quotation: str) -> Passage | None:
    """Return the passage of the notes that is most like a quotation, or None where none is."""
    from rapidfuzz import fuzz  # only a quotation that is not found needs it

    words = [
        (number, match[0])
        for number, line in enumerate(notes.splitlines(), 1)
        for match in WORD.finditer(line.replace("’", "'"))
    ]
    folded = [word.casefold() for _, word in words]
    wanted = fold_words(quotation).strip()
    found = fuzz.partial_ratio_alignment(wanted, " ".join(folded), score_cutoff=_ALIKE)
    if found is None or found.dest_end == found.dest_start:
        return None
    ends = list(accumulate(len(word) + 1 for word in folded))
    first = bisect_right(ends, found.dest_start)
    last = bisect_left(ends, found.dest_end)
    return Passage(words[first][0], " ".join(word for _, word in words[first : last + 1]))
