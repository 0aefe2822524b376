"""Judge one file after the other, each with the settings of its own repository."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from functools import cache, partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from kamplan import workspace
from kamplan.cli._linting.asking import Asked, choose_rules
from kamplan.cli._linting.remembering import Memory, Witness, make_key
from kamplan.cli._linting.selecting import Target
from kamplan.errors import KamplanError
from kamplan.reporters.report import FileReport
from kamplan.workspace import SETTINGS_NAME, TextFile

if TYPE_CHECKING:
    from kamplan.cli._linting.comparing import History
    from kamplan.config import LoadedSettings
    from kamplan.diagnostics import Diagnostic
    from kamplan.lint import Context, Rule


class Failure(NamedTuple):
    """Why a file could not be judged, and what to do."""

    message: str
    hint: str | None


class Judge:
    """Answers what was asked, for any number of files."""

    def __init__(self, asked: Asked, history: "History | None" = None) -> None:
        self._asked = asked
        self._history = history
        self._memory = Memory(asked)
        self._rules_of = cache(choose_rules)
        self._settings_of = cache(_read_settings)
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
            if target.path.name == SETTINGS_NAME:
                found = self._judge_settings(source)
                if target.is_implied and not found:
                    return None
            else:
                found = self._judge_plan(source, target)
        except KamplanError as error:
            return Failure(error.message, error.hint)
        path = workspace.shown(source.path)
        return FileReport(path, source.raw.decode("utf-8", "replace") if found else "", found)

    def close(self) -> None:
        """Write down what is to be remembered."""
        self._memory.close()

    def _judge_plan(self, source: TextFile, target: Target) -> "tuple[Diagnostic, ...]":
        shown = workspace.shown(source.path)
        location = _locate(source.path, target.home)
        settings = self._settings_of(target.home)
        statements = workspace.read_signoffs(source.path)
        key = make_key(self._asked, source, location, settings.raw, statements)
        witness = Witness(source.path, target.home)
        known = self._memory.recall(key, witness, shown)
        if known is not None:
            return known

        from kamplan.lint import lint_plan
        from kamplan.planfile import load_plan

        self.judged += 1
        context = self._build_context(target, location, settings.load(), statements, witness)
        found = lint_plan(load_plan(source.raw, shown), self._rules, context)
        self._memory.keep(key, witness, found)
        return found

    def _judge_settings(self, source: TextFile) -> "tuple[Diagnostic, ...]":
        shown = workspace.shown(source.path)
        key = make_key(self._asked, source, None, None, {})
        witness = Witness(source.path, source.path.parent)
        known = self._memory.recall(key, witness, shown)
        if known is not None:
            return known

        from kamplan.lint.settings_file import lint_settings

        found = lint_settings(source.raw, shown, self._rules)
        self._memory.keep(key, witness, found)
        return found

    @property
    def _rules(self) -> "tuple[Rule, ...]":
        return self._rules_of(self._asked)

    def _build_context(
        self,
        target: Target,
        location: PurePosixPath | None,
        loaded: "LoadedSettings",
        statements: dict[str, bytes],
        witness: Witness,
    ) -> "Context":
        from kamplan.cli._linting.comparing import find_archived_needs
        from kamplan.cli._linting.watching import WatchedContext
        from kamplan.lint import Stage
        from kamplan.lint.signatures import judge_by

        stage = self._asked.stage or ("sign-off" if statements else "draft")
        return WatchedContext(
            witness,
            today=self._asked.today,
            settings=loaded.settings,
            stage=Stage(stage),
            find_notes=witness.find_notes,
            location=location,
            find_files=witness.find_files,
            base=self._history and self._history.find_plan(target.path, target.home),
            find_archived_needs=partial(find_archived_needs, target.path),
            last_signed_on=_find_last_day(statements) if statements else None,
            judge_signoff=judge_by(statements),
            knows_signoffs=True,
        )


def _find_last_day(statements: dict[str, bytes]) -> date | None:
    """Return the day of the last statement that can be read."""
    from kamplan.signoff import BrokenStatementError, find_seq, read_statement

    days = []
    for name, raw in statements.items():
        seq = find_seq(name)
        if seq is not None and seq[1] is not None:
            with suppress(BrokenStatementError):
                days.append(read_statement(raw, name).signed_on)
    return max(days, default=None)


class _Settings(NamedTuple):
    """The settings of a repository: their bytes, and what they say once a file asks."""

    raw: bytes | None
    path: PurePosixPath

    def load(self) -> "LoadedSettings":
        return _load_settings(self.raw, self.path)


def _read_settings(home: Path) -> _Settings:
    path = workspace.shown(home / SETTINGS_NAME)
    try:
        return _Settings(workspace.read_settings(home), path)
    except KamplanError:
        return _Settings(None, path)  # said once, where the file itself is judged


@cache
def _load_settings(raw: bytes | None, path: PurePosixPath) -> "LoadedSettings":
    from kamplan.config import load_settings

    return load_settings(raw, path)


def _locate(path: Path, home: Path) -> PurePosixPath | None:
    """Return the path from the repository's root on, or None for a plan outside of it."""
    full = os.path.abspath(path)  # noqa: PTH100 - a `Path` each is dear for thousands
    prefix = f"{home}{os.sep}"
    if not full.startswith(prefix):
        return None
    return PurePosixPath(full[len(prefix) :].replace(os.sep, "/"))
