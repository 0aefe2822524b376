"""What is unusual about a repository, each said in words with what to do."""

import subprocess
from pathlib import Path, PurePosixPath

import pytest

from kamplan.errors import RevisionError
from kamplan.vcs import (
    conflicted_paths,
    demand_branch,
    demand_repository,
    demand_settled,
    find_state,
    open_repository,
)
from tests.conftest import Repo

PLAN = PurePosixPath("accounts/a/plan.yaml")


@pytest.fixture
def plan(repo: Repo) -> Path:
    """Give a plan in two commits."""
    repo.write(str(PLAN), "one\n")
    repo.commit("First")
    path = repo.write(str(PLAN), "two\n")
    repo.commit("Second")
    return path


def hint(raised: pytest.ExceptionInfo[RevisionError]) -> str:
    assert raised.value.hint is not None
    return raised.value.hint


@pytest.mark.usefixtures("plan")
def test_of_a_usual_repository_nothing_is_said(repo: Repo) -> None:
    repository = demand_repository(repo.root)
    state = find_state(repository)

    assert state.sentences() == []
    assert (state.kind, state.branch, state.has_commit) == ("repository", "main", True)
    assert demand_branch(repository) == "main"
    demand_settled(repository)


def test_before_the_first_commit(repo: Repo) -> None:
    repository = demand_repository(repo.root)

    assert repository.head() is None
    assert repository.branch() == "main"
    assert repository.main_branch() is None
    assert find_state(repository).sentences() == [
        'There is no commit yet: `git add --all`, then `git commit -m "First draft"`.'
    ]
    for rev in ("HEAD", "@"):
        with pytest.raises(RevisionError, match="there is no commit yet") as raised:
            repository.resolve(rev)
        assert "git commit" in hint(raised)
    with pytest.raises(RevisionError, match="there is no commit yet"):
        list(repository.history(PLAN))


@pytest.mark.usefixtures("plan")
def test_detached(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "--detach", "HEAD~1")
    repository = demand_repository(repo.root)

    assert repository.branch() is None
    assert repository.read("HEAD", PLAN) == b"one\n"
    (sentence,) = find_state(repository).sentences()
    assert sentence == "No branch is checked out: `git switch main` goes back to one."
    with pytest.raises(RevisionError, match="no branch is checked out") as raised:
        demand_branch(repository)
    assert "git switch" in hint(raised)


@pytest.mark.usefixtures("plan")
def test_shallow(repo: Repo, tmp_path: Path) -> None:
    repo.git("switch", "--quiet", "--create", "plan/a", "HEAD~1")
    repo.commit("On the branch")
    clone = tmp_path / "clone"
    repo.git(
        "clone", "--quiet", "--depth=1", "--no-single-branch", f"file://{repo.root}", str(clone)
    )
    repository = demand_repository(clone)

    assert repository.is_shallow()
    (sentence,) = find_state(repository).sentences()
    assert "git fetch --unshallow" in sentence
    with pytest.raises(RevisionError, match="this clone is shallow") as raised:
        repository.merge_base("HEAD", "origin/main")
    assert "git fetch --unshallow" in hint(raised)
    with pytest.raises(RevisionError, match="git knows no revision") as raised:
        repository.resolve("first-draft")
    assert "this clone is shallow" in hint(raised)


def conflict(repo: Repo) -> None:
    repo.git("switch", "--quiet", "--create", "side", "HEAD~1")
    repo.write(str(PLAN), "side\n")
    repo.commit("Side")
    repo.git("switch", "--quiet", "main")
    with pytest.raises(subprocess.CalledProcessError):
        repo.git("merge", "side")


def test_conflicted(repo: Repo, plan: Path) -> None:
    conflict(repo)
    repository = demand_repository(repo.root)

    assert conflicted_paths(repository) == [PLAN]
    assert conflicted_paths(repository, PurePosixPath("accounts/b")) == []
    assert find_state(repository).sentences() == [
        "A merge is under way: `git merge --continue` or `git merge --abort`.",
        f"`{PLAN}` is in conflict: settle in the file what it says, then `git add {PLAN}`.",
    ]
    with pytest.raises(RevisionError, match=f"`{PLAN}` is in conflict") as raised:
        demand_settled(repository, PLAN.parent)
    assert f"git add {PLAN}" in hint(raised)

    plan.write_text("settled\n")
    repo.git("add", ".")

    with pytest.raises(RevisionError, match="a merge is under way") as raised:
        demand_settled(repository)
    assert "git merge --continue" in hint(raised)

    repo.git("commit", "--no-edit")

    demand_settled(repository)


@pytest.mark.parametrize(
    ("command", "word"),
    [(["rebase", "side"], "rebase"), (["cherry-pick", "side"], "cherry-pick")],
)
@pytest.mark.usefixtures("plan")
def test_half_done(repo: Repo, command: list[str], word: str) -> None:
    repo.git("switch", "--quiet", "--create", "side", "HEAD~1")
    repo.write(str(PLAN), "side\n")
    repo.commit("Side")
    repo.git("switch", "--quiet", "main")
    with pytest.raises(subprocess.CalledProcessError):
        repo.git(*command)

    with pytest.raises(RevisionError, match="is in conflict"):
        demand_settled(demand_repository(repo.root))
    with pytest.raises(RevisionError, match=f"a {word} is under way") as raised:
        demand_settled(demand_repository(repo.root), PurePosixPath("elsewhere"))
    assert f"git {word} --abort" in hint(raised)


@pytest.mark.usefixtures("plan")
def test_worktree(repo: Repo, tmp_path: Path) -> None:
    repo.git("worktree", "add", "--quiet", "-b", "plan/a", str(tmp_path / "tree"), "HEAD~1")
    repository = demand_repository(tmp_path / "tree/accounts")

    assert repository.top == tmp_path / "tree"
    assert repository.branch() == "plan/a"
    assert repository.read("HEAD", PLAN) == b"one\n"
    assert [one.subject for one in repository.history(PLAN, "main")] == ["Second", "First"]
    assert find_state(repository).kind == "worktree"
    (sentence,) = find_state(repository).sentences()
    assert "worktree" in sentence


def test_submodule(repo: Repo, plan: Path, tmp_path: Path) -> None:
    outer = Repo(tmp_path / "outer")
    outer.git(
        *("-c", "protocol.file.allow=always", "submodule", "--quiet", "add"),
        *(str(repo.root), "customers/a"),
    )
    outer.commit()
    inner = outer.root / "customers/a"
    repository = demand_repository(inner / PLAN)

    assert repository.top == inner
    assert repository.read("HEAD", PLAN) == plan.read_bytes()
    assert find_state(repository).kind == "submodule"
    (sentence,) = find_state(repository).sentences()
    assert "repository around it" in sentence
    # The outer repository knows it only as one commit.
    around = demand_repository(outer.root)
    assert around.read("HEAD", PurePosixPath("customers/a")) is None
    assert around.paths("HEAD", PurePosixPath("customers")) == []


@pytest.mark.usefixtures("plan")
def test_a_worktree_whose_repository_is_gone(repo: Repo, tmp_path: Path) -> None:
    repo.git("worktree", "add", "--quiet", "-b", "plan/a", str(tmp_path / "tree"))
    repo.root.rename(tmp_path / "moved")

    with pytest.raises(RevisionError, match="no longer where") as raised:
        open_repository(tmp_path / "tree")
    assert "git worktree repair" in hint(raised)


@pytest.mark.usefixtures("plan")
def test_a_repository_kept_apart_from_its_files(repo: Repo, tmp_path: Path) -> None:
    repo.git("init", "--quiet", "--separate-git-dir", str(tmp_path / "apart"))
    repository = demand_repository(repo.root)

    assert find_state(repository).sentences() == []
    assert repository.read("HEAD", PLAN) == b"two\n"
