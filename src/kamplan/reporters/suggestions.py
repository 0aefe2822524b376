"""What kamplan can mend in the lines that a proposal changes, as remarks beside these lines.

Forges take a suggestion only for lines that the proposal changes; of others the check speaks.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from pathlib import PurePosixPath
from typing import NamedTuple

from kamplan.diagnostics import Diagnostic, Fix
from kamplan.reporters.markup import code
from kamplan.reporters.report import FileReport
from kamplan.yamldoc import apply_edits

MOST = 20
"""How many suggestions are made at once; more are not read."""
MAX_CHARACTERS = 60_000
"""How long a remark may be; GitHub takes 65,536 characters."""

Said = AbstractSet[tuple[str, str]]
"""Path and text of what was suggested before."""


class Changed(NamedTuple):
    """What a proposal changes in one file."""

    path: PurePosixPath
    """As the forge knows it, from git's top on."""
    before: PurePosixPath
    """Where the file was before the proposal; the same unless it was renamed."""
    lines: AbstractSet[int]
    """The numbers of the lines, from 1, that the proposal adds or changes."""


class Suggestion(NamedTuple):
    """Some lines of a proposal, and what is to stand there instead."""

    file: Changed
    first: int
    last: int
    old: str
    """The lines as they are, with their ends."""
    new: str
    """What is to stand there, with line ends; empty where the lines go."""
    found: Diagnostic


def find_suggestions(
    reports: Iterable[FileReport], find_changed: Callable[[PurePosixPath], Changed]
) -> Iterator[Suggestion]:
    """Find what can be mended in the lines that a proposal changes.

    Args:
        reports: what was found in the proposal's plans.
        find_changed: from a report's path to what the proposal changes there.

    """
    for report in reports:
        mendable = [(one, one.fix) for one in report.diagnostics if one.fix is not None]
        if not mendable:
            continue
        file = find_changed(report.path)
        for found, fix in mendable:
            first, last, old, new = _replace_lines(report.text, fix)
            if old and file.lines >= set(range(first, last + 1)):
                yield Suggestion(file, first, last, old, new, found)


def choose(
    suggestions: Iterable[Suggestion], info: Callable[[Suggestion], str | None], said: Said
) -> list[tuple[Suggestion, str]]:
    """Choose what is to be said now, each with its text in Markdown; at most `MOST`.

    Args:
        suggestions: all there are.
        info: what the forge wants behind the fence of a suggestion, or None where it would not
            do what the suggestion says.
        said: what was suggested before, and is not said again.

    """
    chosen: dict[tuple[PurePosixPath, int, str], tuple[Suggestion, str]] = {}
    for one in suggestions:
        word = info(one)
        if word is None or len(chosen) == MOST:
            continue
        body = _write_remark(one, word)
        if len(body) <= MAX_CHARACTERS and (one.file.path.as_posix(), body) not in said:
            chosen[one.file.path, one.last, body] = (one, body)
    return list(chosen.values())


def _replace_lines(text: str, fix: Fix) -> tuple[int, int, str, str]:
    """Return the first and last line that a fix touches, their text, and what replaces it."""
    start, end = min(one.start for one in fix.edits), max(one.end for one in fix.edits)
    first = text.count("\n", 0, start) + 1
    # An edit that takes a line away ends where the next line begins.
    is_whole = end > start and text[end - 1] == "\n"
    last = text.count("\n", 0, end) + (0 if is_whole else 1)
    begin = text.rfind("\n", 0, start) + 1
    stop = end if is_whole else text.find("\n", end) + 1 or len(text)
    after = apply_edits(text, fix.edits)
    return first, last, text[begin:stop], after[begin : len(after) - (len(text) - stop)]


def _write_remark(one: Suggestion, info: str) -> str:
    """Return what is wrong, where, and the lines that would put it right."""
    # The forge gives each line the end that the file has.
    new = one.new.replace("\r\n", "\n")
    if new and not new.endswith("\n"):
        new += "\n"
    longest = max((len(run) for run in re.findall(r"`+", new)), default=0)
    fence = "`" * max(3, longest + 1)
    place = f" at {code(one.found.place)}" if one.found.place else ""
    return f"{code(one.found.message)} ({one.found.rule}{place})\n\n{fence}{info}\n{new}{fence}"
