"""Findings as a table for a comment or a summary: verdict first, and nothing comes to life.

Comments may hold 65,536 characters on GitHub; what does not fit is counted.
"""

from kamplan.reporters.markup import code, prose
from kamplan.reporters.report import PLAIN, Counts, FileReport, Look

MAX_CHARACTERS = 60_000
_RESERVED = 500
"""Kept free for the verdict and for what was left out."""
_HEAD = "| | Where | What | What to do |\n|---|---|---|---|\n"


class MarkdownReporter:
    """Gathers rows up to a limit; the verdict above them is known only at the end."""

    def __init__(self, look: Look = PLAIN, limit: int = MAX_CHARACTERS) -> None:
        del look  # a table is never coloured
        self._room = limit - _RESERVED - len(_HEAD)
        self._rows: list[str] = []
        self._counts = Counts()
        self._left_out = 0

    def add(self, one: FileReport) -> str:
        """Return nothing yet."""
        self._counts.add(one)
        for found in one.diagnostics:
            where = code(f"{found.path}:{found.span.line}:{found.span.column}", in_table=True)
            row = (
                f"| {found.severity.value} | {where} | {prose(found.message)} ({code(found.rule)})"
                f" | {prose(found.cure)} |\n"
            )
            self._room -= len(row)
            if self._room < 0:
                self._left_out += 1
            else:
                self._rows.append(row)
        return ""

    def finish(self) -> str:
        """Return the verdict, the table, and how many findings did not fit."""
        text = f"**kamplan lint: {self._counts.describe()}**\n"
        if self._rows:
            text += f"\n{_HEAD}{''.join(self._rows)}"
        if self._left_out:
            few = "finding does" if self._left_out == 1 else "findings do"
            text += f"\n{self._left_out} more {few} not fit here; `kamplan lint` prints all.\n"
        return text


REPORTER = MarkdownReporter
