"""What can be mended in the lines that a proposal changes, as a forge takes it."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from kamplan.cli._story.answers import read_answer
from kamplan.cli._terminal import print_note
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamplan.cli._versions import Here
    from kamplan.collab.forges import Version
    from kamplan.reporters.report import FileReport

_SHORT = 7


class SuggestingForge(StrEnum):
    """Which forge is to take the suggestions."""

    GITHUB = "github"
    GITLAB = "gitlab"


class SuggestingAsked(NamedTuple):
    """What a person asks of suggestions."""

    forge: SuggestingForge
    said: Sequence[Path]
    """The forge's lists of comments."""
    by: str | None
    """The bot whose comments count."""
    versions: Path | None
    """GitLab's list of the versions of the merge request."""


def suggest(
    asked: SuggestingAsked, here: "Here", reports: "Iterable[FileReport]", base: str, head: str
) -> str:
    """Return what can be mended, as the forge takes it.

    Args:
        asked: for whom.
        here: where the commits are.
        reports: what was found in the proposal's plans, named from the root on.
        base: the commit at which the proposal parted.
        head: the proposal's commit.

    Raises:
        KamplanError: an answer of the forge is not what it should be.

    """
    from kamplan.reporters.suggestions import Changed, find_suggestions
    from kamplan.reporters.suggestions_github import render_review
    from kamplan.reporters.suggestions_gitlab import render_discussions
    from kamplan.vcs import added_lines

    said = _read_said(asked.said, asked.by)
    version = _find_version(asked, base, head)
    if version is not None and version.head != head:
        print_note(
            f"the proposal went on to {version.head[:_SHORT]}, whose own run makes the suggestions"
        )
        return ""
    start = base if version is None else version.base
    top = here.in_git(here.root)

    def find_changed(path: PurePosixPath) -> Changed:
        added = added_lines(here.repository, start, head, top / path)
        return Changed(added.path, added.before, added.numbers)

    found = find_suggestions(reports, find_changed)
    if version is None:
        return render_review(found, head, said)
    discussions = render_discussions(found, version, said)
    if not discussions:
        print_note("there is nothing new to suggest in the lines that the proposal changes")
    return discussions


def _read_said(paths: Sequence[Path], author: str | None) -> frozenset[tuple[str, str]]:
    from kamplan.collab.forges import find_said

    if not paths:
        return frozenset()
    if author is None:
        raise KamplanError(
            "anybody can write comments, so say who our bot is", hint="--by 'github-actions[bot]'"
        )
    return frozenset().union(*(find_said(read_answer(one), author) for one in paths))


def _find_version(asked: SuggestingAsked, base: str, head: str) -> "Version | None":
    """Return what a merge request on GitLab compares; None for another forge."""
    from kamplan.collab.forges import Version, find_newest_version

    if asked.forge is SuggestingForge.GITLAB:
        if asked.versions is None:
            return Version(base, base, head)
        return find_newest_version(read_answer(asked.versions))
    if asked.versions is not None:
        raise KamplanError("--versions is for GitLab", hint="--suggestions gitlab")
    return None
