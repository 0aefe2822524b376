"""Reading the revisions of one plan beside git itself: a thousand among ten thousand commits."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path, PurePosixPath
from statistics import median

import pytest

from kamplan.vcs import open_repository
from tests.benchmarks.measuring import Table, typical
from tests.conftest import ROOT

pytestmark = pytest.mark.bench

COMMITS = 10_000
PLAN = PurePosixPath("accounts/st-brannocs/plan.yaml")
KAMPLAN = Path(sys.executable).parent / "kamplan"
EDITS = (
    (r"(verbatim: It's )\S+( pounds)", r"\g<1>{}\2"),
    (r"(target: \{value: )\d+", r"\g<1>{}"),
    (r"(summary: ).*", r"\g<1>Round {}."),
    (r"(\{on: 2026-06-30, value: )\d+", r"\g<1>{}"),
    (r"(business: )\d+", r"\g<1>{}"),
)
"""What revisions change in turn: words, a target, a sentence, a reading, a fact."""


def revise(text: str) -> Iterator[str]:
    """Give a plan again and again, with something else changed each time."""
    for number in count():
        pattern, instead = EDITS[number % len(EDITS)]
        text, changed = re.subn(pattern, instead.format(number), text, count=1)
        assert changed
        yield text


def stream(text: str) -> Iterator[str]:
    """Give what `git fast-import` reads: every tenth commit changes the plan."""
    revisions = revise(text)
    for number in range(COMMITS):
        name, content = f"accounts/b{number % 50}/notes.md", f"{number}\n"
        if number % 10 == 0:
            name, content = str(PLAN), next(revisions)
        yield (
            f"commit refs/heads/main\ncommitter A <a@example.test> {1_700_000_000 + number} +0000\n"
            f"data 1\nx\nM 100644 inline {name}\ndata {len(content.encode())}\n{content}\n"
        )


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("long")
    text = (ROOT / "tests/data/plan.reference.yaml").read_text(encoding="utf-8")
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main"], cwd=root, check=True)
    subprocess.run(
        ["git", "fast-import", "--quiet"],
        cwd=root,
        input="".join(stream(text)).encode(),
        check=True,
    )
    subprocess.run(["git", "reset", "--quiet", "--hard"], cwd=root, check=True)
    return root


def spent(work: Callable[[], object], times: int = 7) -> float:
    """Processor seconds of some work and of the processes it starts: the median of some runs."""

    def once() -> float:
        before = os.times()
        work()
        return sum(os.times()[:4]) - sum(before[:4])

    once()
    return median(once() for _ in range(times))


def read_with_git(root: Path) -> bytes:
    log = ["git", "log", "--raw", "--no-abbrev", "--format=%H", "--", str(PLAN)]
    listed = subprocess.run(log, cwd=root, capture_output=True, check=True).stdout
    blobs = [line.split()[3] for line in listed.splitlines() if line.startswith(b":")]
    asked = b"\n".join([*blobs, b""])
    return subprocess.run(
        ["git", "cat-file", "--batch"], cwd=root, input=asked, capture_output=True, check=True
    ).stdout


def read_with_kamplan(root: Path) -> list[bytes | None]:
    found = open_repository(root)
    assert found is not None
    return list(found.read_blobs(one.blob or "" for one in found.history(PLAN)))


def test_the_revisions_of_a_plan_beside_git(table: Table, repository: Path) -> None:
    assert len(read_with_kamplan(repository)) == COMMITS / 10
    ours = spent(lambda: read_with_kamplan(repository))
    theirs = spent(lambda: read_with_git(repository))

    assert table.add("revisions of a plan / git", ours, theirs, must=2, aim=1.2)


def test_the_whole_history_of_a_plan(table: Table, repository: Path) -> None:
    """At most five seconds on any machine; the aim is a few times git's own comparison of lines."""
    ours = typical([KAMPLAN, "history", "st-brannocs"], repository, times=3)
    theirs = typical(["git", "log", "-p", "--", str(PLAN)], repository, times=3)

    work = "history, 1,000 revisions | git log -p"
    assert table.add(work, ours, theirs, must=5 / theirs, aim=4)
