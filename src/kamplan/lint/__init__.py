"""Check plans against the rules, and fix what can be fixed."""

from kamplan.lint.engine import lint_plan
from kamplan.lint.rule import Context, Finding, Group, Level, Rule, Stage
from kamplan.lint.rules import ALL_RULES

__all__ = [
    "ALL_RULES",
    "Context",
    "Finding",
    "Group",
    "Level",
    "Rule",
    "Stage",
    "lint_plan",
]
