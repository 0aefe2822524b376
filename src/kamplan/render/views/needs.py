"""What the customer said, and the answer to each thing."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kamplan.render.views.context import Context
from kamplan.render.views.values import Ref, Row
from kamplan.render.views.watching import watch

if TYPE_CHECKING:
    from kamplan.model import Correction, Need


class CorrectionView(NamedTuple):
    """The speaker's own correction, with the words as they were."""

    was: str | None
    by: Ref | None
    on: date | None
    why: str | None
    rest: tuple[Row, ...]


class NeedView(NamedTuple):
    """One need: the words first, then the answer."""

    id: str
    anchor: str
    verbatim: str
    said_by: Ref | None
    said_on: date | None
    session: Ref | None
    kind: str | None
    priority: str | None
    when: str | None
    our_reading: str | None
    intent: str
    """`act`, `act-later`, `wont-act`, `undecided`, or `none` where there is no answer yet."""
    answer: str
    """The intent in words."""
    reason: str | None
    decided_by: Ref | None
    decided_on: date | None
    reconsider_on: date | None
    reconsider_passed: bool
    initiatives: tuple[Ref, ...]
    themes: tuple[str, ...]
    ours_to_serve: bool | None
    confirmed_by: Ref | None
    confirmed_on: date | None
    met_on: date | None
    met_confirmed_by: Ref | None
    corrections: tuple[CorrectionView, ...]
    is_heard_since: bool
    """Whether it was said after both signed, so that no signature covers it yet."""
    rest: tuple[Row, ...]


class NeedGroup(NamedTuple):
    """The needs that the customer ranks alike."""

    priority: str
    """`high`, `medium`, `low` or `none`."""
    title: str
    needs: tuple[NeedView, ...]


class AnswerCount(NamedTuple):
    """How many needs have one answer."""

    intent: str
    answer: str
    number: int


class NeedsView(NamedTuple):
    """All needs."""

    number: int
    groups: tuple[NeedGroup, ...]
    counts: tuple[AnswerCount, ...]


def build_needs(context: Context) -> NeedsView:
    """Build the needs, what matters most to the customer first, else in the plan's order."""
    say = context.words.say
    titles = {
        "high": say("What matters most to you"),
        "medium": say("What matters to you"),
        "low": say("What matters less to you"),
        "none": say("What you have not ranked yet"),
    }
    needs = [(one.priority or "none", _build_need(one, context)) for one in context.plan.needs]
    groups = (
        NeedGroup(priority, title, tuple(view for ranked, view in needs if ranked == priority))
        for priority, title in titles.items()
    )
    counts = (
        AnswerCount(
            intent,
            _answer(intent, context),
            sum(1 for _, view in needs if view.intent == intent),
        )
        for intent in ("act", "act-later", "wont-act", "undecided", "none")
    )
    return NeedsView(
        number=len(needs),
        groups=tuple(one for one in groups if one.needs),
        counts=tuple(one for one in counts if one.number),
    )


def _answer(intent: str, context: Context) -> str:
    if intent == "none":
        return context.words.say("No answer yet")
    return context.words.choice("Need", "intent", intent)


def _build_need(original: "Need", context: Context) -> NeedView:
    need = watch(original)
    intent = need.intent or "none"
    return NeedView(
        id=need.id,
        anchor=context.register.anchor(original),
        verbatim=need.verbatim,
        said_by=context.contact(need.said_by),
        said_on=need.said_on,
        session=_refer_to_session(need.session, need.said_on, context),
        kind=context.choice("Need", "kind", need.kind),
        priority=need.priority,
        when=context.choice("Need", "when", need.when),
        our_reading=need.our_reading,
        intent=intent,
        answer=_answer(intent, context),
        reason=need.reason,
        decided_by=context.contact(need.decided_by),
        decided_on=need.decided_on,
        reconsider_on=need.reconsider_on,
        reconsider_passed=need.reconsider_on is not None and need.reconsider_on < context.today,
        initiatives=context.mentions("need", need.id),
        themes=need.themes,
        ours_to_serve=need.ours_to_serve,
        confirmed_by=context.contact(need.confirmed_by),
        confirmed_on=need.confirmed_on,
        met_on=need.met_on,
        met_confirmed_by=context.contact(need.met_confirmed_by),
        is_heard_since=context.signed_on is not None
        and need.said_on is not None
        and need.said_on > context.signed_on,
        corrections=tuple(_build_correction(one, context) for one in need.corrections),
        rest=context.rest(need),
    )


def _refer_to_session(one: str | None, said_on: date | None, context: Context) -> Ref | None:
    """Refer to a session by its kind alone where its day stands beside it already."""
    ref = context.register.find("session", one)
    if one is None or ref is None or said_on is None or context.session_days.get(one) != said_on:
        return ref
    return ref._replace(text=ref.text.removesuffix(", " + context.words.day(said_on)))


def _build_correction(original: "Correction", context: Context) -> CorrectionView:
    one = watch(original)
    return CorrectionView(
        was=one.was,
        by=context.contact(one.by),
        on=one.on,
        why=one.why,
        rest=context.rest(one),
    )
