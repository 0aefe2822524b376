"""Every command that writes a plan, struck at each call that writes: old or new plan, never torn.

`tests/workspace/test_faults.py` strikes every call of one write; here it is every command's turn. A
new one is a line in `COMMANDS`: it changes the reference plan, and no other file.
"""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import NOTES, REFERENCE
from tests.conftest import ROOT, Cli
from tests.workspace.test_faults import STRACE, STRACE_FOR_SIGNALS, Call

pytestmark = pytest.mark.system

PLAN = "accounts/st-brannocs/plan.yaml"
TODAY = "2026-12-10"
TICKETS = ROOT / "tests/data/imports/hubspot-tickets.csv"
COMMANDS = {
    "add": "add need --verbatim x --said-by penhale",
    "correct": "correct empty-chairs --verbatim x --by penhale --why y",
    "decide": "decide empty-chairs --intent wont-act --reason x",
    "confirm": "confirm parking-cost --by penhale",
    "mark": "mark chair-times done --evidence x",
    "measure": "measure same-day-cancellations 4",
    "session": f"session --answers {ROOT / 'examples/answers.txt'}",
    "review": "review --checkpoint --held-on 2026-12-09 --note x",
    "import": f"import needs {TICKETS} --yes",
}
# The same command on a copy first, so that what follows the mark is not the loading of modules.
SCRIPT = """
import os, sys
from kamplan.__main__ import main

os.chdir("warm")
assert main(sys.argv[1:]) == 0
os.chdir("../repo")
os.access("/begin", os.F_OK)
try:
    code = main(sys.argv[1:])
finally:
    os.access("/end", os.F_OK)
raise SystemExit(code)
"""
# What makes, fills, names, removes or locks a file; and what opens one for that.
WRITING = re.compile(
    r"(openat)\(.*(?:O_CREAT|O_WRONLY|O_RDWR)|(write|fsync|rename|unlink|flock|mkdir|chmod|chown|link)\("
)
# A full disk is struck with every call in `tests/workspace/test_faults.py`.
FAULTS = ("error=EIO", "signal=SIGKILL")


def prepare(root: Path) -> Path:
    """Lay out a repository and its copy; return the plan of the first."""
    shutil.rmtree(root, ignore_errors=True)
    for name in ("warm", "repo"):
        folder = (root / name / PLAN).parent
        shutil.copytree(NOTES, folder / "sessions")
        shutil.copyfile(REFERENCE, folder / "plan.yaml")
    return root / "repo" / PLAN


def run(root: Path, command: str, *strace: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*strace, sys.executable, "-B", "-c", SCRIPT, *command.split(), "--today", TODAY],
        cwd=root,
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONHASHSEED": "0"},
        timeout=60,
    )


def writing_calls(root: Path, command: str) -> Iterator[Call]:
    """Give each call of a command that writes, as strace counts them."""
    log = root / "log"
    done = run(root, command, *STRACE, "-e", "trace=all", "-o", str(log))
    assert done.returncode == 0, done.stderr
    counts: Counter[str] = Counter()
    is_begun = False
    for line in log.read_text(errors="replace").splitlines():
        match = re.match(r"\d+\s+(\w+)\(", line)
        if match is None:
            continue
        counts[match[1]] += 1
        if '"/begin"' in line or '"/end"' in line:
            is_begun = '"/begin"' in line
        elif is_begun and WRITING.match(line, match.start(1)):
            yield Call(match[1], counts[match[1]])


@pytest.mark.parametrize("command", COMMANDS.values(), ids=list(COMMANDS))
def test_no_fault_leaves_half_a_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cli: Cli, command: str
) -> None:
    root = tmp_path / "root"
    plan = prepare(root)
    old = plan.read_bytes()
    struck = list(writing_calls(root, command))
    new = plan.read_bytes()
    assert new != old
    outcomes: Counter[tuple[str, bool]] = Counter()

    for fault in FAULTS:
        strace = STRACE_FOR_SIGNALS if fault.startswith("signal") else STRACE
        for call in struck:
            prepare(root)
            inject = f"inject={call.name}:{fault}:when={call.number}"
            options = ("-o", os.devnull, "-e", f"trace={call.name}", "-e", inject)
            done = run(root, command, *strace, *options)

            told = f"{inject}: exit {done.returncode}\n{done.stdout}{done.stderr[-1000:]}"
            now = plan.read_bytes()
            assert now in (old, new), told
            assert done.returncode in (0, -9 if fault.startswith("signal") else 2), told
            assert "Traceback" not in done.stderr, told
            if done.returncode == 0:
                assert now == new, told
            if "nothing was written" in done.stderr:
                assert now == old, told
            outcomes[fault, now == new] += 1

            # The next command works as if nothing had been, and sweeps up behind this one.
            monkeypatch.chdir(root / "repo")
            after = cli("add", "checkpoint", "--on", "2026-11-24")
            assert (after.code, after.err) == (0, ""), told
            assert {one.name for one in plan.parent.iterdir()} == {"plan.yaml", "sessions"}, told
            monkeypatch.chdir(tmp_path)

    for fault in FAULTS:
        assert outcomes[fault, False] > 2, outcomes
