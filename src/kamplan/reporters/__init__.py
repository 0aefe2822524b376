"""Turn what was found or compared into text: one module for each `--format`.

A format of lint is fed file by file, so that ten thousand plans need no more memory than one.
To add one: write its module, ending in `REPORTER = …`, and add its name to `FORMATS`;
`tests/reporters` asks each for what all must do.
"""

from importlib import import_module
from typing import cast

from kamplan.reporters.report import PLAIN, Counts, FileReport, Look, Paint, Reporter, no_paint

FORMATS = (
    "full",
    "concise",
    "json",
    "github",
    "gitlab",
    "sarif",
    "junit",
    "rdjson",
    "markdown",
)
"""The formats of lint; each is the name of its module."""


def make_reporter(name: str, look: Look = PLAIN) -> Reporter:
    """Return a reporter that nothing was told yet; `name` is one of `FORMATS`."""
    # Nobody needs all of them at once.
    return cast("Reporter", import_module(f"{__name__}.{name}").REPORTER(look))


__all__ = [
    "FORMATS",
    "PLAIN",
    "Counts",
    "FileReport",
    "Look",
    "Paint",
    "Reporter",
    "make_reporter",
    "no_paint",
]
