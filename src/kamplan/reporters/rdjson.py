"""The diagnostic format of reviewdog, which writes review comments with suggestions on any forge.

Format: <https://github.com/reviewdog/reviewdog/tree/master/proto/rdf>. Its columns count bytes.
"""

from typing import Any

from kamplan.diagnostics import Diagnostic, Severity
from kamplan.reporters.report import PLAIN, FileReport, Look, end_of, machine_json
from kamplan.yamldoc import span_at

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


class RdjsonReporter:
    """Prints one result, a diagnostic a line."""

    def __init__(self, look: Look = PLAIN) -> None:
        del look  # what tools read is never coloured
        self._begun = False

    def add(self, one: FileReport) -> str:
        """Return the diagnostics of a file."""
        parts = []
        lines = one.text.removeprefix("\ufeff").split("\n")
        for found in one.diagnostics:
            parts.append(",\n" if self._begun else _HEAD)
            self._begun = True
            parts.append(machine_json(_diagnostic(found, one.text, lines)))
        return "".join(parts)

    def finish(self) -> str:
        """Return the end of the result."""
        return f"{'' if self._begun else _HEAD}\n]}}\n"


_HEAD = '{"source": {"name": "kamplan"}, "diagnostics": [\n'


def _diagnostic(found: Diagnostic, text: str, lines: list[str]) -> dict[str, Any]:
    cure = f"; {found.cure}" if found.cure else ""
    data: dict[str, Any] = {
        "message": f"{found.message}{cure}",
        "location": {
            "path": found.path.as_posix(),
            "range": {
                "start": _position(found.span.line, found.span.column, lines),
                "end": _position(*end_of(found, text), lines),
            },
        },
        "severity": _SEVERITIES[found.severity],
        "code": {"value": found.rule},
    }
    if found.fix is not None and len(found.fix.edits) == 1:
        # Suggestions are alternatives to each other; edits that belong together are none.
        (edit,) = found.fix.edits
        start, end = (span_at(text, at, at) for at in (edit.start, edit.end))
        data["suggestions"] = [
            {
                "range": {
                    "start": _position(start.line, start.column, lines),
                    "end": _position(end.line, end.column, lines),
                },
                "text": edit.text,
            }
        ]
    return data


def _position(line: int, column: int, lines: list[str]) -> dict[str, int]:
    before = lines[line - 1][: column - 1] if line <= len(lines) else ""
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}


REPORTER = RdjsonReporter
