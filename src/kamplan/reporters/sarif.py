"""SARIF 2.1.0, the OASIS standard for findings, as code scanning services take it.

Standard: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.
"""

import os
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from kamplan import __version__
from kamplan.diagnostics import Diagnostic, Edit, Severity
from kamplan.reporters.report import PLAIN, FileReport, Look, end_of, fingerprints, machine_json
from kamplan.yamldoc import span_at

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


class SarifReporter:
    """Prints a log with one run: all rules, then a finding a line."""

    def __init__(self, look: Look = PLAIN) -> None:
        del look  # what tools read is never coloured
        self._begun = False

    def add(self, one: FileReport) -> str:
        """Return the results of a file."""
        parts = []
        for found, print_ in zip(one.diagnostics, fingerprints(one.diagnostics), strict=True):
            parts.append(",\n" if self._begun else _head())
            self._begun = True
            parts.append(machine_json(_result(found, one.text, print_)))
        return "".join(parts)

    def finish(self) -> str:
        """Return the end of the log."""
        return f"{'' if self._begun else _head()}\n]}}]}}\n"


def _head() -> str:
    driver = machine_json({"name": "kamplan", "version": __version__, "rules": _describe_rules()})
    return (
        f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{'
        f'"tool": {{"driver": {driver}}}, "columnKind": "unicodeCodePoints", "results": [\n'
    )


def _describe_rules() -> list[dict[str, Any]]:
    from kamplan.lint import ALL_RULES, Stage

    return [
        {
            "id": rule.name,
            "shortDescription": {"text": rule.summary},
            "help": {"text": rule.explanation.strip(), "markdown": rule.explanation.strip()},
            "defaultConfiguration": {"level": _LEVELS[rule.level.at(Stage.DRAFT)]},
            "properties": {"tags": [rule.group.value]},
        }
        for rule in ALL_RULES
    ]


def _result(found: Diagnostic, text: str, fingerprint: str) -> dict[str, Any]:
    end_line, end_column = end_of(found, text)
    cure = f"; {found.cure}" if found.cure else ""
    artifact = {"uri": _uri(found.path)}
    region = {
        "startLine": found.span.line,
        "startColumn": found.span.column,
        "endLine": end_line,
        "endColumn": end_column,
    }
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": artifact, "region": region}
    }
    if found.place:
        location["logicalLocations"] = [{"fullyQualifiedName": found.place}]
    result: dict[str, Any] = {
        "ruleId": found.rule,
        "level": _LEVELS[found.severity],
        "message": {"text": f"{found.message}{cure}"},
        "locations": [location],
        "partialFingerprints": {"kamplanPlace/v1": fingerprint},
    }
    if found.fix is not None:
        replacements = [_replacement(edit, text) for edit in found.fix.edits]
        change = {"artifactLocation": artifact, "replacements": replacements}
        description = {"text": found.fix.title}
        result["fixes"] = [{"description": description, "artifactChanges": [change]}]
    return result


def _replacement(edit: Edit, text: str) -> dict[str, Any]:
    start, end = (span_at(text, at, at) for at in (edit.start, edit.end))
    region = {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
    return {"deletedRegion": region, "insertedContent": {"text": edit.text}}


def _uri(path: PurePosixPath) -> str:
    """Return a path as a URI: of a file, or from the top of the repository on."""
    quoted = quote(os.fsencode(path.as_posix()))
    return f"file://{quoted}" if path.is_absolute() else quoted


REPORTER = SarifReporter
