"""The catalogue of kinds of change: published by `kamplan diff --kinds`, stable over releases.

A kind names what happened, never how bad it is. Its level is the usual one: a change to a need
heard after the signing, or to a contact to whom nothing agreed refers, is notable at most.
Every kind has a mirror: what the same change is called when the two plans are swapped.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kamplan.diff.catalogue import ROWS
from kamplan.diff.changes import Area, Level


class Kind(NamedTuple):
    """One kind of change."""

    name: str
    area: Area | None
    """The section it is told in; None where it is told in whichever it happens."""
    level: Level | None
    """The usual level; None where it is that of the section."""
    meaning: str
    """What it means to a reader of the plan, either party's."""
    mirror: str
    """Its name when the two plans are swapped."""
    is_alarm: bool = False
    """Whether words of the customer were changed or went missing."""


_ALARMS = frozenset(
    {
        "need-removed",
        "return-removed",
        "verbatim-changed",
        "verbatim-removed",
        "verbatim-restored",
    }
)
_LEVELS = {"M": Level.MATERIAL, "N": Level.NOTABLE, "E": Level.EDITORIAL, "-": None}


def _read_rows(text: str) -> Iterator[Kind]:
    area: Area | None = None
    for row in re.sub(r"\n +", " ", text).splitlines():
        if row.startswith("# "):
            area = None if row == "# any" else Area(row[2:])
            continue
        head, _, meaning = row.partition(": ")
        level, *words = head.split()
        for name, mirror, means in _name_row(words, meaning, area):
            yield Kind(name, area, _LEVELS[level], means, mirror, name in _ALARMS)


def _name_row(words: list[str], meaning: str, area: Area | None) -> list[tuple[str, str, str]]:
    """Return name, mirror and meaning of each kind in a row."""
    match words:
        case ["item" | "entry" as family, stem]:
            added, changed, removed = f"{stem}-added", f"{stem}-changed", f"{stem}-removed"
            rows = [
                (added, removed, f"{meaning} was added."),
                (removed, added, f"{meaning} was taken out."),
            ]
            if family == "entry":
                return [*rows, (changed, changed, f"{meaning} says something else.")]
            renamed = f"{stem}-renamed"
            return [*rows, (renamed, renamed, f"{meaning} has another id and is still the same.")]
        case ["dated", done, changed, undone]:
            what = meaning[0].lower() + meaning[1:]
            return [
                (done, undone, f"{meaning}."),
                (undone, done, f"It no longer says that {what}."),
                (changed, changed, f"Its facts were put right: {what}."),
            ]
        case ["fields"] if area is not None:
            added, changed, removed = (f"{area}-field-{how}" for how in _HOW)
            where = f"under “{area.heading}”"
            return [
                (added, removed, f"Something was written {where}."),
                (removed, added, f"Something was taken out {where}."),
                (changed, changed, f"Something was changed {where}."),
            ]
        case [name, "~", mirror]:
            return [(name, mirror, meaning)]
        case _:
            return [(words[0], words[0], meaning)]


_HOW = ("added", "changed", "removed")

KINDS: dict[str, Kind] = {kind.name: kind for kind in _read_rows(ROWS)}
"""Every kind of change by its name, in the order of the catalogue."""
