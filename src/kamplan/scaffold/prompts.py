"""The questions of the ninety minutes: why first, then the six boxes, then what winning means.

To add a question: put it into its part, here or in `boxes`; the scaffold shows it where its route
stands. The minutes of all parts add up to ninety. Labels stay: answers are filed under them.
"""

from kamplan.scaffold.boxes import BOXES
from kamplan.scaffold.part import Part, Prompt

MINUTES = 90


def _why(label: str, question: str, example: str) -> Prompt:
    return Prompt(label, ("philosophy", label), question, example, is_list=False)


PARTS: tuple[Part, ...] = (
    Part(
        "philosophy",
        "Why",
        10,
        "Philosophy drives intent, and intent drives what you do: so this comes first. If the "
        "only answer is to sell more, stop here. This plan would be of no use.",
        (
            _why(
                "why",
                "Why are you doing this? Why does this plan matter?",
                "The unit treats 310 people a month and we are one of the causes of its stress.",
            ),
            _why(
                "want_for_customer",
                "What do you want most for this customer?",
                "Every patient treated on the day promised.",
            ),
            _why(
                "help_become",
                "Who are you trying to help this customer become?",
                "The pump maker who can prove its hydrogen claims first.",
            ),
            _why("for_person", "What is in it for the people there?", "Nurses go home on time."),
            _why(
                "for_business",
                "What is in it for their organisation?",
                "A line that never waits for our part.",
            ),
            _why(
                "market_context",
                "What goes on around them, in their market?",
                "Biosimilars enter in 2026.",
            ),
        ),
    ),
    *BOXES,
    Part(
        "winning",
        "What winning means, and to whom",
        10,
        "Ask the customer and write down the words. What would make them say in a year that it was "
        "worth it? What you hope for yourself is said here as openly.",
        (
            Prompt(
                "winning",
                ("expected_return",),
                "What does winning mean to the customer, in the customer's own words?",
                "Books closed on day five, two months running, and nobody worked the weekend.",
            ),
            Prompt(
                "beneficiaries",
                ("account", "beneficiaries"),
                "Whom does the customer serve in the end?",
                "patients treated with infused medicines",
                is_list=False,
            ),
        ),
    ),
)


def find_prompt(label: str) -> Prompt:
    """Return the question with that label.

    Raises:
        KeyError: there is none.

    """
    for part in PARTS:
        for one in part.prompts:
            if one.label == label:
                return one
    raise KeyError(label)
