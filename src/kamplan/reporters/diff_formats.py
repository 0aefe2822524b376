"""Turn compared plans into text: one module for each `--format` of diff.

To add one: write its module with a `report`, add its name here; `tests/diff/test_diff_formats.py`
asks each for what all must do.
"""

from collections.abc import Callable, Sequence
from importlib import import_module

from kamplan.diff import PlanDiff
from kamplan.reporters.report import Look

DiffReporter = Callable[[Sequence[PlanDiff], Look], str]
"""From compared plans to text; only a terminal's text looks at the look."""

DIFF_FORMATS: tuple[str, ...] = ("text", "json", "markdown", "github")


def load_reporter(name: str) -> DiffReporter:
    """Return the reporter of a format; the others are not loaded."""
    module = import_module(f"kamplan.reporters.diff_{name}")
    report: DiffReporter = module.report
    return report
