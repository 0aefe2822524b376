"""What is shown around a question: its part, what it is about, help, and the time that is left."""

import textwrap

from kamplan.scaffold.part import Part
from kamplan.scaffold.prompts import MINUTES, PARTS
from kamplan.scaffold.session import Form, Step, TimeLeft, describe_answer
from kamplan.yamldoc import make_visible

_SHOWN = 70
_LISTED = 12
_NARROWEST, _WIDEST = 20, 96
"""Columns of a line of text."""


def word_part(part: Part, left: TimeLeft) -> str:
    """Return what opens a part: number, minutes, title, and what to have in mind."""
    number = PARTS.index(part) + 1
    return (
        f"\nPart {number} of {len(PARTS)} · {part.title} · {part.minutes} minutes\n"
        f"{part.opening}\n({word_time(left)})"
    )


def word_time(left: TimeLeft) -> str:
    """Return the time that is left, or how much longer it took."""
    here = f"{_minutes(left.part)} left in this part"
    if left.part < 0:
        here = f"{_minutes(-left.part)} over in this part"
    if left.total < 0:
        return f"{here}, {-left.total} over the {MINUTES}"
    return f"{here}, {left.total} of {MINUTES} in all"


def word_question(step: Step) -> str:
    """Return the question as it is put: what it is about, the question, what stands there."""
    question = step.question
    text = question.again if step.is_extra and question.again else question.text
    lines = [""]
    if step.subject and not question.is_opener:
        lines.append(f"“{shorten(step.subject)}”")
    lines.append(text)
    if question.choices:
        lines.append(describe_answer(question))
    if step.answers:
        lines += [f"  so far: {shorten(one)}" for one in step.answers[:_LISTED]]
        lines += [f"  and {more} more"] if (more := len(step.answers) - _LISTED) > 0 else []
    return "\n".join(lines)


def word_help(step: Step, left: TimeLeft) -> str:
    """Return what helps at a question."""
    question = step.question
    changing = {
        Form.LIST: "What you type is added; e opens all of it in your editor.",
        Form.PEOPLE: "Whom you name is added.",
    }.get(question.form, "A new answer takes its place; an empty line keeps it.")
    lines = [
        question.tip,
        f"For example: {question.example}",
        describe_answer(question),
        changing if step.answers else "",
        (
            "s passes over the question for now, b goes back, e opens your editor, q stops: "
            "all answers are saved, and the same command goes on here."
        ),
        word_time(left),
    ]
    return "\n".join(f"  {line}" for line in lines if line)


def word_known(names: list[str]) -> str:
    """Return a line with the people or goals that can be named."""
    shown = ", ".join(shorten(one) for one in names[:_LISTED])
    more = len(names) - _LISTED
    return f"  known: {shown}" + (f" and {more} more" if more > 0 else "")


def shorten(text: str) -> str:
    """Return a text on one line, with whatever cannot be seen made visible, cut where long."""
    return make_visible(" ".join(text.split()), _SHOWN)


def _minutes(count: int) -> str:
    return f"{count} minute{'' if count == 1 else 's'}"


def wrap(text: str, width: int) -> str:
    """Return a text with its lines broken between words; indents go on."""
    lines = []
    for line in text.splitlines():
        indent = line[: len(line) - len(line.lstrip(" "))]
        lines += textwrap.wrap(
            line,
            max(_NARROWEST, min(width, _WIDEST)),
            subsequent_indent=indent,
            break_on_hyphens=False,
            drop_whitespace=True,
        ) or [""]
    return "\n".join(lines)
