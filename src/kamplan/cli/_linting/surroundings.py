"""What a plan is judged by besides its own text: settings, statements, notes, what was before."""

import os
from contextlib import suppress
from datetime import date
from functools import cache, partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from kamplan import workspace
from kamplan.cli._linting.asking import Asked
from kamplan.errors import KamplanError
from kamplan.workspace import SETTINGS_NAME

if TYPE_CHECKING:
    from kamplan.cli._linting.comparing import History
    from kamplan.cli._linting.remembering import Witness
    from kamplan.config import LoadedSettings
    from kamplan.lint import Context


class RepositorySettings(NamedTuple):
    """The settings of a repository: their bytes, and what they say once somebody asks."""

    raw: bytes | None
    path: PurePosixPath

    def load(self) -> "LoadedSettings":
        """Return what they say; they are read through once for all plans."""
        return _load_settings(self.raw, self.path)


def read_settings(home: Path) -> RepositorySettings:
    """Return the settings of a repository; what is wrong with the file is told elsewhere."""
    path = workspace.shown(home / SETTINGS_NAME)
    try:
        return RepositorySettings(workspace.read_settings(home), path)
    except KamplanError:
        return RepositorySettings(None, path)


class Surroundings(NamedTuple):
    """What is known of a plan before its text is read."""

    plan_path: Path
    home: Path
    location: PurePosixPath | None
    """The path from the repository's root on, or None for a plan outside of it."""
    settings: RepositorySettings
    statements: dict[str, bytes]
    """Name and bytes of each file in `signoffs/`."""


def look_around(plan_path: Path, home: Path, settings: RepositorySettings) -> Surroundings:
    """Return what is known of a plan.

    Args:
        plan_path: the plan's file.
        home: the root of its repository.
        settings: those of the repository.

    Raises:
        UnreadableError: somebody signed, or so it seems, but that cannot be read.

    """
    statements = workspace.read_signoffs(plan_path)
    location = _locate(plan_path, home)
    return Surroundings(plan_path, home, location, settings, statements)


def build_context(
    asked: Asked, known: Surroundings, witness: "Witness", history: "History | None"
) -> "Context":
    """Return what rules may know, with a witness to what they ask for."""
    from kamplan.cli._linting.comparing import find_archived_needs
    from kamplan.cli._linting.watching import WatchedContext
    from kamplan.lint import Stage
    from kamplan.lint.signatures import judge_by

    return WatchedContext(
        witness,
        today=asked.today,
        settings=known.settings.load().settings,
        stage=Stage(asked.stage or ("sign-off" if known.statements else "draft")),
        find_notes=witness.find_notes,
        location=known.location,
        find_files=witness.find_files,
        find_schema=witness.find_schema,
        base=history and history.find_plan(known.plan_path, known.home),
        find_archived_needs=partial(find_archived_needs, known.plan_path),
        last_signed_on=_find_last_day(known.statements) if known.statements else None,
        judge_signoff=judge_by(known.statements),
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


@cache
def _load_settings(raw: bytes | None, path: PurePosixPath) -> "LoadedSettings":
    from kamplan.config import load_settings

    return load_settings(raw, path)


def _locate(path: Path, home: Path) -> PurePosixPath | None:
    full = os.path.abspath(path)  # noqa: PTH100 - a `Path` each is dear for thousands
    prefix = f"{home}{os.sep}"
    if not full.startswith(prefix):
        return None
    return PurePosixPath(full[len(prefix) :].replace(os.sep, "/"))
