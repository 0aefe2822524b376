"""Findings as a table for a comment or a summary: verdict first, and nothing comes to life.

Comments may hold 65,536 characters on GitHub; what does not fit is counted.
"""

from kamplan.diagnostics import Severity
from kamplan.reporters.markup import code, prose
from kamplan.reporters.report import PLAIN, Counts, FileReport, Look

MAX_CHARACTERS = 60_000
_RESERVED = 500
"""Kept free for the verdict and for what was left out."""


class MarkdownReporter:
    """Gathers rows up to a limit; the verdict above them is known only at the end."""

    def __init__(self, look: Look = PLAIN, limit: int = MAX_CHARACTERS) -> None:
        self._tongue = tongue = look.tongue
        cells = (tongue.report("Where"), tongue.report("What"), tongue.report("What to do"))
        self._head = f"| | {' | '.join(cells)} |\n|---|---|---|---|\n"
        self._room = limit - _RESERVED - len(self._head)
        self._rows: list[str] = []
        self._counts = Counts()
        self._left_out = 0

    def add(self, one: FileReport) -> str:
        """Return nothing yet."""
        self._counts.add(one)
        for found in one.diagnostics:
            where = code(f"{found.path}:{found.span.line}:{found.span.column}", in_table=True)
            row = (
                f"| {self._name(found.severity)} | {where} | {prose(found.message)} "
                f"({code(found.rule)}) | {prose(found.cure)} |\n"
            )
            self._room -= len(row)
            if self._room < 0:
                self._left_out += 1
            else:
                self._rows.append(row)
        return ""

    def finish(self) -> str:
        """Return the verdict, the table, and how many findings did not fit."""
        tongue = self._tongue
        found = self._counts.describe(tongue)
        text = f"{tongue.report('**kamplan lint: {found}**', found=found)}\n"
        if self._rows:
            text += f"\n{self._head}{''.join(self._rows)}"
        if self._left_out:
            said = tongue.count(
                "{n} more finding does not fit here; `kamplan lint` prints all.",
                "{n} more findings do not fit here; `kamplan lint` prints all.",
                self._left_out,
            )
            text += f"\n{said}\n"
        return text

    def _name(self, severity: Severity) -> str:
        match severity:
            case Severity.ERROR:
                return self._tongue.report("error")
            case Severity.WARNING:
                return self._tongue.report("warning")
            case Severity.INFO:
                return self._tongue.report("info")


REPORTER = MarkdownReporter
