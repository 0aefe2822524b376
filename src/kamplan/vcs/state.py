"""In what state a repository is, in words, and what to do about it."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from kamplan.errors import RevisionError
from kamplan.vcs.locating import Kind
from kamplan.vcs.objects import TOP
from kamplan.vcs.repository import Repository

# https://git-scm.com/docs/git-status: what git itself looks for to name what is under way.
_UNDER_WAY = {
    "MERGE_HEAD": ("a merge", "merge"),
    "rebase-merge": ("a rebase", "rebase"),
    "rebase-apply": ("a rebase", "rebase"),
    "CHERRY_PICK_HEAD": ("a cherry-pick", "cherry-pick"),
    "REVERT_HEAD": ("a revert", "revert"),
}


@dataclass(frozen=True, slots=True)
class State:
    """What is unusual about a repository, and what is not."""

    kind: Kind
    branch: str | None
    """None where HEAD is detached."""
    has_commit: bool
    is_shallow: bool
    under_way: str | None
    """`a merge`, `a rebase` … that was begun and not ended."""
    conflicted: tuple[PurePosixPath, ...]

    def sentences(self) -> list[str]:
        """Return one sentence for each thing that is unusual, each with what to do."""
        said = []
        if self.kind == "worktree":
            said.append(
                "This folder is a further worktree of a repository; all commands work here."
            )
        if self.kind == "submodule":
            said.append(
                "This folder is a submodule: commit here first, then commit the new state of the "
                "submodule in the repository around it."
            )
        if not self.has_commit:
            said.append(
                'There is no commit yet: `git add --all`, then `git commit -m "First draft"`.'
            )
        elif self.branch is None:
            said.append("No branch is checked out: `git switch main` goes back to one.")
        if self.is_shallow:
            said.append(
                "The clone is shallow, so older history is unknown here: `git fetch --unshallow`."
            )
        if self.under_way is not None:
            word = self.under_way.partition(" ")[2]
            said.append(
                f"{self.under_way.capitalize()} is under way: `git {word} --continue` or "
                f"`git {word} --abort`."
            )
        said += [
            f"`{path}` is in conflict: settle in the file what it says, then `git add {path}`."
            for path in self.conflicted
        ]
        return said


def find_state(repository: Repository) -> State:
    """Return the state a repository is in."""
    return State(
        repository.place.kind,
        repository.branch(),
        repository.head() is not None,
        repository.is_shallow(),
        _under_way(repository),
        tuple(conflicted_paths(repository)),
    )


def conflicted_paths(repository: Repository, under: PurePosixPath = TOP) -> list[PurePosixPath]:
    """Return the files below a folder that a merge left for a person to settle, in order."""
    where = [] if under == TOP else [under.as_posix()]
    listed = repository.git.demand("ls-files", "-z", "--unmerged", "--", *where)
    names = {line.partition(b"\t")[2] for line in listed.split(b"\0") if line}
    return sorted(PurePosixPath(name.decode("utf-8", "surrogateescape")) for name in names)


def demand_settled(repository: Repository, under: PurePosixPath = TOP) -> None:
    """Refuse to go on while a merge or the like is half done.

    Raises:
        RevisionError: what is under way or in conflict, and how to end it.

    """
    conflicted = conflicted_paths(repository, under)
    if conflicted:
        raise RevisionError(
            f"`{conflicted[0]}` is in conflict: two versions of it were merged and nobody has "
            "settled yet what it says",
            hint=f"edit it, then `git add {conflicted[0]}` and `git commit`",
        )
    under_way = _under_way(repository)
    if under_way is not None:
        word = under_way.partition(" ")[2]
        raise RevisionError(
            f"{under_way} is under way in this repository",
            hint=f"`git {word} --continue` ends it, `git {word} --abort` takes it back",
        )


def demand_branch(repository: Repository) -> str:
    """Return the branch that is checked out.

    Raises:
        RevisionError: HEAD is detached.

    """
    branch = repository.branch()
    if branch is None:
        raise RevisionError(
            "no branch is checked out (git calls this a detached HEAD)",
            hint="`git switch main` goes to a branch; `git switch -c NAME` starts one here",
        )
    return branch


def _under_way(repository: Repository) -> str | None:
    git_dir = repository.place.git_dir
    return next((what for name, (what, _) in _UNDER_WAY.items() if (git_dir / name).exists()), None)
