"""What happened to a promise, a meeting, a benchmark: one word and a day."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kamplan.errors import KamplanError
from kamplan.planfile import PlanFile
from kamplan.records import nearest
from kamplan.scaffold.answers.entries import Entry, find_entry
from kamplan.scaffold.answers.people import check_day, find_person
from kamplan.scaffold.answers.placing import clear_field, list_keys_before, put_field
from kamplan.yamldoc import make_visible
from kamplan.yamldoc.amend import Change, add

if TYPE_CHECKING:
    from kamplan.model import Commitment, Party


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said of an entry."""

    item: str
    status: str
    today: date
    """The day of the command."""
    on: date | None = None
    """The day it happened, if it was another; else the day that stands there already."""
    evidence: str | None = None
    by: str | None = None
    """Who agreed to let a commitment go, or with whom an assumption was checked."""

    def day(self, written: date | None = None) -> date:
        """Return the day it happened, of which the plan may know already."""
        return self.on or written or self.today


_Planned = Callable[[PlanFile, Entry, Mark], Iterator[Change]]


def _set_status(file: PlanFile, entry: Entry, given: Mark) -> Iterator[Change]:
    """Write where a commitment stands, and take away what is no longer so."""
    commitment: Commitment = entry.part
    yield put_field(file, commitment, "status", given.status)
    if given.status == "done":
        yield put_field(file, commitment, "done_on", given.day(commitment.done_on))
    else:
        yield from clear_field(file, commitment, "done_on")
    if given.evidence is not None:
        yield put_field(file, commitment, "evidence", given.evidence)
    if given.status == "dropped":
        yield put_field(file, commitment, "dropped_on", given.day(commitment.dropped_on))
        yield put_field(file, commitment, "dropped_agreed_by", _other_side(file, commitment, given))
    else:
        yield from clear_field(file, commitment, "dropped_on")
        yield from clear_field(file, commitment, "dropped_agreed_by")


def _other_side(file: PlanFile, commitment: "Commitment", given: Mark) -> str:
    other: Party = "customer" if commitment.party == "supplier" else "supplier"
    if given.by is None:
        raise KamplanError(
            f"`{commitment.id}` is the {commitment.party}'s promise: only with the {other}'s "
            "consent is it dropped, else it is not kept",
            hint=f"kamplan mark {given.item} dropped --by ID, with who agreed at the {other}",
        )
    act = f"let go what the {commitment.party} promised"
    return find_person(file.plan, given.by, "--by", party=other, act=act, on=given.day()).id


def _dated(key: str) -> _Planned:
    """Return how to write down the day on which it was so."""

    def plan(file: PlanFile, entry: Entry, given: Mark) -> Iterator[Change]:
        yield put_field(file, entry.part, key, given.day(getattr(entry.part, key)))

    return plan


def _renew(key: str) -> _Planned:
    """Return how to write down the last day on which it was so: the newest takes its place."""

    def plan(file: PlanFile, entry: Entry, given: Mark) -> Iterator[Change]:
        yield put_field(file, entry.part, key, given.day())

    return plan


def _undated(key: str) -> _Planned:
    """Return how to take that day away again."""

    def plan(file: PlanFile, entry: Entry, _given: Mark) -> Iterator[Change]:
        yield from clear_field(file, entry.part, key)

    return plan


def _hold(file: PlanFile, entry: Entry, given: Mark) -> Iterator[Change]:
    if given.day() not in entry.part.held:
        route = file.route(entry.part, "held")
        yield add(route, given.day(), list_keys_before(entry.part, "held"))


def _check_belief(file: PlanFile, entry: Entry, given: Mark) -> Iterator[Change]:
    if given.by is None:
        raise KamplanError(
            "an assumption is checked with somebody of the customer",
            hint=f"kamplan mark {given.item} checked --by ID",
        )
    act = "say whether it is so"
    who = find_person(file.plan, given.by, "--by", party="customer", act=act, on=given.day())
    yield put_field(file, entry.part, "checked_with", who.id)
    yield put_field(file, entry.part, "checked_on", given.day())


_DONE = {"done": _dated("done_on"), "open": _undated("done_on")}
MARKS: Mapping[str, Mapping[str, _Planned]] = {
    "commitment": dict.fromkeys(("not-started", "in-progress", "done", "dropped"), _set_status),
    "follow-up": _DONE,
    "renewal-step": _DONE,
    "handoff-item": _DONE,
    "touchpoint": {"held": _hold},
    "benchmark": {"reached": _dated("reached_on"), "open": _undated("reached_on")},
    "contact": {"confirmed": _renew("last_confirmed"), "left": _dated("left_on")},
    "belief": {"checked": _check_belief},
}
"""What can be said of which kind of entry, and what it changes."""

_WITH_EVIDENCE = ("commitment",)
_WITH_PERSON = (("commitment", "dropped"), ("belief", "checked"))


def plan_mark(file: PlanFile, given: Mark) -> list[Change]:
    """Return the changes that write down what happened to an entry.

    Args:
        file: the plan.
        given: what is said of it; nothing of it happened later than the day of the command.

    Raises:
        KamplanError: there is no such entry, this cannot be said of it, or the person who must
            agree is missing.

    """
    entry = find_entry(file, given.item, tuple(MARKS))
    words = MARKS[entry.kind]
    plan = words.get(given.status)
    if plan is None:
        near = nearest(given.status, list(words))
        raise KamplanError(
            f"a {entry.kind} cannot be `{make_visible(given.status, 40)}`",
            hint=f"did you mean {near}?" if near else f"one of {', '.join(words)}",
        )
    if given.evidence is not None and entry.kind not in _WITH_EVIDENCE:
        raise KamplanError(
            f"a {entry.kind} keeps no evidence",
            hint=f"kamplan mark {entry.name} {given.status}, without --evidence",
        )
    if given.by is not None and (entry.kind, given.status) not in _WITH_PERSON:
        raise KamplanError(
            f"--by does not go with a {entry.kind} that is {given.status}",
            hint=f"kamplan mark {entry.name} {given.status}, without --by",
        )
    check_day(given.day(), given.today)
    return list(plan(file, entry, given))
