"""`github`: annotations, as the runner of GitHub Actions reads them."""

import re

from kamplan.diagnostics import Severity
from tests.reporters.conftest import NASTY, REPORTS, find, render, report_of

# https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
_MESSAGE = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
_PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))


def unescape(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for escaped, plain in pairs:
        text = text.replace(escaped, plain)
    return text


def read_commands(text: str) -> list[dict[str, str]]:
    """Read commands as the runner does: a line that begins with `::`, up to the next `::`."""
    found = []
    for line in text.split("\n"):
        match = re.match(r"::(\S+)( [^\n]*?)?::(.*)", line.lstrip())
        if match:
            given = dict(one.split("=", 1) for one in (match[2] or "").strip().split(","))
            found.append(
                {name: unescape(value, _PROPERTY) for name, value in given.items()}
                | {"command": match[1], "message": unescape(match[3], _MESSAGE)}
            )
    return found


def test_a_finding_is_an_annotation() -> None:
    first, *_, last = read_commands(render("github", (report_of("a.yaml"),)))

    assert first == {
        "command": "error",
        "file": "accounts/a.yaml",
        "line": "2",
        "col": "11",
        "title": "wrong-type",
        "message": "`a.yaml` is wrong – write something else",
    }
    assert last["command"] == "notice"


def test_names_come_back_as_they_were() -> None:
    for report in REPORTS[1:-1]:
        for one in read_commands(render("github", (report,))):
            name = one["file"].removeprefix("accounts/")
            is_altered = "##[" in report.path.name or not report.path.name.isprintable()
            assert (name in NASTY) is (not is_altered or "\n" in name)
            assert one["line"].isdigit()


def test_github_shows_ten_of_a_kind_and_the_rest_is_plain() -> None:
    text = "a: 1\n"
    found = tuple(
        find(text, "a", "vague-owner", severity)
        for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)
        for _ in range(13)
    )
    report = REPORTS[0]._replace(text=text, diagnostics=found)
    lines = render("github", (report, report)).splitlines()

    for command in ("error", "warning", "notice"):
        assert sum(line.startswith(f"::{command} ") for line in lines) == 10
    assert len(lines) == 78
    assert sum(line.startswith("plan.yaml:1:1: error[vague-owner] ") for line in lines) == 16
