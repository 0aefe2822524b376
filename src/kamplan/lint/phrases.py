"""Words and phrases, found in a text wherever they stand as whole words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SET_OTHERWISE = (("’", "'"), ("-", " "), ("–", " "), ("/", " "))


def split_words(text: str) -> list[str]:
    """Split a text into small-letter words; hyphens part them, apostrophes do not."""
    return WORD.findall(text.replace("’", "'").casefold())


def fold_for_search(text: str) -> str:
    """Return a text such that a phrase that it holds is a part of it, letter by letter."""
    for one, other in _SET_OTHERWISE:
        text = text.replace(one, other)
    return " ".join(text.casefold().split())


class Hit(NamedTuple):
    """A phrase found: where its first word stands among the words, and the phrase."""

    at: int
    phrase: str


class Phrases:
    """A list of phrases, looked up by their first words."""

    def __init__(self, *lists: Iterable[str]) -> None:
        """Take phrases as a reader writes them.

        Args:
            lists: phrases; `optimis(e ed es ing)` stands for four of them.

        """
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        forms = (form for phrases in lists for phrase in phrases for form in _expand(phrase))
        for form in forms:
            is_plain = form.islower() and form.replace(" ", "").isalpha()
            words = tuple(form.split() if is_plain else split_words(form))
            if words:
                self._by_first.setdefault(words[0], []).append(words)
        for found in self._by_first.values():
            if len(found) > 1:
                found.sort(key=len, reverse=True)

    def find_traces(self, folded: str, known: AbstractSet[str]) -> list[str]:
        """Return, quickly, which of the phrases a long text may hold; mostly none.

        Args:
            folded: the text as `fold_for_search` gives it.
            known: its words.

        """
        firsts = self._by_first.keys() & known
        phrases = (" ".join(phrase) for first in firsts for phrase in self._by_first[first])
        return [phrase for phrase in phrases if phrase in folded]

    def find_all(self, words: Sequence[str]) -> Iterator[Hit]:
        """Give every phrase that the words hold, of overlapping ones the longest."""
        by_first = self._by_first
        if by_first.keys().isdisjoint(words):
            return
        free = 0
        for index, word in enumerate(words):
            if index < free or word not in by_first:
                continue
            for phrase in by_first[word]:
                if len(phrase) == 1 or tuple(words[index : index + len(phrase)]) == phrase:
                    free = index + len(phrase)
                    yield Hit(index, " ".join(phrase))
                    break

    def count(self, words: Sequence[str], at: int) -> int:
        """Return how many words from `at` on are a phrase of the list; 0 where none is."""
        for phrase in self._by_first.get(words[at], ()) if at < len(words) else ():
            if tuple(words[at : at + len(phrase)]) == phrase:
                return len(phrase)
        return 0

    def find_first(self, words: Sequence[str]) -> str | None:
        """Return the first phrase that the words hold, or None."""
        return next((hit.phrase for hit in self.find_all(words)), None)


def _expand(phrase: str) -> list[str]:
    before, opened, rest = phrase.partition("(")
    if not opened:
        return [phrase]
    endings, _, behind = rest.partition(")")
    # `leverag(e ing)` has no form without an ending; `quota( s)` has one.
    return [form for one in endings.split(" ") for form in _expand(before + one + behind)]


def read_phrases(text: str) -> tuple[str, ...]:
    """Read a list that is written one or more to a line, with commas between them."""
    return tuple(one for part in text.replace("\n", ",").split(",") if (one := part.strip()))


def read_words(text: str) -> frozenset[str]:
    """Read a list of single words with blanks between them."""
    return frozenset(text.split())
