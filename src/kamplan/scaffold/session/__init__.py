"""The ninety minutes as a course of questions: what is asked next, and what an answer changes.

Nothing here reads a terminal or a clock: `kamplan.cli` asks, and this package says what.
"""

from kamplan.scaffold.session.answering import describe_answer, plan_answer, plan_entries
from kamplan.scaffold.session.course import find_first, find_next, find_previous
from kamplan.scaffold.session.progress import Progress, TimeLeft, load_progress
from kamplan.scaffold.session.question import Form, Group, Question
from kamplan.scaffold.session.questions import QUESTIONS, find_question
from kamplan.scaffold.session.steps import Step, list_steps
from kamplan.scaffold.session.written import WrittenAnswer, plan_written, read_answers

__all__ = [
    "QUESTIONS",
    "Form",
    "Group",
    "Progress",
    "Question",
    "Step",
    "TimeLeft",
    "WrittenAnswer",
    "describe_answer",
    "find_first",
    "find_next",
    "find_previous",
    "find_question",
    "list_steps",
    "load_progress",
    "plan_answer",
    "plan_entries",
    "plan_written",
    "read_answers",
]
