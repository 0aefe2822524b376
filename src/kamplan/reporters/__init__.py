"""Turn findings into text: one module for each `--format` of lint.

A reporter is fed file by file, so that ten thousand plans need no more memory than one.
To add one: write its module, add it here; `tests/reporters` asks each for what all must do.
"""

from collections.abc import Callable

from kamplan.reporters import concise, full, github, json
from kamplan.reporters.report import Counts, FileReport, Paint, Reporter, no_paint

REPORTERS: dict[str, Callable[[Paint], Reporter]] = {
    "full": full.FullReporter,
    "concise": concise.ConciseReporter,
    "json": json.JsonReporter,
    "github": github.GithubReporter,
}

__all__ = ["REPORTERS", "Counts", "FileReport", "Paint", "Reporter", "no_paint"]
