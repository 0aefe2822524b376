"""New plans: the questions of the ninety minutes, and a file to answer them in."""

from kamplan.scaffold.build import NewPlan, Person, Size, build_note, build_plan, first_period
from kamplan.scaffold.names import make_contact_id, name_account
from kamplan.scaffold.part import Part, Prompt
from kamplan.scaffold.prompts import MINUTES, PARTS, find_prompt

__all__ = [
    "MINUTES",
    "PARTS",
    "NewPlan",
    "Part",
    "Person",
    "Prompt",
    "Size",
    "build_note",
    "build_plan",
    "find_prompt",
    "first_period",
    "make_contact_id",
    "name_account",
]
