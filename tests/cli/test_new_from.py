"""`kamplan new --from`: a year is closed, and a run that was killed is ended by the next one."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kamplan.planfile import demand_plan
from kamplan.workspace import shown
from tests.conftest import ROOT, Cli, Repo

YEAR_END = "2026-12-20"
FROM = ("new", "st-brannocs", "--from", "accounts/st-brannocs/plan.yaml", "--start", "2027-01-01")
STATEMENTS = ("0001-customer.json", "0001-supplier.json", "0001.payload.json")
ARCHIVE = "accounts/st-brannocs/archive/2026-01-01"

Files = dict[str, bytes]


@pytest.fixture
def year(repo: Repo, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """The hospital's year, signed by both, reviewed and committed."""
    monkeypatch.setenv("KAMPLAN_TODAY", YEAR_END)
    shutil.copytree(ROOT / "examples/st-brannocs", repo.root, dirs_exist_ok=True)
    for party, who in (("customer", "strand"), ("supplier", "marsh")):
        cli("sign", "--party", party, "--by", who, "--method", "meeting", "--evidence", "minutes",
            "--on", "2025-12-11")  # fmt: skip
    cli("review", "--held-on", "2026-12-15")
    repo.commit("The year", on="2026-12-15")
    return repo


def files_of(root: Path) -> Files:
    """Return all files of the accounts."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted((root / "accounts").rglob("*"))
        if path.is_file()
    }


def lay_out(root: Path, files: Files) -> None:
    shutil.rmtree(root / "accounts")
    for name, raw in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(raw)


def test_the_old_year_goes_to_the_archive_and_the_new_one_begins(year: Repo, cli: Cli) -> None:
    before = files_of(year.root)

    result = cli(*FROM)

    assert result.code == 0
    after = files_of(year.root)
    plan = "accounts/st-brannocs/plan.yaml"
    assert after[f"{ARCHIVE}/plan.yaml"] == before[plan]
    for name in STATEMENTS:
        signed = f"accounts/st-brannocs/signoffs/{name}"
        assert after[f"{ARCHIVE}/signoffs/{name}"] == before[signed]
        assert signed not in after
        assert f"removed {signed}\n" in result.out
    new = demand_plan(after[plan], shown(Path(plan))).plan
    assert (new.period.start.isoformat(), new.period.end.isoformat()) == (
        "2027-01-01",
        "2027-12-31",
    )
    assert len(new.needs) == 12
    others = {name for name in before if "sessions/" in name}
    assert {name: after[name] for name in others} == {name: before[name] for name in others}
    assert result.out.splitlines()[:5] == [
        *(f"wrote {ARCHIVE}/signoffs/{name}" for name in STATEMENTS),
        f"wrote {ARCHIVE}/plan.yaml",
        f"wrote {plan}",
    ]


def test_it_says_what_goes_on_and_what_stays(year: Repo, cli: Cli) -> None:
    told = " ".join(cli(*FROM).err.split())

    assert (
        "carried over from 2026-01-01: 12 contacts; 12 needs, 8 of them to decide anew; "
        "4 sessions in which they were said"
    ) in told
    assert f"left in {ARCHIVE}: summary, philosophy, expected return (3)" in told
    assert "initiatives (4)" in told
    assert "next: decide with the customer about each need" in told
    assert year.root.is_dir()


def test_lint_has_no_error_and_misses_no_need(year: Repo, cli: Cli) -> None:
    cli(*FROM)

    result = cli("lint", "--since", "HEAD")

    assert result.code == 0
    assert "need-removed" not in result.out
    assert "archive" not in result.out
    assert year.git("status", "--porcelain") != ""


def test_a_need_that_was_met_is_archived_and_not_removed(year: Repo, cli: Cli) -> None:
    path = year.root / "accounts/st-brannocs/plan.yaml"
    text = path.read_text()
    path.write_text(
        text.replace("  - id: empty-chairs\n", "  - id: empty-chairs\n    met_on: 2026-12-01\n")
    )
    year.commit("Met")

    told = cli(*FROM).err

    assert "needs that were met (1: empty-chairs)" in told
    assert "id: empty-chairs\n" not in path.read_text().replace("# - id: empty-chairs\n", "")
    result = cli("lint", "--since", "HEAD")
    assert (result.code, "need-removed" in result.out) == (0, False)


def test_the_history_of_both_years_is_told(year: Repo, cli: Cli) -> None:
    cli(*FROM)
    year.commit("Next year", on="2026-12-20")

    result = cli("history", "st-brannocs")

    assert result.code == 0
    assert "Next year" in result.out


def test_without_a_start_the_next_year_begins_the_day_after(year: Repo, cli: Cli) -> None:
    assert cli("new", "st-brannocs", "--from", "st-brannocs").code == 0

    text = (year.root / "accounts/st-brannocs/plan.yaml").read_text()
    assert "\n  start: 2027-01-01\n  end: 2027-12-31\n" in text


def test_a_second_run_writes_nothing(year: Repo, cli: Cli) -> None:
    cli(*FROM)
    once = files_of(year.root)

    result = cli(*FROM)

    assert (result.code, result.out) == (0, "")
    assert "is the plan from 2027-01-01 on already; nothing was written" in result.err
    assert files_of(year.root) == once


def test_two_years_later_there_are_two_archives(year: Repo, cli: Cli) -> None:
    cli(*FROM)

    result = cli(*FROM[:-1], "2028-01-01", "--without-review")

    assert result.code == 0
    closed = sorted(one.name for one in (year.root / ARCHIVE).parent.iterdir())
    assert closed == ["2026-01-01", "2027-01-01"]
    text = (year.root / "accounts/st-brannocs/plan.yaml").read_text()
    assert text.count("reason: carried over from 2026-01-01") == 8


def test_it_is_refused_without_a_review_that_was_held(year: Repo, cli: Cli) -> None:
    plan = year.root / "accounts/st-brannocs/plan.yaml"
    plan.write_text(plan.read_text().replace("held_on: 2026-12-15", "held_on:"))
    before = files_of(year.root)

    result = cli(*FROM)

    assert result.code == 2
    assert "was not held yet" in result.err
    assert "--without-review" in result.err
    assert files_of(year.root) == before
    assert cli(*FROM, "--without-review").code == 0


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (("--start", "2026-01-01"), "the next plan cannot begin on 2026-01-01"),
        (("--start", "2025-06-01"), "the next plan cannot begin on 2025-06-01"),
        (("--lead", "Ella Marsh"), "--lead is taken over from the plan"),
        (("--name", "Another"), "--name is taken over from the plan"),
        (("--from", "accounts/nobody/plan.yaml"), "there is no file `accounts/nobody/plan.yaml`"),
        (("--from", "copy.yaml"), "is not the account's current plan"),
    ],
)
def test_what_makes_no_sense_is_refused(
    year: Repo, cli: Cli, argv: tuple[str, ...], message: str
) -> None:
    shutil.copyfile(year.root / "accounts/st-brannocs/plan.yaml", year.root / "copy.yaml")
    before = files_of(year.root)

    result = cli(*FROM, *argv)

    assert result.code == 2
    assert message in result.err
    assert files_of(year.root) == before


def test_what_one_customer_said_never_goes_to_another(year: Repo, cli: Cli) -> None:
    (year.root / "kamplan.yaml").unlink()
    before = files_of(year.root)

    result = cli("new", "dornbach", *FROM[2:])

    assert result.code == 2
    assert "what a customer said goes on only in that customer's own plan" in result.err
    assert files_of(year.root) == before


def test_without_review_alone_is_refused(year: Repo, cli: Cli) -> None:
    (year.root / "kamplan.yaml").unlink()

    assert "--without-review goes with --from" in cli("new", "dornbach", "--without-review").err


def states_between(before: Files, after: Files) -> list[Files]:
    """Return what lies on the disk after each step, in the order in which they are made."""
    plan = "accounts/st-brannocs/plan.yaml"
    copies = sorted(name for name in after if name.startswith(ARCHIVE) and "signoffs" in name)
    states, now = [before], dict(before)
    for name in (*copies, f"{ARCHIVE}/plan.yaml", plan):
        now = {**now, name: after[name]}
        states.append(now)
    for name in sorted(set(before) - set(after)):
        now = {one: raw for one, raw in now.items() if one != name}
        states.append(now)
    assert states[-1] == after
    return states


def test_a_second_run_ends_whatever_a_first_one_began(year: Repo, cli: Cli) -> None:
    before = files_of(year.root)
    cli(*FROM)
    after = files_of(year.root)

    states = states_between(before, after)

    assert len(states) == 9
    for number, state in enumerate(states):
        for argv in (FROM, FROM[:4]):
            lay_out(year.root, state)
            result = cli(*argv)
            if number == len(states) - 1 and argv is not FROM:
                assert result.code == 2  # all was done: this would close the next year as well
            else:
                assert result.code == 0, (number, result.err)
            assert files_of(year.root) == after, number


def test_a_copy_that_says_something_else_is_never_overwritten(year: Repo, cli: Cli) -> None:
    copy = year.write(f"{ARCHIVE}/plan.yaml", "another: 1\n")
    before = files_of(year.root)

    result = cli(*FROM)

    assert result.code == 2
    assert f"`{ARCHIVE}/plan.yaml` is there already and says something else" in result.err
    assert copy.read_text() == "another: 1\n"
    assert files_of(year.root) == before


def test_statements_of_the_new_year_are_never_taken_away(year: Repo, cli: Cli) -> None:
    cli(*FROM)
    text = "{}\n"
    statement = year.write("accounts/st-brannocs/signoffs/0001-customer.json", text)

    cli(*FROM)

    assert statement.read_text() == text


@pytest.mark.system
def test_a_kill_at_any_step_loses_nothing_and_the_next_run_ends_it(
    year: Repo, cli: Cli, tmp_path: Path
) -> None:
    before = files_of(year.root)
    cli(*FROM)
    after = files_of(year.root)
    whole = set(before.values()) | set(after.values())
    seen = set()

    def run(*strace: str) -> int:
        return subprocess.run(
            [*strace, sys.executable, "-B", "-m", "kamplan", *FROM],
            check=False,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": "0"},
            timeout=60,
        ).returncode

    calls = {}
    log = tmp_path / "log"
    lay_out(year.root, before)
    assert run("strace", "-f", "-o", str(log), "-e", "trace=link,rename,unlink") == 0
    for name in ("link", "rename", "unlink"):
        calls[name] = len(re.findall(rf" {name}\(", log.read_text()))
    assert calls["link"] == 4
    assert calls["rename"] == 1

    for name, number in calls.items():
        for at in range(1, number + 1):
            lay_out(year.root, before)
            fault = f"inject={name}:signal=SIGKILL:when={at}"
            code = run("strace", "-f", "-e", f"trace={name}", "-e", fault)
            assert code == -9, (name, at)
            now = files_of(year.root)
            left = {one: raw for one, raw in now.items() if not one.endswith(".kamplan-tmp")}
            assert set(left.values()) <= whole, (name, at)
            # What was said and signed stands in one place or the other at every moment.
            assert set(before.values()) <= set(left.values()), (name, at)
            seen.add(tuple(left.items()))
            assert cli(*FROM).code == 0, (name, at)
            assert files_of(year.root) == after, (name, at)
    assert len(seen) >= 8
