"""Fixes as suggestions beside the lines of a proposal, which GitHub applies by one click.

A forge takes a suggestion only for lines that the proposal changes; of others the check speaks.

Source: <https://docs.github.com/rest/pulls/reviews#create-a-review-for-a-pull-request>.
"""

import json
import re
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from pathlib import PurePosixPath
from typing import Any

from kamplan.diagnostics import Diagnostic
from kamplan.reporters.markup import code
from kamplan.reporters.report import FileReport
from kamplan.yamldoc import apply_edits

MOST = 20
"""How many suggestions one review makes; more are not read."""

Said = AbstractSet[tuple[str, str]]
"""Path and text of what was suggested before."""


def render_suggestions(
    reports: tuple[FileReport, ...],
    find_before: Callable[[PurePosixPath], str],
    commit: str,
    said: Said = frozenset(),
) -> str:
    """Return a review as GitHub takes it, as JSON; `comments` is empty where there is nothing.

    Args:
        reports: what was found in the proposal's plans.
        find_before: from a path to the text before the proposal, empty where there was none.
        commit: the proposal's commit.
        said: what was suggested before, and is not said again.

    """
    comments = [
        one
        for report in reports
        if any(found.fix for found in report.diagnostics)
        for one in _suggest(report, _changed_lines(find_before(report.path), report.text))
        if (one["path"], one["body"]) not in said
    ]
    review = {"commit_id": commit, "event": "COMMENT", "comments": comments[:MOST]}
    return json.dumps(review, ensure_ascii=True) + "\n"


def _changed_lines(old: str, new: str) -> frozenset[int]:
    """Return the lines of the new text, from 1, that are not in the old one."""
    compared = SequenceMatcher(None, old.splitlines(), new.splitlines(), autojunk=False)
    return frozenset(
        line + 1
        for kind, _, _, start, end in compared.get_opcodes()
        if kind != "equal"
        for line in range(start, end)
    )


def _suggest(report: FileReport, changed: AbstractSet[int]) -> Iterator[dict[str, Any]]:
    for found in report.diagnostics:
        if found.fix is None:
            continue
        first, last, instead = _replace_lines(report.text, found)
        if not changed >= set(range(first, last + 1)):
            continue
        place: dict[str, Any] = {"path": report.path.as_posix(), "line": last, "side": "RIGHT"}
        if first < last:
            place |= {"start_line": first, "start_side": "RIGHT"}
        yield {**place, "body": _describe(found, instead)}


def _replace_lines(text: str, found: Diagnostic) -> tuple[int, int, list[str]]:
    """Return the first and the last line that a fix touches, and what is to stand there."""
    assert found.fix is not None  # noqa: S101 - asked for by the caller
    edits = found.fix.edits
    start, end = min(one.start for one in edits), max(one.end for one in edits)
    first = text.count("\n", 0, start) + 1
    # An edit that takes a line away ends where the next line begins.
    is_whole = end > start and text[end - 1] == "\n"
    last = text.count("\n", 0, end) + (0 if is_whole else 1)
    lines = text.split("\n")
    after = apply_edits(text, edits).split("\n")
    kept = len(lines) - last
    return first, last, after[first - 1 : len(after) - kept]


def _describe(found: Diagnostic, lines: list[str]) -> str:
    """Return the comment: what is wrong, and what would put it right."""
    instead = "\n".join(line.removesuffix("\r") for line in lines)
    longest = max((len(run) for run in re.findall(r"`+", instead)), default=0)
    fence = "`" * max(3, longest + 1)
    body = f"{instead}\n" if lines else ""
    return f"{code(found.message)} ({found.rule})\n\n{fence}suggestion\n{body}{fence}"
