"""What holds for every format, however many there are."""

import pkgutil
import re
import unicodedata
from pathlib import Path

from kamplan import reporters
from kamplan.reporters import FORMATS, Look, make_reporter
from tests.reporters.conftest import CLEAN, FINDINGS, REPORTS, render

HERE = Path(__file__).parent
JOINERS = {"\u200c", "\u200d"}


def test_every_format_is_registered_and_has_a_test_file() -> None:
    modules = {
        module.name
        for module in pkgutil.iter_modules(reporters.__path__)
        if hasattr(__import__(f"{reporters.__name__}.{module.name}", fromlist="x"), "REPORTER")
    }

    assert modules == set(FORMATS)
    assert [one for one in FORMATS if not (HERE / f"test_{one}.py").is_file()] == []


def test_nothing_found_is_a_whole_document_too(format_name: str) -> None:
    for reports in ((), (CLEAN,)):
        text = render(format_name, reports)

        assert text == "" or text.endswith("\n")


def test_nothing_unprintable_is_printed(format_name: str) -> None:
    kinds = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    text = render(format_name)

    found = {one for one in text if unicodedata.category(one) in kinds}
    assert found - {"\n"} - JOINERS == set()
    text.encode("utf-8")


def test_no_plan_speaks_to_the_ci(format_name: str) -> None:
    text = render(format_name)

    assert "##[" not in text
    commands = [line for line in text.splitlines() if line.startswith("::")]
    if format_name == "github":
        assert all(re.match(r"::(error|warning|notice) file=", line) for line in commands)
    else:
        assert commands == []


def test_every_finding_is_told(format_name: str) -> None:
    text = render(format_name)

    assert len(re.findall("wrong-type", text.partition('"results"')[2] or text)) >= sum(
        one.rule == "wrong-type" for one in FINDINGS
    )


def test_the_same_findings_are_the_same_text(format_name: str) -> None:
    assert render(format_name) == render(format_name)


def test_text_comes_file_by_file(format_name: str) -> None:
    # All but a table, whose first line is the sum of all.
    reporter = make_reporter(format_name, Look())
    parts = [reporter.add(report) for report in REPORTS[1:]]

    assert all(parts) is (format_name != "markdown")
