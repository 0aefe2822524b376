"""Text in columns of a terminal: how wide it is there, cut and filled to fit."""

import textwrap
import unicodedata
from decimal import ROUND_FLOOR, Decimal

_WIDE = "WF"
_NO_ROOM = ("Mn", "Me", "Cf")


def width_of(text: str) -> int:
    """Return how many columns a terminal takes for the text (UAX #11; marks take none)."""
    return sum(
        0
        if unicodedata.category(one) in _NO_ROOM
        else 1 + (unicodedata.east_asian_width(one) in _WIDE)
        for one in text
    )


def one_line(text: str) -> str:
    """Return the text on one line."""
    return " ".join(text.split())


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
    """Return the text as lines of at most `width` columns, with what to begin them with."""
    return textwrap.wrap(
        one_line(text),
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_on_hyphens=False,
    )


def draw_bar(share: Decimal, width: int) -> str:
    """Return a bar of `width` columns; full only from the target on, empty up to the baseline."""
    filled = int((min(max(share, Decimal(0)), Decimal(1)) * width).to_integral_value(ROUND_FLOOR))
    return "#" * filled + "." * (width - filled)


def cut_row(text: str, width: int) -> str:
    """Return a row cut at the screen's edge, its blanks kept."""
    while width_of(text) > width:
        text = text[:-1]
    return text.rstrip()
