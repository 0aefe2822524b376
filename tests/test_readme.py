"""Every console block of the documents is true: its commands run and print what stands there.

In a block marked ```console, a line after `$ ` is a command (a trailing backslash carries it on)
and the lines below it are its output, standard error included. `…` stands for anything: inside a
line for a piece of it, alone on a line for any number of lines. A command must end with 0 or 1
(the answer is no); one that ends otherwise is followed by `$ echo $?`. All blocks of a document run
in one folder, one after the other. ```console no-run is shown and not run.
"""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import ROOT

DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```console *\n(.*?)^```", re.MULTILINE | re.DOTALL)
TODAY = "2026-03-20"


class Step(NamedTuple):
    """A command as typed, and what it prints."""

    line: int
    command: str
    expected: str


def steps(document: str) -> list[Step]:
    found = []
    for block in BLOCK.finditer(document):
        line = document.count("\n", 0, block.start(1)) + 1
        for piece in re.split(r"^\$ ", block[1], flags=re.MULTILINE):
            typed = re.match(r"(?:.*\\\n)*.*(?:\n|$)", piece)
            if piece.strip() and typed:
                found.append(Step(line, typed[0].rstrip(), piece[typed.end() :]))
            line += piece.count("\n")
    return found


def matches(expected: str, actual: str) -> bool:
    """Compare line by line, blanks at the ends of lines and of the output aside."""
    pattern = ""
    for line in expected.strip().splitlines():
        if line.strip() == "…":
            pattern += r"(?:.*\n)*"
        else:
            pattern += ".*".join(re.escape(part) for part in line.rstrip().split("…")) + r"\n"
    text = "".join(line.rstrip() + "\n" for line in actual.strip().splitlines())
    return re.fullmatch(pattern, text) is not None


def test_elided_output_is_elided_and_no_more() -> None:
    assert matches("a\n…\nb", "a\nx\ny\nb\n")
    assert matches("a\n…\nb", "a\nb\n")
    assert matches("wrote …/plan.yaml", "wrote /tmp/x/plan.yaml  \n")
    assert not matches("a\nb", "a\nx\nb\n")
    assert not matches("", "a\n")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_console_blocks_are_true(document: Path, tmp_path: Path) -> None:
    folder = tmp_path / "scratch"
    folder.mkdir()
    # As in a checkout, where the documents are read.
    (folder / "examples").symlink_to(ROOT / "examples")
    after = tmp_path / "after"
    environment = {
        **os.environ,
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "KAMPLAN_TODAY": TODAY,
        "GIT_CEILING_DIRECTORIES": str(tmp_path),
        **{f"GIT_{role}_NAME": "Ella Marsh" for role in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{role}_EMAIL": "marsh@example.org" for role in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{role}_DATE": f"{TODAY}T09:00:00Z" for role in ("AUTHOR", "COMMITTER")},
    }
    code = 0
    todo = steps(document.read_text(encoding="utf-8"))
    for step, follower in zip(todo, [*todo[1:], None], strict=False):
        script = f"trap 'code=$?; pwd >\"$AFTER\"; exit $code' EXIT\n(exit {code})\n{step.command}"
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=folder,
            env={**environment, "AFTER": str(after)},
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=60,
        )
        where = f"{document.name}:{step.line}: $ {step.command}\n{done.stdout}"
        assert matches(step.expected, done.stdout), where
        code = done.returncode
        assert code in {0, 1} or (follower and follower.command == "echo $?"), f"{code} {where}"
        folder = Path(after.read_text(encoding="utf-8").strip())
