"""`kamplan propose`: what changed goes to a branch of its own, told in the plan's own terms."""

import json
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest

from tests.cli.conftest import NOTES, REFERENCE
from tests.conftest import Cli, Repo

PLAN = "accounts/st-brannocs/plan.yaml"
TODAY = ("--today", "2026-01-12")


@pytest.fixture
def drafted(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """Give a repository with one plan that was committed, and somebody whom git knows."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Ella Marsh")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "marsh@example.test")
        monkeypatch.setenv(f"GIT_{role}_DATE", "2026-01-12T09:00:00Z")
    repo.write(PLAN, REFERENCE.read_text(encoding="utf-8"))
    for note in NOTES.iterdir():
        repo.write(f"accounts/st-brannocs/sessions/{note.name}", note.read_text(encoding="utf-8"))
    repo.commit("First draft")
    return repo


def change(repo: Repo, old: str, new: str) -> None:
    text = (repo.root / PLAN).read_text(encoding="utf-8")
    assert old in text
    repo.write(PLAN, text.replace(old, new, 1))


def test_on_the_main_branch_it_goes_to_a_branch_of_its_own(drafted: Repo, cli: Cli) -> None:
    before = drafted.git("rev-parse", "main")
    change(drafted, "due: 2026-01-30", "due: 2026-02-13")

    done = cli("propose", *TODAY)

    assert done.code == 0
    assert drafted.git("branch", "--show-current") == "plan/st-brannocs-2026-01-12"
    assert drafted.git("rev-parse", "main") == before
    assert drafted.git("rev-parse", "HEAD^") == before
    assert drafted.git("status", "--porcelain") == ""
    assert drafted.git("log", "-1", "--format=%an <%ae>") == "Ella Marsh <marsh@example.test>"
    body = drafted.git("log", "-1", "--format=%B")
    assert body.startswith("st-brannocs: “Eight weeks of chair times")
    assert "due 14 days later: 2026-01-30 → 2026-02-13" in body
    assert "hooks were not run" in done.err
    assert "git push -u origin plan/st-brannocs-2026-01-12" in done.err


def test_on_another_branch_it_stays_there(drafted: Repo, cli: Cli) -> None:
    drafted.git("checkout", "--quiet", "-b", "chairs")
    change(drafted, "due: 2026-01-30", "due: 2026-02-13")

    assert cli("propose", *TODAY).code == 0
    assert drafted.git("branch", "--show-current") == "chairs"
    assert drafted.git("log", "--oneline", "main..chairs").count("\n") == 0


def test_a_second_proposal_of_a_day_gets_a_branch_of_its_own(drafted: Repo, cli: Cli) -> None:
    change(drafted, "due: 2026-01-30", "due: 2026-02-13")
    cli("propose", *TODAY)
    drafted.git("checkout", "--quiet", "main")
    change(drafted, "due: 2026-01-30", "due: 2026-02-20")

    assert cli("propose", *TODAY).code == 0
    assert drafted.git("branch", "--show-current") == "plan/st-brannocs-2026-01-12-2"


def test_what_its_author_says_comes_first(drafted: Repo, cli: Cli) -> None:
    change(drafted, "due: 2026-01-30", "due: 2026-02-13")

    cli("propose", *TODAY, "-m", "After the workshop\n\nThe unit needs two weeks more.")

    body = drafted.git("log", "-1", "--format=%B").splitlines()
    assert body[0] == "After the workshop"
    assert body[2] == "The unit needs two weeks more."
    assert body[4].startswith("- “Eight weeks of chair times")


def test_only_what_lies_below_the_account_is_committed(drafted: Repo, cli: Cli) -> None:
    drafted.write("kamplan.yaml", "kamplan: 1\n")
    drafted.write("notes.txt", "mine\n")
    drafted.write("accounts/st-brannocs/sessions/2026-01-12-call.md", "> More chairs.\n")

    done = cli("propose", *TODAY)

    names = drafted.git("show", "--name-only", "--format=", "HEAD").splitlines()
    assert names == ["accounts/st-brannocs/sessions/2026-01-12-call.md"]
    assert "2 more files outside of it changed" in done.err
    assert drafted.git("log", "-1", "--format=%s") == "st-brannocs: notes and signatures"


def test_a_file_that_is_gone_goes_from_the_branch_too(drafted: Repo, cli: Cli) -> None:
    note = next((drafted.root / "accounts/st-brannocs/sessions").iterdir())
    note.unlink()

    assert cli("propose", *TODAY).code == 0
    assert drafted.git("show", "--name-status", "--format=", "HEAD").startswith("D\t")


def test_a_new_plan_is_told_as_one(drafted: Repo, cli: Cli) -> None:
    cli("new", "dornbach", "--name", "Dornbach Pumpenwerke GmbH", *TODAY)

    assert cli("propose", *TODAY).code == 0
    assert drafted.git("branch", "--show-current") == "plan/dornbach-2026-01-12"
    assert "dornbach" in drafted.git("log", "-1", "--format=%s")


def test_nothing_to_propose_is_said_and_is_no(drafted: Repo, cli: Cli) -> None:
    done = cli("propose", *TODAY)

    assert (done.code, done.out) == (1, "")
    assert "nothing changed below accounts/" in done.err
    assert drafted.git("branch", "--show-current") == "main"


def test_nothing_is_committed_in_a_dry_run(drafted: Repo, cli: Cli) -> None:
    change(drafted, "due: 2026-01-30", "due: 2026-02-13")

    done = cli("propose", *TODAY, "--dry-run")

    assert done.code == 0
    assert done.out.startswith("would commit to plan/st-brannocs-2026-01-12: ")
    assert drafted.git("branch", "--list") == "* main"


def test_json_has_the_keys_that_forges_ask_for(drafted: Repo, cli: Cli) -> None:
    change(drafted, "due: 2026-01-30", "due: 2026-02-13")

    told = json.loads(cli("propose", *TODAY, "-m", "Later", "--format", "json").out)

    jsonschema.validate(told, json.loads(cli("schema", "proposal").out))
    assert told["kind"] == "proposal"
    assert told["title"] == "Later"
    assert told["head"] == "plan/st-brannocs-2026-01-12"
    assert told["commit"] == drafted.git("rev-parse", "HEAD")
    assert told["files"] == [PLAN]
    assert told["body"].startswith("- “Eight weeks")


def test_before_the_first_commit_it_says_what_to_type(repo: Repo, cli: Cli) -> None:
    repo.write(PLAN, REFERENCE.read_text(encoding="utf-8"))

    done = cli("propose")

    assert done.code == 2
    assert 'git commit -m "First draft"' in done.err


def test_somebody_whom_git_does_not_know_is_told_what_to_type(
    drafted: Repo, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(drafted, "due: 2026-01-30", "due: 2026-02-13")
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{role}_NAME")
        monkeypatch.delenv(f"GIT_{role}_EMAIL")

    done = cli("propose", *TODAY)

    assert done.code == 2
    assert "git config --global user.name" in done.err
    assert drafted.git("branch", "--show-current") == "main"


def test_a_plan_that_cannot_be_read_is_not_proposed(drafted: Repo, cli: Cli) -> None:
    change(drafted, "kamplan: 1", "kamplan: [")

    done = cli("propose", *TODAY)

    assert done.code == 2
    assert f"{PLAN}:" in done.err
    assert drafted.git("branch", "--list") == "* main"


def test_of_two_accounts_one_is_named(drafted: Repo, cli: Cli) -> None:
    change(drafted, "due: 2026-01-30", "due: 2026-02-13")
    cli("new", "dornbach", *TODAY)

    done = cli("propose", *TODAY)
    assert done.code == 2
    assert "kamplan propose dornbach" in done.err

    assert cli("propose", "dornbach", *TODAY).code == 0
    names = drafted.git("show", "--name-only", "--format=", "HEAD").splitlines()
    assert all(name.startswith("accounts/dornbach/") for name in names)
    assert PLAN in drafted.git("status", "--porcelain")


def test_a_branch_that_holds_something_else_is_left_alone(drafted: Repo, cli: Cli) -> None:
    drafted.git("checkout", "--quiet", "-b", "taken")
    tip = drafted.commit("Somebody's work")
    drafted.git("checkout", "--quiet", "main")
    change(drafted, "due: 2026-01-30", "due: 2026-02-13")

    done = cli("propose", *TODAY, "--branch", "taken")

    assert done.code == 2
    assert drafted.git("rev-parse", "taken") == tip


@pytest.mark.parametrize("name", ["-x", "a..b", "a b", "refs/heads/../x", "", "@{1}"])
def test_a_name_that_is_no_branch_is_refused(drafted: Repo, cli: Cli, name: str) -> None:
    change(drafted, "due: 2026-01-30", "due: 2026-02-13")

    assert cli("propose", *TODAY, f"--branch={name}").code == 2
    assert drafted.git("branch", "--list") == "* main"


def test_a_link_is_not_proposed(drafted: Repo, cli: Cli, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("mine", encoding="utf-8")
    (drafted.root / "accounts/st-brannocs/sessions/link.md").symlink_to(secret)

    assert cli("propose", *TODAY).code == 2
    assert drafted.git("branch", "--list") == "* main"


@pytest.mark.parametrize("text", ["", "   ", "a\u202eb", "a\x1b[31m"])
def test_a_message_that_nobody_could_read_is_refused(drafted: Repo, cli: Cli, text: str) -> None:
    change(drafted, "due: 2026-01-30", "due: 2026-02-13")

    assert cli("propose", *TODAY, "-m", text).code == 2


def test_no_hook_is_run(drafted: Repo, cli: Cli, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    for name in ("pre-commit", "commit-msg", "post-commit", "reference-transaction"):
        hook = drafted.root / ".git/hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\ntouch {ran}\nexit 1\n", encoding="utf-8")
        hook.chmod(0o755)
    change(drafted, "due: 2026-01-30", "due: 2026-02-13")

    assert cli("propose", *TODAY).code == 0
    assert not ran.exists()
