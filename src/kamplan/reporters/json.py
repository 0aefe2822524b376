"""Findings as one JSON document, for other tools."""

import json
from typing import Any

from kamplan.diagnostics import Diagnostic
from kamplan.reporters.report import FileReport, Paint, no_paint
from kamplan.yamldoc import span_at

SCHEMA_VERSION = 1


class JsonReporter:
    """Prints `{"schemaVersion": 1, "kind": "lint", "findings": […]}`, a finding a line."""

    def __init__(self, paint: Paint = no_paint) -> None:
        del paint  # what tools read is never coloured
        self._begun = False

    def add(self, one: FileReport) -> str:
        """Return the findings of a file."""
        parts = []
        for found in one.diagnostics:
            parts.append(",\n" if self._begun else self._head())
            self._begun = True
            parts.append(json.dumps(finding_as_data(found, one.text), ensure_ascii=False))
        return "".join(parts)

    def finish(self) -> str:
        """Return the end of the document."""
        return "\n]}\n" if self._begun else f"{self._head()}]}}\n"

    def _head(self) -> str:
        return f'{{"schemaVersion": {SCHEMA_VERSION}, "kind": "lint", "findings": [\n'


def finding_as_data(found: Diagnostic, text: str) -> dict[str, Any]:
    """Return a finding as the JSON document holds it; lines and columns count from 1."""
    end = span_at(text, found.span.end, found.span.end) if text else found.span
    return {
        "rule": found.rule,
        "severity": found.severity.value,
        "path": str(found.path),
        "line": found.span.line,
        "column": found.span.column,
        "endLine": end.line if text else found.span.line,
        "endColumn": end.column if text else found.span.column,
        "message": found.message,
        "cure": found.cure,
        "place": found.place,
        "fixable": found.fix is not None,
    }
