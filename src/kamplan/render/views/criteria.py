"""How success is measured: baseline, readings, target, and how far it has come."""

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from kamplan.model.attainment import Attainment, compute_attainment, find_readings
from kamplan.render.views.context import Context
from kamplan.render.views.values import Ref, Row
from kamplan.render.views.watching import watch
from kamplan.render.words import Words, direction_of

if TYPE_CHECKING:
    from kamplan.model import Criterion, Initiative, Reading

Figure = Decimal | str
"""An exact number, or `yes` or `no`."""


class ReadingView(NamedTuple):
    """One measurement."""

    on: date | None
    value: Figure | None
    source: str | None
    rest: tuple[Row, ...]


class Track(NamedTuple):
    """Places on a line from baseline to target, in per cent of the line's width, as text.

    The way to the target always leads in the reading direction, whether more or less is better.
    """

    baseline: str
    target: str
    readings: tuple[str, ...]
    """The oldest first; the last is where the criterion stands."""
    pace: str | None
    """Where a steady pace would stand today; None before the start."""
    show_baseline: bool
    show_target: bool
    """Whether there is room to write the figure, beside that of the last reading."""


class CriterionView(NamedTuple):
    """One success criterion."""

    id: str
    anchor: str
    metric: str
    unit: str | None
    baseline: Figure | None
    baseline_as_of: date | None
    baseline_source: str | None
    target: Figure | None
    target_by: date | None
    measured_by: Ref | None
    readings: tuple[ReadingView, ...]
    last: ReadingView | None
    is_reached: bool | None
    share: Decimal | None
    arithmetic: str
    summary: str
    """Where it stands, in one sentence."""
    track: Track | None
    """None where there is no way from a number to a number."""
    rest: tuple[Row, ...]


def build_criterion(
    original: "Criterion", initiative: "Initiative", context: Context
) -> CriterionView:
    """Build a success criterion as it stands on the context's day."""
    one = watch(original)
    baseline = None if one.baseline is None else watch(one.baseline)
    target = None if one.target is None else watch(one.target)
    readings = tuple(_build_reading(reading, context) for reading in one.readings)
    known = [_build_reading(reading, context) for reading in find_readings(original, context.today)]
    attainment = compute_attainment(original, context.today)
    return CriterionView(
        id=one.id,
        anchor=context.register.anchor(original),
        metric=one.metric,
        unit=name_unit(one.unit, context.words),
        baseline=None if baseline is None else baseline.value,
        baseline_as_of=None if baseline is None else baseline.as_of,
        baseline_source=None if baseline is None else baseline.source,
        target=None if target is None else target.value,
        target_by=None if target is None else target.by,
        measured_by=context.contact(one.measured_by),
        readings=readings,
        last=known[-1] if known else None,
        is_reached=attainment.is_reached,
        share=attainment.share,
        arithmetic=write_sum(
            attainment, original, known[-1].value if known else None, context.words
        ),
        summary=_summarise(original, context, attainment),
        track=_build_track(original, initiative, context),
        rest=(
            *context.rest(one),
            *(() if baseline is None else context.rest(baseline)),
            *(() if target is None else context.rest(target)),
        ),
    )


def _build_reading(original: "Reading", context: Context) -> ReadingView:
    one = watch(original)
    return ReadingView(one.on, one.value, one.source, context.rest(one))


def _summarise(one: "Criterion", context: Context, attainment: Attainment) -> str:
    share, is_reached = attainment.share, attainment.is_reached
    say, by = context.words.say, one.target.by if one.target else None
    is_past = by is not None and by < context.today
    if not find_readings(one, context.today):
        if is_past:
            return say("Not measured, though the day has passed")
        return say("Not measured yet")
    if is_reached:
        return say("Target reached")
    if is_reached is False and (share is None or _is_either_or(one)):
        return say("Not reached, though the day has passed") if is_past else say("Not reached yet")
    if share is None:
        return say("Measured; both say what it means")
    if share < 0:
        return say("Further from the target than at the start")
    done = context.words.percent(share)
    if is_past:
        return say("{share} of the way; the day has passed", share=done)
    return say("{share} of the way", share=done)


def _is_either_or(one: "Criterion") -> bool:
    """Whether it is answered by yes or no, so that there is no part of a way."""
    return one.target is not None and isinstance(one.target.value, str)


def write_sum(attainment: Attainment, criterion: "Criterion", last: object, words: Words) -> str:
    """Return the arithmetic of an attainment in the page's language, or why there is none.

    `last` is the value of the last reading, if there is one.
    """
    base = criterion.baseline.value if criterion.baseline else None
    goal = criterion.target.value if criterion.target else None
    if attainment.share is None or last is None or goal is None:
        return words.say(attainment.arithmetic)
    if not isinstance(last, Decimal) or isinstance(goal, str):
        values = {"last": words.say(str(last)), "target": words.say(str(goal))}
        return words.say("{last} (target {target})", **values)
    start = words.number(base) if isinstance(base, Decimal) else ""
    if isinstance(base, Decimal) and base < 0:
        start = f"({start})"
    return f"({words.number(last)} − {start}) / ({words.number(goal)} − {start})"


def name_unit(unit: str | None, words: Words) -> str | None:
    """Return a unit as its authors wrote it, but for the one that the format itself knows."""
    return words.say("yes/no") if unit == "yes/no" else unit


ROOM = 9
"""How far apart two figures have to stand, in per cent of a narrow line's width."""


def _build_track(one: "Criterion", initiative: "Initiative", context: Context) -> Track | None:
    base = one.baseline.value if one.baseline else None
    goal = one.target.value if one.target else None
    if not isinstance(base, Decimal) or not isinstance(goal, Decimal) or base == goal:
        return None
    known = find_readings(one, context.today)
    shares = [
        (reading.value - base) / (goal - base)
        for reading in known
        if isinstance(reading.value, Decimal)
    ]
    is_mirrored = direction_of(context.words.language) == "rtl"
    low, high = min(Decimal(0), *shares, Decimal(0)), max(Decimal(1), *shares, Decimal(1))

    def place(share: Decimal) -> str:
        # Room at both ends, so that no mark is cut in half.
        at = 4 + 92 * (share - low) / (high - low)
        return f"{100 - at if is_mirrored else at:.2f}"

    places = [place(share) for share in shares]
    start = initiative.start or context.plan.period.start
    pace = None
    if one.target is not None and one.target.by is not None and context.today >= start:
        whole = max(one.target.by - start, timedelta(days=1))
        gone = min(Decimal((context.today - start).days) / Decimal(whole.days), Decimal(1))
        pace = place(gone)
    return Track(
        baseline=place(Decimal(0)),
        target=place(Decimal(1)),
        readings=tuple(places),
        pace=pace,
        show_baseline=not places or abs(float(places[-1]) - float(place(Decimal(0)))) > ROOM,
        show_target=not places or abs(float(places[-1]) - float(place(Decimal(1)))) > ROOM,
    )
