"""Git's own merge of three texts, line by line."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from kamplan.errors import RevisionError
from kamplan.vcs.process import Git, git_words

_MOST_CONFLICTS = 127


class Merged(NamedTuple):
    """A merged text and how many conflicts are marked in it."""

    content: bytes
    conflicts: int


def merge_file(
    base: bytes,
    ours: bytes,
    theirs: bytes,
    labels: tuple[str, str, str] = ("ours", "base", "theirs"),
    *,
    marks: int = 7,
) -> Merged:
    """Merge what two sides made of one text.

    Args:
        base: the text both began with.
        ours: the one side.
        theirs: the other side.
        labels: what the conflict marks call ours, base and theirs.
        marks: how many signs a conflict mark has.

    Raises:
        RevisionError: one of them is no text, or git cannot merge.

    """
    with TemporaryDirectory(prefix="kamplan-") as folder:
        names = []
        for name, content in (("ours", ours), ("base", base), ("theirs", theirs)):
            path = Path(folder, name)
            path.write_bytes(content)
            names.append(str(path))
        done = Git(Path(os.devnull)).run(
            *("-c", "merge.conflictStyle=merge", "merge-file", "-p"),
            f"--marker-size={marks}",
            *(part for label in labels for part in ("-L", label)),
            *("--", *names),
        )
    if not 0 <= done.code <= _MOST_CONFLICTS:
        said = git_words(done.err).replace(f"{folder}{os.sep}", "")
        raise RevisionError(f"git cannot merge these files: {said}")
    return Merged(done.out, done.code)
