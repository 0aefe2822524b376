"""A quarter's checkpoint on one screen, as text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kamplan.render.columns import cut, wrap
from kamplan.render.review_summary import MAX_WIDTH, MIN_WIDTH, list_criteria
from kamplan.render.views.checkpoint import describe_checkpoint
from kamplan.render.words import Words
from kamplan.review.checkpoint import QUESTIONS, Checkpoint, SideProgress

if TYPE_CHECKING:
    from kamplan.model import Commitment, Plan

_WORDS = Words()


def render_checkpoint_summary(plan: "Plan", one: Checkpoint, width: int) -> str:
    """Return what both look at, in lines of at most `width` columns."""
    width = min(max(width, MIN_WIDTH), MAX_WIDTH)
    lines = [
        cut(
            f"{describe_checkpoint(one, _WORDS)}: {plan.account.name}, {plan.supplier.name}", width
        ),
        *wrap(_describe_day(one), width),
    ]
    if one.focus:
        lines.append(f"In focus: {one.focus}")
    for side in one.sides:
        lines += [
            "",
            cut(f"{side.party.capitalize()}, {side.name}", width),
            *_tell_side(side, width),
        ]
    if one.criteria:
        lines += ["", "What came of it?", *list_criteria(one.criteria, width)]
    lines += ["", *_tell_said(one, width)]
    lines += ["", "Ask both:"]
    for question in QUESTIONS:
        asked = question.put(plan.supplier.name, plan.customer.name)
        lines += wrap(f"{asked} ({question.answers})", width, "  ", "    ")
    return "\n".join(lines) + "\n"


def _describe_day(one: Checkpoint) -> str:
    day, since, until = map(_WORDS.day, (one.day, one.since, one.until))
    if one.result is not None:
        return f"Planned for {day}, and written down. Since {since}, and until {until}:"
    days = (one.day - one.today).days
    away = _WORDS.count("{n} day", "{n} days", abs(days))
    when = (
        f"in {away}"
        if days > 0
        else f"{away} ago, and nothing is written down"
        if days
        else "today"
    )
    return f"On {day}, {when}. Since {since}, and until {until}:"


def _tell_side(side: SideProgress, width: int) -> Iterator[str]:
    groups = (("done", side.done), ("late", side.late), ("due", side.ahead))
    for word, promises in groups:
        for one in promises:
            yield from wrap(f"{word}  {_tell_promise(one)}", width, "  ", "        ")
    if not any(promises for _, promises in groups):
        yield "  nothing done, late, or due until then"


def _tell_promise(one: "Commitment") -> str:
    if one.done_on is not None:
        return f"{one.what} ({one.id}, {one.done_on})"
    return f"{one.what} ({one.id}, by {one.due})"


def _tell_said(one: Checkpoint, width: int) -> Iterator[str]:
    if not one.heard:
        yield "Heard since: nothing new is written down"
    for need in one.heard:
        yield from wrap(f"Heard since: “{need.verbatim}” ({need.id})", width, rest="  ")
    for need in one.to_decide:
        yield from wrap(f"To decide: “{need.verbatim}” ({need.id})", width, rest="  ")
    for mark in one.marks:
        yield from wrap(f"Mark to reach by {mark.by}: {mark.what} ({mark.goal})", width, rest="  ")
    for each in one.follow_ups:
        yield from wrap(f"Still open from a meeting: {each.what} ({each.id})", width, rest="  ")
