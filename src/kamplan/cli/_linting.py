"""Lint many files one after the other, each with the settings of its own repository."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kamplan import workspace
from kamplan.config import FILE_NAME, LoadedSettings, load_settings
from kamplan.diagnostics import Diagnostic
from kamplan.errors import KamplanError
from kamplan.lint import ALL_RULES, Context, Rule, Stage, lint_plan
from kamplan.planfile import load_plan
from kamplan.records import nearest
from kamplan.reporters import FileReport

if TYPE_CHECKING:
    from kamplan.workspace import TextFile


def choose_rules(select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    """Return the rules to ask.

    Raises:
        KamplanError: a name is no rule's.

    """
    names = [rule.name for rule in ALL_RULES]
    for name in (*select, *ignore):
        if name not in names:
            near = nearest(name, names)
            raise KamplanError(
                f"there is no rule `{name[:60]}`",
                hint=f"did you mean {near}?" if near else "kamplan rules lists them",
            )
    return tuple(
        rule
        for rule in ALL_RULES
        if (not select or rule.name in select) and rule.name not in ignore
    )


def lint_paths(
    paths: Sequence[Path],
    rules: Sequence[Rule],
    day: date,
    stage: str | None,
    unreadable: list[KamplanError],
) -> Iterator[FileReport]:
    """Yield a report for each settings file and plan; add what cannot be opened to `unreadable`.

    Args:
        paths: files and folders; none means all plans of the repository around this folder.
        rules: the rules to ask.
        day: the day to judge by.
        stage: `draft` or `sign-off`; None derives it for each plan.
        unreadable: filled with the paths that are missing or cannot be read.

    """
    root = workspace.find_root(Path.cwd())
    files, missing = workspace.find_lint_files(paths, root)
    unreadable += missing

    @cache
    def settings_of(where: Path) -> LoadedSettings:
        raw = workspace.read_settings(where)
        return load_settings(raw, workspace.shown(where / FILE_NAME))

    reported: set[Path] = set()
    for path in files:
        try:
            source = workspace.read(path)
        except KamplanError as error:
            unreadable.append(error)
            continue
        home = workspace.find_root(path.parent)
        if path.name == FILE_NAME:
            if path.parent not in reported:
                reported.add(path.parent)
                yield _report_settings(source, rules)
            continue
        loaded = settings_of(home)
        if home not in reported and (home / FILE_NAME).is_file() and not paths:
            reported.add(home)
            yield _report_settings(workspace.read(home / FILE_NAME), rules)
        yield _lint_one(source, rules, _context(path, loaded, day, stage))


def _context(path: Path, loaded: LoadedSettings, day: date, stage: str | None) -> Context:
    def find_notes(relative: str) -> str | None:
        return workspace.read_notes(path, relative)

    return Context(day, loaded.settings, Stage(stage) if stage else Stage.DRAFT, find_notes)


def _lint_one(source: "TextFile", rules: Sequence[Rule], context: Context) -> FileReport:
    path = workspace.shown(source.path)
    loaded = load_plan(source.raw, path)
    found = lint_plan(loaded, rules, context)
    text = loaded.file.document.text if loaded.file else source.raw.decode("utf-8", "replace")
    return FileReport(path, text, found)


def _report_settings(source: "TextFile", rules: Sequence[Rule]) -> FileReport:
    path = workspace.shown(source.path)
    asked = {rule.name for rule in rules}
    found: tuple[Diagnostic, ...] = tuple(
        one for one in load_settings(source.raw, path).diagnostics if one.rule in asked
    )
    return FileReport(path, source.raw.decode("utf-8", "replace"), found)
