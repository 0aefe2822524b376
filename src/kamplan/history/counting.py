"""What a first version of a plan holds, counted by the kind of item."""

from collections import Counter
from collections.abc import Callable

from kamplan.diff import Act
from kamplan.history.timeline import Iteration

KINDS = {
    "initiative": ("{n} initiative", "{n} initiatives"),
    "commitment": ("{n} promise", "{n} promises"),
    "criterion": ("{n} success criterion", "{n} success criteria"),
    "need": ("{n} need", "{n} needs"),
    "return": ("{n} statement of what winning means", "{n} statements of what winning means"),
    "goal": ("{n} goal", "{n} goals"),
    "challenge": ("{n} challenge", "{n} challenges"),
    "contact": ("{n} contact", "{n} contacts"),
    "session": ("{n} session", "{n} sessions"),
    "follow-up": ("{n} follow-up", "{n} follow-ups"),
    "growth-target": ("{n} growth target", "{n} growth targets"),
    "touchpoint": ("{n} meeting", "{n} meetings"),
    "report": ("{n} report", "{n} reports"),
}
"""What is said of each kind of item: of one, and of any other number."""


def count_items(one: Iteration, count: Callable[[str, str, int], str]) -> str:
    """Return how many items of each kind came with an iteration; nothing where none did.

    Args:
        one: the iteration.
        count: says it in a language, from the text for one, that for many, and the number.

    """
    kinds = Counter(
        change.item.kind
        for change in one.comparison.changes
        if change.item is not None and change.parts[0].act is Act.ADD
    )
    return ", ".join(count(*KINDS[kind], number) for kind, number in kinds.items())
