"""The days of the work: initiatives, what each side promised, what is measured, the goals."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kamplan.calendar.entries import Entry, Kind, State
from kamplan.calendar.look import Look
from kamplan.model.attainment import compute_attainment, find_readings, show_value
from kamplan.model.deadlines import find_half_way, is_given_up

if TYPE_CHECKING:
    from kamplan.model import Commitment, Criterion, Goal, Initiative


def walk_work(look: Look) -> Iterator[Entry]:
    """Give what has a day in the initiatives and goals."""
    for initiative in look.plan.initiatives:
        yield from _walk_initiative(look, initiative)
        for commitment in initiative.commitments:
            yield from _walk_commitment(look, initiative, commitment)
        for criterion in initiative.success_criteria:
            yield from _walk_criterion(look, initiative, criterion)
    review = look.plan.review
    told = {one.goal for one in review.goals if one.outcome} if review else set()
    for goal in look.plan.six_boxes.goals:
        is_done = goal.achieved_on is not None or goal.id in told
        yield from _walk_goal(look, goal, is_done=is_done)


def _walk_initiative(look: Look, one: "Initiative") -> Iterator[Entry]:
    state = State.DROPPED if is_given_up(one) else State.OPEN
    if one.start is not None:
        yield Entry(
            kind=Kind.INITIATIVE_START,
            key=f"initiative-start/{one.id}",
            item=one.id,
            on=one.start,
            what=f"Work begins: {one.title}",
            people=look.leads,
            goals=one.goals,
            state=state,
        )
    if one.due is not None:
        is_done = one.verified_by is not None or one.verified_on is not None or look.is_reviewed
        yield Entry(
            kind=Kind.INITIATIVE,
            key=f"initiative/{one.id}",
            item=one.id,
            on=one.due,
            what=f"Work ends: {one.title}; the customer says whether it was achieved",
            people=look.leads,
            goals=one.goals,
            state=State.DONE if is_done else state,
        )


def _walk_commitment(look: Look, initiative: "Initiative", one: "Commitment") -> Iterator[Entry]:
    state = State.OPEN
    if one.status == "dropped":
        state = State.DROPPED
    elif one.status == "done" or one.id in look.answered:
        state = State.DONE
    for kind, day, what in (
        (Kind.PROMISE_START, one.from_, f"Holds from here on: {one.what}"),
        (Kind.COMMITMENT, one.due, one.what),
    ):
        if day is not None:
            yield Entry(
                kind=kind,
                key=f"{kind.value}/{one.id}",
                item=one.id,
                on=day,
                what=what,
                party=one.party,
                owner=one.owner,
                goals=initiative.goals,
                state=state,
            )


def _walk_criterion(look: Look, initiative: "Initiative", one: "Criterion") -> Iterator[Entry]:
    by = one.target.by if one.target else None
    if by is None:
        return
    readings = [reading.on for reading in find_readings(one, look.today) if reading.on is not None]
    is_given = is_given_up(initiative)
    state = State.DROPPED if is_given else State.OPEN
    is_reached = compute_attainment(one, look.today).is_reached is True
    is_measured = is_reached or any(on >= by for on in readings) or look.is_reviewed
    target = one.target.value if one.target else None
    unit = "" if one.unit is None or isinstance(target, str) else f" {one.unit}"
    aim = "" if target is None else f", target {show_value(target)}{unit}"
    yield Entry(
        kind=Kind.CRITERION,
        key=f"criterion/{one.id}",
        item=one.id,
        on=by,
        what=f"Measure: {one.metric}{aim}",
        party=look.party_of(one.measured_by),
        owner=one.measured_by,
        goals=initiative.goals,
        state=State.DONE if is_measured else state,
    )
    half = find_half_way(look.plan, initiative, one)
    # Once the target's own day has passed, that one is asked for and not the half-way one.
    if half is not None and half < by and look.today <= by:
        yield Entry(
            kind=Kind.READING,
            key=f"reading/{one.id}",
            item=one.id,
            on=half,
            what=f"Half the time is over, measure once by now: {one.metric}",
            party=look.party_of(one.measured_by),
            owner=one.measured_by,
            goals=initiative.goals,
            state=State.DONE if readings or look.is_reviewed else state,
        )


def _walk_goal(look: Look, one: "Goal", *, is_done: bool) -> Iterator[Entry]:
    if one.horizon is not None:
        yield Entry(
            kind=Kind.GOAL,
            key=f"goal/{one.id}",
            item=one.id,
            on=one.horizon,
            what=f"Goal to be reached: {one.goal}",
            people=look.leads,
            goals=(one.id,),
            state=State.DONE if is_done else State.OPEN,
        )
    for mark in one.benchmarks:
        if mark.by is not None:
            yield Entry(
                kind=Kind.BENCHMARK,
                key=f"benchmark/{one.id}/{mark.what}",
                item=one.id,
                on=mark.by,
                what=f"{one.goal}: {mark.what}",
                people=look.leads,
                goals=(one.id,),
                state=State.DONE if is_done or mark.reached_on is not None else State.OPEN,
            )
