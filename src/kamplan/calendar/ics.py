"""What is due, as a calendar file (RFC 5545) that calendar programs take in again and again.

* Each entry has one UID, made of supplier, account and item: taken in again it moves and changes
  what is there, and adds nothing twice. `SEQUENCE` is the number of days from 2000-01-01 to the
  day of the export, and `DTSTAMP` is that day: the same plan on the same day gives the same bytes,
  and a later export always counts as the newer one.
* Programs keep what a file leaves out, so what was done stays in the file, says so and rings no
  more; what both let go is cancelled.
* Days are whole days without a place in time, for the plan names no hours, and block nobody's time.
* There is no METHOD, ORGANIZER or ATTENDEE: no program may take this for an invitation and write to
  the customer. Who takes part stands in the description.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple
from uuid import UUID, uuid5

from kamplan.calendar.entries import Entry, Kind, Series, State

if TYPE_CHECKING:
    from icalendar import Event, vText

    from kamplan.model import Plan

PRODUCT: Final = "-//kamplan//customer account plans//EN"
_IDS: Final = UUID("8f0a8f5e-2c1b-5d0e-9d4e-6b616d706c61")
_FIRST_DAY: Final = date(2000, 1, 1)
_LONGEST_SUMMARY: Final = 160
_MORNING: Final = timedelta(hours=9)
"""When reminders ring, counted from the midnight in which their day begins."""
_FREQUENCIES: Final = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_SHORTEST_MONTH: Final = 28
_ALARMS: Final = {Kind.NOTICE: (60, 14), Kind.REVIEW: (14, 1), Kind.CONTRACT_END: (30,)}
"""How many days before its day something rings, where it is not the usual."""
_MEETINGS: Final = (Kind.CHECKPOINT, Kind.TOUCHPOINT, Kind.SESSION)


class Agenda(NamedTuple):
    """What of one plan goes into the file."""

    plan: "Plan"
    entries: Sequence[Entry]


def write_calendar(name: str, agendas: Iterable[Agenda], today: date) -> str:
    """Return a calendar file with one event an entry, in the order given.

    Args:
        name: what calendar programs call it.
        agendas: plans with those of their entries that are meant.
        today: the day of the export. What has passed by itself is left out.

    """
    return wrap_events(name, [write_events(one, today) for one in agendas])


def write_events(agenda: Agenda, today: date) -> str:
    """Return the events of one plan, as they stand in a calendar file."""
    events = (
        _build_event(agenda.plan, entry, today).to_ical()
        for entry in agenda.entries
        if _is_told(agenda.plan, entry, today)
    )
    return b"".join(events).decode("utf-8")


def wrap_events(name: str, events: Iterable[str]) -> str:
    """Return a calendar file around events that were written before."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    title = _text(" ".join(name.split()))
    calendar.add("name", title)
    # What programs read that are older than NAME (RFC 7986).
    calendar.add("x-wr-calname", title)
    head, end, _ = calendar.to_ical().decode("utf-8").rpartition("END:VCALENDAR\r\n")
    return "".join((head, *events, end))


def _is_told(plan: "Plan", entry: Entry, today: date) -> bool:
    """Say whether an entry belongs into the file: what is ahead, and what the year asked for."""
    if entry.series is not None or entry.on >= today:
        return True
    return entry.kind.is_task and (entry.state is State.OPEN or entry.on >= plan.period.start)


def _build_event(plan: "Plan", entry: Entry, today: date) -> "Event":
    from icalendar import Event

    stamp = datetime.combine(today, time(), UTC)
    summary = _summarise(plan, entry)
    event = Event()
    event.add("uid", find_uid(plan, entry))
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", max(0, (today - _FIRST_DAY).days))
    event.add("dtstart", entry.on)
    if entry.on < date.max:
        event.add("dtend", entry.on + timedelta(days=1))
    event.add("summary", _text(summary))
    event.add("description", _text(_describe(plan, entry)))
    event.add("categories", [entry.kind.words])
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if entry.state is State.DROPPED else "CONFIRMED")
    if entry.series is not None:
        event.add("rrule", build_rule(entry.on, entry.series))
    if entry.state is State.OPEN and (entry.series is not None or entry.on >= today):
        _add_alarms(event, entry, summary)
    return event


def find_uid(plan: "Plan", entry: Entry) -> str:
    """Return the id by which calendar programs know an entry, whatever its words and day."""
    return str(uuid5(_IDS, f"{plan.supplier.name}/{plan.account.id}/{entry.key}"))


def build_rule(first: date, series: Series) -> dict[str, object]:
    """Return the recurrence rule of a series, as icalendar takes it.

    Where the first day may be missing in a month, the rule names the last of the days that the
    month has: RFC 5545 would skip the month else.
    """
    count, _, unit = series.every.rstrip("s").partition(" ")
    rule: dict[str, object] = {"FREQ": _FREQUENCIES[unit], "INTERVAL": int(count)}
    if unit in ("month", "year") and first.day > _SHORTEST_MONTH:
        if unit == "year":
            rule["BYMONTH"] = first.month
        rule["BYMONTHDAY"] = [*range(_SHORTEST_MONTH, first.day + 1)]
        rule["BYSETPOS"] = -1
    rule["UNTIL"] = series.until
    return rule


def _summarise(plan: "Plan", entry: Entry) -> str:
    text = " ".join(entry.what.split())
    if len(text) > _LONGEST_SUMMARY:
        text = text[: _LONGEST_SUMMARY - 1].rstrip() + "…"
    mark = {State.OPEN: "", State.DONE: "Done: ", State.DROPPED: "Dropped: "}[entry.state]
    return f"{mark}{text} · {plan.account.id}"


def _describe(plan: "Plan", entry: Entry) -> str:
    names = {one.id: one.name for one in plan.contacts}
    goals = {one.id: one.goal for one in plan.six_boxes.goals}
    party = plan.customer.name if entry.party == "customer" else plan.supplier.name
    lines = [entry.what]
    if entry.owner is not None:
        side = "" if entry.party == "both" else f", {party}"
        lines.append(f"Who sees to it: {names.get(entry.owner, entry.owner)}{side}")
    if entry.people:
        lines.append("With: " + ", ".join(names.get(one, one) for one in entry.people))
    if entry.goals:
        lines.append("Goal: " + "; ".join(goals.get(one, one) for one in entry.goals))
    item = f" {entry.item}" if entry.item else ""
    lines.append(
        f"From the customer account plan of {plan.customer.name} and {plan.supplier.name}: "
        f"{entry.kind.words}{item}"
    )
    return "\n".join(lines)


def _add_alarms(event: "Event", entry: Entry, summary: str) -> None:
    from icalendar import Alarm

    usual = (1,) if entry.kind in _MEETINGS else (7, 1)
    for days in _ALARMS.get(entry.kind, usual):
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _text(summary))
        alarm.add("trigger", _MORNING - timedelta(days=days))
        event.add_component(alarm)


def _text(text: str) -> "vText":
    """Return a value that is written as RFC 5545, 3.3.11, has it."""
    from icalendar import vText

    # icalendar 7.3 takes a backslash before a capital N for the end of a line: so in `C:\New`.

    class Text(vText):
        def to_ical(self) -> bytes:
            escaped = str(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
            return "\\n".join(escaped.splitlines()).encode()

    return Text(text)
