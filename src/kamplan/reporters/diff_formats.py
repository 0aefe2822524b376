"""Turn compared plans into text: one module for each `--format` of diff.

To add one: write its module with a `report`, add it here; `tests/diff/test_diff_formats.py` asks
each for what all must do.
"""

from collections.abc import Callable, Sequence

from kamplan.diff import PlanDiff
from kamplan.reporters import diff_github, diff_json, diff_markdown, diff_text
from kamplan.reporters.report import Look

DiffReporter = Callable[[Sequence[PlanDiff], Look], str]
"""From compared plans to text; only a terminal's text looks at the look."""

DIFF_REPORTERS: dict[str, DiffReporter] = {
    "text": diff_text.report,
    "json": diff_json.report,
    "markdown": diff_markdown.report,
    "github": diff_github.report,
}
