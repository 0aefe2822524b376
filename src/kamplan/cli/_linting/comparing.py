"""The plan as it was before the change: in the commit that is named, or that CI begins from."""

import os
from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from kamplan import workspace
from kamplan.errors import KamplanError, RevisionError

if TYPE_CHECKING:
    from kamplan.planfile import PlanFile
    from kamplan.vcs import Repository


class Since(NamedTuple):
    """What to compare with."""

    rev: str
    is_from_ci: bool = False
    """Nobody asked: CI says where the change comes from."""
    is_branch: bool = False
    """Not the revision itself, but where the change parted from it."""


def find_since(option: str | None) -> Since | None:
    """Return what the option names, else what CI names; None where history is not asked.

    GitHub and its kin name the branch that a pull request goes to, GitLab the commit that a
    merge request parted from it.
    """
    if option is not None:
        return Since(option)
    if branch := os.environ.get("GITHUB_BASE_REF"):
        return Since(f"origin/{branch}", is_from_ci=True, is_branch=True)
    if commit := os.environ.get("CI_MERGE_REQUEST_DIFF_BASE_SHA"):
        return Since(commit, is_from_ci=True)
    return None


class _Base(NamedTuple):
    repository: "Repository"
    commit: str


class History:
    """Finds the base of each plan, in whichever repository it lies."""

    def __init__(self, since: Since) -> None:
        self._since = since
        self._base_of = cache(self._find_base)
        self.notes: list[str] = []
        """What to tell once: which commits were compared with."""
        self.errors: list[KamplanError] = []
        """Why something was not compared; nobody may take it for unchanged."""

    def find_plan(self, plan_path: Path, home: Path) -> "PlanFile | None":
        """Return the plan as the base has it, or None where it has none."""
        base = self._base_of(home)
        if base is None:
            return None
        from kamplan.planfile import load_plan

        try:
            inside = base.repository.relative(plan_path)
            content = base.repository.read(base.commit, inside)
        except RevisionError as error:
            self.errors.append(error)
            return None
        if content is None:
            return None
        loaded = load_plan(content, inside)
        if loaded.file is None:
            self.notes.append(
                f"`{workspace.shown(plan_path)}` could not be read in {base.commit[:7]}, "
                "so its words were not compared"
            )
        return loaded.file

    def _find_base(self, home: Path) -> _Base | None:
        try:
            return self._open_base(home)
        except KamplanError as error:
            self.errors.append(error)
            return None

    def _open_base(self, home: Path) -> _Base | None:
        from kamplan.vcs import open_repository

        since = self._since
        repository = open_repository(home)
        if repository is None:
            where = f"`{workspace.shown(home)}` is not in a git repository"
            if since.is_from_ci:
                self.notes.append(f"{where}, so no words were compared with earlier ones")
                return None
            raise RevisionError(where, hint="`git init` begins one; or leave --since out")
        try:
            commit = self._find_commit(repository)
        except RevisionError as error:
            if repository.is_shallow():
                raise RevisionError(
                    f"this clone is shallow and does not hold `{since.rev}`, so nobody can tell "
                    "whether a need or the customer's words were changed",
                    hint="`git fetch --unshallow`; on GitHub `fetch-depth: 0`, on GitLab "
                    "`GIT_DEPTH: 0`",
                ) from error
            raise
        self.notes.append(f"words and needs are compared with `{since.rev}`, commit {commit[:7]}")
        return _Base(repository, commit)

    def _find_commit(self, repository: "Repository") -> str:
        commit = repository.resolve(self._since.rev)
        if not self._since.is_branch:
            return commit
        parted = repository.merge_base(commit, "HEAD")
        if parted is None:
            raise RevisionError(
                f"`{self._since.rev}` and this branch have no commit in common",
                hint="--since REV names what to compare with",
            )
        return parted


def find_archived_needs(plan_path: Path) -> AbstractSet[str]:
    """Return the ids of the needs in the closed plans beside a plan."""
    from kamplan.planfile import load_plan

    found: set[str] = set()
    for path in workspace.find_archived_plans(plan_path):
        loaded = load_plan(workspace.read(path).raw, PurePosixPath(path.name))
        if loaded.file is not None:
            found.update(loaded.file.ids.get("need", {}))
    return found
