"""`kamplan lint` over many plans: two processes, one order, and little memory."""

import os
import pty
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from kamplan.cli._linting import running
from tests.cli.conftest import Shell
from tests.conftest import Cli
from tests.hostile_files import PLAN

MANY = 120


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write many small plans, some of them faulty in their own way."""
    root = tmp_path / "many"
    for number in range(MANY):
        folder = root / f"accounts/account-{number:03}"
        folder.mkdir(parents=True)
        wrong = f"wrong_{number}: 1\n" if number % 3 == 0 else ""
        text = PLAN.replace("id: acme", f"id: account-{number:03}")
        (folder / "plan.yaml").write_text(text + wrong, encoding="utf-8")
    monkeypatch.chdir(root)
    return root


def test_a_second_process_changes_nothing(
    cli: Cli, plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (plans / "accounts/account-050/plan.yaml").write_bytes(b"\xff")
    (plans / "accounts/account-051/plan.yaml").unlink()
    (plans / "accounts/account-051/plan.yaml").symlink_to(plans)
    alone = cli("lint", "--no-cache", "--format", "json")
    monkeypatch.setattr(running, "SHARED_FROM", 10)
    shared = cli("lint", "--no-cache", "--format", "json")

    assert alone == shared
    assert alone.code == 2
    assert alone.out.count('"unknown-key"') == MANY // 3 - 1


def test_both_processes_remember(cli: Cli, plans: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "SHARED_FROM", 10)
    first = cli("lint", "--today", "2026-02-01")
    monkeypatch.setattr("kamplan.planfile.load_plan", None)  # nobody may need it again
    second = cli("lint", "--today", "2026-02-01")

    assert first == second
    assert plans.is_dir()


def test_a_fault_of_the_second_process_is_told_as_a_bug(
    cli: Cli, plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        if os.getpid() != here:
            raise ZeroDivisionError

    from kamplan.cli._linting.judging import Judge

    here, original = os.getpid(), Judge.judge

    def judge(self: Judge, target: object) -> object:
        fail()
        return original(self, target)  # type: ignore[arg-type]

    monkeypatch.setattr(Judge, "judge", judge)
    monkeypatch.setattr(running, "SHARED_FROM", 10)

    done = cli("lint", "--no-cache")

    assert done.code == 3
    assert "this is a bug in kamplan" in done.err
    assert plans.is_dir()


def test_whoever_stops_reading_leaves_nobody_behind(plans: Path) -> None:
    code = (
        "import sys; from kamplan.cli._linting import running; running.SHARED_FROM = 5;"
        "from kamplan.__main__ import main; sys.exit(main(['lint', '--no-cache']))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
        process.wait(timeout=60)

    assert (process.returncode, said) == (0, b"")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    assert plans.is_dir()


def test_memory_does_not_grow_with_the_number_of_plans(shell: Shell, plans: Path) -> None:
    def peak(*paths: str) -> int:
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        code = (
            "import resource, sys; from kamplan.__main__ import main; main(sys.argv[1:]);"
            "sys.stderr.write(f'peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}')"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, "lint", "--no-cache", *paths],
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        assert before >= 0
        return int(done.stderr.rpartition("peak ")[2])

    for one in plans.glob("accounts/*/plan.yaml"):
        one.write_text(one.read_text(encoding="utf-8").partition("wrong_")[0], encoding="utf-8")
    assert shell("lint", "--no-cache").returncode == 0

    assert peak() < peak("accounts/account-000") + 4 * 1024


@pytest.mark.parametrize(("term", "is_told"), [("xterm", True), ("dumb", False)])
def test_whoever_watches_is_told_how_far_it_is(term: str, plans: Path, *, is_told: bool) -> None:
    code = (
        "import sys; from kamplan.cli._linting import progress; progress.MANY = 100;"
        "from kamplan.__main__ import main; sys.exit(main(['lint', '--no-cache']))"
    )
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "TERM": term},
        check=False,
        stdout=subprocess.PIPE,
        stderr=theirs,
    )
    os.close(theirs)
    said = os.read(ours, 65_536).decode()
    os.close(ours)

    assert done.returncode == 1
    assert b"of 120 files" not in done.stdout
    assert ("\r100 of 120 files" in said) is is_told
    assert said.rpartition("\x1b[K")[2].startswith(f"{MANY // 3} errors")
    assert plans.is_dir()
