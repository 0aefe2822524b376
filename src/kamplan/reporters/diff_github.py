"""Compared plans as GitHub workflow commands: annotations beside the lines of a pull request.

Format: <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>.
"""

from collections.abc import Iterator, Sequence

from kamplan.diff import Change, Level, PlanDiff
from kamplan.reporters.github import escape_message, escape_property
from kamplan.reporters.report import PLAIN, Look
from kamplan.yamldoc import make_visible

_COMMANDS = {Level.MATERIAL: "warning", Level.NOTABLE: "notice", Level.EDITORIAL: "notice"}


def report(diffs: Sequence[PlanDiff], _look: Look = PLAIN) -> str:
    """Return one command for each change; an alarm is an error, whatever its level."""
    return "".join(line for one in diffs for line in _tell_plan(one))


def _tell_plan(diff: PlanDiff) -> Iterator[str]:
    for change in diff.changes:
        command = "error" if change.is_alarm else _COMMANDS[change.level]
        title = f"{change.level.value}: {change.kind}"
        yield (
            f"::{command} {_where(diff, change)},title={escape_property(title)}"
            f"::{escape_message(make_visible(diff.tell(change)))}\n"
        )


def _where(diff: PlanDiff, change: Change) -> str:
    """Return the place in the new file; what is gone is shown at the top of it."""
    place = change.new_place
    path = escape_property(str(place.path if place else diff.path))
    line, column = (place.span.line, place.span.column) if place else (1, 1)
    return f"file={path},line={line},col={column}"
