"""What only the customer's people can say: these were our words, this was achieved."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kamplan.errors import KamplanError
from kamplan.planfile import PlanFile
from kamplan.scaffold.answers.entries import Entry, find_entry, with_article
from kamplan.scaffold.answers.people import check_day, find_person
from kamplan.scaffold.answers.placing import put_field
from kamplan.yamldoc.amend import Change


class _Fields(NamedTuple):
    """Where a confirmation of a kind of entry is kept."""

    by: str
    on: str
    words: str
    """What is confirmed, as the end of `can confirm`."""


FIELDS = {
    "need": _Fields("confirmed_by", "confirmed_on", "words and reading"),
    "goal": _Fields("confirmed_by", "achieved_on", "that it was achieved"),
    "initiative": _Fields("verified_by", "verified_on", "that it achieved what it should"),
    "session": _Fields("approved_by", "approved_on", "that it may be quoted"),
    "handoff": _Fields("confirmed_by", "confirmed_on", "the handoff"),
}
"""The kinds of entry that the customer confirms."""
MET = _Fields("met_confirmed_by", "met_on", "that the need was met")


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Who of the customer confirmed what, and when."""

    item: str
    by: str
    today: date
    """The day of the command."""
    on: date | None = None
    """The day it was said, if it was another."""
    is_met: bool = False
    """Of a need: that it was met, and not only what was said."""


def find_confirmed(file: PlanFile, given: Confirmation) -> tuple[Entry, _Fields]:
    """Return what is confirmed and where that is kept.

    Raises:
        KamplanError: there is no such entry, or only needs can be met.

    """
    entry = find_entry(file, given.item, tuple(FIELDS))
    if not given.is_met:
        return entry, FIELDS[entry.kind]
    if entry.kind != "need":
        raise KamplanError(
            f"--met goes with a need; `{entry.name}` is {with_article(entry.kind)}",
            hint=f"kamplan confirm {entry.full_name} --by {given.by}",
        )
    return entry, MET


def plan_confirmation(file: PlanFile, given: Confirmation) -> list[Change]:
    """Return the changes that write down a confirmation.

    Args:
        file: the plan.
        given: the confirmation; one that stands there is replaced by another. What the same
            person said before keeps its day unless one is given.

    Raises:
        KamplanError: there is no such entry, or the person is not of the customer's side.

    """
    entry, fields = find_confirmed(file, given)
    same = getattr(entry.part, fields.by) == given.by
    day: date = given.on or (same and getattr(entry.part, fields.on)) or given.today
    check_day(day, given.today)
    find_person(
        file.plan, given.by, "--by", party="customer", act=f"confirm {fields.words}", on=day
    )
    said_on = getattr(entry.part, "said_on", None) or getattr(entry.part, "on", None)
    if said_on is not None and day < said_on:
        raise KamplanError(f"--on: {day} is before the day itself, {said_on}", hint="mend the day")
    return [
        put_field(file, entry.part, key, value)
        for key, value in ((fields.by, given.by), (fields.on, day))
    ]
