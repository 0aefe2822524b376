"""Answers that were written down beforehand: `key: text`, one a line."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from kamplan.errors import KamplanError
from kamplan.planfile import PlanFile, demand_plan
from kamplan.records import nearest
from kamplan.scaffold.entries import IsSpent
from kamplan.scaffold.prompts import PARTS
from kamplan.scaffold.session.answering import clean, describe_answer, is_said, never, plan_answer
from kamplan.scaffold.session.question import Form, Group, Question
from kamplan.scaffold.session.questions import QUESTIONS, find_question
from kamplan.scaffold.session.steps import Step, list_steps
from kamplan.yamldoc import describe, find_forbidden, make_visible
from kamplan.yamldoc.amend import Change, amend

_SHOWN = 60


class WrittenAnswer(NamedTuple):
    """One line of a file of answers."""

    line: int
    """Counted from 1."""
    question: Question
    text: str


def read_answers(text: str, name: str) -> list[WrittenAnswer]:
    """Read answers; blank lines, lines that begin with `#`, and keys without a text say nothing.

    Args:
        text: the file's text.
        name: how to name the file in an error.

    Raises:
        KamplanError: a line is no answer, or its key is no question's.

    """
    answers = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        key, colon, said = line.partition(":")
        if not colon:
            raise KamplanError(
                f"{name}:{number}: `{make_visible(line.strip(), _SHOWN)}` has no key before it",
                hint="write `key: text`; `kamplan session --keys` lists the keys",
            )
        question = find_question(key)
        if question is None:
            near = nearest(key, [one.label for one in QUESTIONS])
            meant = f"; did you mean `{near}`?" if near else ""
            raise KamplanError(
                f"{name}:{number}: there is no question "
                f"`{make_visible(key.strip(), _SHOWN)}`{meant}",
                hint="kamplan session --keys",
            )
        said = said.strip(" \t\r")
        for at, character in find_forbidden(said):
            raise KamplanError(
                f"{name}:{number}: character {at + 1} of the answer is {describe(character)}",
                hint="delete it and type the answer again; nothing was written",
            )
        if said:
            answers.append(WrittenAnswer(number, question, clean(said)))
    return answers


def plan_written(
    file: PlanFile,
    answers: Sequence[WrittenAnswer],
    name: str,
    today: date,
    is_spent: IsSpent = never,
) -> list[Change]:
    """Return the changes that file all answers, one after the other.

    What stands in the plan already changes nothing. Of a text, several lines of one key are lines
    of one answer; of a list, each is an entry. What completes an entry belongs to the entry that
    was named last.

    Raises:
        KamplanError: an answer fits no place; its line is named.

    """
    planned: list[Change] = []
    entries: dict[int, int] = {}  # a group, and which of its entries was named last
    for one in _join_texts(answers):
        try:
            step = _find_step(file, one, entries)
            is_there = is_said(file, step, one.text)
            changes = [] if is_there else plan_answer(file, step, one.text, today, is_spent)
        except KamplanError as error:
            raise KamplanError(f"{name}:{one.line}: {error.message}", hint=error.hint) from None
        if changes:
            planned += changes
            file = demand_plan(amend(file.document.text, changes), file.path)
    return planned


def render_keys() -> str:
    """Return a file of answers to fill in: every key under its question."""
    lines = [
        "# One answer a line, behind its key. What may have several answers takes several lines."
    ]
    for part in PARTS:
        lines += ["", f"# {part.title}"]
        for one in QUESTIONS:
            if one.part == part.name:
                lines += ["", f"# {one.text}", f"# {describe_answer(one)}", f"{one.label}:"]
    return "\n".join(lines) + "\n"


def _join_texts(answers: Iterable[WrittenAnswer]) -> list[WrittenAnswer]:
    """Join several lines of one text; those of an entry only where they follow each other."""
    joined: list[WrittenAnswer] = []
    for one in answers:
        is_text = one.question.form is Form.TEXT and not one.question.is_opener
        at = next(
            (
                at
                for at, earlier in enumerate(joined)
                if earlier.question is one.question
                and (one.question.group is None or at == len(joined) - 1)
            ),
            None,
        )
        if is_text and at is not None:
            joined[at] = joined[at]._replace(text=f"{joined[at].text}\n{one.text}")
        else:
            joined.append(one)
    return joined


def _find_step(file: PlanFile, answer: WrittenAnswer, entries: dict[int, int]) -> Step:
    question, group = answer.question, answer.question.group
    steps = [one for one in list_steps(file.document.data()) if one.question is question]
    if group is None:
        return steps[0]
    if question.is_opener:
        step = next((one for one in steps if is_said(file, one, answer.text)), None)
        step = step or next((one for one in steps if one.is_new), None)
        if step is None:
            raise KamplanError(f"there are {group.most} {group.name}s already, and no more may be")
        entries[id(group)] = step.number
        return step
    number = entries.get(id(group), max((one.number for one in steps), default=-1))
    step = next((one for one in steps if one.number == number), None)
    if step is None:
        raise KamplanError(
            f"`{question.label}` belongs to a {group.name}, and none is there",
            hint=f"put `{_find_opener(group)}: …` above it",
        )
    return step


def _find_opener(group: Group) -> str:
    return next(one.label for one in QUESTIONS if one.group is group and one.is_opener)
