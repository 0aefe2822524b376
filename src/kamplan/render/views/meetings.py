"""When both sides meet and report: touchpoints, checkpoints, reports, and sessions held."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kamplan.render.views.context import Context
from kamplan.render.views.values import Ref, Row
from kamplan.render.views.watching import watch

if TYPE_CHECKING:
    from kamplan.model import CheckpointResult, FollowUp, Report, Session, Touchpoint


class TouchpointView(NamedTuple):
    """A contact that is planned, once or again and again."""

    id: str
    anchor: str
    kind: str | None
    every: str | None
    first: date | None
    on: tuple[date, ...]
    minutes: int | None
    attendees: tuple[Ref, ...]
    about: str | None
    held: tuple[date, ...]
    rest: tuple[Row, ...]


class ReportView(NamedTuple):
    """A report that is sent again and again."""

    id: str
    anchor: str
    audience: str | None
    to: str | None
    every: str | None
    first: date | None
    owner: Ref | None
    rest: tuple[Row, ...]


class CheckpointView(NamedTuple):
    """A day on which both look at progress, and what came of it."""

    on: date | None
    is_planned: bool
    is_past: bool
    has_result: bool
    rest: tuple[Row, ...]
    """What was written down."""


class FollowUpView(NamedTuple):
    """What a session left to do."""

    id: str
    anchor: str
    what: str
    owner: Ref | None
    due: date | None
    done_on: date | None
    is_late: bool
    rest: tuple[Row, ...]


class SessionView(NamedTuple):
    """A meeting in which the company listened."""

    id: str
    anchor: str
    on: date
    kind: str
    attendees: tuple[Ref, ...]
    rest: tuple[Row, ...]
    follow_ups: tuple[FollowUpView, ...]
    needs: tuple[Ref, ...]
    """What was said there."""


class MeetingsView(NamedTuple):
    """All of them."""

    touchpoints: tuple[TouchpointView, ...]
    checkpoints: tuple[CheckpointView, ...]
    reports: tuple[ReportView, ...]


def build_meetings(context: Context) -> MeetingsView:
    """Build what was agreed about meeting and reporting."""
    plan = context.plan
    return MeetingsView(
        touchpoints=tuple(_build_touchpoint(one, context) for one in plan.touchpoints),
        checkpoints=_build_checkpoints(context),
        reports=tuple(_build_report(one, context) for one in plan.reporting),
    )


def build_sessions(context: Context) -> tuple[SessionView, ...]:
    """Build the sessions, the oldest first."""
    in_order = sorted(context.plan.sessions, key=lambda one: one.on)
    return tuple(_build_session(one, context) for one in in_order)


def _build_touchpoint(original: "Touchpoint", context: Context) -> TouchpointView:
    one = watch(original)
    return TouchpointView(
        id=one.id,
        anchor=context.register.anchor(original),
        kind=context.choice("Touchpoint", "kind", one.kind),
        every=None if one.every is None else context.words.every(one.every),
        first=one.first,
        on=tuple(sorted(one.on)),
        minutes=one.minutes,
        attendees=context.contacts(one.attendees),
        about=one.about,
        held=tuple(sorted(one.held)),
        rest=context.rest(one),
    )


def _build_report(original: "Report", context: Context) -> ReportView:
    one = watch(original)
    return ReportView(
        id=one.id,
        anchor=context.register.anchor(original),
        audience=context.choice("Report", "audience", one.audience),
        to=one.to,
        every=None if one.every is None else context.words.every(one.every),
        first=one.first,
        owner=context.contact(one.owner),
        rest=context.rest(one),
    )


def _build_checkpoints(context: Context) -> tuple[CheckpointView, ...]:
    planned = set(context.plan.checkpoints)
    results = context.plan.checkpoint_results
    done = {one.on for one in results}
    views = [
        CheckpointView(
            on=day, is_planned=True, is_past=day < context.today, has_result=False, rest=()
        )
        for day in planned - done
    ]
    views += [_build_result(one, context, planned) for one in results]
    return tuple(sorted(views, key=lambda one: one.on or date.max))


def _build_result(
    original: "CheckpointResult", context: Context, planned: set[date]
) -> CheckpointView:
    one = watch(original)
    return CheckpointView(
        on=one.on,
        is_planned=one.on in planned,
        is_past=one.on is not None and one.on < context.today,
        has_result=True,
        rest=context.rest(one),
    )


def _build_session(original: "Session", context: Context) -> SessionView:
    one = watch(original)
    return SessionView(
        id=one.id,
        anchor=context.register.anchor(original),
        on=one.on,
        kind=context.words.choice("Session", "kind", one.kind),
        attendees=context.contacts(one.attendees),
        follow_ups=tuple(_build_follow_up(entry, context) for entry in one.follow_ups),
        rest=context.rest(one),
        needs=context.mentions("session", one.id),
    )


def _build_follow_up(original: "FollowUp", context: Context) -> FollowUpView:
    one = watch(original)
    is_open = one.done_on is None
    return FollowUpView(
        id=one.id,
        anchor=context.register.anchor(original),
        what=one.what,
        owner=context.contact(one.owner),
        due=one.due,
        done_on=one.done_on,
        is_late=is_open and one.due is not None and one.due < context.today,
        rest=context.rest(one),
    )
