"""How the command line answers, whatever is asked: help, mistakes, lost streams, Ctrl-C."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kamplan import __version__
from kamplan.cli._main import COMMANDS
from tests.cli.conftest import Shell
from tests.conftest import Cli

FINDINGS = ("lint", "--today", "2026-12-20", "--format", "concise")


@pytest.fixture
def bad_plan(account: Path) -> Path:
    """Write a plan with an error in it."""
    plan = account / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + "wrong_key: 1\n", encoding="utf-8")
    return plan


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_is_one_line(option: str, cli: Cli) -> None:
    assert cli(option) == (0, f"kamplan {__version__}\n", "")


@pytest.mark.parametrize("arguments", [("help", "lint"), ("lint", "--help"), ("lint", "-h")])
def test_help_is_asked_for_in_three_ways(arguments: tuple[str, ...], cli: Cli) -> None:
    done = cli(*arguments)

    assert done.code == 0
    assert "Example: kamplan lint" in done.out
    assert done.err == ""


def test_a_misspelt_command_is_answered_with_the_nearest(cli: Cli) -> None:
    done = cli("lnit")

    assert done.code == 2
    assert done.out == ""
    assert "lint" in done.err


def test_a_misspelt_option_is_answered_with_the_nearest(cli: Cli) -> None:
    done = cli("lint", "--selct", "vague-owner")

    assert done.code == 2
    assert done.out == ""
    assert "--select" in done.err


def test_where_there_is_no_plan_examples_come_first(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    done = cli()

    assert done.code == 0
    assert "kamplan new st-brannocs" in done.out


@pytest.mark.parametrize(
    "case",
    [
        ("2026-03-05", "1 overdue, the oldest 34 days late: Eight weeks of", "kamplan due"),
        ("2026-01-20", "next in 10 days: Eight weeks of", "kamplan sign --party customer --help"),
    ],
)
def test_where_there_is_a_plan_the_next_step_is_named(
    cli: Cli, account: Path, monkeypatch: pytest.MonkeyPatch, case: tuple[str, str, str]
) -> None:
    day, said, command = case
    monkeypatch.setenv("KAMPLAN_TODAY", day)
    plan = account / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").partition("\nreview:")[0], encoding="utf-8")

    done = cli()

    assert done.code == 0
    assert done.out.startswith("st-brannocs: St. Brannoc's University Hospital · Tessaly")
    assert said in done.out
    assert f"\n  {command} " in done.out.partition("Next:")[2]
    assert all(len(line) <= 80 for line in done.out.splitlines())


def test_a_plan_that_cannot_be_read_still_gets_an_answer(cli: Cli, account: Path) -> None:
    (account / "plan.yaml").write_text("kamplan: [", encoding="utf-8")

    done = cli()

    assert done.code == 0
    assert "kamplan lint" in done.out


def test_results_go_to_stdout_and_everything_else_to_stderr(cli: Cli, bad_plan: Path) -> None:
    done = cli(*FINDINGS)

    assert done.code == 1
    assert bad_plan.name in done.out
    assert "1 error" not in done.out
    assert "1 error" in done.err


@pytest.mark.usefixtures("bad_plan")
def test_a_closed_output_is_said_in_words() -> None:
    done = subprocess.run(
        ["sh", "-c", f'exec "{sys.executable}" -m kamplan {" ".join(FINDINGS)} >&-'],
        check=False,
        capture_output=True,
        timeout=60,
    )

    assert done.returncode == 2
    assert b"error: the output is closed\n" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.usefixtures("bad_plan")
def test_a_full_disk_is_said_in_words(shell: Shell) -> None:
    with Path("/dev/full").open("wb") as full:
        done = shell(*FINDINGS, stdout=full)

    assert done.returncode == 2
    assert done.stderr.startswith(b"error: the output cannot be written: No space left")
    assert b"Traceback" not in done.stderr


@pytest.mark.usefixtures("bad_plan")
def test_a_reader_that_has_gone_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "kamplan", *FINDINGS],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        said = process.stderr.read()
        code = process.wait(timeout=60)

    assert (code, said) == (0, b"")


def test_a_console_without_letters_of_the_plan_shows_their_codes(
    shell: Shell, account: Path
) -> None:
    plan = account / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + "müßig: 1\n", encoding="utf-8")

    done = shell(*FINDINGS, env={"PYTHONIOENCODING": "ascii"})

    assert done.returncode == 1
    assert b"m\\xfc\\xdfig" in done.stdout


@pytest.mark.usefixtures("bad_plan")
@pytest.mark.parametrize(
    ("env", "is_coloured"),
    [
        ({"FORCE_COLOR": "1", "NO_COLOR": "", "TERM": "xterm"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1", "TERM": "xterm"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "", "TERM": "dumb"}, False),
        ({"NO_COLOR": "", "TERM": "xterm"}, False),
    ],
    ids=["forced", "no-color", "dumb", "no-terminal"],
)
def test_colour_is_used_where_it_is_wanted(
    shell: Shell, env: dict[str, str], *, is_coloured: bool
) -> None:
    done = shell("lint", "--format", "full", env=env)

    assert (b"\x1b[" in done.stdout) is is_coloured


def test_ctrl_c_ends_at_once_and_is_said(tmp_path: Path) -> None:
    wrong = "".join(f"key-{number}: 1\n" for number in range(300))
    plans = [tmp_path / f"{number}.yaml" for number in range(10)]
    for plan in plans:
        plan.write_text(wrong, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "kamplan", "lint", "--format", "json", *plans],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        # Nobody reads on, and the findings are more than a pipe holds: kamplan waits.
        process.stdout.read(1)
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
        code = process.wait(timeout=60)

    assert (code, said) == (130, b"interrupted; nothing is half-written\n")


def test_a_bug_is_called_one(monkeypatch: pytest.MonkeyPatch, cli: Cli, account: Path) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError(account.name)

    monkeypatch.setattr("kamplan.workspace.find_root", fail)

    done = cli("lint")

    assert done.code == 3
    assert done.err.startswith("error: this is a bug in kamplan (RuntimeError)\ntry: ")
    with pytest.raises(RuntimeError):
        cli("lint", "--debug")


def test_the_list_of_commands_is_in_the_order_of_a_year_and_never_cut(cli: Cli) -> None:
    listed = cli("--help").out.partition("Commands:\n")[2].splitlines()

    assert tuple(line.split()[0] for line in listed if line.strip()) == COMMANDS
    assert not [line for line in listed if line.endswith("...") or len(line.split()) < 3]
