"""Findings for a person: the line itself, a caret under the exact words, and the cure."""

import unicodedata

from kamplan.diagnostics import Diagnostic
from kamplan.reporters.report import FileReport, Paint, no_paint, shown

MOST_SHOWN = 120
"""How many characters of a source line are shown; the part around the finding stays."""


class FullReporter:
    """Prints each finding with its source line."""

    def __init__(self, paint: Paint = no_paint) -> None:
        self._paint = paint

    def add(self, one: FileReport) -> str:
        """Return a paragraph for each finding of a file."""
        lines = one.text.split("\n")
        return "".join(self._paragraph(found, lines) for found in one.diagnostics)

    def finish(self) -> str:
        """Return nothing more."""
        return ""

    def _paragraph(self, found: Diagnostic, lines: list[str]) -> str:
        paint = self._paint
        severity = found.severity.value
        number = str(found.span.line)
        gutter = " " * len(number)
        head = (
            f"{paint(severity, severity)}[{paint('name', found.rule)}] {shown(found.message)}\n"
            f"{gutter}{paint('dim', '-->')} {shown(str(found.path))}:{number}:{found.span.column}\n"
        )
        body = ""
        if found.span.line <= len(lines) and lines != [""]:
            source = lines[found.span.line - 1].rstrip("\r").removeprefix("\ufeff")
            text, carets = _point(source, found.span.column - 1, found.span.end - found.span.start)
            bar = paint("dim", "|")
            body = (
                f"{paint('dim', number)} {bar} {text}\n{gutter} {bar} {paint(severity, carets)}\n"
            )
        cure = f"{gutter} {paint('dim', '=')} {shown(found.cure)}\n" if found.cure else ""
        fix = ""
        if found.fix is not None:
            fix = f"{gutter} {paint('dim', '=')} fixable: {shown(found.fix.title)}\n"
        return f"{head}{body}{cure}{fix}\n"


def _point(source: str, column: int, length: int) -> tuple[str, str]:
    """Return the line, cut where it is long, and the carets below it."""
    start, before = 0, ""
    if len(source) > MOST_SHOWN and column > MOST_SHOWN // 2:
        start = column - MOST_SHOWN // 2
        before = "…"
    window = source[start : start + MOST_SHOWN]
    after = "…" if start + MOST_SHOWN < len(source) else ""
    inside = window[column - start : column - start + max(length, 1)]
    pad = _width(before + shown(window[: column - start]))
    return f"{before}{shown(window)}{after}", " " * pad + "^" * max(_width(shown(inside)), 1)


def _width(text: str) -> int:
    """Return how many columns a terminal gives a text."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in text
    )
