"""One finding a line, as compilers print them."""

from kamplan.reporters.report import FileReport, Paint, no_paint, shown


class ConciseReporter:
    """Prints `path:line:column: severity[rule] message` lines."""

    def __init__(self, paint: Paint = no_paint) -> None:
        self._paint = paint

    def add(self, one: FileReport) -> str:
        """Return a line for each finding of a file."""
        paint = self._paint
        path = shown(str(one.path))
        path = f"./{path}" if path.startswith("::") else path
        return "".join(
            f"{path}:{found.span.line}:{found.span.column}: "
            f"{paint(found.severity.value, found.severity.value)}[{found.rule}] "
            f"{shown(found.message)}{'; ' + shown(found.cure) if found.cure else ''}\n"
            for found in one.diagnostics
        )

    def finish(self) -> str:
        """Return nothing more."""
        return ""
