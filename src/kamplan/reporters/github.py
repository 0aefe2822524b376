"""GitHub Actions workflow commands: annotations beside the lines of a pull request.

Format: <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>.
"""

from kamplan.diagnostics import Diagnostic, Severity
from kamplan.reporters.report import FileReport, Paint, no_paint
from kamplan.yamldoc import make_visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class GithubReporter:
    """Prints one `::error file=…::message` command for each finding."""

    def __init__(self, paint: Paint = no_paint) -> None:
        del paint  # what tools read is never coloured

    def add(self, one: FileReport) -> str:
        """Return the commands for a file."""
        return "".join(_command(found) for found in one.diagnostics)

    def finish(self) -> str:
        """Return nothing more."""
        return ""


def _command(found: Diagnostic) -> str:
    message = make_visible(found.message) + (f" – {make_visible(found.cure)}" if found.cure else "")
    return (
        f"::{_COMMANDS[found.severity]} file={escape_property(str(found.path))},"
        f"line={found.span.line},col={found.span.column},"
        f"title={escape_property(found.rule)}::{escape_message(message)}\n"
    )


def escape_message(text: str) -> str:
    """Return a text as the message of a command may hold it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A").replace("##[", "## [")


def escape_property(text: str) -> str:
    """Return a text as a property of a command may hold it."""
    return escape_message(text).replace(":", "%3A").replace(",", "%2C")
