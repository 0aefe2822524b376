"""kamplan as its own process, for what only a process has: streams, signals, a limit on memory."""

import os
import subprocess
import sys
from pathlib import Path
from typing import IO, Protocol

import pytest

from tests.conftest import ROOT

REFERENCE = ROOT / "tests/data/plan.reference.yaml"
NOTES = ROOT / "examples/st-brannocs/accounts/st-brannocs/sessions"


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
