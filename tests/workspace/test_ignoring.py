"""What git was told to ignore: the same answers as git's own, for files that it does not follow."""

import subprocess
from pathlib import Path

import pytest

from kamplan.workspace.ignoring import IgnoreRules
from tests.conftest import Repo

FILES = (
    "accounts/acme/plan.yaml",
    "accounts/bolt/plan.yaml",
    "accounts/bolt/draft/plan.yaml",
    "build/accounts/acme/plan.yaml",
    "old/plan.yaml",
    "old/kept/plan.yaml",
    "plan.yaml",
    "notes #1/plan.yaml",
    "straße/plan.yaml",
)


def ignored_by_git(repo: Repo) -> set[str]:
    done = subprocess.run(
        ["git", "check-ignore", "-z", "--stdin"],
        cwd=repo.root,
        check=False,
        input="\0".join(FILES),
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode in {0, 1}, done.stderr
    return {one for one in done.stdout.split("\0") if one}


@pytest.mark.parametrize(
    "rules",
    [
        "",
        "# only words\n\n",
        "build/\n",
        "build\n",
        "/build\n",
        "plan.yaml\n",
        "/plan.yaml\n",
        "*.yaml\n!accounts/**/plan.yaml\n",
        "accounts/*\n!accounts/acme\n",
        "accounts/\n!accounts/acme/plan.yaml\n",
        "**/draft\n",
        "accounts/bolt/draft/\n",
        "a*/b?lt/plan.yaml\n",
        "old/*\n!old/kept/\n",
        "[op]l*\n",
        "notes\\ #1/\n",
        "\\!x\nstraße/\n",
        "!\n\\\n[z-a]\nold/\n",
        "old/ \n",
    ],
)
def test_the_answer_is_gits(repo: Repo, rules: str) -> None:
    for name in FILES:
        repo.write(name, "")
    repo.write(".gitignore", rules)

    ignored = IgnoreRules(repo.root)
    assert {name for name in FILES if ignored.ignores(repo.root / name)} == ignored_by_git(repo)


def test_rules_nearer_to_a_file_come_first(repo: Repo) -> None:
    for name in FILES:
        repo.write(name, "")
    repo.write(".gitignore", "plan.yaml\n")
    repo.write("accounts/.gitignore", "!acme/plan.yaml\n/bolt/draft/\n")
    repo.write(".git/info/exclude", "old\n!straße/plan.yaml\n")

    ignored = IgnoreRules(repo.root / "accounts")
    found = {name for name in FILES if ignored.ignores(repo.root / name)}
    assert found == ignored_by_git(repo)
    assert "accounts/acme/plan.yaml" not in found


def test_outside_of_a_repository_nothing_is_ignored(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*\n", encoding="utf-8")

    assert not IgnoreRules(tmp_path).ignores(tmp_path / "plan.yaml")
    assert not IgnoreRules(None).ignores(tmp_path / "plan.yaml")


def test_a_repository_does_not_decide_on_what_lies_outside(repo: Repo) -> None:
    repo.write(".gitignore", "*\n")

    assert IgnoreRules(repo.root).ignores(repo.root / "plan.yaml")
    assert not IgnoreRules(repo.root).ignores(repo.root.parent / "plan.yaml")
    assert not IgnoreRules(repo.root).ignores(repo.root)
