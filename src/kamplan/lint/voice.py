"""Hear whether words are the customer's own, or the supplier's rendering of them.

Signs are weighed: what a supplier says and a customer does not, against what only a person who
speaks of his own affairs says. `tests/data/voice.tsv` holds the sentences by which the weights are
judged; one half of them was never looked at while weighing.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from kamplan.lint import vocabulary
from kamplan.lint.phrases import Phrases, read_words, split_words

ENOUGH = 2.0
"""From this weight on words are the supplier's."""

_SHORT = 25
"""Up to how many words a quotation is short, so that each of its words tells."""

_REACH = 3
"""How many words may stand between a subject and its verb."""

_LEGAL_FORMS = read_words("""
ltd limited plc inc llc llp corp co gmbh ag kg se ohg sa sas sarl sl bv nv as asa ab oy oyj aps
spa srl group holding holdings and the
""")
_SENTENCE_END = r"[.!?;:]\s"


class Verdict(NamedTuple):
    """How much words sound like the supplier's, and by what."""

    weight: float
    signs: tuple[str, ...]
    """Words that gave them away, the plainest first."""
    is_third_person: bool
    """Whether the customer is spoken of and does not speak."""

    @property
    def is_suppliers(self) -> bool:
        """Whether the signs are enough."""
        return self.weight >= ENOUGH


class Ear:
    """Listens for one customer and one supplier."""

    def __init__(
        self,
        names: Iterable[str] = (),
        words: Iterable[str] = (),
        products: Iterable[str] = (),
    ) -> None:
        """Prepare to listen.

        Args:
            names: what the customer is called.
            words: the supplier's own vocabulary, besides what every supplier says.
            products: names of products and brands; they count only beside another sign.

        """
        self._names = {form for name in names for form in _short_names(name)}
        self._first_words = {name[0] for name in self._names}
        self._words = _read_list(tuple(words))
        self._products = _read_list(tuple(products))

    def judge(self, text: str, speaker: str = "") -> Verdict:
        """Weigh one quotation.

        Args:
            text: the words.
            speaker: the name of who is said to have said them.

        """
        lists = _lists()
        words = split_words(text)
        spoken = _Spoken.of(words, text)
        third = self._find_third_person(words, text, spoken) or _find_speaker(words, speaker)
        strong = [*_find_every(self._words, words), *_find_every(lists.strong, words)]
        weak = _find_every(lists.weak, words)
        weight = 3.0 * bool(third) + 2.0 * len(strong)
        # In a long answer a customer uses some of these words as well.
        weight += 0.75 * len(weak) * min(1.0, _SHORT / max(len(words), 1))

        note = people = opening = passive = ""
        if not spoken.as_himself:
            note = "" if third else _find_opening(lists.notes, words)
            people = "" if third else _find_their_people(words)
            passive = lists.passive.find_first(words) or ""
        if not spoken.of_anybody:
            opening = _find_opening(lists.openings, words)
        weight += 2.0 * bool(note) + 1.5 * bool(people or opening) + 1.0 * bool(passive)
        weight -= spoken.weight

        signs = [third, *strong, note, people, opening, passive, *weak]
        if 0 < weight < ENOUGH and (product := self._products.find_first(words)):
            weight += 1.0
            signs.append(product)
        return Verdict(weight, tuple(dict.fromkeys(filter(None, signs))), bool(third))

    def _find_third_person(self, words: Sequence[str], text: str, spoken: "_Spoken") -> str:
        """Return `the client requires`, where the customer is spoken of as someone else."""
        if spoken.as_himself:
            return ""
        asking = _lists().asking
        for at, word in enumerate(words):
            if word in self._first_words:
                end = self._match_name(words, at)
            elif word in vocabulary.CUSTOMER:
                before = words[at - 1] if at else ""
                end = at + 1 if before in vocabulary.ARTICLES or _begins(at, text) else 0
            else:
                continue
            if end and (verb := _find_verb(asking, words, end)):
                return " ".join(words[at:verb])
            if end and at == 0 and words[end : end + 1] and words[end] not in vocabulary.NO_PARTY:
                return " ".join(words[:end])  # `Customer: …` is a note about someone
        return ""

    def _match_name(self, words: Sequence[str], start: int) -> int:
        ends = (
            start + len(name)
            for name in self._names
            if tuple(words[start : start + len(name)]) == name
        )
        return max(ends, default=0)


class _Spoken(NamedTuple):
    """Signs that a person speaks."""

    weight: float
    as_himself: bool
    """Whether someone says I or we: then `the customer` is someone else's."""
    of_anybody: bool
    """Whether any person is spoken of or to."""

    @classmethod
    def of(cls, words: Sequence[str], text: str) -> "_Spoken":
        known = set(words)
        alone = not known.isdisjoint(vocabulary.SPEAKER)
        addressing = not known.isdisjoint(vocabulary.ADDRESSING)
        others = not known.isdisjoint(vocabulary.OTHERS)
        is_shortened = any("'" in word and not word.endswith("'s") for word in words)
        weight = (
            1.25 * alone
            + 0.75 * is_shortened
            + 0.5 * addressing
            + 0.5 * ("?" in text or "!" in text)
            + 0.25 * others
        )
        as_himself = alone or not known.isdisjoint(vocabulary.WE)
        together = not known.isdisjoint(vocabulary.US)
        return cls(weight, as_himself, as_himself or together or addressing or others)


class _Lists(NamedTuple):
    strong: Phrases
    weak: Phrases
    asking: Phrases
    formal: Phrases
    openings: Phrases
    notes: Phrases
    passive: Phrases
    their_people: Phrases


@cache
def _lists() -> _Lists:
    return _Lists(
        Phrases(vocabulary.STRONG),
        Phrases(vocabulary.WEAK),
        Phrases(vocabulary.ASKING),
        Phrases(vocabulary.FORMAL),
        Phrases(vocabulary.OPENINGS),
        Phrases(vocabulary.NOTES),
        Phrases(vocabulary.PASSIVE),
        Phrases(vocabulary.THEIR_PEOPLE),
    )


@lru_cache(maxsize=16)
def _read_list(phrases: tuple[str, ...]) -> Phrases:
    return Phrases(phrases)


def _find_every(phrases: Phrases, words: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(hit.phrase for hit in phrases.find_all(words)))


def _find_opening(openings: Phrases, words: Sequence[str]) -> str:
    return " ".join(words[: openings.count(words, 0)])


def _find_their_people(words: Sequence[str]) -> str:
    """Return `end users require`, where words begin with a part of the customer."""
    lists = _lists()
    length = lists.their_people.count(words, 0)
    return " ".join(words[: _find_verb(lists.formal, words, length)]) if length else ""


def _find_speaker(words: Sequence[str], speaker: str) -> str:
    """Return `strand would like`, where the speaker is spoken of by name."""
    name = split_words(speaker)[-1:]
    for at, word in enumerate(words[:_REACH]):
        if [word] == name and (verb := _find_verb(_lists().asking, words, at + 1)):
            return " ".join(words[at:verb])
    return ""


def _find_verb(verbs: Phrases, words: Sequence[str], start: int) -> int:
    """Return the index behind the verb that follows a subject; 0 where none does."""
    for at in range(start, min(start + _REACH, len(words))):
        if length := verbs.count(words, at):
            return at + length
    return 0


def _begins(at: int, text: str) -> bool:
    """Say whether the word `at` stands where a sentence begins."""
    if at == 0:
        return True
    ends = (len(split_words(text[: match.start()])) for match in re.finditer(_SENTENCE_END, text))
    return at in ends


def _short_names(name: str) -> list[tuple[str, ...]]:
    """Return what people call a company: all its words, and without its legal form."""
    words = split_words(name)
    bare = tuple(one for one in words if one not in _LEGAL_FORMS)
    return [one for one in dict.fromkeys((tuple(words), bare, bare[:2])) if one]
