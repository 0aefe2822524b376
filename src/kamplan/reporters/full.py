"""Findings for a person: the line itself, a caret under the exact words, and the cure."""

import unicodedata
from textwrap import wrap

from kamplan.diagnostics import Diagnostic
from kamplan.reporters.report import PLAIN, FileReport, Look, shown

MOST_SHOWN = 120
"""How many columns of a source line are shown; the part around the finding stays."""
_NARROWEST = 40


class FullReporter:
    """Prints each finding with its source line."""

    def __init__(self, look: Look = PLAIN) -> None:
        self._paint = look.paint
        self._width = None if look.width is None else max(look.width, _NARROWEST)

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
        head = self._wrap(f"{severity}[{found.rule}] {shown(found.message)}", "  ")
        plain = f"{severity}[{found.rule}]"
        head = head.replace(plain, f"{paint(severity, severity)}[{paint('name', found.rule)}]", 1)
        place = f"{shown(str(found.path))}:{number}:{found.span.column}"
        parts = [head, f"{gutter}{paint('dim', '-->')} {place}"]
        if found.span.line <= len(lines) and lines != [""]:
            source = lines[found.span.line - 1].rstrip("\r").removeprefix("\ufeff")
            room = MOST_SHOWN
            if self._width is not None:
                room = min(room, self._width - len(gutter) - len(" | "))
            length = found.span.end - found.span.start
            text, carets = _point(source, found.span.column - 1, length, room)
            bar = paint("dim", "|")
            parts += [
                f"{paint('dim', number)} {bar} {text}".rstrip(),
                f"{gutter} {bar} {paint(severity, carets)}",
            ]
        notes = [shown(found.cure)] if found.cure else []
        if found.fix is not None:
            notes.append(f"fixable: {shown(found.fix.title)}")
        for note in notes:
            wrapped = self._wrap(f"{gutter} = {note}", f"{gutter}   ")
            parts.append(wrapped.replace("=", paint("dim", "="), 1))
        return "\n".join(parts) + "\n\n"

    def _wrap(self, text: str, indent: str) -> str:
        """Break a sentence at the width of the terminal, but never inside a word."""
        if self._width is None or len(text) <= self._width:
            return text
        return "\n".join(
            wrap(
                text,
                self._width,
                subsequent_indent=indent,
                break_long_words=False,
                break_on_hyphens=False,
                drop_whitespace=True,
            )
        )


def _point(source: str, column: int, length: int, room: int) -> tuple[str, str]:
    """Return the line, cut to `room` columns, and the carets below it."""
    cells = _cells(source)
    widths = [_width(cell) for cell in cells]
    start, end = 0, len(cells)
    before = after = ""
    if sum(widths) > room:
        # The ellipses take a column each.
        start = min(column, end)
        left = (room - 2) // 2
        while start and widths[start - 1] <= left:
            start -= 1
            left -= widths[start]
        before = "…" if start else ""
        left, end = room - len(before) - 1, start
        while end < len(cells) and widths[end] <= left:
            left -= widths[end]
            end += 1
        after = "…" if end < len(cells) else ""
    pad = len(before) + sum(widths[start:column])
    marked = sum(widths[column : min(column + max(length, 1), end)])
    return f"{before}{''.join(cells[start:end])}{after}", " " * pad + "^" * max(marked, 1)


def _cells(source: str) -> list[str]:
    """Return what is shown for each character, as `shown` does for a whole text."""
    cells = [shown(one) for one in source]
    at = source.find("##[")
    while at >= 0:
        cells[at + 2] = " ["
        at = source.find("##[", at + 1)
    return cells


def _width(text: str) -> int:
    """Return how many columns a terminal gives a text."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.category(one) in ("Mn", "Me")
        else 2
        if unicodedata.east_asian_width(one) in "WF"
        else 1
        for one in text
    )


REPORTER = FullReporter
