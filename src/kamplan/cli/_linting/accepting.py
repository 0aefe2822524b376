"""Tell only what a baseline does not accept, and let the baseline shrink."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kamplan import workspace
from kamplan.cli._linting.asking import Asked, choose_rules
from kamplan.errors import KamplanError, PlanNotFoundError
from kamplan.lint.baseline import Baseline, read_baseline
from kamplan.reporters.report import FileReport

if TYPE_CHECKING:
    from kamplan.workspace import TextFile


class Acceptance:
    """A baseline at work in one run."""

    def __init__(self, path: Path, asked: Asked, *, is_update: bool) -> None:
        """Read the baseline.

        Args:
            path: its file.
            asked: what is asked of each plan.
            is_update: whether to accept all that is found now; then the file need not be there.

        Raises:
            KamplanError: there is no such file, or it is no baseline.

        """
        self._path = path
        self._is_update = is_update
        self._rules = [rule.name for rule in choose_rules(asked)]
        self._source: TextFile | None = None
        name = str(workspace.shown(path))
        try:
            self._source = workspace.read(path)
        except PlanNotFoundError:
            if not is_update:
                raise KamplanError(
                    f"there is no baseline `{name}`",
                    hint=f"kamplan lint --baseline {name} --update-baseline writes it",
                ) from None
        self._baseline = Baseline()
        if self._source is not None:
            self._baseline = read_baseline(self._source.text, name)
        self._before = self._baseline.size
        self._hidden = 0

    def filter(self, report: FileReport) -> FileReport:
        """Return the report without what is accepted."""
        path = self._name(report)
        if self._is_update:
            self._baseline.accept(path, self._rules, report.diagnostics)
        told, accepted = self._baseline.part(path, report.diagnostics)
        self._hidden += len(accepted)
        return report._replace(diagnostics=told)

    def finish(self) -> list[str]:
        """Write the baseline if it changed, and return what to say of it.

        Raises:
            KamplanError: it was to be written anew, and that is not possible.

        """
        name = f"`{workspace.shown(self._path)}`"
        said = [f"{_count(self._hidden)} accepted by {name}"] if self._hidden else []
        if self._is_update:
            self._write(self._baseline)
            return [f"{name} accepts {_count(self._baseline.size)}"]
        smaller = self._baseline.shrink(self._rules, self._find_missing())
        if smaller.size < self._before:
            gone = _count(self._before - smaller.size)
            try:
                self._write(smaller)
                said.append(f"{gone} no longer found; {name} shrank")
            except KamplanError:
                said.append(f"{gone} of {name} no longer found, but it could not be rewritten")
        return said

    def _write(self, baseline: Baseline) -> None:
        text = baseline.render()
        if self._source is None:
            workspace.create(self._path, text)
        elif text.encode() != self._source.raw:
            workspace.write(self._source, text)

    def _find_missing(self) -> Sequence[str]:
        paths = {known.path for known in self._baseline.accepted}
        return [path for path in paths if not os.path.lexists(self._path.parent / path)]

    def _name(self, report: FileReport) -> str:
        relative = os.path.relpath(report.path, self._path.parent)
        return relative.replace(os.sep, "/")


def _count(number: int) -> str:
    return f"{number} finding{'' if number == 1 else 's'}"
