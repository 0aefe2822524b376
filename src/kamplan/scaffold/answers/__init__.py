"""What is answered, confirmed, done and measured during a year, as changes to the plan."""

from kamplan.scaffold.answers.confirming import Confirmation, plan_confirmation
from kamplan.scaffold.answers.deciding import Decision, plan_decision
from kamplan.scaffold.answers.entries import Entry, find_entry
from kamplan.scaffold.answers.marking import MARKS, Mark, plan_mark
from kamplan.scaffold.answers.measuring import Measurement, plan_reading, read_measure

__all__ = [
    "MARKS",
    "Confirmation",
    "Decision",
    "Entry",
    "Mark",
    "Measurement",
    "find_entry",
    "plan_confirmation",
    "plan_decision",
    "plan_mark",
    "plan_reading",
    "read_measure",
]
