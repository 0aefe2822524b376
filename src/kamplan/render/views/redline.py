"""What stands above a red-line: what changed, in a few lines, each leading to its place."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from kamplan.diff import Answer, Change, PlanDiff, Speech
from kamplan.render.words import Words
from kamplan.tongue import Context


class Line(NamedTuple):
    """One change, or one item that changed."""

    text: str
    anchor: str
    """Where it stands on the page; empty where it has no place of its own."""
    is_alarm: bool = False


class Group(NamedTuple):
    """Changes that belong together."""

    title: str
    lines: tuple[Line, ...]


class Summary(NamedTuple):
    """The part above the page."""

    base: str
    """What the plan was compared with, in words."""
    verdict: tuple[str, ...]
    voids: tuple[str, ...]
    """Whose signatures no longer cover the plan."""
    groups: tuple[Group, ...]
    has_marks: bool


def build_summary(diff: PlanDiff, words: Words, anchors: frozenset[str]) -> Summary:
    """Return what stands above a red-line.

    Args:
        diff: the comparison, with whatever level of changes is to be told.
        words: the language of the page.
        anchors: the ids on the page.

    """
    return Summary(
        diff.old_name,
        tuple(_judge(diff, words)),
        diff.voids,
        tuple(_tell_changes(diff, words, anchors)),
        bool(diff.comparison.changes),
    )


def _judge(diff: PlanDiff, words: Words) -> Iterator[str]:
    changes = diff.comparison.changes
    if diff.answer is Answer.SAME_BYTES:
        yield words.say("Nothing changed: the two are the same to the byte.")
    elif not changes:
        yield words.say("The plan says the same; only the file is written otherwise.")
    material = sum(one.level.value == "material" for one in changes)
    if material:
        yield words.count(
            "{n} change to what was agreed", "{n} changes to what was agreed", material
        )
    if others := len(changes) - material:
        yield words.count(
            "{n} other change, such as progress", "{n} other changes, such as progress", others
        )
    if alarms := sum(one.is_alarm for one in changes):
        yield words.count(
            "{n} change to the customer's own words",
            "{n} changes to the customer's own words",
            alarms,
        )


def _tell_changes(diff: PlanDiff, words: Words, anchors: frozenset[str]) -> Iterator[Group]:
    tongue = words.tongue()
    speech = Speech(diff.comparison.names, tongue=tongue)
    alarms = tuple(one for one in diff.changes if one.is_alarm)
    if alarms:
        yield Group(
            words.say("Words of the customer"),
            tuple(
                Line(diff.tell(one, speech), _find_anchor(one, anchors), is_alarm=True)
                for one in alarms
            ),
        )
    rest = (one for one in diff.changes if not one.is_alarm)
    for area, changes in groupby(rest, lambda one: one.area):
        lines = (Line(diff.tell(one, speech), _find_anchor(one, anchors)) for one in changes)
        yield Group(tongue.say(Context.AREA, area.heading), tuple(lines))


def _find_anchor(change: Change, anchors: frozenset[str]) -> str:
    anchor = f"{change.item.kind}-{change.item.id}" if change.item else ""
    return anchor if anchor in anchors else ""


def name_marks(words: Words) -> tuple[str, str]:
    """Return what is said before words that were deleted, and before those inserted."""
    return words.say("deleted:"), words.say("inserted:")
