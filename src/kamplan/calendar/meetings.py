"""The days on which people meet or hear of each other: sessions, touchpoints, reports."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kamplan.calendar.entries import Entry, Kind, Series, State
from kamplan.calendar.look import Look
from kamplan.model.recurrence import find_ahead, find_missed, find_occurrences, is_frequent

if TYPE_CHECKING:
    from kamplan.model import Report, Session, Touchpoint

_YEAR = timedelta(days=400)
"""How far back a missed day is told: a plan is for about a year, and its days may be wrong."""


def walk_meetings(look: Look) -> Iterator[Entry]:
    """Give what has a day in sessions, touchpoints, checkpoints and reports."""
    for session in look.plan.sessions:
        yield from _walk_session(look, session)
    for touchpoint in look.plan.touchpoints:
        yield from _walk_touchpoint(look, touchpoint)
    yield from _walk_checkpoints(look)
    for report in look.plan.reporting:
        yield from _walk_report(look, report)


def _walk_session(look: Look, one: "Session") -> Iterator[Entry]:
    yield Entry(
        kind=Kind.SESSION,
        key=f"session/{one.id}",
        item=one.id,
        on=one.on,
        what=f"Session: {one.kind.replace('-', ' ')}",
        people=one.attendees,
    )
    for follow in one.follow_ups:
        if follow.due is not None:
            yield Entry(
                kind=Kind.FOLLOW_UP,
                key=f"follow-up/{follow.id}",
                item=follow.id,
                on=follow.due,
                what=follow.what,
                party=look.party_of(follow.owner),
                owner=follow.owner,
                state=State.OPEN if follow.done_on is None else State.DONE,
            )


def _walk_touchpoint(look: Look, one: "Touchpoint") -> Iterator[Entry]:
    """Give the days that return as one entry, and each single day as one of its own."""
    kind = (one.kind or "touchpoint").replace("-", " ").capitalize()
    about = f"{kind}: {one.about}" if one.about else f"{kind} {one.id}"
    start, end = _bounds(look)
    missed = set() if look.is_reviewed else set(find_missed(one, start, end, look.today))
    ahead = set(find_ahead(one, start, min(end, look.until), look.today))
    single = sorted(one.on)
    for number, day in enumerate(single, 1):
        is_passed = day < look.today and day not in missed
        is_held = look.today <= day <= look.until and start <= day <= end and day not in ahead
        yield Entry(
            kind=Kind.TOUCHPOINT,
            # By its number, so that a meeting that is moved moves in calendars too.
            key=f"touchpoint/{one.id}/{number}",
            item=one.id,
            on=day,
            what=about,
            people=one.attendees,
            state=State.DONE if is_passed or is_held else State.OPEN,
        )
    if one.every is None or one.first is None:
        return
    coming = sorted(ahead - set(single))
    yield Entry(
        kind=Kind.TOUCHPOINT,
        key=f"touchpoint/{one.id}",
        item=one.id,
        on=one.first,
        what=about,
        people=one.attendees,
        series=Series(one.every, max(look.plan.period.end, one.first)),
        missed=tuple(sorted(missed - set(single))),
        ahead=tuple(coming[:1] if is_frequent(one.every) else coming),
    )


def _walk_checkpoints(look: Look) -> Iterator[Entry]:
    near = timedelta(days=look.checkpoint_days)
    results = [one.on for one in look.plan.checkpoint_results if one.on is not None]
    for number, day in enumerate(sorted(look.plan.checkpoints), 1):
        # What lies this near to the end of the calendar is compared in days, not in dates.
        has_result = any(abs(one - day) <= near for one in results)
        yield Entry(
            kind=Kind.CHECKPOINT,
            key=f"checkpoint/{look.plan.period.start.year}/{number}",
            on=day,
            what="Checkpoint: both look at progress together",
            people=look.leads,
            state=State.DONE if has_result or look.is_reviewed else State.OPEN,
        )


def _walk_report(look: Look, one: "Report") -> Iterator[Entry]:
    if one.first is None:
        return
    what = f"Report {one.id}" + (f" to {one.to}" if one.to else "")
    party = look.party_of(one.owner)
    if one.every is None:
        yield Entry(
            kind=Kind.REPORT,
            key=f"report/{one.id}",
            item=one.id,
            on=one.first,
            what=what,
            party=party,
            owner=one.owner,
        )
        return
    end = max(look.plan.period.end, one.first)
    coming = tuple(find_occurrences(one.first, one.every, look.today, min(end, look.until)))
    yield Entry(
        kind=Kind.REPORT,
        key=f"report/{one.id}",
        item=one.id,
        on=one.first,
        what=what,
        party=party,
        owner=one.owner,
        series=Series(one.every, end),
        ahead=coming[:1] if is_frequent(one.every) else coming,
    )


def _bounds(look: Look) -> tuple[date, date]:
    """Return the first and the last day on which touchpoints are counted."""
    today, period = look.today, look.plan.period
    return max(period.start, today - min(_YEAR, today - date.min)), period.end
