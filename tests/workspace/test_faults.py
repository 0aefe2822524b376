"""Every system call of a writing run fails once, or is its last: the file is old or new, whole."""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from inspect import getsource
from pathlib import Path
from typing import NamedTuple

import pytest

from kamplan.errors import KamplanError
from kamplan.workspace import create, lock, read, write

pytestmark = pytest.mark.system

OLD = "old: 1\n"
NEW = "new: 1\n" * 100


def act(what: str, account: str, text: str) -> None:
    """Do what commands that write do."""
    path = Path("accounts", account, "plan.yaml")
    with lock(Path()):
        if what == "write":
            write(read(path), text)
        else:
            create(path.with_name("notes.md"), text)


# Warms up on another account first, so that what follows the mark is the writing alone.
SCRIPT = f"""
import os, sys
from pathlib import Path
from kamplan.errors import KamplanError
from kamplan.workspace import create, lock, read, write

{getsource(act)}

act(sys.argv[1], "warm", sys.argv[2])
os.access("/begin", os.F_OK)
try:
    act(sys.argv[1], "a", sys.argv[2])
except KamplanError as error:
    print(error.message)
    raise SystemExit(2)
finally:
    os.access("/end", os.F_OK)
"""
# The calls after which the disk may hold something else than before.
CHANGING = {"openat", "write", "pwrite64", "fsync", "close", "flock", "mkdir", "rename", "link"} | {
    "chmod",
    "chown",
    "ftruncate",
    "unlink",
}
# The calls whose failure says nothing of files.
ELSEWHERE = {"brk", "mmap", "munmap", "mremap", "madvise", "futex", "exit_group", "access"} | {
    "getpid",
    "gettid",
    "getrandom",
    "clock_nanosleep",
    "rt_sigaction",
    "rt_sigprocmask",
}


class Call(NamedTuple):
    """The `number`-th call of a name within a process."""

    name: str
    number: int


def prepare(root: Path, what: str) -> Path:
    """Lay out a repository; return the file that is about to be written."""
    shutil.rmtree(root, ignore_errors=True)
    for account in ("warm", "a"):
        folder = root / "accounts" / account
        folder.mkdir(parents=True)
        (folder / "plan.yaml").write_text(OLD)
    return root / "accounts/a" / ("plan.yaml" if what == "write" else "notes.md")


# Stops at the calls that are looked for, and only there; but sends no signals then.
STRACE = ("strace", "-f", "--seccomp-bpf")
STRACE_FOR_SIGNALS = ("strace", "-f")


def run(root: Path, what: str, *strace: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*strace, sys.executable, "-B", "-c", SCRIPT, what, NEW],
        cwd=root,
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONHASHSEED": "0"},
        timeout=60,
    )


def calls(root: Path, what: str) -> Iterator[Call]:
    """Give each system call of the writing, as strace counts them."""
    log = root / "log"
    done = run(root, what, *STRACE, "-o", str(log))
    assert done.returncode == 0, done.stderr
    counts: Counter[str] = Counter()
    is_writing = False
    for line in log.read_text(errors="replace").splitlines():
        match = re.match(r"\d+\s+(\w+)\(", line)
        if match is None:
            continue
        counts[match[1]] += 1
        if match[1] in ("access", "faccessat", "faccessat2"):
            is_writing = '"/begin"' in line or (is_writing and '"/end"' not in line)
        elif is_writing:
            yield Call(match[1], counts[match[1]])


def strikes(call: Call, fault: str) -> bool:
    return call.name not in ELSEWHERE if fault == "error=EIO" else call.name in CHANGING


@pytest.mark.parametrize("what", ["write", "create"])
@pytest.mark.parametrize("fault", ["error=EIO", "error=ENOSPC", "signal=SIGKILL"])
def test_no_fault_leaves_half_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, fault: str
) -> None:
    root = tmp_path / "repo"
    old = OLD if what == "write" else None
    failed = -9 if fault == "signal=SIGKILL" else 2
    strace = STRACE_FOR_SIGNALS if failed < 0 else STRACE
    prepare(root, what)
    struck = [call for call in calls(root, what) if strikes(call, fault)]
    outcomes: Counter[tuple[int, bool]] = Counter()

    for call in struck:
        path = prepare(root, what)
        inject = f"inject={call.name}:{fault}:when={call.number}"
        options = ("-o", os.devnull, "-e", f"trace={call.name}", "-e", inject)
        done = run(root, what, *strace, *options)

        told = f"{inject}: exit {done.returncode}\n{done.stdout}{done.stderr[-1000:]}"
        now = path.read_text() if path.exists() else None
        assert now in (old, NEW), told
        assert done.returncode in (0, failed), told
        if done.returncode == 0:
            assert now == NEW, told
        if "nothing was" in done.stdout:
            assert now == old, told
        outcomes[done.returncode, now == NEW] += 1

        # The next run works as if nothing had been, and leaves no trace of the one before.
        monkeypatch.chdir(root)
        if what == "create" and now == NEW:
            with pytest.raises(KamplanError, match="is there already"):
                act(what, "a", NEW)
        else:
            act(what, "a", NEW)
        assert {one.name for one in path.parent.iterdir()} == {"plan.yaml", path.name}, told
        monkeypatch.chdir(tmp_path)

    assert outcomes[failed, False] > 5, outcomes


def test_where_a_file_can_have_one_name_only_it_is_made_all_the_same(tmp_path: Path) -> None:
    path = prepare(tmp_path / "repo", "create")

    done = run(
        tmp_path / "repo",
        "create",
        *("strace", "-f", "-o", os.devnull, "-e", "trace=link", "-e", "inject=link:error=EPERM"),
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert path.read_text() == NEW
