"""The iterations of a plan in the words of a page: when, by whom, what was signed, what changed."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from kamplan.diff import Change, Level, Speech
from kamplan.history import Iteration, State, count_items
from kamplan.render.words import Words
from kamplan.tongue import Tongue

_SHORT = 7


class ToldChange(NamedTuple):
    """A change in one sentence."""

    text: str
    is_alarm: bool
    """Whether words of the customer were changed or went missing."""


class ChangeGroup(NamedTuple):
    """Changes of one weight."""

    title: str
    """How many they are, in words."""
    changes: tuple[ToldChange, ...]


class IterationView(NamedTuple):
    """One iteration, in words."""

    commit: str
    """The commit's name in short."""
    day: date
    author: str
    subject: str
    tags: tuple[str, ...]
    signed: tuple[str, ...]
    """What both parties signed that is said here for the first time."""
    notes: tuple[str, ...]
    """What became of the file."""
    groups: tuple[ChangeGroup, ...]
    """What changed of what was agreed, then the rest."""


def build_iterations(
    iterations: Sequence[Iteration], words: Words, *, is_item: bool = False
) -> tuple[IterationView, ...]:
    """Build what a page tells of each iteration.

    Args:
        iterations: in the order in which to tell them.
        words: the language of the page.
        is_item: whether they are the life of one item, and not the plan's.

    """
    tongue = words.tongue()
    return tuple(
        IterationView(
            one.snapshot.commit[:_SHORT],
            one.snapshot.written.date(),
            one.snapshot.author,
            one.snapshot.subject,
            one.snapshot.tags,
            tuple(_tell_signed(one, words)),
            tuple(_tell_state(one, words, is_item=is_item)),
            tuple(_group_changes(one, one.list_told(is_item=is_item), words, tongue)),
        )
        for one in iterations
    )


def describe_span(
    iterations: Sequence[Iteration], words: Words, item: tuple[str, str] | None = None
) -> str:
    """Return how many iterations there are, and from when to when.

    Args:
        iterations: all that are told.
        words: the language of the page.
        item: kind and id of the one item whose life is told.

    """
    if not iterations:
        return words.say("No iteration yet")
    days = sorted(one.snapshot.written.date() for one in iterations)
    first, last = words.day(days[0]), words.day(days[-1])
    number = len(iterations)
    if first == last:
        said = words.count("{n} iteration on {day}", "{n} iterations on {day}", number, day=first)
    else:
        said = words.count(
            "{n} iteration from {first} to {last}",
            "{n} iterations from {first} to {last}",
            number,
            first=first,
            last=last,
        )
    return said if item is None else f"{item[1]}: {said}"


def list_notes(words: Words, *, left_out: int, is_shallow: bool) -> Iterator[str]:
    """Give what to say after the last iteration.

    Args:
        words: the language of the page.
        left_out: how many iterations are not told because fewer were asked for.
        is_shallow: whether the clone lacks older history.

    """
    if left_out:
        yield words.count("{n} more is not told here.", "{n} more are not told here.", left_out)
    if is_shallow:
        yield words.say(
            "This copy is shallow: older iterations are missing. `git fetch --unshallow` fetches "
            "them."
        )


def _tell_signed(one: Iteration, words: Words) -> Iterator[str]:
    for signed in one.signed:
        yield words.say(
            "Sign-off {number} by {one} and {other}, agreed on {day}, code {code}",
            number=signed.seq,
            one=signed.names[0],
            other=signed.names[-1],
            day=words.day(signed.agreed_on),
            code=signed.code,
        )


def _tell_state(one: Iteration, words: Words, *, is_item: bool) -> Iterator[str]:
    """Give the lines that say what became of the file, and how much changed in the plan."""
    say, commit = words.say, one.snapshot
    if commit.renamed_from is not None and commit.renamed_from != commit.path:
        yield say("The file was {path} before.", path=str(commit.renamed_from))
    if one.state is State.UNREADABLE:
        yield say("The file could not be read as a plan.")
    elif one.problem:
        yield say("Told without what could not be read.")
    if one.state is State.REMOVED:
        yield say("The plan was taken away.")
    elif one.state is State.UNKNOWN:
        yield say("This copy is shallow and begins here: what changed before is not in it.")
    elif one.state is State.SAME_PLAN:
        yield say("The plan says the same; only the file is written otherwise.")
    elif one.state is State.FIRST and not is_item:
        yield say(
            "The first version: {items}.",
            items=count_items(one, words.count) or words.say("nothing in it yet"),
        )


def _group_changes(
    one: Iteration, changes: Sequence[Change], words: Words, tongue: Tongue
) -> Iterator[ChangeGroup]:
    speech = Speech(one.comparison.names, tongue=tongue)

    def tell(ones: Sequence[Change]) -> tuple[ToldChange, ...]:
        return tuple(ToldChange(one.tell(each, speech), each.is_alarm) for each in ones)

    agreed = [each for each in changes if each.level is Level.MATERIAL]
    others = [each for each in changes if each.level is not Level.MATERIAL]
    if agreed:
        title = words.count(
            "{n} change to what was agreed", "{n} changes to what was agreed", len(agreed)
        )
        yield ChangeGroup(title, tell(agreed))
    if others:
        title = words.count(
            "{n} change that leaves what was agreed as it is",
            "{n} changes that leave what was agreed as it is",
            len(others),
        )
        yield ChangeGroup(title, tell(others))
