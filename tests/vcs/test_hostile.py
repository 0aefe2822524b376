"""Repositories made to run programs, to lie about their content, or never to answer."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from kamplan.errors import RevisionError
from kamplan.vcs import (
    Identity,
    Repository,
    add_commit,
    as_stored,
    changed_paths,
    conflicted_paths,
    demand_repository,
    find_identity,
    find_state,
    get_config,
    init,
    merge_file,
    open_repository,
    set_config,
    unset_config,
)
from tests.conftest import Repo

PLAN = PurePosixPath("accounts/a/plan.yaml")
ELLA = Identity("Ella Marsh", "ella@example.test", "2026-01-05T09:00:00Z")


def do_everything(repository: Repository) -> None:
    """Ask all that can be asked, and write all that can be written."""
    head = repository.resolve("HEAD")
    assert repository.read(head, PLAN) == b"two\n"
    assert list(repository.read_many([(head, PLAN)])) == [b"two\n"]
    assert repository.paths(head, PurePosixPath("accounts")) == [PLAN]
    assert [one.subject for one in repository.history(PLAN)] == ["Second", "First"]
    assert repository.merge_base("HEAD", "HEAD~1") == repository.resolve("HEAD~1")
    assert repository.main_branch() == "main"
    assert repository.branch() == "main"
    assert repository.head() == head
    assert conflicted_paths(repository) == []
    assert find_state(repository).branch == "main"
    (repository.top / PLAN).write_bytes(b"three\r\n")
    assert [str(one.path) for one in changed_paths(repository, under=PLAN.parent)] == [str(PLAN)]
    as_stored(repository, PLAN, b"three\r\n", b"two\n")
    find_identity(repository)
    set_config(repository, "kamplan.tried", "yes")
    assert get_config(repository, "kamplan.tried") == "yes"
    unset_config(repository, "kamplan.tried")
    merge_file(b"a\n", b"b\n", b"c\n")
    made = add_commit(
        repository,
        {PLAN: b"three\n"},
        "Third",
        author=ELLA,
        committer=ELLA,
        parent=head,
        branch="plan/a",
    )
    assert repository.read(made, PLAN) == b"three\n"


@pytest.fixture
def witness(repo: Repo, tmp_path: Path) -> Path:
    """Give a program that leaves a mark when it is run, beside a repository of two commits."""
    program = tmp_path / "witness"
    program.write_text(f'#!/bin/sh\necho "$0 $*" >> {tmp_path}/mark\ncat\n')
    program.chmod(0o755)
    repo.write(str(PLAN), "one\n")
    repo.commit("First")
    repo.write(str(PLAN), "two\n")
    repo.commit("Second")
    return program


# All that git 2.39 runs in a clone.
HOOKS = """
    applypatch-msg commit-msg fsmonitor-watchman post-checkout post-commit post-index-change
    post-merge post-rewrite pre-auto-gc pre-commit pre-merge-commit pre-push prepare-commit-msg
    reference-transaction sendemail-validate update
"""


def configure_hooks(repo: Repo, witness: Path) -> None:
    for folder in (repo.root / ".git/hooks", repo.root / "hooks"):
        folder.mkdir(exist_ok=True)
        for name in HOOKS.split():
            (folder / name).unlink(missing_ok=True)
            (folder / name).symlink_to(witness)
    repo.write(".git/info/exclude", "/hooks\n")


def configure_filters(repo: Repo, witness: Path) -> None:
    for key in ("filter.w.clean", "filter.w.smudge", "filter.w.process", "diff.w.textconv"):
        repo.git("config", key, str(witness))
    for key in ("diff.w.command", "merge.w.driver", "diff.external", "merge.default"):
        repo.git("config", key, str(witness))
    repo.git("config", "filter.w.required", "true")
    repo.git("config", "diff.w.cachetextconv", "true")
    repo.write(".git/info/attributes", "* filter=w diff=w merge=w\n")


def sign_head(repo: Repo) -> None:
    """Give the newest commit a signature, which git asks a program about."""
    head, message = repo.git("cat-file", "commit", "HEAD").split("\n\n", 1)
    lines = "-----BEGIN PGP SIGNATURE-----\n x\n -----END PGP SIGNATURE-----"
    repo.write(".git/signed", f"{head}\ngpgsig {lines}\n\n{message}\n")
    signed = repo.git("hash-object", "-t", "commit", "-w", ".git/signed")
    repo.git("update-ref", "refs/heads/main", signed)


def configure_programs(repo: Repo, witness: Path) -> None:
    sign_head(repo)
    for key in (
        *("core.fsmonitor", "core.pager", "core.editor", "core.askPass", "core.sshCommand"),
        *("core.gitProxy", "core.alternateRefsCommand", "sequence.editor", "pager.log"),
        *("gpg.program", "gpg.ssh.program", "gpg.ssh.defaultKeyCommand", "credential.helper"),
        *("uploadpack.packObjectsHook", "interactive.diffFilter", "trailer.x.command"),
    ):
        repo.git("config", key, str(witness))
    for command in ("log", "rev-parse", "ls-tree", "cat-file", "update-ref"):
        repo.git("config", f"alias.{command}", f"!{witness}")
    for switch in ("commit.gpgSign", "log.showSignature", "tag.gpgSign", "gc.auto"):
        repo.git("config", switch, "1")


def configure_hooks_elsewhere(repo: Repo, witness: Path) -> None:
    configure_hooks(repo, witness)
    repo.git("config", "core.hooksPath", str(repo.root / "hooks"))


ATTACKS = {
    "hooks": configure_hooks,
    "hooks elsewhere": configure_hooks_elsewhere,
    "filters": configure_filters,
    "programs": configure_programs,
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_that_a_repository_configures_is_run(
    repo: Repo, witness: Path, tmp_path: Path, attack: str
) -> None:
    ATTACKS[attack](repo, witness)
    (tmp_path / "mark").unlink(missing_ok=True)

    do_everything(demand_repository(repo.root))

    assert not (tmp_path / "mark").exists()


@pytest.mark.parametrize("attack", ATTACKS)
def test_git_itself_would_have_run_it(
    repo: Repo, witness: Path, tmp_path: Path, attack: str
) -> None:
    ATTACKS[attack](repo, witness)
    (tmp_path / "mark").unlink(missing_ok=True)
    repo.write(str(PLAN), "three\n")

    for command in (["status"], ["diff"], ["add", "."], ["switch", "-c", "x"], ["log", "-1"]):
        subprocess.run(["git", *command], cwd=repo.root, capture_output=True, check=False)

    assert (tmp_path / "mark").exists()


@pytest.mark.usefixtures("witness")
def test_replaced_and_grafted_commits_are_seen_through(repo: Repo) -> None:
    head = repo.git("rev-parse", "HEAD")
    repo.write(str(PLAN), "a lie\n")
    lie = repo.git("hash-object", "-w", str(PLAN))
    truth = repo.git("rev-parse", f"HEAD:{PLAN}")
    repo.git("checkout", "--quiet", ".")
    repo.git("replace", truth, lie)
    repo.write(".git/info/grafts", f"{head}\n")
    assert repo.git("show", f"HEAD:{PLAN}") == "a lie"

    do_everything(demand_repository(repo.root))


def test_variables_of_an_outer_git_are_not_seen(
    repo: Repo, witness: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outer = Repo(tmp_path / "outer")
    outer.write("x", "x")
    outer.commit()
    mark = tmp_path / "mark"
    outside = {
        "GIT_DIR": str(outer.root / ".git"),
        "GIT_WORK_TREE": str(outer.root),
        "GIT_COMMON_DIR": str(outer.root / ".git"),
        "GIT_INDEX_FILE": str(outer.root / ".git/index"),
        "GIT_OBJECT_DIRECTORY": str(outer.root / ".git/objects"),
        "GIT_NAMESPACE": "other",
        "GIT_PREFIX": "accounts/",
        "GIT_CEILING_DIRECTORIES": str(repo.root),
        "GIT_EXTERNAL_DIFF": str(witness),
        "GIT_PAGER": str(witness),
        "GIT_TRACE": str(mark),
        "GIT_TRACE2": str(mark),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.fsmonitor",
        "GIT_CONFIG_VALUE_0": str(witness),
        "GIT_CONFIG_PARAMETERS": "'core.bare'='true'",
        "GIT_LITERAL_PATHSPECS": "0",
        "GIT_REPLACE_REF_BASE": "refs/x/",
        "GIT_SHALLOW_FILE": str(witness),
        "GIT_PYTHON_TRACE": "full",
        "GIT_EXEC_PATH": str(tmp_path),
        "GIT_AUTHOR_NAME": "Somebody Else",
        "GIT_DEFAULT_HASH": "sha256",
    }
    for name, value in outside.items():
        monkeypatch.setenv(name, value)
    before = dict(os.environ)

    do_everything(demand_repository(repo.root))

    assert dict(os.environ) == before
    assert not mark.exists()
    assert not list((outer.root / ".git/refs/heads").glob("plan*"))


def test_a_persons_own_settings_are_theirs_wherever_they_keep_them(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "settings"
    settings.write_text("[user]\nname = Ella Marsh\nemail = ella@example.test\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))

    assert find_identity(demand_repository(repo.root)) == Identity(
        "Ella Marsh", "ella@example.test"
    )


def make_pipe_of(repo: Repo, name: str) -> None:
    oid = repo.git("rev-parse", name)
    path = repo.root / ".git/objects" / oid[:2] / oid[2:]
    path.unlink()
    os.mkfifo(path)


def read_plan(repository: Repository) -> object:
    return repository.read("HEAD", PLAN)


def read_many(repository: Repository) -> object:
    return list(repository.read_many([("HEAD", PLAN)]))


def list_paths(repository: Repository) -> object:
    return repository.paths("HEAD", PurePosixPath())


def list_history(repository: Repository) -> object:
    return list(repository.history(PLAN))


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        (f"HEAD:{PLAN}", read_plan),
        (f"HEAD:{PLAN}", read_many),
        ("HEAD:accounts", list_paths),
        ("HEAD~1^{tree}", list_history),
    ],
)
@pytest.mark.usefixtures("witness")
def test_a_repository_that_never_answers_is_given_up(
    repo: Repo, name: str, asked: Callable[[Repository], object]
) -> None:
    make_pipe_of(repo, name)
    repository = open_repository(repo.root, time_limit=0.5)
    assert repository is not None

    with pytest.raises(RevisionError, match="did not finish within 0 seconds") as raised:
        asked(repository)

    assert raised.value.hint is not None
    repository.close()


@pytest.mark.parametrize("asked", [read_plan, list_paths, list_history])
@pytest.mark.usefixtures("witness")
def test_a_damaged_repository_is_said_in_words(
    repo: Repo, asked: Callable[[Repository], object]
) -> None:
    for name in (f"HEAD:{PLAN}", "HEAD:accounts", "HEAD~1^{tree}"):
        oid = repo.git("rev-parse", name)
        path = repo.root / ".git/objects" / oid[:2] / oid[2:]
        path.chmod(0o644)
        path.write_bytes(b"\x00 broken")

    with pytest.raises(RevisionError, match="git could not"):
        asked(demand_repository(repo.root))


def test_what_a_partial_clone_lacks_is_not_fetched(
    repo: Repo, witness: Path, tmp_path: Path
) -> None:
    repo.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    repo.git(
        *("clone", "--quiet", "--no-checkout", "--filter=blob:none"),
        *(f"file://{repo.root}", str(clone)),
    )
    subprocess.run(["git", "config", "remote.origin.url", f"ext::{witness}"], cwd=clone, check=True)

    for ask in (read_plan, read_many):
        with pytest.raises(RevisionError, match="this clone lacks a part") as raised:
            ask(demand_repository(clone))
        assert raised.value.hint is not None
        assert "without `--filter`" in raised.value.hint
    assert [one.subject for one in demand_repository(clone).history(PLAN)] == ["Second", "First"]
    assert not (tmp_path / "mark").exists()


def test_without_git_that_is_said(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = demand_repository(repo.root)
    repository.head()
    monkeypatch.setenv("PATH", "/nowhere")

    for ask in (repository.head, lambda: init(repo.root), lambda: find_identity(None)):
        with pytest.raises(RevisionError, match="git is not installed") as raised:
            ask()
        assert raised.value.hint is not None
        assert "install git" in raised.value.hint


def test_without_git_that_is_said_from_the_very_first(repo: Repo) -> None:
    code = """
from pathlib import Path
from kamplan.errors import RevisionError
from kamplan.vcs import demand_repository
for _ in range(2):
    try:
        demand_repository(Path()).head()
    except RevisionError as error:
        print(error.message)
"""

    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=repo.root,
        env={**os.environ, "PATH": "/nowhere"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert done.stdout == "git is not installed, or not on the search path\n" * 2
    assert done.stderr == ""


def test_finding_a_repository_does_not_load_gitpython(repo: Repo) -> None:
    code = """
import sys
from pathlib import Path
from kamplan.vcs import open_repository
assert open_repository(Path()).relative(Path("x")).name == "x"
print([name for name in sys.modules if name.partition(".")[0] in ("git", "gitdb", "pydantic")])
"""

    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=repo.root,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert done.stdout == "[]\n"
