"""Words that somebody said, taken from the lines of a note."""

import re

from kamplan.errors import KamplanError

_PLACE = re.compile(r"(.+):([0-9]{1,6})(?:-([0-9]{1,6}))?", re.DOTALL)
# A `-` or `*` is a mark before a blank alone: `-5 degrees` and `*never*` are words.
_MARK = re.compile(r"\s*(?:>|[*-](?=\s|$))\s*")
_PAIRS = (
    *('""', "“”", "„“", "„”", "””", "«»", "»«", "‹›", "›‹"),
    *("''", "‘’", "‚‘", "’’", "「」", "『』", "《》"),
)
"""Opening and closing quotation marks."""


def split_place(text: str) -> tuple[str, int, int]:
    """Return file, first and last line of `FILE:LINE` or `FILE:LINE-LINE`, counted from 1.

    Raises:
        KamplanError: the text is no such place.

    """
    match = _PLACE.fullmatch(text)
    if match is None:
        raise KamplanError(
            "--from-note takes a file and the lines of it that hold the words",
            hint="--from-note sessions/2025-09-16-walk-round.md:12-13",
        )
    first = int(match[2])
    last = int(match[3] or first)
    if not 1 <= first <= last:
        raise KamplanError(
            f"--from-note: there are no lines {first} to {last}", hint="lines count from 1"
        )
    return match[1], first, last


def take_words(notes: str, first: int, last: int) -> str:
    """Return the words on lines of a note.

    Of each line one leading `>`, `-` or `*` is dropped, and quotation marks around the words; lines
    are joined by one blank. Nothing else changes.

    Args:
        notes: the note.
        first: a line, counted from 1.
        last: the last line, likewise.

    Raises:
        KamplanError: there are no such lines, or no words on them.

    """
    lines = notes.removesuffix("\n").split("\n")
    if last > len(lines):
        raise KamplanError(
            f"--from-note: the note has {len(lines)} line{'' if len(lines) == 1 else 's'}, "
            f"and line {last} is asked for",
            hint="an editor shows the numbers of lines",
        )
    bare = [
        one[match.end() :].strip() if (match := _MARK.match(one)) else one.strip()
        for one in lines[first - 1 : last]
    ]
    said = [one for one in bare if one]
    if not said:
        raise KamplanError(
            f"--from-note: there are no words on line {first}"
            + (f" to {last}" if last > first else ""),
            hint="name the lines that begin with > in the note",
        )
    each = [_unquote(one) for one in said]
    if all(after != before for after, before in zip(each, said, strict=True)):
        return " ".join(each)
    return _unquote(" ".join(said))


def _unquote(text: str) -> str:
    """Return a text without the quotation marks around it, where it is one quotation."""
    for pair in _PAIRS:
        opening, closing = pair[0], pair[1]
        inner = text[1:-1]
        if inner and text[0] == opening and text[-1] == closing:
            # Single ones are apostrophes as well, so they may stand inside.
            is_one = closing in "'’" or not {opening, closing} & set(inner)
            return inner.strip() if is_one else text
    return text
