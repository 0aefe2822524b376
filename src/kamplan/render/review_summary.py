"""The state of a review on one screen, as text."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from kamplan.model.attainment import show_value
from kamplan.render.columns import cut, pad, width_of, wrap
from kamplan.render.views.report import describe_counts
from kamplan.render.words import Words
from kamplan.review.background import Background
from kamplan.review.readiness import ReviewDue, ReviewTime, find_review_due
from kamplan.review.scorecard import PARTIES, CriterionScore, NeedsScore, build_scorecard

if TYPE_CHECKING:
    from kamplan.model import Plan

_WORDS = Words()
MIN_WIDTH, MAX_WIDTH = 40, 100


def render_review_summary(
    plan: "Plan", today: date, width: int, background: Background | None = None
) -> str:
    """Return what the plan tells of the year so far, in lines of at most `width` columns."""
    around = background or Background()
    width = min(max(width, MIN_WIDTH), MAX_WIDTH)
    due = find_review_due(plan, today)
    scorecard = build_scorecard(plan, due.held_on or today, around.heard_from)
    lines = [
        cut(f"Twelve-month review: {plan.account.name}, {plan.supplier.name}", width),
        *wrap(describe_due(due), width),
        "",
        "Did each side do what it said?",
    ]
    for party in PARTIES:
        counts = describe_counts(scorecard, party, _WORDS)
        lines += wrap(f"{party}: {counts}", width, "  ", "    ")
    if scorecard.criteria:
        lines += ["", "What came of it?", *list_criteria(scorecard.criteria, width)]
    lines += ["", *wrap(_describe_needs(scorecard.needs), width, rest="  ")]
    lines += wrap(_describe_changes(around), width, rest="  ")
    review = plan.review
    if review and review.customer_verdict and review.customer_verdict.verbatim:
        verdict = review.customer_verdict.verbatim
        lines += ["", *wrap(f"Verdict: “{verdict}”", width, rest="  ")]
    if review and review.next:
        lines.append(f"Next: {review.next}")
    return "\n".join(lines) + "\n"


def list_criteria(criteria: Sequence[CriterionScore], width: int) -> list[str]:
    """Return a line or a few for each criterion: how far it came, by which sum, how old."""
    names = min(max(width_of(one.criterion.id) for one in criteria), width // 3)
    return [line for one in criteria for line in _describe_criterion(one, names, width)]


def describe_due(due: ReviewDue) -> str:
    """Return in one sentence whether the review is due."""
    start, end = _WORDS.day(due.due_from), _WORDS.day(due.end)
    if due.time is ReviewTime.HELD and due.held_on:
        return f"Held on {_WORDS.day(due.held_on)}."
    if due.time is ReviewTime.OVERDUE:
        late = _WORDS.count("{n} day", "{n} days", due.days)
        return f"Overdue by {late}: it was to be held by {end}."
    if due.time is ReviewTime.DUE:
        left = _WORDS.count("{n} day", "{n} days", due.days)
        return f"Due since {start}, to be held by {end}: {left} left."
    ahead = _WORDS.count("{n} day", "{n} days", due.days)
    return f"Not due yet: it is from {start} on, in {ahead}. This is the state so far."


def _describe_criterion(one: CriterionScore, names: int, width: int) -> list[str]:
    attainment = one.attainment
    if one.last is None or one.age is None:
        figure, detail = "", "unmeasured"
    else:
        age = _WORDS.count("{n} day old", "{n} days old", one.age) if one.age else "of today"
        reached = {True: "reached", False: "not reached", None: ""}[attainment.is_reached]
        figure = attainment.shown
        shown = (
            attainment.arithmetic if figure else f"{show_value(one.last)}, {reached or 'measured'}"
        )
        detail = f"{shown}, {age}" if figure else f"{shown}, {attainment.arithmetic}, {age}"
    head = f"  {pad(one.criterion.id, names)}  {figure:>5}"
    if width_of(head) + 2 + width_of(detail) <= width:
        return [f"{head}  {detail}"]
    return [head.rstrip(), *wrap(detail, width, " " * 6, " " * 6)]


def _describe_needs(needs: NeedsScore) -> str:
    counts = (
        (len(needs.acted_on), "acted on"),
        (len(needs.unserved), "to be acted on, in no initiative"),
        (len(needs.deferred), "put off"),
        (len(needs.declined), "declined"),
        (len(needs.undecided), "undecided"),
        (len(needs.met), "met"),
        (len(needs.heard_since or ()), "heard since both signed"),
    )
    said = ", ".join(f"{number} {what}" for number, what in counts if number)
    return f"Needs: {said or 'none heard yet'}"


def _describe_changes(around: Background) -> str:
    if around.is_broken:
        return "Signed: what lies in signoffs/ cannot be trusted; `kamplan verify` says why"
    if around.signed_on is None:
        return "Signed: by nobody, so nothing is compared with what was agreed"
    agreed = sum(len(one.changes) for one in around.amendments if one.signed_on)
    others = sum(len(one.changes) for one in around.amendments if not one.signed_on)
    said = [
        _WORDS.count("{n} change agreed later", "{n} changes agreed later", agreed),
        _WORDS.count("{n} change that not both signed", "{n} changes that not both signed", others),
    ]
    told = [text for text, number in zip(said, (agreed, others), strict=True) if number]
    return (
        f"Signed: on {_WORDS.day(around.signed_on)}; {', '.join(told) or 'nothing changed since'}"
    )
