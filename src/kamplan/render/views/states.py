"""How a commitment stands, derived from its facts and the day."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from kamplan.render.views.context import Context
from kamplan.review.outcomes import is_late

if TYPE_CHECKING:
    from kamplan.model import Commitment

Mood = Literal["good", "late", "open", "ended"]
"""What a mark stands for, beside its words: done as agreed, behind, to come, no longer."""

SOON = 30
"""From how many days before its day on a page says how many are left."""


class State(NamedTuple):
    """How something stands."""

    mood: Mood
    words: str


def state_of(commitment: "Commitment", context: Context) -> State:
    """Return how a commitment stands on the context's day."""
    say, count, today = context.words.say, context.words.count, context.today
    due, begins, done = commitment.due, commitment.from_, commitment.done_on
    if commitment.status == "dropped":
        agreed = commitment.dropped_agreed_by is not None
        return State("ended", say("dropped by agreement") if agreed else say("dropped"))
    if commitment.status == "done":
        if due is not None and done is not None and done > due:
            days = (done - due).days
            return State("late", count("done, a day late", "done, {n} days late", days))
        return State("good", say("done"))
    if is_late(commitment, today) and due is not None:
        days = (today - due).days
        return State("late", count("a day late", "{n} days late", days))
    if due is not None and (due - today).days <= SOON:
        days = (due - today).days
        if days == 0:
            return State("open", say("due today"))
        return State("open", count("due tomorrow", "due in {n} days", days))
    if commitment.status == "in-progress":
        return State("open", say("under way"))
    if due is None and begins is not None:
        return State("open", say("in force") if begins <= today else say("not yet in force"))
    return State("open", say("not started"))
