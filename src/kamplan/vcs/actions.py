"""The few things kamplan does to a repository; none of them runs a hook or reaches a network."""

from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath

from kamplan.errors import RevisionError
from kamplan.vcs.identity import Identity
from kamplan.vcs.process import Git, git_words
from kamplan.vcs.repository import Repository, demand_repository
from kamplan.vcs.trees import store_blob, store_tree


def init(path: Path, branch: str = "main") -> Repository:
    """Make a folder a git repository, with the folder itself if need be, and return it.

    The branch waits for its first commit. Templates of the machine are not copied.
    """
    # No `--git-dir`: this is the one command that must not have one yet.
    Git().demand(
        *(
            "init",
            "--quiet",
            "--template=",
            f"--initial-branch={branch}",
            "--",
            str(path.absolute()),
        )
    )
    return demand_repository(path)


def add_commit(  # noqa: PLR0913 - what a commit consists of
    repository: Repository,
    files: Mapping[PurePosixPath, bytes | None],
    message: str,
    *,
    author: Identity,
    committer: Identity,
    parent: str | None,
    branch: str,
) -> str:
    """Commit some files on top of a commit, and return the new commit's id.

    Where the parent is what is checked out, so is the new commit afterwards, and git's index
    knows its files. Otherwise only the branch moves. Files on the disk are never touched.

    Args:
        repository: where.
        files: the content of each changed file, None for one that goes away.
        message: the commit's message; its first line is the subject.
        author: who made the change.
        committer: who commits it.
        parent: the id of the commit to build on; None makes the first.
        branch: the branch that gets the commit: a new one, or one that ends at `parent`.

    Raises:
        RevisionError: the branch has gone on without us, or git cannot write.

    """
    git = repository.git
    reference = _reference(git, branch)
    tip = repository.find(reference)
    if tip != parent and tip is not None:
        raise RevisionError(
            f"the branch `{branch}` is there already and holds other commits",
            hint=f"look at it with `git log {branch}`; rename or remove it, then run this again",
        )
    blobs = {
        path: None if content is None else store_blob(git, content)
        for path, content in files.items()
    }
    tree = store_tree(git, parent, blobs)
    commit = git.demand(
        *("-c", "i18n.commitEncoding=UTF-8", "commit-tree", tree),
        *(() if parent is None else ("-p", parent)),
        stdin=message.rstrip("\n").encode() + b"\n",
        env={**author.variables("AUTHOR"), **committer.variables("COMMITTER")},
    )
    made = commit.decode("ascii").strip()
    is_checked_out = repository.head() == parent
    if is_checked_out:
        # First: a run that is killed here leaves the files staged, as `git add` would.
        _stage(repository, made, blobs)
    subject = message.partition("\n")[0]
    git.demand(
        *("update-ref", "--create-reflog", "-m", f"commit: {subject}", reference, made),
        tip or "0" * len(made),
    )
    if is_checked_out and repository.branch() != branch:
        git.demand("symbolic-ref", "-m", f"kamplan: to {branch}", "HEAD", reference)
    return made


def _reference(git: Git, branch: str) -> str:
    reference = f"refs/heads/{branch}"
    if branch.startswith("-") or git.run("check-ref-format", reference).code:
        raise RevisionError(f"`{branch}` cannot be the name of a branch")
    return reference


def _stage(repository: Repository, commit: str, paths: Collection[PurePosixPath]) -> None:
    """Tell git's index what a commit says of some files."""
    names = [path.as_posix() for path in paths]
    kept = repository.git.demand("ls-tree", "-r", "-z", "--full-tree", commit, "--", *names)
    # Taken away first, and what the commit has put back.
    gone = "".join(f"0 {'0' * len(commit)}\t{name}\0" for name in names)
    done = repository.git.run(
        *("update-index", "-z", "--index-info"),
        stdin=gone.encode("utf-8", "surrogateescape") + kept,
    )
    if done.code:
        raise RevisionError(
            f"git's index cannot be written: {git_words(done.err)}",
            hint="if no other git is at work here, remove `.git/index.lock` and run this again",
        )
