"""What differs between a commit and the files on the disk, compared byte by byte."""

import re
import stat
from dataclasses import dataclass
from hashlib import sha1, sha256
from pathlib import PurePosixPath
from typing import Literal

from kamplan.vcs.objects import TOP, list_files
from kamplan.vcs.repository import Repository

_SHA1_DIGITS = 40
_HUNK = re.compile(rb"@@ -[0-9,]+ \+(\d+)(?:,(\d+))? @@")


@dataclass(frozen=True, slots=True, order=True)
class ChangedPath:
    """A file that is not as it was in a commit."""

    path: PurePosixPath
    status: Literal["added", "modified", "removed"]


@dataclass(frozen=True, slots=True)
class AddedLines:
    """What git shows as added in one file between two commits."""

    path: PurePosixPath
    before: PurePosixPath
    """Where the file was; the same unless it was renamed."""
    numbers: frozenset[int]
    """Of the lines in the newer file, from 1."""


def changed_paths(
    repository: Repository, rev: str | None = None, under: PurePosixPath = TOP
) -> list[ChangedPath]:
    """Return the files below a folder that differ from a commit, ordered by path.

    What git is told to ignore is left out. A link or device in a file's place counts as
    modified: reading it is for others to refuse.

    Args:
        repository: whose checked-out files are compared.
        rev: the commit; None is the one checked out, or nothing before the first.
        under: the folder, from the repository's top on.

    """
    commit = repository.head() if rev is None else repository.resolve(rev)
    before = (
        {}
        if commit is None
        else {one.path: one.id for one in list_files(repository.git, commit, under)}
    )
    found = []
    for path in sorted({*before, *_known_files(repository, under)}):
        status = _status(repository, path, before.get(path))
        if status is not None:
            found.append(ChangedPath(path, status))
    return found


def paths_between(repository: Repository, old: str, new: str) -> list[PurePosixPath]:
    """Return all that differs between two commits, links and modes too, ordered by path."""
    listed = repository.git.demand(
        *("diff-tree", "-r", "-z", "--name-only", "--no-renames", "--no-ext-diff", "--no-textconv"),
        *(repository.resolve(old), repository.resolve(new), "--"),
    )
    names = {name for name in listed.split(b"\0") if name}
    return sorted(PurePosixPath(name.decode("utf-8", "surrogateescape")) for name in names)


def added_lines(repository: Repository, old: str, new: str, path: PurePosixPath) -> AddedLines:
    """Return which lines of a file a forge shows as added between two commits.

    Forges show git's own comparison, with renames found and without what the repository's
    attributes ask for.

    Args:
        repository: where the commits are.
        old: the older commit.
        new: the newer commit.
        path: the file in the newer one, from the top on.

    """
    commits = (repository.resolve(old), repository.resolve(new))
    compare = ("diff-tree", "-r", "--find-renames", "--no-ext-diff", "--no-textconv")
    listed = repository.git.demand(*compare, "-z", "--name-status", *commits, "--")
    before = _find_renamed(listed, path) or path
    form = ("--patch", "--unified=0", "--text", "--diff-algorithm=myers", "--indent-heuristic")
    paths = dict.fromkeys((before.as_posix(), path.as_posix()))
    shown = repository.git.demand(*compare, *form, *commits, "--", *paths)
    numbers = set[int]()
    for line in shown.split(b"\n"):
        hunk = _HUNK.match(line)
        if hunk:
            start, many = int(hunk[1]), int(hunk[2] or 1)
            numbers.update(range(start, start + many))
    return AddedLines(path, before, frozenset(numbers))


def _find_renamed(listed: bytes, path: PurePosixPath) -> PurePosixPath | None:
    """Return where a file was, by git's list of what was renamed."""
    names = iter(listed.split(b"\0"))
    for status in names:
        if status[:1] in (b"R", b"C"):
            before, after = next(names), next(names)
            if after.decode("utf-8", "surrogateescape") == path.as_posix():
                return PurePosixPath(before.decode("utf-8", "surrogateescape"))
        elif status:
            next(names)
    return None


def as_stored(
    repository: Repository, path: PurePosixPath, content: bytes, before: bytes | None
) -> bytes:
    """Return a file's content as git would keep it: with its line ends as the settings say.

    Git's filters, which are programs, are not asked.

    Args:
        repository: whose attributes and settings count.
        path: the file, from the top on.
        content: what stands on the disk.
        before: what the last commit has; line ends that git already keeps stay.

    """
    if b"\r\n" not in content or b"\0" in content or b"\r\n" in (before or b""):
        return content
    told = repository.git.demand("check-attr", "-z", "text", "eol", "--", path.as_posix())
    _, _, text, _, _, eol, *_ = told.decode("utf-8", "surrogateescape").split("\0")
    if text == "unspecified" and eol == "unspecified":
        done = repository.git.run("config", "--get", "core.autocrlf")
        is_converted = done.out.strip() in (b"true", b"input")
    else:
        is_converted = text != "unset"
    return content.replace(b"\r\n", b"\n") if is_converted else content


def _known_files(repository: Repository, under: PurePosixPath) -> list[PurePosixPath]:
    where = [] if under == TOP else [under.as_posix()]
    listed = repository.git.demand(
        *("ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *where)
    )
    names = {name for name in listed.split(b"\0") if name and not name.endswith(b"/")}
    return [PurePosixPath(name.decode("utf-8", "surrogateescape")) for name in names]


def _status(
    repository: Repository, path: PurePosixPath, before: str | None
) -> Literal["added", "modified", "removed"] | None:
    full = repository.top / path
    try:
        is_regular = stat.S_ISREG(full.lstat().st_mode)
        content = full.read_bytes() if is_regular else None
    except (FileNotFoundError, NotADirectoryError):
        return None if before is None else "removed"
    if before is None:
        return "added"
    if content is None:
        return "modified"
    if _blob_id(content, before) == before:
        return None
    old = next(iter(repository.read_blobs([before])))
    return None if as_stored(repository, path, content, old) == old else "modified"


def _blob_id(content: bytes, like: str) -> str:
    """Return git's id of a content: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects."""
    make = sha1 if len(like) == _SHA1_DIGITS else sha256
    return make(b"blob %d\0" % len(content) + content).hexdigest()
