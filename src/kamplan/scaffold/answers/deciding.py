"""What the supplier will do about a need, and why: the answer the customer reads."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kamplan.errors import KamplanError
from kamplan.planfile import PlanFile
from kamplan.scaffold.answers.entries import find_entry
from kamplan.scaffold.answers.people import check_day, find_person
from kamplan.scaffold.answers.placing import clear_field, put_field
from kamplan.yamldoc.amend import Change

if TYPE_CHECKING:
    from kamplan.model import Intent, Need

_LATER = ("act-later", "undecided")
"""The intents that end with another look."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about a need."""

    need: str
    intent: "Intent"
    today: date
    """The day of the command."""
    decided_on: date | None = None
    """The day of the decision, if it was another."""
    reason: str | None = None
    reconsider_on: date | None = None
    decided_by: str | None = None
    """A contact of the supplier."""
    our_reading: str | None = None
    ours_to_serve: bool | None = None
    themes: tuple[str, ...] = ()
    """Added to those that stand there."""

    @property
    def day(self) -> date:
        """The day of the decision."""
        return self.decided_on or self.today


def plan_decision(file: PlanFile, given: Decision) -> list[Change]:
    """Return the changes that write a decision into its need.

    A new decision takes the place of the old one: a reason, a day or a person that belonged to the
    old one alone does not stay beside it. Nothing changes where the plan says so already.

    Args:
        file: the plan.
        given: the decision; its day is not later than that of the command.

    Raises:
        KamplanError: there is no such need or person, or the reason is missing.

    """
    need: Need = find_entry(file, given.need, ("need",)).part
    check_day(given.day, given.today)
    _check(need, given)
    if given.decided_by is not None:
        find_person(
            file.plan, given.decided_by, "--by", party="supplier", act="decide what it will do",
            on=given.day,
        )  # fmt: skip
    return list(_changes(file, need, given))


def _check(need: "Need", given: Decision) -> None:
    # Repeating an intent whose reason stands already asks for no new one.
    known = need.reason if need.intent == given.intent else None
    if given.intent != "act" and not (given.reason or known or "").strip():
        raise KamplanError(
            f"`{given.intent}` needs a reason that the customer can read",
            hint=f'kamplan decide {need.id} --intent {given.intent} --reason "…"',
        )
    if given.reason is not None and not given.reason.strip():
        raise KamplanError("the reason is empty", hint='--reason "…"')
    if given.reconsider_on is None:
        return
    if given.intent not in _LATER:
        raise KamplanError(
            f"--reconsider-on goes with {' and '.join(_LATER)}: `{given.intent}` is an answer",
            hint=f'--intent act-later --reason "…" --reconsider-on {given.reconsider_on}',
        )
    if given.reconsider_on <= given.day:
        raise KamplanError(
            f"--reconsider-on: {given.reconsider_on} is not after the decision of {given.day}",
            hint="give a day on which you will look again",
        )


def _changes(file: PlanFile, need: "Need", given: Decision) -> Iterator[Change]:
    yield from _understanding(file, need, given)
    is_new = need.intent != given.intent or given.reason not in (None, need.reason)
    moved = given.reconsider_on not in (None, need.reconsider_on)
    signed = given.decided_by not in (None, need.decided_by)
    if need.intent != given.intent:
        yield put_field(file, need, "intent", given.intent)
        if given.reason is None:
            yield from clear_field(file, need, "reason")
    if given.reason is not None:
        yield put_field(file, need, "reason", given.reason)
    if is_new or moved or signed or given.decided_on is not None:
        yield put_field(file, need, "decided_on", given.day)
    if given.decided_by is not None:
        yield put_field(file, need, "decided_by", given.decided_by)
    elif is_new:
        yield from clear_field(file, need, "decided_by")
    if given.reconsider_on is not None:
        yield put_field(file, need, "reconsider_on", given.reconsider_on)
    elif is_new and not _still_to_come(need, given):
        yield from clear_field(file, need, "reconsider_on")


def _understanding(file: PlanFile, need: "Need", given: Decision) -> Iterator[Change]:
    """Give the changes to what the supplier makes of the words."""
    if given.our_reading is not None:
        yield put_field(file, need, "our_reading", given.our_reading)
    themes = [*need.themes, *(one for one in given.themes if one not in need.themes)]
    if len(themes) > len(need.themes):
        yield put_field(file, need, "themes", themes)
    if given.ours_to_serve is not None:
        yield put_field(file, need, "ours_to_serve", given.ours_to_serve)


def _still_to_come(need: "Need", given: Decision) -> bool:
    """Say whether the day named before still makes sense beside the new decision."""
    day = need.reconsider_on
    return given.intent in _LATER and day is not None and day > given.day
