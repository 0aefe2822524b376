"""The iterations of a plan as Markdown, in which no value of a plan comes to life."""

from collections.abc import Iterator

from kamplan.diff import Speech
from kamplan.history import Iteration
from kamplan.reporters.history_story import Story
from kamplan.reporters.history_text import (
    describe_signatures,
    describe_span,
    describe_state,
    list_told,
)
from kamplan.reporters.markup import code
from kamplan.reporters.report import PLAIN, Look


def report(story: Story, _look: Look = PLAIN) -> str:
    """Return a heading an iteration with its changes as a list, in the order given."""
    lines = [f"# History of {code(story.account)}", "", f"{describe_span(story)}, in "]
    lines[-1] = f"{lines[-1][:1].upper()}{lines[-1][1:]}{code(str(story.path))}."
    for one in story.iterations:
        lines += ["", *_tell(one, is_item=story.item is not None)]
    lines += [line for note in story.notes for line in ("", f"{note}.")]
    return "\n".join(lines) + "\n"


def _tell(one: Iteration, *, is_item: bool) -> Iterator[str]:
    commit = one.snapshot
    yield f"## {commit.written.date()}: {code(commit.subject)}"
    yield ""
    tags = "".join(f", {code(tag)}" for tag in commit.tags)
    yield f"{code(commit.author)}, {code(commit.commit[:7])}{tags}"
    for line in describe_signatures(one):
        yield f"\n**Signed:** {code(line.removeprefix('signed: '))}"
    for line in describe_state(one, is_item=is_item):
        yield f"\n{code(line) if one.problem or commit.renamed_from else line}"
    told = list_told(one, is_item=is_item)
    if told:
        yield ""
        speech = Speech(one.comparison.names, code, code, code)
        yield from (
            f"- {'**!** ' if each.is_alarm else ''}{one.tell(each, speech)}" for each in told
        )
