"""Write down what both saw at a checkpoint; what is written stays."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kamplan.errors import KamplanError
from kamplan.planfile import PlanFile
from kamplan.review.naming import check_contacts
from kamplan.review.places import Places, find_before
from kamplan.yamldoc.amend import Change, add

if TYPE_CHECKING:
    from kamplan.model import CheckpointResult

_RESULTS = ("checkpoint_results",)


@dataclass(frozen=True, slots=True)
class Seen:
    """What both saw at a checkpoint, as far as it was given on the command line."""

    on: date
    attendees: tuple[str, ...] = ()
    next: str | None = None
    focus: str | None = None
    note: str | None = None


def plan_recording(file: PlanFile, seen: Seen) -> list[Change]:
    """Return the changes that write a checkpoint's result down.

    Raises:
        KamplanError: nothing was said of it, somebody named is no contact, or something else was
            written down for that day.

    """
    plan = file.plan
    check_contacts(plan, seen.attendees, "--attendee")
    written = next((one for one in plan.checkpoint_results if one.on == seen.on), None)
    if written is not None:
        return _complete(file, seen, plan.checkpoint_results.index(written), written)
    if not (seen.next or seen.note):
        raise KamplanError(
            f"nothing was said of the checkpoint of {seen.on}",
            hint='--next continue --note "…"; of one that was not held, say so in the note',
        )
    given = {
        "on": seen.on,
        "attendees": list(seen.attendees),
        "next": seen.next,
        "focus": seen.focus,
        "note": seen.note,
    }
    entry = {key: value for key, value in given.items() if value}
    return [add(_RESULTS, entry, find_before(_RESULTS))]


def _complete(file: PlanFile, seen: Seen, at: int, written: "CheckpointResult") -> list[Change]:
    places, entry = Places(file), (*_RESULTS, at)
    for one in seen.attendees:
        if one not in written.attendees:
            places.join((*entry, "attendees"), one)
    for key in ("next", "focus", "note"):
        value = getattr(seen, key)
        if value is not None:
            places.fill((*entry, key), value)
    return places.changes
