"""Text in columns of a terminal: how wide it is there, cut and filled to fit."""

import re
import unicodedata
from decimal import ROUND_FLOOR, Decimal

_WIDE = "WF"
_NO_ROOM = ("Mn", "Me", "Cf")
_COMMAND = re.compile(r"(?<!\S)::")


def width_of(text: str) -> int:
    """Return how many columns a terminal takes for the text (UAX #11; marks take none)."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.category(one) in _NO_ROOM
        else 1 + (unicodedata.east_asian_width(one) in _WIDE)
        for one in text
    )


def one_line(text: str) -> str:
    """Return the text on one line, which no CI takes for a command.

    GitHub obeys lines that begin with `::`, blanks before it or not; GitLab and Azure `##[`.
    """
    line = " ".join(text.split())
    if "::" in line:
        line = _COMMAND.sub(": :", line)
    return line.replace("##[", "## [")


def cut(text: str, width: int) -> str:
    """Return the text on one line of at most `width` columns, with `…` where it was cut."""
    line = one_line(text)
    if width_of(line) <= width:
        return line
    kept, taken = [], 1
    for one in line:
        taken += width_of(one)
        if taken > width:
            break
        kept.append(one)
    return "".join(kept).rstrip() + "…" if width > 0 else ""


def pad(text: str, width: int) -> str:
    """Return the text cut and filled with blanks to exactly `width` columns."""
    line = cut(text, width)
    return line + " " * (width - width_of(line))


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Return the text as lines of at most `width` columns, with what to begin them with.

    Lines are broken at blanks, and inside a word that is wider than a line; no text, no lines.
    """
    lines: list[str] = []
    line = ""
    for word in one_line(text).split():
        room = max(width - width_of(rest if lines else first), 1)
        if line and width_of(line) + 1 + width_of(word) > room:
            lines.append(line)
            line = ""
            room = max(width - width_of(rest), 1)
        piece = f"{line} {word}" if line else word
        while width_of(piece) > room:
            fitting = _fit(piece, room)
            lines.append(fitting)
            piece = _COMMAND.sub(": :", piece[len(fitting) :])
            room = max(width - width_of(rest), 1)
        line = piece
    lines += [line] if line else []
    return [f"{rest if at else first}{one}" for at, one in enumerate(lines)]


def _fit(text: str, width: int) -> str:
    """Return the beginning of a text that fits, at least one character of it."""
    taken = 0
    for at, one in enumerate(text):
        taken += width_of(one)
        if taken > width and at:
            return text[:at]
    return text


def draw_bar(share: Decimal, width: int) -> str:
    """Return a bar of `width` columns; full only from the target on, empty up to the baseline."""
    filled = int((min(max(share, Decimal(0)), Decimal(1)) * width).to_integral_value(ROUND_FLOOR))
    return "#" * filled + "." * (width - filled)


def cut_row(text: str, width: int) -> str:
    """Return a row cut at the screen's edge, its blanks kept."""
    while width_of(text) > width:
        text = text[:-1]
    return text.rstrip()
