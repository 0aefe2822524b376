"""GitHub Actions workflow commands: annotations beside the lines of a pull request.

Format: <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>. GitHub
shows ten annotations of each kind that a step makes; what comes after them is printed as plain
lines, and the command line adds all findings to the summary of the step.
"""

from collections import Counter

from kamplan.diagnostics import Diagnostic, Severity
from kamplan.reporters.concise import line_of
from kamplan.reporters.report import PLAIN, FileReport, Look
from kamplan.yamldoc import make_visible

MOST_OF_A_KIND = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class GithubReporter:
    """Prints one `::error file=…::message` command for each finding that GitHub will show."""

    def __init__(self, look: Look = PLAIN) -> None:
        del look  # what tools read is never coloured
        self._made: Counter[Severity] = Counter()

    def add(self, one: FileReport) -> str:
        """Return the commands for a file."""
        return "".join(self._line(found) for found in one.diagnostics)

    def finish(self) -> str:
        """Return nothing more."""
        return ""

    def _line(self, found: Diagnostic) -> str:
        self._made[found.severity] += 1
        is_shown = self._made[found.severity] <= MOST_OF_A_KIND
        return _command(found) if is_shown else line_of(found)


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
    # The runner knows signs for line ends only; a path with other controls is shown, not found.
    text = "".join(one if one in "\r\n" else make_visible(one) for one in text)
    return escape_message(text).replace(":", "%3A").replace(",", "%2C")


REPORTER = GithubReporter
