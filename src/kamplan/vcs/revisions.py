"""The commits that changed one file, newest first, through its renames."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import PurePosixPath

from kamplan.vcs.process import Git

_FIELDS = ("%H", "%P", "%an", "%ae", "%aI", "%cI", "%s", "%b")
_LOG = (
    "log",
    "-z",
    "--raw",
    "--no-abbrev",
    "--root",
    "-c",
    "--topo-order",
    "--no-ext-diff",
    "--no-textconv",
    "--no-renames",
    "--no-follow",
    "--no-show-signature",
    "--no-mailmap",
    "--no-color",
    "--encoding=UTF-8",
    f"-O{os.devnull}",
    "--format=tformat:" + "%x00".join(_FIELDS),
)
_LONGEST_WALK = 50
"""How many renames are followed: a guard against histories made to go in circles."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One commit that changed a file."""

    commit: str
    author: str
    email: str
    written: datetime
    """When its author wrote it, with the author's time zone."""
    committed: datetime
    subject: str
    body: str
    path: PurePosixPath
    """Where the file lies in this commit."""
    blob: str | None
    """The id of its content; None where the commit removed it."""
    befores: tuple[str | None, ...] = ()
    """The id of its content in each parent, None where it was not there; none for a first commit
    and where a shallow clone ends."""
    renamed_from: PurePosixPath | None = None
    is_cut: bool = False
    """The clone is shallow and begins here: what came before is unknown, not absent."""


def walk_history(
    git: Git, commit: str, path: PurePosixPath, cut: frozenset[str]
) -> Iterator[Revision]:
    """Give the commits that changed a file, newest first.

    A merge is among them only if it differs from all its parents. Renames are looked for only
    in the commit that added the file: `--follow` would compare all commits of the repository.

    Args:
        git: the repository's git.
        commit: the id of the commit to start from.
        path: the file in that commit, or in an earlier one.
        cut: the ids of the commits at which a shallow clone ends.

    """
    for _ in range(_LONGEST_WALK):
        listed = _list_changes(git, commit, path, cut)
        if not listed:
            return
        yield from (revision for revision, _ in listed[:-1])
        oldest, parents = listed[-1]
        before = None
        if len(parents) == 1 and not oldest.is_cut:
            before = _find_rename(git, parents[0], oldest.commit, path)
        if before is None:
            yield oldest
            return
        name = f"{parents[0]}:{before.as_posix()}"
        blob = git.demand("rev-parse", "--verify", "--end-of-options", name).decode().strip()
        yield replace(oldest, renamed_from=before, befores=(blob,))
        commit, path = parents[0], before


def _list_changes(
    git: Git, commit: str, path: PurePosixPath, cut: frozenset[str]
) -> list[tuple[Revision, list[str]]]:
    out = git.demand(*_LOG, commit, "--", path.as_posix())
    return list(_parse(out.decode("utf-8", "replace").split("\0"), path, cut))


def _parse(
    tokens: list[str], path: PurePosixPath, cut: frozenset[str]
) -> Iterator[tuple[Revision, list[str]]]:
    at = 0
    while at + len(_FIELDS) <= len(tokens):
        commit, parents, author, email, written, committed, subject, body = tokens[
            at : at + len(_FIELDS)
        ]
        at += len(_FIELDS)
        raw = ""
        # Git parts the message from the list with a line break, in a merge with a zero as well.
        while at < len(tokens) and (not (line := tokens[at].lstrip("\n")) or line[0] == ":"):
            raw = line or raw
            at += 2 if line else 1
        blobs = _blobs_of(raw) if raw else [None]
        revision = Revision(
            commit,
            author,
            email,
            _moment(written),
            _moment(committed),
            subject,
            body.rstrip("\n"),
            path,
            blobs[-1],
            () if commit in cut else tuple(blobs[:-1])[: len(parents.split())],
            is_cut=commit in cut,
        )
        yield revision, parents.split()


def _blobs_of(raw: str) -> list[str | None]:
    """Return what a line of `--raw` says the file was in each parent, and at last what it is."""
    sides = len(raw) - len(raw.lstrip(":")) + 1
    facts = raw.lstrip(":").split()
    modes, ids = facts[:sides], facts[sides : 2 * sides]
    return [one if mode.startswith("100") else None for mode, one in zip(modes, ids, strict=True)]


def _find_rename(git: Git, before: str, after: str, path: PurePosixPath) -> PurePosixPath | None:
    out = git.demand(
        *("diff-tree", "-r", "-z", "-M", "--diff-filter=R", "--no-ext-diff", "--no-textconv"),
        *(before, after, "--"),
    )
    tokens = out.decode("utf-8", "surrogateescape").split("\0")
    for at in range(0, len(tokens) - 2, 3):
        if tokens[at + 2] == path.as_posix():
            return PurePosixPath(tokens[at + 1])
    return None


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        # Git keeps any number as a day; Python knows the years 1 to 9999.
        return datetime.fromtimestamp(0, UTC)
