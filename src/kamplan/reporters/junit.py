"""A JUnit report: a suite for each file, a failed test for each error.

GitLab, Jenkins and Azure show such reports. What does not fail the run by itself (a warning, a
hint) is a skipped test with its words, so that the report and the exit code agree.
"""

from xml.etree.ElementTree import Element, SubElement, tostring

from kamplan.diagnostics import Severity
from kamplan.reporters.report import PLAIN, FileReport, Look, shown


class JunitReporter:
    """Prints `<testsuites>` with a suite a line."""

    def __init__(self, look: Look = PLAIN) -> None:
        del look  # what tools read is never coloured
        self._begun = False

    def add(self, one: FileReport) -> str:
        """Return the suite of a file; without findings it is one test that passed."""
        path = shown(str(one.path))
        failed = sum(found.severity is Severity.ERROR for found in one.diagnostics)
        suite = Element(
            "testsuite",
            name=path,
            tests=str(max(len(one.diagnostics), 1)),
            failures=str(failed),
            errors="0",
            skipped=str(len(one.diagnostics) - failed),
        )
        for found in one.diagnostics:
            where = f"{found.span.line}:{found.span.column}"
            case = SubElement(suite, "testcase", name=f"{found.rule} at {where}", classname=path)
            cure = f"; {shown(found.cure)}" if found.cure else ""
            message = shown(found.message)
            kind = "failure" if found.severity is Severity.ERROR else "skipped"
            outcome = SubElement(case, kind, message=message, type=found.severity.value)
            outcome.text = f"{path}:{where}: {message}{cure}"
        if not one.diagnostics:
            SubElement(suite, "testcase", name="lint", classname=path)
        return self._begin() + tostring(suite, encoding="unicode") + "\n"

    def finish(self) -> str:
        """Return the end of the report."""
        return f"{self._begin()}</testsuites>\n"

    def _begin(self) -> str:
        if self._begun:
            return ""
        self._begun = True
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="kamplan lint">\n'


REPORTER = JunitReporter
