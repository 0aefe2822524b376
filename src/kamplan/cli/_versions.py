"""What an argument of `diff` means: a file, stdin, a revision, or a file in a revision."""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from kamplan.errors import KamplanError, PlanNotFoundError, RevisionError

if TYPE_CHECKING:
    from kamplan.vcs import Repository

_SHORT = 7
_PLAN = re.compile(r"accounts/[^/]+/plan\.yaml")


class Text(NamedTuple):
    """One version of one plan's file."""

    path: PurePosixPath
    """The file as named to people."""
    content: bytes
    name: str
    """Where it comes from: `main (1a2b3c4)`, `work tree`, `stdin`."""
    read_signoffs: Callable[[], dict[str, bytes]] = dict
    """Gives the files of `signoffs/` beside it."""


@dataclass(frozen=True)
class Here:
    """Where a person stands: the plan repository, and the git repository around it, if any."""

    folder: Path

    @cached_property
    def root(self) -> Path:
        """The root of the plan repository."""
        from kamplan import workspace

        return workspace.find_root(self.folder)

    @cached_property
    def repository(self) -> "Repository":
        """The git repository; asking for it where there is none is the user's error."""
        from kamplan.vcs import open_repository

        found = open_repository(self.folder)
        if found is None:
            raise RevisionError(
                "there is no git repository here, so there are no revisions to compare",
                hint="kamplan diff OLD.yaml NEW.yaml compares two files; `git init` makes one",
            )
        return found

    def in_git(self, path: Path) -> PurePosixPath:
        """Return a path as git names it, from the repository's top on."""
        return self.repository.relative(path)


class Revision(NamedTuple):
    """All plans of a commit."""

    commit: str
    name: str


class WorkTree(NamedTuple):
    """All plans as they lie on the disk."""

    name: str = "work tree"
    """As `kamplan.diff.WORK_TREE`, by which other languages know it."""


Side = Revision | WorkTree | Text
Load = Callable[[], Text]


def is_file(text: str) -> bool:
    return not text.startswith("rev:") and Path(text).is_file()


def find_base(here: Here, main: str | None) -> Revision:
    """Return the commit at which the work parted from the main branch."""
    repository = here.repository
    commit = repository.resolve("HEAD")
    branch = repository.main_branch(main)
    if branch is None:
        raise RevisionError(
            "there is no main branch to compare with",
            hint="kamplan diff REVISION; or name the branch as `main_branch` in kamplan.yaml",
        )
    parted = repository.merge_base(branch, commit)
    if parted is None:
        raise RevisionError(
            f"`{branch}` and what is checked out have no commit in common",
            hint=f"kamplan diff {branch} compares with the branch as it is",
        )
    name = branch if parted == repository.resolve(branch) else f"where {branch} was"
    return Revision(parted, f"{name} ({parted[:_SHORT]})")


def read_side(here: Here, text: str) -> Side:
    """Return what an argument means: stdin, a file that is there, else a revision."""
    from kamplan import workspace

    if text == "-":
        from kamplan.yamldoc import MAX_BYTES

        return Text(PurePosixPath("stdin"), sys.stdin.buffer.read(MAX_BYTES + 1), "stdin")
    if is_file(text):
        file = workspace.read(Path(text))
        path = workspace.shown(file.path)
        return Text(path, file.raw, str(path), lambda: workspace.read_signoffs(file.path))
    rev, colon, path_text = text.removeprefix("rev:").partition(":")
    try:
        commit = here.repository.resolve(rev)
    except RevisionError as error:
        raise _unknown(here, rev if colon else text, error) from None
    if colon and path_text:
        return _read_from(here, rev, commit, path_text)
    return Revision(commit, rev if commit.startswith(rev) else f"{rev} ({commit[:_SHORT]})")


def _unknown(here: Here, text: str, error: RevisionError) -> KamplanError:
    """Return what to say of an argument that is neither a file nor a revision."""
    from kamplan import workspace
    from kamplan.yamldoc import make_visible

    shown = make_visible(text, 60)
    if text in workspace.list_accounts(here.root):
        return PlanNotFoundError(
            f"`{shown}` is an account, and no revision", hint=f"kamplan diff --path {shown}"
        )
    if Path(text).is_dir():
        return PlanNotFoundError(
            f"`{shown}` is a folder, and no revision", hint=f"kamplan diff --path {shown}"
        )
    if text.endswith((".yaml", ".yml")):
        return PlanNotFoundError(f"there is no file `{shown}`, and no revision of that name")
    return RevisionError(error.message.replace(text, shown), hint=error.hint)


def _read_from(here: Here, rev: str, commit: str, text: str) -> Text:
    """Return the file that `REV:PATH` names, from the top of git or from the current folder."""
    repository = here.repository
    named = [here.in_git(here.folder / text)]
    if not text.startswith("."):
        named.insert(0, PurePosixPath(text))
    for path in named:
        content = repository.read(commit, path)
        if content is not None:
            name = f"{rev} ({commit[:_SHORT]})"
            return Text(path, content, name, _signoffs_in(repository, commit, path))
    from kamplan.yamldoc import make_visible

    raise PlanNotFoundError(
        f"there is no file `{make_visible(text, 60)}` in `{rev}`",
        hint=f"`git ls-tree -r --name-only {rev}` lists all",
    )


def find_texts(here: Here, side: Revision | WorkTree) -> dict[PurePosixPath, Load]:
    """Return how to load the plans of all accounts, by their paths from the repository's root."""
    from kamplan import workspace

    if isinstance(side, WorkTree):
        return {
            PurePosixPath(path.relative_to(here.root).as_posix()): partial(_load_file, path, side)
            for path in workspace.find_plans(here.root)
        }
    top = here.in_git(here.root)
    listed = here.repository.paths(side.commit, top / "accounts")
    plans = [one for one in listed if _PLAN.fullmatch(one.relative_to(top).as_posix())]
    return {path.relative_to(top): partial(_load_blob, here, path, side) for path in plans}


def _load_file(path: Path, side: WorkTree) -> Text:
    from kamplan import workspace

    read_files = partial(workspace.read_signoffs, path)
    return Text(workspace.shown(path), workspace.read(path).raw, side.name, read_files)


def _load_blob(here: Here, path: PurePosixPath, side: Revision) -> Text:
    from kamplan import workspace

    content = here.repository.read(side.commit, path) or b""
    shown = workspace.shown(here.repository.top / path)
    return Text(shown, content, side.name, _signoffs_in(here.repository, side.commit, path))


def _signoffs_in(
    repository: "Repository", commit: str, path: PurePosixPath
) -> Callable[[], dict[str, bytes]]:
    from kamplan.cli._signoffs import read_signoffs_at

    return partial(read_signoffs_at, repository, commit, path)
