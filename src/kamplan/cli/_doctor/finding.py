"""What a look at one thing comes to."""

from enum import StrEnum
from typing import NamedTuple


class Health(StrEnum):
    """How a thing is."""

    WELL = "well"
    NOTE = "note"
    """Worth knowing; nothing stops working."""
    FAULT = "fault"
    """Something does not work until it is put right."""


class Finding(NamedTuple):
    """One thing that was looked at."""

    part: str
    """What of the repository it belongs to: `clone`, `merging`, `settings` …"""
    health: Health
    message: str
    remedy: str = ""
    """What to type or to do; empty where all is well."""


def well(part: str, message: str) -> Finding:
    """Return that a thing is as it should be."""
    return Finding(part, Health.WELL, message)


def note(part: str, message: str, remedy: str) -> Finding:
    """Return something worth knowing."""
    return Finding(part, Health.NOTE, message, remedy)


def fault(part: str, message: str, remedy: str) -> Finding:
    """Return something that has to be put right."""
    return Finding(part, Health.FAULT, message, remedy)
