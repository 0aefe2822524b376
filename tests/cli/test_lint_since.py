"""`kamplan lint` against history: no need is lost and no word changed without anybody seeing it."""

import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import NOTES, REFERENCE
from tests.conftest import Cli, Repo

PLAN = "accounts/st-brannocs/plan.yaml"
TEXT = REFERENCE.read_text(encoding="utf-8")
ON = ("--today", "2026-12-20", "--select", "need-removed,verbatim-changed")
WORDS = "four pounds an hour"
CHANGED = TEXT.replace(WORDS, "five pounds an hour")


def without_a_need(text: str) -> str:
    """Take the need `parking-cost` out, and nothing else."""
    start = text.index("  - id: parking-cost")
    end = text.index("\n  - id: ", start) + 1 if "\n  - id: " in text[start:] else -1
    section_end = text.index("\n# ", start) if "\n# " in text[start:] else len(text)
    return text[:start] + text[min(end if end > 0 else section_end, section_end) :]


@pytest.fixture
def agreed(repo: Repo) -> Repo:
    """Commit the plan on `main`, and go on on a branch."""
    repo.write(PLAN, TEXT)
    for note in NOTES.iterdir():
        repo.write(f"accounts/st-brannocs/sessions/{note.name}", note.read_text(encoding="utf-8"))
    repo.commit("Agreed")
    repo.git("switch", "--quiet", "-c", "plan/next")
    return repo


def test_the_plan_of_the_test_can_change() -> None:
    assert WORDS in TEXT
    assert without_a_need(TEXT).count("- id: ") == TEXT.count("- id: ") - 1


def test_without_a_base_history_is_not_asked(cli: Cli, agreed: Repo) -> None:
    agreed.write(PLAN, CHANGED)

    done = cli("lint", *ON)

    assert (done.code, done.out) == (0, "")
    assert "compared" not in done.err


def test_nothing_changed_is_said_with_the_commit(cli: Cli, agreed: Repo) -> None:
    commit = agreed.git("rev-parse", "main")

    done = cli("lint", *ON, "--since", "main")

    assert (done.code, done.out) == (0, "")
    assert done.err == (
        f"words and needs are compared with `main`, commit {commit[:7]}\nno problems in 1 file\n"
    )


def test_a_changed_word_is_an_error(cli: Cli, agreed: Repo) -> None:
    agreed.write(PLAN, CHANGED)

    done = cli("lint", *ON, "--since", "main")

    assert done.code == 1
    assert "error[verbatim-changed] the words were “It's four pounds an hour" in done.out


def test_a_need_that_is_gone_is_an_error(cli: Cli, agreed: Repo) -> None:
    agreed.write(PLAN, without_a_need(TEXT))
    agreed.commit("Shorter")

    done = cli("lint", *ON, "--since", "main")

    assert done.code == 1
    assert "error[need-removed] the need `parking-cost` is gone" in done.out
    assert cli("lint", *ON, "--since", "HEAD").code == 0


def test_a_need_of_a_closed_plan_is_not_gone(cli: Cli, agreed: Repo) -> None:
    agreed.write(PLAN, without_a_need(TEXT))
    agreed.write("accounts/st-brannocs/archive/2025-01-01/plan.yaml", TEXT)

    assert cli("lint", *ON, "--since", "main").code == 0


def test_a_plan_that_was_not_there_has_nothing_to_lose(cli: Cli, agreed: Repo) -> None:
    agreed.write("accounts/acme/plan.yaml", TEXT)

    assert cli("lint", *ON, "--since", "main").code == 0


def test_a_base_that_could_not_be_read_is_said(cli: Cli, agreed: Repo) -> None:
    agreed.write(PLAN, "a: [\n")
    commit = agreed.commit("Broken")
    agreed.write(PLAN, TEXT)

    done = cli("lint", *ON, "--since", commit)

    assert done.code == 0
    assert f"`{PLAN}` could not be read in {commit[:7]}, so its words were not compared" in done.err


def test_what_was_remembered_without_a_base_is_not_the_answer(cli: Cli, agreed: Repo) -> None:
    agreed.write(PLAN, CHANGED)

    codes = [cli("lint", *ON, *since).code for since in ([], ["--since", "main"], [])]

    assert codes == [0, 1, 0]


# In CI the base is where the change parted from its target.


def test_github_names_the_branch(cli: Cli, agreed: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    base = agreed.git("rev-parse", "main")
    agreed.git("switch", "--quiet", "main")
    agreed.write(PLAN, without_a_need(TEXT))
    later = agreed.commit("Main went on")
    agreed.git("update-ref", "refs/remotes/origin/main", later)
    agreed.git("switch", "--quiet", "plan/next")
    agreed.write(PLAN, CHANGED)
    monkeypatch.setenv("GITHUB_BASE_REF", "main")

    done = cli("lint", *ON)

    assert done.code == 1
    assert "verbatim-changed" in done.out
    assert "need-removed" not in done.out
    assert f"compared with `origin/main`, commit {base[:7]}" in done.err


def test_gitlab_names_the_commit(cli: Cli, agreed: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    agreed.write(PLAN, CHANGED)
    monkeypatch.setenv("CI_MERGE_REQUEST_DIFF_BASE_SHA", agreed.git("rev-parse", "main"))

    assert cli("lint", *ON).code == 1


def test_what_is_typed_counts_more_than_what_ci_says(
    cli: Cli, agreed: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_BASE_REF", "nowhere")

    done = cli("lint", *ON, "--since", "main")

    assert done.code == 0, done.err
    assert agreed.root.is_dir()


def test_outside_of_a_repository_ci_asks_for_nothing(
    cli: Cli, account: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_BASE_REF", "main")

    done = cli("lint", *ON)

    assert done.code == 0
    assert "is not in a git repository, so no words were compared with earlier ones" in done.err
    assert account.is_dir()


# What cannot be compared is said, after everything else was judged.


def test_an_unknown_revision(cli: Cli, agreed: Repo) -> None:
    agreed.write(PLAN, TEXT + "wrong_key: 1\n")

    done = cli("lint", "--select", "unknown-key", "--since", "mian")

    assert done.code == 2
    assert "error[unknown-key]" in done.out
    assert "error: git knows no revision `mian`\ntry: did you mean `main`?\n" in done.err


def test_no_repository_at_all(cli: Cli, account: Path) -> None:
    done = cli("lint", *ON, "--since", "main")

    assert done.code == 2
    assert done.err.startswith("error: `.` is not in a git repository\ntry: `git init`")
    assert account.is_dir()


def test_an_unrelated_branch(cli: Cli, agreed: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    agreed.git("switch", "--quiet", "--orphan", "other")
    agreed.commit("Unrelated")
    agreed.git("update-ref", "refs/remotes/origin/other", "HEAD")
    agreed.git("switch", "--quiet", "plan/next")
    monkeypatch.setenv("GITHUB_BASE_REF", "other")

    done = cli("lint", *ON)

    assert done.code == 2
    assert "`origin/other` and this branch have no commit in common" in done.err


@pytest.mark.parametrize("name", ["GITHUB_BASE_REF", "CI_MERGE_REQUEST_DIFF_BASE_SHA"])
def test_a_shallow_clone_is_not_taken_for_innocence(
    name: str, cli: Cli, agreed: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = agreed.git("rev-parse", "main")
    agreed.write(PLAN, CHANGED)
    agreed.commit("Changed")
    clone = tmp_path / "clone"
    subprocess.run(
        ["git", "clone", "--quiet", "--depth", "1", f"file://{agreed.root}", clone], check=True
    )
    monkeypatch.chdir(clone)
    monkeypatch.setenv(name, "main" if name.startswith("GITHUB") else base)

    done = cli("lint", *ON)

    assert done.code == 2
    assert "this clone is shallow and does not hold" in done.err
    assert "try: `git fetch --unshallow`" in done.err


def test_a_shallow_clone_that_holds_the_base_is_enough(
    cli: Cli, agreed: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    agreed.write(PLAN, CHANGED)
    agreed.commit("Changed")
    clone = tmp_path / "clone"
    subprocess.run(
        ["git", "clone", "--quiet", "--depth", "2", f"file://{agreed.root}", clone], check=True
    )
    monkeypatch.chdir(clone)

    assert cli("lint", *ON, "--since", "HEAD~1").code == 1
