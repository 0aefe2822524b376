"""The iterations of a plan as Markdown, in which no value of a plan comes to life."""

from collections.abc import Iterator

from kamplan.diff import Speech
from kamplan.history import Iteration
from kamplan.reporters.history_story import Story
from kamplan.reporters.history_text import (
    describe_signatures,
    describe_span,
    describe_state,
    list_notes,
)
from kamplan.reporters.markup import code
from kamplan.reporters.report import PLAIN, Look
from kamplan.tongue import Tongue


def report(story: Story, look: Look = PLAIN) -> str:
    """Return a heading an iteration with its changes as a list, in the order given.

    It speaks the language of the look.
    """
    tongue = look.tongue
    heading = tongue.report("History of {account}", account=code(story.account))
    span = describe_span(story, tongue)
    where = tongue.report(
        "{span}, in {path}.", span=f"{span[:1].upper()}{span[1:]}", path=code(str(story.path))
    )
    lines = [f"# {heading}", "", where]
    for one in story.iterations:
        lines += ["", *_tell(one, tongue, is_item=story.item is not None)]
    lines += [line for note in list_notes(story, tongue) for line in ("", f"{note}.")]
    return "\n".join(lines) + "\n"


def _tell(one: Iteration, tongue: Tongue, *, is_item: bool) -> Iterator[str]:
    commit = one.snapshot
    day = tongue.day(commit.written.date())
    yield f"## {tongue.report('{day}: {subject}', day=day, subject=code(commit.subject))}"
    yield ""
    tags = "".join(f", {code(tag)}" for tag in commit.tags)
    yield f"{code(commit.author)}, {code(commit.commit[:7])}{tags}"
    for line in describe_signatures(one, tongue, code):
        yield f"\n{tongue.report('**Signed:** {signed}', signed=line)}"
    for line in describe_state(one, is_item=is_item, tongue=tongue, quote=code):
        yield f"\n{line}"
    told = one.list_told(is_item=is_item)
    if told:
        yield ""
        speech = Speech(one.comparison.names, code, code, code, tongue)
        yield from (
            f"- {'**!** ' if each.is_alarm else ''}{one.tell(each, speech)}" for each in told
        )
