"""`concise`: one finding a line."""

from dataclasses import replace

from kamplan.reporters import Look
from kamplan.reporters.concise import line_of
from tests.reporters.conftest import FINDINGS, REPORTS, render, report_of


def test_a_finding_is_a_line() -> None:
    (first, *_, last) = render("concise", (report_of("plan.yaml"),)).splitlines()

    assert first == (
        "accounts/plan.yaml:2:11: error[wrong-type] `plan.yaml` is wrong; write something else"
    )
    assert last.startswith("accounts/plan.yaml:3:7: info[unknown-key] ")


def test_names_and_values_stay_on_their_line() -> None:
    lines = render("concise").splitlines()

    assert len(lines) == len(FINDINGS)
    assert lines[4].startswith("accounts/::error::e.yaml:2:11: error[")


def test_a_name_that_reads_as_a_command_is_no_command() -> None:
    (report,) = (one for one in REPORTS if one.path.name.startswith("::"))
    path = report.path.relative_to("accounts")
    found = tuple(
        type(one)(path, *(getattr(one, name) for name in one.__slots__[1:]))
        for one in report.diagnostics
    )

    assert render("concise", (report._replace(path=path, diagnostics=found),)).startswith(
        "./::error::e.yaml:2:11: error["
    )


def test_colour_marks_the_severity_only() -> None:
    text = render("concise", (report_of("a.yaml"),), Look(lambda kind, one: f"<{kind}:{one}>"))

    assert text.count("<error:error>[") == 2
    assert text.count("<warning:warning>[") == 1


def test_a_question_ends_its_sentence() -> None:
    (first, *_) = report_of("a.yaml").diagnostics
    asked = replace(first, message="would you show this?", cure="take it out")

    assert line_of(asked).endswith("] would you show this? take it out\n")
