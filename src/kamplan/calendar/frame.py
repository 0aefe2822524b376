"""The days of the agreement itself: needs to decide, white space, renewal, handoff, review."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kamplan.calendar.entries import Entry, Kind, State
from kamplan.calendar.look import Look
from kamplan.model.deadlines import find_notice_day, find_review_start

if TYPE_CHECKING:
    from kamplan.model import Cell, Need, Renewal

_OPEN_CELLS = ("open", "in-discussion")
"""Where a next step that was not taken by its day is late; elsewhere its day just passes."""
_SETTLED_CELLS = ("served", "in-house", "not-offered", "not-needed")
"""Where nothing is to be done any more, the day of a next step asks for nothing."""


def walk_frame(look: Look) -> Iterator[Entry]:
    """Give what has a day in needs, white space, growth, renewal, handoff and the year itself."""
    for need in look.plan.needs:
        yield from _walk_need(look, need)
    for cell in look.plan.white_space.cells:
        yield from _walk_cell(look, cell)
    yield from _walk_introductions(look)
    for target in look.plan.growth_targets:
        if target.by is not None:
            yield Entry(
                kind=Kind.GROWTH_TARGET,
                key=f"growth-target/{target.id}",
                item=target.id,
                on=target.by,
                what=f"Growth target: {target.what}",
                party="supplier",
                owner=look.plan.supplier.lead,
            )
    if look.plan.renewal is not None:
        yield from _walk_renewal(look, look.plan.renewal)
    yield from _walk_handoff(look)
    yield from _walk_year(look)


def _walk_need(look: Look, one: "Need") -> Iterator[Entry]:
    day = one.reconsider_on
    if day is None:
        return
    owner = one.decided_by or look.plan.supplier.lead
    is_decided = one.intent == "act" or (one.decided_on is not None and one.decided_on >= day)
    yield Entry(
        kind=Kind.RECONSIDERATION,
        key=f"reconsideration/{one.id}",
        item=one.id,
        on=day,
        what=f"Decide again: “{one.verbatim}”",
        party="supplier",
        owner=owner,
        state=State.DONE if is_decided or one.met_on is not None else State.OPEN,
    )


def _walk_cell(look: Look, one: "Cell") -> Iterator[Entry]:
    if one.by is None or not one.next_step:
        return
    is_past = one.by < look.today and one.state not in _OPEN_CELLS
    is_done = is_past or one.state in _SETTLED_CELLS
    where = ", ".join(text for text in (one.offering, one.unit) if text)
    yield Entry(
        kind=Kind.WHITE_SPACE,
        key=f"white-space/{one.unit}/{one.offering}",
        on=one.by,
        what=f"{one.next_step} ({where})" if where else one.next_step,
        party=look.party_of(one.owner, "supplier"),
        owner=one.owner,
        state=State.DONE if is_done else State.OPEN,
    )


def _walk_introductions(look: Look) -> Iterator[Entry]:
    known = {
        text.casefold()
        for one in look.plan.contacts
        for text in (one.id, one.name, one.title)
        if text
    }
    for one in look.plan.white_space.relationships_to_build:
        if one.by is None or not one.who:
            continue
        yield Entry(
            kind=Kind.INTRODUCTION,
            key=f"introduction/{one.who}",
            on=one.by,
            what=f"Be introduced to {one.who}",
            party=look.party_of(one.introduced_by),
            owner=one.introduced_by,
            people=look.leads[:1],
            # Whoever is met becomes a contact: that is how a plan says so.
            state=State.DONE if one.who.casefold() in known else State.OPEN,
        )


def _walk_renewal(look: Look, one: "Renewal") -> Iterator[Entry]:
    contract = one.contract or "the contract"
    for kind, day, what in (
        (Kind.NOTICE, find_notice_day(one), f"Last day to give notice: {contract}"),
        (Kind.CONTRACT_END, one.ends, f"Last day of {contract}"),
    ):
        if day is not None:
            yield Entry(
                kind=kind,
                key=f"{kind.value}/{contract}",
                on=day,
                what=what,
                party=look.party_of(one.owner),
                owner=one.owner,
                people=look.leads,
            )
    for step in one.steps:
        if step.by is not None:
            yield Entry(
                kind=Kind.RENEWAL_STEP,
                key=f"renewal-step/{step.what}",
                on=step.by,
                what=step.what,
                party=look.party_of(step.owner),
                owner=step.owner,
                state=State.OPEN if step.done_on is None else State.DONE,
            )


def _walk_handoff(look: Look) -> Iterator[Entry]:
    handoff = look.plan.handoff
    if handoff is None or handoff.on is None:
        return
    for one in handoff.items:
        yield Entry(
            kind=Kind.HANDOFF,
            key=f"handoff/{one.what}",
            on=handoff.on,
            what=f"Handed over: {one.what}",
            party="supplier",
            owner=look.plan.supplier.lead,
            state=State.OPEN if one.done_on is None else State.DONE,
        )


def _walk_year(look: Look) -> Iterator[Entry]:
    period, review = look.plan.period, look.plan.review
    is_held = review is not None and review.held_on is not None
    state = State.DONE if is_held else State.OPEN
    year = period.start.year
    for kind, day, what, its_state in (
        (Kind.PLAN_START, period.start, "The year of the plan begins", State.OPEN),
        (Kind.REVIEW_START, find_review_start(look.plan), "The twelve-month review is due", state),
        (Kind.REVIEW, period.end, "Last day to hold the twelve-month review", state),
    ):
        yield Entry(
            kind=kind,
            key=f"{kind.value}/{year}",
            on=day,
            what=what,
            people=look.leads,
            state=its_state,
        )
