"""The hooks, run by pre-commit itself: those of this repository, and what `init` writes."""

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from tests.conftest import ROOT, Cli, Repo

pytestmark = pytest.mark.system
PLAN = "accounts/st-brannocs/plan.yaml"


@pytest.fixture
def plan(tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """Set a repository up by `init`, with St. Brannoc's plan in it."""
    repo = Repo(tmp_path / "plan")
    assert cli("init", repo.root).code == 0
    copytree(ROOT / "examples/st-brannocs/accounts", repo.root / "accounts")
    repo.commit("First draft")
    monkeypatch.chdir(repo.root)
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "hooks"))
    return repo


def pre_commit(repo: Repo, *argv: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(Path(sys.executable).parent / "pre-commit"), *map(str, argv)],
        cwd=repo.root,
        env={**os.environ, "PRE_COMMIT_COLOR": "never"},
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
    )


def spoil(repo: Repo) -> None:
    text = (repo.root / PLAN).read_text(encoding="utf-8")
    repo.write(PLAN, text.replace("intent: wont-act", "intent: wont-acts", 1))
    repo.git("add", "--all")


def test_what_init_writes_checks_a_commit(
    plan: Repo, wheel: Path, lent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What kamplan needs is lent here; the other test lets pip get it.
    monkeypatch.setenv("PYTHONPATH", str(lent))
    config = plan.root / ".pre-commit-config.yaml"
    text = config.read_text(encoding="utf-8")
    assert text.count('["kamplan==') == 2
    lines = [
        f'        additional_dependencies: ["{wheel}"]'
        if "additional_dependencies" in line
        else line
        for line in text.splitlines()
    ]
    config.write_text("\n".join(lines) + "\n", encoding="utf-8")
    plan.git("add", "--all")

    good = pre_commit(plan, "run", "--all-files")
    unsigned = pre_commit(plan, "run", "kamplan-verify", "--hook-stage", "manual")
    spoil(plan)
    bad = pre_commit(plan, "run")

    assert good.returncode == 0, good.stdout
    assert "kamplan-verify" not in good.stdout
    assert unsigned.returncode == 1
    assert "draft: nobody has signed" in unsigned.stdout
    assert bad.returncode == 1
    assert "wont-acts" in bad.stdout


def test_the_hooks_of_this_repository_check_a_commit(
    plan: Repo, released: Path, tmp_path: Path
) -> None:
    copytree(released, tmp_path / "released")
    hooks = Repo(tmp_path / "released")
    commit = hooks.commit("Release")
    used = {"repo": str(hooks.root), "rev": commit, "hooks": [{"id": "kamplan-lint"}]}
    config = plan.write("hooks.json", json.dumps({"repos": [used]}))
    plan.git("add", "--all")

    good = pre_commit(plan, "run", "--config", config, "--all-files")
    spoil(plan)
    bad = pre_commit(plan, "run", "--config", config)

    assert good.returncode == 0, good.stdout
    assert bad.returncode == 1
    assert "wont-acts" in bad.stdout
