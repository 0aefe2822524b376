"""One finding a line, as compilers print them."""

from kamplan.diagnostics import Diagnostic
from kamplan.reporters.report import PLAIN, FileReport, Look, Paint, no_paint, shown


class ConciseReporter:
    """Prints `path:line:column: severity[rule] message; cure` lines."""

    def __init__(self, look: Look = PLAIN) -> None:
        self._paint = look.paint

    def add(self, one: FileReport) -> str:
        """Return a line for each finding of a file."""
        return "".join(line_of(found, self._paint) for found in one.diagnostics)

    def finish(self) -> str:
        """Return nothing more."""
        return ""


def line_of(found: Diagnostic, paint: Paint = no_paint) -> str:
    """Return a finding as one line with its line end."""
    path = shown(str(found.path))
    path = f"./{path}" if path.startswith("::") else path
    stop = " " if found.message.endswith("?") else "; "
    return (
        f"{path}:{found.span.line}:{found.span.column}: "
        f"{paint(found.severity.value, found.severity.value)}[{found.rule}] "
        f"{shown(found.message)}{stop + shown(found.cure) if found.cure else ''}\n"
    )


REPORTER = ConciseReporter
