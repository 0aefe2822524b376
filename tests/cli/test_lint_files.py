"""Which files `kamplan lint` takes: folders, many checkouts, stdin, and what it leaves alone."""

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import REFERENCE, Shell
from tests.conftest import ROOT, Cli, Repo

WRONG = REFERENCE.read_text(encoding="utf-8") + "wrong_key: 1\n"


def paths_in(out: str) -> list[str]:
    return list(dict.fromkeys(line.partition(":")[0] for line in out.splitlines()))


def lint_keys(cli: Cli, *paths: object) -> list[str]:
    done = cli("lint", "--select", "unknown-key", *paths)
    assert done.code == 1, done.err
    return paths_in(done.out)


@pytest.fixture
def plans(repo: Repo) -> Repo:
    """Put a faulty plan wherever one may lie."""
    for folder in (
        "accounts/acme",
        "accounts/acme/archive/2025-01-01",
        "accounts/build",
        "accounts/crate",
        "build/accounts/acme",
        "node_modules/x",
        ".kamplan/x",
    ):
        repo.write(f"{folder}/plan.yaml", WRONG)
    return repo


def test_the_repository_means_the_plans_of_all_accounts(cli: Cli, plans: Repo) -> None:
    expected = [f"accounts/{name}/plan.yaml" for name in ("acme", "build", "crate")]

    assert lint_keys(cli) == expected
    assert lint_keys(cli, ".") == expected
    assert lint_keys(cli, plans.root) == expected
    assert lint_keys(cli, "accounts") == expected


def test_a_file_that_is_named_is_judged_wherever_it_lies(cli: Cli, plans: Repo) -> None:
    for folder in ("accounts/acme/archive/2025-01-01", "build/accounts/acme", ".kamplan/x"):
        assert lint_keys(cli, f"{folder}/plan.yaml") == [f"{folder}/plan.yaml"]
        assert lint_keys(cli, folder) == [f"{folder}/plan.yaml"]
    assert plans.root.is_dir()


def test_from_any_folder_within(cli: Cli, plans: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(plans.root / "accounts/acme")

    assert lint_keys(cli) == ["plan.yaml", "../build/plan.yaml", "../crate/plan.yaml"]


def test_ignored_plans_are_left_alone_unless_they_are_named(cli: Cli, plans: Repo) -> None:
    plans.write(".gitignore", "accounts/crate/\n")
    plans.write("accounts/.gitignore", "build/plan.yaml\n")

    assert lint_keys(cli) == ["accounts/acme/plan.yaml"]
    assert lint_keys(cli, ".") == ["accounts/acme/plan.yaml"]
    assert lint_keys(cli, "accounts/crate/plan.yaml") == ["accounts/crate/plan.yaml"]
    assert lint_keys(cli, "accounts/crate") == ["accounts/crate/plan.yaml"]


def test_many_checkouts_each_by_its_own_settings(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, level in (("one", "error"), ("two", "info"), ("three", '"off"')):
        account = tmp_path / name / "accounts/acme"
        account.mkdir(parents=True)
        (account / "plan.yaml").write_text(WRONG, encoding="utf-8")
        settings = tmp_path / name / "kamplan.yaml"
        settings.write_text(f"lint: {{levels: {{unknown-key: {level}}}}}\n", encoding="utf-8")

    done = cli("lint", "--select", "unknown-key", ".")

    assert done.code == 1
    assert "one/accounts/acme/plan.yaml:" in done.out
    assert "error[unknown-key]" in done.out
    assert "info[unknown-key]" in done.out
    assert "three" not in done.out
    assert done.err.endswith(" in 6 files\n")


def test_stdin_stands_for_a_file(shell: Shell, account: Path) -> None:
    plan = account / "plan.yaml"
    shutil.copy(ROOT / "tests/data/settings.reference.yaml", "kamplan.yaml")
    named = shell("lint", "--today", "2026-12-20", plan)

    piped = shell(
        *("lint", "--today", "2026-12-20", "-", "--stdin-filename", plan),
        stdin=plan.read_bytes(),
    )
    changed = shell(
        *("lint", "-", "--stdin-filename", plan, "--select", "unknown-key"),
        stdin=WRONG.encode(),
    )

    assert (piped.returncode, piped.stdout) == (named.returncode, named.stdout)
    assert changed.returncode == 1
    assert changed.stdout.startswith(b"accounts/st-brannocs/plan.yaml:")


def test_stdin_without_a_name_is_called_so(shell: Shell, account: Path) -> None:
    done = shell("lint", "-", "--select", "unknown-key", stdin=WRONG.encode())

    assert done.returncode == 1
    assert done.stdout.startswith(b"stdin:")
    assert account.is_dir()


def test_a_name_for_stdin_needs_stdin(cli: Cli) -> None:
    done = cli("lint", "--stdin-filename", "plan.yaml")

    assert done.code == 2
    assert done.err.startswith("error: --stdin-filename names what stands on stdin\ntry: ")


def test_a_folder_that_may_not_be_opened_hides_no_other(
    cli: Cli, plans: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: object, *rest: object) -> object:
        if str(path).endswith("crate"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path, *rest)  # type: ignore[call-overload]

    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", refuse)

    done = cli("lint", "--select", "unknown-key", "accounts")

    assert done.code == 2
    assert "accounts/acme/plan.yaml" in done.out
    assert "the folder `accounts/crate` cannot be opened" in done.err
    assert plans.root.is_dir()
