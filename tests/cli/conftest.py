"""kamplan as its own process, for what only a process has: streams, signals, a limit on memory."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import IO, Protocol

import pytest

from tests.conftest import ROOT, Cli, Repo

REFERENCE = ROOT / "tests/data/plan.reference.yaml"
NOTES = ROOT / "examples/st-brannocs/accounts/st-brannocs/sessions"


JANUARY = ("--today", "2026-01-12")


class Shell(Protocol):
    def __call__(
        self,
        *argv: object,
        env: dict[str, str] | None = None,
        stdout: int | IO[bytes] = subprocess.PIPE,
        stdin: bytes = b"",
    ) -> subprocess.CompletedProcess[bytes]: ...


@pytest.fixture
def shell() -> Shell:
    """Run kamplan as a process of its own, in the current folder."""

    def run(
        *argv: object,
        env: dict[str, str] | None = None,
        stdout: int | IO[bytes] = subprocess.PIPE,
        stdin: bytes = b"",
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "kamplan", *map(str, argv)],
            env={**os.environ, **(env or {})},
            check=False,
            input=stdin,
            stdout=stdout,
            stderr=subprocess.PIPE,
            timeout=60,
        )

    return run


@pytest.fixture
def account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put the reference plan and its notes where they belong, and stand beside `accounts/`."""
    root = tmp_path / "st-brannocs-plan"
    folder = root / "accounts/st-brannocs"
    (folder / "sessions").mkdir(parents=True)
    (folder / "plan.yaml").write_bytes(REFERENCE.read_bytes())
    for note in NOTES.iterdir():
        (folder / "sessions" / note.name).write_bytes(note.read_bytes())
    monkeypatch.chdir(root)
    return folder


@pytest.fixture
def hospital(repo: Repo) -> Path:
    """Give the hospital's plan with its whole year, committed, and stand in its repository."""
    shutil.copytree(ROOT / "examples/st-brannocs", repo.root, dirs_exist_ok=True)
    repo.commit("The year")
    return repo.root / "accounts/st-brannocs/plan.yaml"


def list_changes(repo: Repo) -> list[str]:
    """Return the lines that `git diff` shows, each with its sign and without its indent."""
    lines = repo.git("diff", "--unified=0").splitlines()
    heads = ("+++", "---")
    return [
        f"{one[0]}{one[1:].strip()}"
        for one in lines
        if one[:1] in ("+", "-") and not one.startswith(heads)
    ]


@pytest.fixture
def agreed(repo: Repo, cli: Cli) -> Repo:
    """Give St. Brannoc's repository as agreed and signed by both, on a branch of a proposal."""
    shutil.copytree(ROOT / "examples/st-brannocs/accounts", repo.root / "accounts")
    sign = ("--method", "meeting", "--evidence", "minutes", "--on", "2026-01-08")
    assert cli("sign", "--party", "customer", "--by", "strand", *sign, *JANUARY).code == 0
    assert cli("sign", "--party", "supplier", "--by", "marsh", *sign, *JANUARY).code == 0
    repo.commit("Agreed")
    repo.git("checkout", "--quiet", "-b", "proposal")
    return repo
