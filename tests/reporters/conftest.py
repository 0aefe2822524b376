"""Findings as a hostile repository yields them: names and values that mean something elsewhere."""

from pathlib import Path, PurePosixPath

import pytest

from kamplan.diagnostics import Applicability, Diagnostic, Edit, Fix, Severity
from kamplan.reporters import FORMATS, PLAIN, FileReport, Look, make_reporter
from kamplan.yamldoc import span_at

SCHEMAS = Path(__file__).parents[1] / "data/schemas"

NASTY = (
    "a,b:c%d.yaml",
    "::error::e.yaml",
    "##[group]f.yaml",
    "line\nfeed.yaml",
    "back`tick``|pipe.yaml",
    "<b>@ella #12 www.example.test <b>.yaml",
    "🩺 Straße \u202e日本.yaml",
    "\x1b[31mred.yaml",
    "half\udce9.yaml",
    "100% & \"'<>]]>.yaml",
    "%0A::error::%25%2C.yaml",
)
"""Names of files; each is a value in its file as well."""


def find(text: str, words: str, rule: str, severity: Severity, **rest: object) -> Diagnostic:
    """Find the words in the text."""
    start = text.index(words)
    given: dict[str, object] = {
        "path": PurePosixPath("plan.yaml"),
        "message": f"`{words}` is wrong",
        "cure": "write something else",
        "place": f"needs/{words}",
        "fix": None,
        **rest,
    }
    span = span_at(text, start, start + len(words))
    return Diagnostic(span=span, rule=rule, severity=severity, **given)  # type: ignore[arg-type]


def report_of(name: str) -> FileReport:
    """Report a file of that name, with the name in its text and in what is said of it."""
    text = f"\ufeffkamplan: 1\r\nname: é日🩺 {name.replace(chr(10), ' ')}\r\nnote: 12\r\n"
    path = PurePosixPath("accounts") / name
    value = name.replace("\n", " ")
    start = text.index("12\r\n")
    fix = Fix("write it as text", (Edit(start, start + 2, '"12"'),), Applicability.SAFE)
    return FileReport(
        path,
        text,
        (
            find(text, value, "wrong-type", Severity.ERROR, path=path),
            find(text, value, "wrong-type", Severity.ERROR, path=path, message=value, cure=""),
            find(
                text, "kamplan", "vague-owner", Severity.WARNING, path=path, message=f":: {value}"
            ),
            find(text, "12\r\n", "unknown-key", Severity.INFO, path=path, place="", fix=fix),
        ),
    )


UNREADABLE = FileReport(
    PurePosixPath("binary.yaml"),
    "",
    (
        Diagnostic(
            PurePosixPath("binary.yaml"),
            span_at("", 0, 0),
            "yaml-syntax",
            Severity.ERROR,
            "this is a binary file, not a text",
            "name a plan.yaml",
        ),
    ),
)
CLEAN = FileReport(PurePosixPath("clean.yaml"), "", ())
REPORTS = (CLEAN, *map(report_of, NASTY), UNREADABLE)
FINDINGS = [one for report in REPORTS for one in report.diagnostics]


def render(name: str, reports: tuple[FileReport, ...] = REPORTS, look: Look = PLAIN) -> str:
    """Feed a reporter as lint does."""
    reporter = make_reporter(name, look)
    return "".join([*map(reporter.add, reports), reporter.finish()])


@pytest.fixture(params=FORMATS)
def format_name(request: pytest.FixtureRequest) -> str:
    """Give every format in turn."""
    return str(request.param)
