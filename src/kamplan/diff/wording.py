"""What changed in a text, word by word: for red-lines in every format.

Words are runs of letters with their accents, and whole numbers; Chinese, Japanese, Thai and the
like, which part no words by blanks, are compared sign by sign. Putting the kept and deleted
pieces together gives the old text, the kept and inserted ones the new text, to the character.
"""

import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class Mark(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


class Piece(NamedTuple):
    """A run of text that was kept, deleted or inserted."""

    mark: Mark
    text: str


_MANY = 300
"""From how many words on the fast comparison is used, which is dearer to load."""
_TOO_MANY = 20_000
"""From how many words on texts are not compared but shown one after the other."""


def compare_words(old: str, new: str) -> tuple[Piece, ...]:
    """Return how one text became the other, in pieces as long as possible.

    Where both changed, what was deleted comes before what was inserted.
    """
    if old == new:
        return (Piece(Mark.KEPT, old),) if old else ()
    return tuple(_slide(list(_tidy(_match(_tokens(old), _tokens(new))))))


def split_words(text: str) -> list[str]:
    """Return the words of a text with all that stands between them; joined they are the text."""
    words: list[str] = []
    kind = ""
    for at, one in enumerate(text):
        now = _kind_of(one)
        if now == "mark" and words:
            words[-1] += one  # an accent belongs to whatever stands before it
            continue
        if now == "joint":
            # Within a number or a word: 1,000.5, 2026-07-01, don't.
            before, after = text[at - 1 : at], text[at + 1 : at + 2]
            now = kind if _joins(one, kind, before, after) else "sign"
        if now == kind and now in ("letter", "digit", "blank"):
            words[-1] += one
        else:
            words.append(one)
        kind = now
    return words


@lru_cache(maxsize=4096)
def _kind_of(one: str) -> str:
    if one.isspace():
        return "blank"
    if one in "'’.,:-/":
        return "joint"
    if one.isdecimal():
        return "digit"
    category = unicodedata.category(one)
    if category[0] == "M" or one in "\u200c\u200d":
        return "mark"
    if category[0] == "L":
        return "sign" if _stands_alone(one) else "letter"
    return "sign"


def _joins(one: str, kind: str, before: str, after: str) -> bool:
    if kind == "digit":
        return one in ".,:-/" and after.isdecimal() and before.isdecimal()
    return kind == "letter" and one in "'’" and after.isalpha()


_UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x3005, 0x30FF),  # kana
    (0x3400, 0x9FFF),  # Chinese characters
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)


def _stands_alone(one: str) -> bool:
    """Say whether the script parts no words by blanks."""
    code = ord(one)
    return any(first <= code <= last for first, last in _UNSPACED)


class _Token(NamedTuple):
    """A word and the blanks before it; only the word counts when words are matched."""

    blank: str
    word: str

    @property
    def text(self) -> str:
        return self.blank + self.word


def _tokens(text: str) -> list[_Token]:
    found, blank = [], ""
    for word in split_words(text):
        if word.isspace():
            blank = word
        else:
            found.append(_Token(blank, word))
            blank = ""
    return [*found, _Token(blank, "")] if blank else found


def _match(ones: list[_Token], others: list[_Token]) -> Iterator[Piece]:
    size = max(len(ones), len(others))
    if size > _TOO_MANY:
        yield Piece(Mark.DELETED, "".join(one.text for one in ones))
        yield Piece(Mark.INSERTED, "".join(one.text for one in others))
        return
    words = [one.word for one in ones], [one.word for one in others]
    for tag, start, end, begin, stop in _opcodes(*words, is_long=size > _MANY):
        if tag == "equal":
            for one, other in zip(ones[start:end], others[begin:stop], strict=True):
                yield from _keep(one, other)
            continue
        if end > start:
            yield Piece(Mark.DELETED, "".join(one.text for one in ones[start:end]))
        if stop > begin:
            yield Piece(Mark.INSERTED, "".join(one.text for one in others[begin:stop]))


def _keep(one: _Token, other: _Token) -> Iterator[Piece]:
    """Give a word that was kept, and its blanks where they were too."""
    if one.blank == other.blank:
        yield Piece(Mark.KEPT, one.text)
        return
    if one.blank:
        yield Piece(Mark.DELETED, one.blank)
    if other.blank:
        yield Piece(Mark.INSERTED, other.blank)
    yield Piece(Mark.KEPT, one.word)


def _opcodes(
    ones: list[str], others: list[str], *, is_long: bool
) -> Iterator[tuple[str, int, int, int, int]]:
    if not is_long:
        from difflib import SequenceMatcher  # like the other, only changed prose needs it

        yield from SequenceMatcher(None, ones, others, autojunk=False).get_opcodes()
        return
    from rapidfuzz.distance import Indel

    for one in Indel.opcodes(ones, others):
        yield (one.tag, one.src_start, one.src_end, one.dest_start, one.dest_end)


def _tidy(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Join neighbours, and changes that only blanks or single signs part: no confetti."""
    kept, gone, come, between = "", "", "", ""
    for mark, text in pieces:
        if mark is Mark.KEPT and (gone or come):
            between += text
            if any(one.isalnum() for one in between):
                yield from _changed(gone, come)
                kept, gone, come, between = between, "", "", ""
        elif mark is Mark.KEPT:
            kept += text
        else:
            if kept:
                yield Piece(Mark.KEPT, kept)
            gone, come, kept, between = gone + between, come + between, "", ""
            if mark is Mark.DELETED:
                gone += text
            else:
                come += text
    yield from _changed(gone, come)
    if kept or between:
        yield Piece(Mark.KEPT, kept + between)


def _slide(pieces: list[Piece]) -> Iterator[Piece]:
    """Let what came or went alone end with its blank rather than begin with it."""
    for at, (mark, text) in enumerate(pieces):
        before = pieces[at - 1] if at else None
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        is_between = before and after and before.mark is after.mark is Mark.KEPT
        if mark is not Mark.KEPT and is_between and before and after:
            blanks = 0
            while (
                blanks < min(len(text), len(after.text))
                and text[blanks].isspace()
                and text[blanks] == after.text[blanks]
            ):
                blanks += 1
            pieces[at - 1] = Piece(Mark.KEPT, before.text + text[:blanks])
            pieces[at] = Piece(mark, text[blanks:] + text[:blanks])
            pieces[at + 1] = Piece(Mark.KEPT, after.text[blanks:])
    return (piece for piece in pieces if piece.text)


def _changed(gone: str, come: str) -> Iterator[Piece]:
    """Give a deletion and an insertion without the ends that both share."""
    if gone and come:
        head = 0
        while (
            head < min(len(gone), len(come)) and gone[head] == come[head] and gone[head].isspace()
        ):
            head += 1
        if head:
            yield Piece(Mark.KEPT, gone[:head])
            gone, come = gone[head:], come[head:]
    if gone:
        yield Piece(Mark.DELETED, gone)
    if come:
        yield Piece(Mark.INSERTED, come)
