"""A GitLab code quality report, shown in merge requests.

Format: <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>.
"""

from kamplan.diagnostics import Severity
from kamplan.reporters.report import PLAIN, FileReport, Look, end_of, fingerprints, machine_json

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


class GitlabReporter:
    """Prints a list of findings, one a line."""

    def __init__(self, look: Look = PLAIN) -> None:
        del look  # what tools read is never coloured
        self._begun = False

    def add(self, one: FileReport) -> str:
        """Return the findings of a file."""
        parts = []
        for found, print_ in zip(one.diagnostics, fingerprints(one.diagnostics), strict=True):
            end_line, end_column = end_of(found, one.text)
            cure = f"; {found.cure}" if found.cure else ""
            data = {
                "description": f"{found.message}{cure}",
                "check_name": found.rule,
                "fingerprint": print_,
                "severity": _SEVERITIES[found.severity],
                "location": {
                    "path": found.path.as_posix(),
                    "positions": {
                        "begin": {"line": found.span.line, "column": found.span.column},
                        "end": {"line": end_line, "column": end_column},
                    },
                },
            }
            parts.append((",\n" if self._begun else "[\n") + machine_json(data))
            self._begun = True
        return "".join(parts)

    def finish(self) -> str:
        """Return the end of the list."""
        return "\n]\n" if self._begun else "[]\n"


REPORTER = GitlabReporter
