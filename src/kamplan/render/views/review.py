"""What both sides said at the end of the year, as it stands in the plan."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kamplan.render.views.context import Context
from kamplan.render.views.values import Ref, Row
from kamplan.render.views.watching import watch

if TYPE_CHECKING:
    from kamplan.model import Answer


class AnswerView(NamedTuple):
    """How one side answers the two questions, and how it rates the year."""

    party: str
    supplier_kept_word: str | None
    customer_kept_word: str | None
    by: Ref | None
    rating: int | None
    """1 to 5."""
    rest: tuple[Row, ...]


class ReviewView(NamedTuple):
    """The review, as far as it was filled in."""

    held_on: date | None
    attendees: tuple[Ref, ...]
    verdict: str | None
    verdict_by: Ref | None
    verdict_on: date | None
    answers: tuple[AnswerView, ...]
    next: str | None
    focus_next: tuple[str, ...]
    rest: tuple[Row, ...]
    """Commitments, initiatives, goals, returns, lessons, and what is newer than this page."""


def build_review(context: Context) -> ReviewView | None:
    """Build the review, or None where there is none yet."""
    if context.plan.review is None:
        return None
    one = watch(context.plan.review)
    verdict = None if one.customer_verdict is None else watch(one.customer_verdict)
    answers, ratings = watch(one.answers), watch(one.ratings)
    return ReviewView(
        held_on=one.held_on,
        attendees=context.contacts(one.attendees),
        verdict=None if verdict is None else verdict.verbatim,
        verdict_by=None if verdict is None else context.contact(verdict.said_by),
        verdict_on=None if verdict is None else verdict.said_on,
        answers=(
            _build_answer("customer", answers.customer, ratings.customer, context),
            _build_answer("supplier", answers.supplier, ratings.supplier, context),
        ),
        next=context.choice("Review", "next", one.next),
        focus_next=tuple(context.words.choice("SixBoxes", "focus", box) for box in one.focus_next),
        rest=(
            *context.rest(one),
            *(() if verdict is None else context.rest(verdict)),
            *context.rest(answers),
            *context.rest(ratings),
        ),
    )


def _build_answer(
    party: str, original: "Answer", rating: int | None, context: Context
) -> AnswerView:
    one = watch(original)
    return AnswerView(
        party=party,
        supplier_kept_word=context.choice("Answer", "kept_word", one.supplier_kept_word),
        customer_kept_word=context.choice("Answer", "kept_word", one.customer_kept_word),
        by=context.contact(one.by),
        rating=rating,
        rest=context.rest(one),
    )
