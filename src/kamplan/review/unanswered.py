"""What of the review block is still empty, in the words in which one asks for it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kamplan.model import Plan, Review

_NAMED = 3


def list_unanswered(plan: "Plan") -> list[str]:
    """Return what both still have to say, in the order of the block; all of it without a block."""
    from kamplan.model.closing import find_answered

    review = plan.review
    if review is None:
        return ["everything"]
    answered = find_answered(plan)
    promises = [
        one.id
        for initiative in plan.initiatives
        for one in initiative.commitments
        if one.id not in answered
    ]
    noted = {one.initiative for one in review.initiatives if one.worked or one.did_not_work}
    work = [one.id for one in plan.initiatives if one.id not in noted]
    judged = {one.goal for one in review.goals if one.outcome}
    goals = [one.id for one in plan.six_boxes.goals if one.id not in judged]
    came = {one.return_ for one in review.returns if one.outcome}
    returns = [one.id for one in plan.expected_return if one.id not in came]
    return [
        *([] if review.held_on else ["the day it was held"]),
        *([] if review.attendees else ["who took part"]),
        *_name("what became of", promises),
        *_name("what worked and what did not in", work),
        *_name("whether this goal was reached:", goals),
        *_name("whether this came:", returns),
        *_find_judgement(review),
    ]


def _name(words: str, ids: list[str]) -> Iterator[str]:
    if ids:
        rest = len(ids) - _NAMED
        yield f"{words} {', '.join(ids[:_NAMED])}{f' and {rest} more' if rest > 0 else ''}"


def _find_judgement(review: "Review") -> Iterator[str]:
    verdict = review.customer_verdict
    if verdict is None or not verdict.verbatim:
        yield "the customer's verdict"
    for party in ("customer", "supplier"):
        answer = getattr(review.answers, party)
        if not (answer.supplier_kept_word and answer.customer_kept_word):
            yield f"the {party}'s answers: did each side keep its word?"
        if getattr(review.ratings, party) is None:
            yield f"the {party}'s rating"
    if not review.next:
        yield "how both go on"
    if not review.focus_next:
        yield "the one or two boxes to think through again"
