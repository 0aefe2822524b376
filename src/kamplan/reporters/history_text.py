"""The iterations of a plan for a terminal: who, when and why, and what changed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import wrap

from kamplan.diff import Act, Change, count_levels
from kamplan.history import Iteration, State
from kamplan.reporters.diff_text import describe_counts
from kamplan.reporters.history_story import Story
from kamplan.reporters.report import PLAIN, Look, shown

_SHORT = 7


def report(story: Story, look: Look = PLAIN) -> str:
    """Return one paragraph an iteration, in the order given."""
    head = look.paint("name", shown(str(story.path)))
    parts = [f"{head}  {describe_span(story)}"]
    parts += ["\n".join(_tell(one, story, look)) for one in story.iterations]
    parts += story.notes
    return "\n\n".join(parts) + "\n"


def describe_span(story: Story) -> str:
    """Return how many iterations there are, and from when to when."""
    number = len(story.iterations)
    word = "iteration" if number == 1 else "iterations"
    if not number:
        return f"no {word}"
    days = sorted(one.snapshot.written.date() for one in story.iterations)
    span = f"on {days[0]}" if days[0] == days[-1] else f"from {days[0]} to {days[-1]}"
    about = f" of {story.item[0]} {story.item[1]}" if story.item else ""
    return f"{number} {word}{about} {span}"


def _tell(one: Iteration, story: Story, look: Look) -> Iterator[str]:
    commit = one.snapshot
    marks = "".join(f"  [{shown(tag)}]" for tag in commit.tags)
    day, author = commit.written.date(), shown(commit.author)
    yield f"{look.paint('dim', commit.commit[:_SHORT])}  {day}  {author}{marks}"
    yield f"  {look.paint('name', shown(commit.subject))}"
    for line in describe_signatures(one):
        yield f"  {look.paint('info', shown(line))}"
    for line in describe_state(one, is_item=story.item is not None):
        yield f"  {shown(line)}"
    for change in list_told(one, is_item=story.item is not None):
        sign = "!" if change.is_alarm else "*" if change.level.value == "material" else "-"
        kind = {"!": "error", "*": "warning", "-": "info"}[sign]
        first, *rest = _wrap(shown(one.tell(change)), look.width)
        yield f"    {look.paint(kind, sign)} {first}"
        yield from (f"      {line}" for line in rest)


def describe_signatures(one: Iteration) -> Iterator[str]:
    """Give a line for each sign-off that covers what the plan says from this iteration on."""
    for signed in one.signed:
        who = " and ".join(signed.names)
        yield f"signed: sign-off {signed.seq} by {who} on {signed.agreed_on}, code {signed.code}"


def describe_state(one: Iteration, *, is_item: bool) -> Iterator[str]:
    """Give the lines that say what became of the file, and how much changed in the plan."""
    commit = one.snapshot
    if commit.renamed_from is not None and commit.renamed_from != commit.path:
        yield f"the file was {commit.renamed_from} before"
    if one.state is State.UNREADABLE:
        yield f"the file cannot be read as a plan: {one.problem}"
    elif one.problem:
        yield f"told without what could not be read: {one.problem}"
    if one.state is State.REMOVED:
        yield "the plan was taken away"
    elif one.state is State.UNKNOWN:
        yield "this clone is shallow and begins here: what changed before is not in it"
    elif one.state is State.SAME_PLAN:
        yield "the plan says the same; the file is written differently"
    elif one.state is State.FIRST and not is_item:
        yield f"the first version: {_count_items(one)}"
    elif one.state is State.CHANGED and not is_item:
        yield describe_counts(count_levels(one.comparison.changes))


def list_told(one: Iteration, *, is_item: bool) -> tuple[Change, ...]:
    """Return the changes to tell: of a first version none, unless one item is followed."""
    return one.comparison.changes if is_item or one.state is State.CHANGED else ()


def _count_items(one: Iteration) -> str:
    kinds = Counter(
        change.item.kind
        for change in one.comparison.changes
        if change.item is not None and change.parts[0].act is Act.ADD
    )
    said = [
        f"{number} {_PLURALS.get(kind, kind + 's') if number > 1 else kind}".replace("-", " ")
        for kind, number in kinds.items()
    ]
    return ", ".join(said) or "nothing in it yet"


_PLURALS = {"criterion": "criteria"}


def _wrap(text: str, width: int | None) -> Sequence[str]:
    if width is None:
        return [text]
    return wrap(text, max(width - 8, 30), break_long_words=False, break_on_hyphens=False) or [""]
