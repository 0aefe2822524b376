"""The iterations of a plan for a terminal: who, when and why, and what changed."""

from collections.abc import Callable, Iterator, Sequence
from textwrap import wrap

from kamplan.diff import count_levels
from kamplan.history import Iteration, State, count_items
from kamplan.reporters.diff_text import describe_counts
from kamplan.reporters.history_story import Story
from kamplan.reporters.report import PLAIN, Look, shown
from kamplan.tongue import ENGLISH, Context, Tongue

_SHORT = 7


def report(story: Story, look: Look = PLAIN) -> str:
    """Return one paragraph an iteration, in the order given."""
    head = look.paint("name", shown(str(story.path)))
    parts = [f"{head}  {describe_span(story)}"]
    parts += ["\n".join(_tell(one, story, look)) for one in story.iterations]
    parts += list_notes(story)
    return "\n\n".join(parts) + "\n"


def describe_span(story: Story, tongue: Tongue = ENGLISH) -> str:
    """Return how many iterations there are, and from when to when."""
    said = tongue.count("{n} iteration", "{n} iterations", len(story.iterations))
    if not story.iterations:
        return tongue.report("no iterations")
    if story.item:
        kind = tongue.say(Context.ITEM, story.item[0].replace("-", " "))
        said = tongue.report(
            "{iterations} of {kind} {id}", iterations=said, kind=kind, id=story.item[1]
        )
    days = sorted(one.snapshot.written.date() for one in story.iterations)
    first, last = tongue.day(days[0]), tongue.day(days[-1])
    if first == last:
        return tongue.report("{iterations} on {day}", iterations=said, day=first)
    return tongue.report(
        "{iterations} from {first} to {last}", iterations=said, first=first, last=last
    )


def list_notes(story: Story, tongue: Tongue = ENGLISH) -> Iterator[str]:
    """Give what to say after the last iteration."""
    if story.left_out:
        yield tongue.count(
            "{n} more; `--limit 0` tells all", "{n} more; `--limit 0` tells all", story.left_out
        )
    if story.is_shallow:
        yield tongue.report(
            "this clone is shallow: older iterations are missing; `git fetch --unshallow` fetches "
            "them"
        )


def _tell(one: Iteration, story: Story, look: Look) -> Iterator[str]:
    commit = one.snapshot
    marks = "".join(f"  [{shown(tag)}]" for tag in commit.tags)
    day, author = commit.written.date(), shown(commit.author)
    yield f"{look.paint('dim', commit.commit[:_SHORT])}  {day}  {author}{marks}"
    yield f"  {look.paint('name', shown(commit.subject))}"
    for line in describe_signatures(one):
        yield f"  {look.paint('info', shown(f'signed: {line}'))}"
    for line in describe_state(one, is_item=story.item is not None):
        yield f"  {shown(line)}"
    for change in one.list_told(is_item=story.item is not None):
        sign = "!" if change.is_alarm else "*" if change.level.value == "material" else "-"
        kind = {"!": "error", "*": "warning", "-": "info"}[sign]
        first, *rest = _wrap(shown(one.tell(change)), look.width)
        yield f"    {look.paint(kind, sign)} {first}"
        yield from (f"      {line}" for line in rest)


def describe_signatures(
    one: Iteration, tongue: Tongue = ENGLISH, quote: Callable[[str], str] = str
) -> Iterator[str]:
    """Give a line for each sign-off that covers what the plan says from this iteration on.

    What a file says goes through `quote`.
    """
    for signed in one.signed:
        yield tongue.report(
            "sign-off {number} by {names} on {day}, code {code}",
            number=str(signed.seq),
            names=tongue.join([quote(name) for name in signed.names]),
            day=tongue.day(signed.agreed_on),
            code=quote(signed.code),
        )


def describe_state(
    one: Iteration,
    *,
    is_item: bool,
    tongue: Tongue = ENGLISH,
    quote: Callable[[str], str] = str,
) -> Iterator[str]:
    """Give the lines that say what became of the file, and how much changed in the plan.

    What a file says goes through `quote`.
    """
    say, commit = tongue.report, one.snapshot
    if commit.renamed_from is not None and commit.renamed_from != commit.path:
        yield say("the file was {path} before", path=quote(str(commit.renamed_from)))
    if one.state is State.UNREADABLE:
        yield say("the file cannot be read as a plan: {problem}", problem=quote(one.problem))
    elif one.problem:
        yield say("told without what could not be read: {problem}", problem=quote(one.problem))
    if one.state is State.REMOVED:
        yield say("the plan was taken away")
    elif one.state is State.UNKNOWN:
        yield say("this clone is shallow and begins here: what changed before is not in it")
    elif one.state is State.SAME_PLAN:
        yield say("the plan says the same; the file is written differently")
    elif one.state is State.FIRST and not is_item:
        items = count_items(one, tongue.count) or say("nothing in it yet")
        yield say("the first version: {items}", items=items)
    elif one.state is State.CHANGED and not is_item:
        yield describe_counts(count_levels(one.comparison.changes), tongue)


def _wrap(text: str, width: int | None) -> Sequence[str]:
    if width is None:
        return [text]
    return wrap(text, max(width - 8, 30), break_long_words=False, break_on_hyphens=False) or [""]
