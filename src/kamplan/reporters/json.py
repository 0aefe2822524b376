"""Findings as one JSON document, for other tools; `kamplan schema lint` describes it."""

from typing import Any

from kamplan.diagnostics import Diagnostic, Fix
from kamplan.reporters.report import PLAIN, FileReport, Look, end_of, fingerprints, machine_json
from kamplan.yamldoc import span_at

SCHEMA_VERSION = 1


class JsonReporter:
    """Prints `{"schemaVersion": 1, "kind": "lint", "findings": […]}`, a finding a line."""

    def __init__(self, look: Look = PLAIN) -> None:
        del look  # what tools read is never coloured
        self._begun = False

    def add(self, one: FileReport) -> str:
        """Return the findings of a file."""
        parts = []
        for found, print_ in zip(one.diagnostics, fingerprints(one.diagnostics), strict=True):
            parts.append(",\n" if self._begun else self._head())
            self._begun = True
            parts.append(machine_json(finding_as_data(found, one.text, print_)))
        return "".join(parts)

    def finish(self) -> str:
        """Return the end of the document."""
        return "\n]}\n" if self._begun else f"{self._head()}]}}\n"

    def _head(self) -> str:
        return f'{{"schemaVersion": {SCHEMA_VERSION}, "kind": "lint", "findings": [\n'


def finding_as_data(found: Diagnostic, text: str, fingerprint: str) -> dict[str, Any]:
    """Return a finding as the JSON document holds it; lines and columns count from 1."""
    end_line, end_column = end_of(found, text)
    return {
        "rule": found.rule,
        "severity": found.severity.value,
        "path": found.path.as_posix(),
        "line": found.span.line,
        "column": found.span.column,
        "endLine": end_line,
        "endColumn": end_column,
        "message": found.message,
        "cure": found.cure,
        "place": found.place,
        "fingerprint": fingerprint,
        "fix": None if found.fix is None else _fix_as_data(found.fix, text),
    }


def _fix_as_data(fix: Fix, text: str) -> dict[str, Any]:
    edits = []
    for one in fix.edits:
        start, end = (span_at(text, at, at) for at in (one.start, one.end))
        edits.append(
            {
                "line": start.line,
                "column": start.column,
                "endLine": end.line,
                "endColumn": end.column,
                "text": one.text,
            }
        )
    return {"title": fix.title, "applicability": fix.applicability.value, "edits": edits}


REPORTER = JsonReporter
