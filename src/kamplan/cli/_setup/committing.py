"""Hand the files of a new plan repository to git."""

import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from kamplan.cli._terminal import print_note
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.vcs import Repository

MESSAGE = "Set up the plan repository"
WHO_ARE_YOU = (
    'git config --global user.name "Your Name"\n'
    "      git config --global user.email you@example.org"
)
"""What to type where git does not know who commits."""


def prepare_git(repository: "Repository") -> None:
    """Let git merge plans by their ids in this clone."""
    from kamplan.cli.git import set_driver

    set_driver(repository)


def commit_files(repository: "Repository", root: Path, paths: list[PurePosixPath]) -> None:
    """Commit the files that were written, if git knows who does it; else say what to type.

    Args:
        repository: the one around `root`.
        root: the folder that the paths start from.
        paths: what was written.

    """
    from kamplan.vcs import add_commit, demand_branch, demand_settled, find_identity

    author = find_identity(repository, "AUTHOR", os.environ)
    committer = find_identity(repository, "COMMITTER", os.environ)
    if author is None or committer is None:
        print_note(
            "\nthe files are not committed, since git does not know who you are. Type, once on "
            f"this computer:\n      {WHO_ARE_YOU}\n"
            f'then: git add --all\n      git commit -m "{MESSAGE}"'
        )
        return
    files: dict[PurePosixPath, bytes | None] = {
        repository.relative(root / path): (root / path).read_bytes() for path in paths
    }
    try:
        demand_settled(repository)
        made = add_commit(
            repository,
            files,
            MESSAGE,
            author=author,
            committer=committer,
            parent=repository.head(),
            branch=demand_branch(repository),
        )
    except KamplanError as error:
        print_note(f"\nthe files are not committed: {error.message}")
        if error.hint:
            print_note(f"try: {error.hint}")
        return
    print_note(f"\ncommitted as {made[:7]}: {MESSAGE}")
