"""One run of lint over all its files."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kamplan.cli._linting.asking import Asked
from kamplan.cli._linting.judging import Failure, Judge
from kamplan.cli._linting.selecting import Target
from kamplan.errors import KamplanError, UnreadableError
from kamplan.reporters.report import Counts, FileReport

if TYPE_CHECKING:
    from kamplan.cli._linting.accepting import Acceptance
    from kamplan.cli._linting.comparing import Since
    from kamplan.cli._linting.mending import Mender

SHARED_FROM = 150
"""How many files must be left before a second process helps."""
SHARED_AFTER = 20
"""How many files one process has to judge before: until then their answers may be remembered."""
MOST_FINDINGS = 200
"""Of one file; the engine reports no more."""


class Run:
    """Judges files and keeps account of what was found."""

    def __init__(
        self,
        asked: Asked,
        since: "Since | None" = None,
        mender: "Mender | None" = None,
        acceptance: "Acceptance | None" = None,
    ) -> None:
        self._asked = asked
        self._mender = mender
        self._acceptance = acceptance
        self._history = None
        if since is not None:
            from kamplan.cli._linting.comparing import History

            self._history = History(since)
        self._said: list[str] = []
        self._failures: list[KamplanError] = []
        self.counts = Counts()

    @property
    def notes(self) -> list[str]:
        """What the user should know of besides the findings."""
        return [*self._said, *(self._history.notes if self._history else [])]

    @property
    def errors(self) -> list[KamplanError]:
        """What could not be judged or compared."""
        return [*self._failures, *(self._history.errors if self._history else [])]

    def judge(self, targets: Sequence[Target]) -> Iterator[FileReport]:
        """Give what was found in each file, in the order of the files."""
        for answer in self._answers(targets):
            if isinstance(answer, Failure):
                self._failures.append(UnreadableError(answer.message, hint=answer.hint))
                continue
            report = answer if self._acceptance is None else self._acceptance.filter(answer)
            self.counts.add(report)
            if len(answer.diagnostics) >= MOST_FINDINGS:
                self._said.append(
                    f"of `{answer.path}` the first {MOST_FINDINGS} findings are shown"
                )
            yield report
        if self._acceptance is not None:
            self._said += self._acceptance.finish()

    def _answers(self, targets: Sequence[Target]) -> Iterator[FileReport | Failure]:
        judge = Judge(self._asked, self._history, self._mender)
        is_simple = self._history is None and self._mender is None
        try:
            for at, target in enumerate(targets):
                is_much = judge.judged >= SHARED_AFTER and len(targets) - at >= SHARED_FROM
                if is_much and is_simple:
                    from kamplan.cli._linting.sharing import share

                    yield from share(judge, self._asked, targets[at:])
                    return
                yield from judge.judge_all([target])
        finally:
            judge.close()
