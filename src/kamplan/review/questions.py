"""What the review asks: the same questions of both sides, and one of the customer alone."""

from dataclasses import dataclass

from kamplan.review.scorecard import PARTIES

ASKED_OF_BOTH = PARTIES


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the review."""

    name: str
    text: str
    """With `{supplier}` and `{customer}` where the names of the two stand."""
    answers: str
    """How to answer, in words."""
    asked_of: tuple[str, ...] = ASKED_OF_BOTH

    def put(self, supplier: str, customer: str) -> str:
        """Return the question with the names of both in it."""
        # One pass, so that a name with braces in it stays as it is.
        names = {"supplier": supplier, "customer": customer}
        return self.text.format(**names)


_DEGREES = "yes, mostly, partly or no"

QUESTIONS: tuple[Question, ...] = (
    Question("supplier_kept_word", "Did {supplier} do what it said?", _DEGREES),
    Question("customer_kept_word", "Did {customer} do what it said?", _DEGREES),
    Question("worked", "What worked, and why? What do we do again?", "in words, by initiative"),
    Question("did_not_work", "What did not work, and why?", "in words, by initiative"),
    Question("goals", "Which goals were reached?", "reached, partly or missed, and why"),
    Question(
        "returns",
        "Did what each hoped for come? Does winning still mean the same?",
        "reached, partly or missed, in the words of those who hoped for it",
    ),
    Question(
        "rating", "How good was the work together this year?", "from 1, poor, to 5, very good"
    ),
    Question("next", "How do we go on?", "continue, pivot, reassess or close"),
    Question(
        "focus_next", "Which one or two boxes do we think through again?", "one or two of the six"
    ),
    Question(
        "verdict",
        "What is your verdict on the year?",
        "in the customer's own words",
        ("customer",),
    ),
)
"""In the order in which they are asked. To add one: put it here and into the review block."""
