"""What changed between two plans, in the plan's own terms."""

from kamplan.diff.answers import WORK_TREE, Answer, PlanDiff, Versions, answer_diff, answer_same
from kamplan.diff.changes import (
    Act,
    Area,
    Change,
    Comparison,
    ItemRef,
    Level,
    Likely,
    Part,
    Place,
)
from kamplan.diff.compare import compare_files, compare_plans, count_levels
from kamplan.diff.details import is_prose
from kamplan.diff.kinds import KINDS, Kind
from kamplan.diff.sentences import tell_change
from kamplan.diff.showing import Speech
from kamplan.diff.values import Value

__all__ = [
    "KINDS",
    "WORK_TREE",
    "Act",
    "Answer",
    "Area",
    "Change",
    "Comparison",
    "ItemRef",
    "Kind",
    "Level",
    "Likely",
    "Part",
    "Place",
    "PlanDiff",
    "Speech",
    "Value",
    "Versions",
    "answer_diff",
    "answer_same",
    "compare_files",
    "compare_plans",
    "count_levels",
    "is_prose",
    "tell_change",
]
