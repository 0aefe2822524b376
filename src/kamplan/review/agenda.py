"""What to go through in the review meeting: half of the time looks back, half of it ahead."""

from dataclasses import dataclass

MINUTES = 90


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One part of the meeting."""

    title: str
    minutes: int
    how: str


AGENDA: tuple[AgendaItem, ...] = (
    AgendaItem("What we said", 5, "Read out what winning was to mean, and the goals."),
    AgendaItem(
        "What each side did",
        15,
        "Go through the commitments of both, the supplier's first. Each side speaks of its own.",
    ),
    AgendaItem(
        "What came of it", 15, "Baseline, last reading, target. Whoever measured it explains it."
    ),
    AgendaItem(
        "What worked, what did not", 10, "First the customer, then the supplier. No defending."
    ),
    AgendaItem(
        "What changed for you",
        15,
        "What we heard since, what was left aside and why. Does winning still mean the same?",
    ),
    AgendaItem(
        "Verdict and ratings",
        10,
        "The customer's words are written down as they are spoken. Both rate the year.",
    ),
    AgendaItem(
        "How we go on",
        20,
        "Continue, pivot, reassess or close? Which one or two boxes do we think through again?",
    ),
)
