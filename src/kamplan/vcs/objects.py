"""Read files out of commits: one long-lived git process, however many files."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import PurePosixPath
from typing import NamedTuple

from kamplan.errors import RevisionError
from kamplan.vcs.process import Git, failure, too_slow
from kamplan.vcs.watching import Watch
from kamplan.yamldoc import MAX_BYTES

_AT_ONCE = 32
"""How many requests are under way: their text must fit into an empty pipe, 4096 bytes at least."""
_LONGEST_AT_ONCE = 4000
TOP = PurePosixPath()
"""The folder that is checked out, as git names it."""

_OBJECT_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


class Blob(NamedTuple):
    """A file's content in git."""

    id: str
    content: bytes
    """At most `MAX_BYTES` + 1 bytes, as when a file is read from the disk."""


def is_object_id(text: str) -> bool:
    """Say whether a text is a full object id, and so never an option or a path."""
    return _OBJECT_ID.fullmatch(text) is not None


def read_blobs(git: Git, names: Iterable[str]) -> Iterator[Blob | None]:
    """Give the blob for each name, in order; None where there is none.

    Args:
        git: the repository's git.
        names: object ids, or `<commit id>:<path>` with a path without line breaks.

    Raises:
        RevisionError: git fails or takes too long.

    """
    remaining = iter(names)
    first = list(islice(remaining, 1))
    if not first:
        return
    batch = Batch(git)
    try:
        waiting = first
        while waiting:
            yield from batch.ask(waiting)
            waiting = list(islice(remaining, _AT_ONCE))
    finally:
        batch.close()


class Batch:
    """A running `git cat-file --batch`."""

    def __init__(self, git: Git) -> None:
        self._limit = git.time_limit
        self._running = git.start("cat-file", "--batch")
        self._watch = Watch(self._running, self._limit)

    def ask(self, names: list[str]) -> list[Blob | None]:
        """Return the blobs of some names."""
        answers: list[Blob | None] = []
        for few in _in_portions(names):
            answers += self._ask_few(few)
        return answers

    def close(self) -> None:
        """End the process."""
        self._watch.close()
        self._running.end()

    def __del__(self) -> None:
        if hasattr(self, "_watch"):
            self.close()

    def _ask_few(self, names: list[bytes]) -> list[Blob | None]:
        try:
            with self._watch:
                with suppress(BrokenPipeError):
                    self._running.stdin.write(b"".join(names))
                    self._running.stdin.flush()
                return [self._answer() for _ in names]
        except EOFError as error:
            if self._watch.was_late:
                raise too_slow(self._limit, "cat-file") from error
            raise self._failure() from error

    def _answer(self) -> Blob | None:
        head = self._running.stdout.readline()
        if not head.endswith(b"\n"):
            raise EOFError
        if head.endswith((b" missing\n", b" ambiguous\n", b" submodule\n")):
            return None
        name, kind, size = head.split()
        left = int(size)
        kept = self._take(min(left, MAX_BYTES + 1))
        left -= len(kept)
        while left:
            left -= len(self._take(min(left, 1 << 16)))
        self._take(1)
        return Blob(name.decode("ascii"), kept) if kind == b"blob" else None

    def _take(self, size: int) -> bytes:
        taken = self._running.stdout.read(size)
        if len(taken) < size:
            raise EOFError
        return taken

    def _failure(self) -> RevisionError:
        self._running.process.kill()
        err = self._running.stderr.read().decode("utf-8", "replace").strip()
        return failure("read a file out of a commit", err)


class Entry(NamedTuple):
    """A regular file of a commit."""

    path: PurePosixPath
    id: str


def list_files(git: Git, tree: str, under: PurePosixPath) -> list[Entry]:
    """Return the regular files of a commit below a folder, ordered by path; links are left out.

    Args:
        git: the repository's git.
        tree: the id of a commit or tree.
        under: the folder, from the repository's top on; a file means itself.

    """
    where = [] if under == TOP else [under.as_posix()]
    listed = git.demand("ls-tree", "-r", "-z", "--full-tree", tree, "--", *where)
    entries = []
    for line in listed.split(b"\0"):
        facts, _, name = line.partition(b"\t")
        if facts.startswith(b"100"):
            entries.append(Entry(_path(name), facts.split()[2].decode("ascii")))
    return entries


def _path(name: bytes) -> PurePosixPath:
    return PurePosixPath(name.decode("utf-8", "surrogateescape"))


def _in_portions(names: list[str]) -> Iterator[list[bytes]]:
    portion: list[bytes] = []
    length = 0
    for name in names:
        line = name.encode("utf-8", "surrogateescape") + b"\n"
        if portion and length + len(line) > _LONGEST_AT_ONCE:
            yield portion
            portion, length = [], 0
        portion.append(line)
        length += len(line)
    yield portion
