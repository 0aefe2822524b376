"""Judge one file after the other, each with the settings of its own repository."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from kamplan import workspace
from kamplan.cli._linting.asking import Asked, choose_rules
from kamplan.cli._linting.remembering import Memory, Witness, make_key
from kamplan.cli._linting.selecting import Target
from kamplan.cli._linting.surroundings import build_context, look_around, read_settings
from kamplan.errors import KamplanError
from kamplan.reporters.report import FileReport
from kamplan.workspace import SETTINGS_NAME, TextFile

if TYPE_CHECKING:
    from kamplan.cli._linting.comparing import History
    from kamplan.cli._linting.mending import Mender
    from kamplan.diagnostics import Diagnostic


class Failure(NamedTuple):
    """Why a file could not be judged, and what to do."""

    message: str
    hint: str | None


class _Answer(NamedTuple):
    """What was found in a text, which may no longer be the text that was read."""

    found: "tuple[Diagnostic, ...]"
    text: str | None = None


class Judge:
    """Answers what was asked, for any number of files."""

    def __init__(
        self, asked: Asked, history: "History | None" = None, mender: "Mender | None" = None
    ) -> None:
        self._asked = asked
        self._history = history
        self._mender = mender
        self._memory = Memory(asked)
        # Once for all plans of a repository, but not for longer than this run.
        self._settings_of = cache(read_settings)
        self._schema_of = cache(workspace.read_schema)
        self.judged = 0
        """How many files had to be read through, because nothing was remembered of them."""

    def judge_all(self, targets: Iterable[Target]) -> Iterator[FileReport | Failure]:
        """Give what was found in each file, without settings that nobody asked about."""
        for target in targets:
            answer = self.judge(target)
            if answer is not None:
                yield answer

    def judge(self, target: Target) -> FileReport | Failure | None:
        """Return what was found in a file; None for settings that nobody asked about."""
        try:
            source = target.source or workspace.read(target.path)
            path = workspace.shown(source.path)
            if target.path.name == SETTINGS_NAME:
                answer = self._judge_settings(source, path)
                if target.is_implied and not answer.found:
                    return None
            else:
                answer = self._judge_plan(source, path, target)
        except KamplanError as error:
            return Failure(error.message, error.hint)
        text = answer.text
        if text is None:
            # Where nothing was found, nobody looks at it.
            text = source.raw.decode("utf-8", "replace") if answer.found else ""
        return FileReport(path, text, answer.found)

    def close(self) -> None:
        """Write down what is to be remembered."""
        self._memory.close()

    def _judge_plan(self, source: TextFile, path: PurePosixPath, target: Target) -> _Answer:
        known = look_around(source.path, target.home, self._settings_of(target.home))
        key = make_key(self._asked, source, known.location, known.settings.raw, known.statements)
        witness = Witness(source.path, target.home, self._schema_of)
        remembered = self._memory.recall(key, witness, path)
        if remembered is not None:
            return _Answer(remembered)

        from kamplan.lint import lint_plan
        from kamplan.planfile import load_plan

        self.judged += 1
        context = build_context(self._asked, known, witness, self._history)
        loaded = load_plan(source.raw, path)
        rules = choose_rules(self._asked)
        if self._mender is not None:
            return _Answer(*self._mender.mend(source, target.home, loaded, rules, context))
        found = lint_plan(loaded, rules, context)
        self._memory.keep(key, witness, found)
        return _Answer(found)

    def _judge_settings(self, source: TextFile, path: PurePosixPath) -> _Answer:
        key = make_key(self._asked, source, None, None, {})
        witness = Witness(source.path, source.path.parent, self._schema_of)
        remembered = self._memory.recall(key, witness, path)
        if remembered is not None:
            return _Answer(remembered)

        from kamplan.lint.settings_file import lint_settings

        found = lint_settings(source.raw, path, choose_rules(self._asked))
        self._memory.keep(key, witness, found)
        return _Answer(found)
