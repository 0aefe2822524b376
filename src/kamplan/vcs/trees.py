"""Build the tree of a new commit out of an old one and some changed files."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from kamplan.errors import RevisionError
from kamplan.vcs.process import Git

_FOLDER = "040000"
_FILE = "100644"


class Leaf(NamedTuple):
    """A file of the new tree; None in its place takes a file away."""

    blob: str
    mode: str = _FILE


def store_blob(git: Git, content: bytes) -> str:
    """Write a content into the repository as it is, without filters, and return its id."""
    return git.demand("hash-object", "-w", "--stdin", stdin=content).decode("ascii").strip()


def store_tree(git: Git, tree: str | None, files: Mapping[PurePosixPath, str | None]) -> str:
    """Write the tree that differs from another in some files, and return its id.

    Args:
        git: the repository's git.
        tree: the id of the commit or tree to start from; None for an empty one.
        files: the blob of each changed file, None for one to take away. A file that is there
            keeps its mode.

    """
    for path in files:
        if (
            path.is_absolute()
            or not path.parts
            or {"..", ".git"} & {part.casefold() for part in path.parts}
        ):
            raise RevisionError(f"`{path}` is not a path that can be committed")
    changes = {path.parts: blob for path, blob in files.items()}
    return _store(git, tree, changes) or git.demand("mktree").decode("ascii").strip()


def _store(git: Git, tree: str | None, changes: dict[tuple[str, ...], str | None]) -> str | None:
    entries = {} if tree is None else _entries(git, tree)
    below: dict[str, dict[tuple[str, ...], str | None]] = {}
    for (name, *rest), blob in changes.items():
        if rest:
            below.setdefault(name, {})[tuple(rest)] = blob
        elif blob is None:
            entries.pop(name, None)
        else:
            old = entries.get(name)
            mode = old.mode if old is not None and old.mode.startswith("100") else _FILE
            entries[name] = Leaf(blob, mode)
    for name, inner in below.items():
        old = entries.get(name)
        folder = _store(git, old.blob if old is not None and old.mode == _FOLDER else None, inner)
        if folder is not None:
            entries[name] = Leaf(folder, _FOLDER)
        elif old is not None and old.mode == _FOLDER:
            del entries[name]
    if not entries:
        return None
    listed = b"".join(_line(name, leaf) for name, leaf in entries.items())
    return git.demand("mktree", "-z", "--missing", stdin=listed).decode("ascii").strip()


def _entries(git: Git, tree: str) -> dict[str, Leaf]:
    found = {}
    for line in git.demand("ls-tree", "-z", "--full-tree", tree).split(b"\0"):
        if line:
            facts, _, name = line.partition(b"\t")
            mode, _, blob = facts.decode("ascii").split()
            found[name.decode("utf-8", "surrogateescape")] = Leaf(blob, mode)
    return found


def _line(name: str, leaf: Leaf) -> bytes:
    kind = {"04": "tree", "16": "commit"}.get(leaf.mode[:2], "blob")
    return f"{leaf.mode} {kind} {leaf.blob}\t{name}\0".encode("utf-8", "surrogateescape")
