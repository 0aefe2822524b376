import subprocess
from pathlib import Path, PurePosixPath

import pytest

from kamplan.errors import RevisionError
from kamplan.vcs import (
    Identity,
    Repository,
    add_commit,
    demand_repository,
    find_identity,
    get_config,
    init,
    merge_file,
    set_config,
    unset_config,
)
from tests.conftest import Repo

PLAN = PurePosixPath("accounts/a/plan.yaml")
ELLA = Identity("Ella Marsh", "ella@example.test", "2026-01-05T09:00:00Z")
HELENA = Identity("Dr Helena Strand", "strand@example.test", "2026-02-03T04:05:06+0100")


def add(
    repository: Repository,
    files: dict[PurePosixPath, bytes | None],
    message: str = "A change",
    *,
    branch: str = "main",
    parent: str | None = None,
) -> str:
    return add_commit(
        repository, files, message, author=ELLA, committer=ELLA, parent=parent, branch=branch
    )


def status(repo: Repo) -> str:
    return repo.git("status", "--short", "--branch", "--untracked-files=all")


def test_a_folder_becomes_a_repository_with_a_first_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    repository = init(Path("new"))
    (tmp_path / "new/kamplan.yaml").write_bytes(b"x")
    made = add(repository, {PurePosixPath("kamplan.yaml"): b"x"}, "Set up the plan repository")

    assert repository.top == tmp_path / "new"
    assert not (tmp_path / "new/.git/hooks").exists()
    repo = Repo(tmp_path / "new")
    assert repo.git("log", "--format=%H %s") == f"{made} Set up the plan repository"
    assert status(repo) == "## main"
    repo.git("fsck", "--strict")


def test_a_folder_whose_name_looks_like_an_option(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert init(Path("--bare")).top == tmp_path / "--bare"


def test_a_commit_says_who_and_when_and_why(repo: Repo) -> None:
    repository = demand_repository(repo.root)

    add_commit(
        repository,
        {PLAN: b"x"},
        "Täglich\n\nWhy not.\n# not a comment\n",
        author=HELENA,
        committer=ELLA,
        parent=None,
        branch="main",
    )

    who = repo.git("log", "-1", "--format=%an|%ae|%at|%ad|%cn|%ce|%ct", "--date=raw").split("|")
    assert who[:4] == ["Dr Helena Strand", "strand@example.test", "1770087906", "1770087906 +0100"]
    assert who[4:] == ["Ella Marsh", "ella@example.test", "1767603600"]
    assert repo.git("log", "-1", "--format=%B") == "Täglich\n\nWhy not.\n# not a comment"


def test_only_the_named_files_change(repo: Repo) -> None:
    for name in ("kamplan.yaml", "accounts/a/plan.yaml", "accounts/a/old.md", "accounts/b/only.md"):
        repo.write(name, name)
    repo.write("run.sh", "x").chmod(0o755)
    (repo.root / "link").symlink_to("run.sh")
    parent = repo.commit()
    repo.write("kamplan.yaml", "changed, not committed")

    made = add(
        demand_repository(repo.root),
        {
            PLAN: b"new",
            PurePosixPath("run.sh"): b"new",
            PurePosixPath("accounts/a/old.md"): None,
            PurePosixPath("accounts/b/only.md"): None,
            PurePosixPath("accounts/c/sessions/é\n.md"): b"deep",
            PurePosixPath("never/was"): None,
        },
        parent=parent,
    )

    assert repo.git("-c", "core.quotePath=false", "ls-tree", "-r", "-z", made).split("\0")[:-1] == [
        f"{mode} blob {repo.git('rev-parse', f'{made}:{name}')}\t{name}"
        for mode, name in (
            ("100644", "accounts/a/plan.yaml"),
            ("100644", "accounts/c/sessions/é\n.md"),
            ("100644", "kamplan.yaml"),
            ("120000", "link"),
            ("100755", "run.sh"),
        )
    ]
    assert repo.git("diff", "--name-only", "--cached") == ""
    assert repo.git("show", f"{made}:kamplan.yaml") == "kamplan.yaml"
    repo.git("fsck", "--strict")


def test_a_folder_may_take_a_files_place_and_a_file_a_folders(repo: Repo) -> None:
    repo.write("a", "file")
    repo.write("b/c", "file in a folder")
    parent = repo.commit()

    made = add(
        demand_repository(repo.root),
        {PurePosixPath("a/x"): b"1", PurePosixPath("b"): b"2"},
        parent=parent,
    )

    assert repo.git("ls-tree", "-r", "--name-only", made).splitlines() == ["a/x", "b"]


def test_the_last_file_may_go(repo: Repo) -> None:
    repo.write("a/b", "x")
    parent = repo.commit()

    made = add(demand_repository(repo.root), {PurePosixPath("a/b"): None}, parent=parent)

    assert repo.git("ls-tree", "-r", made) == ""


def test_what_is_proposed_on_a_branch_of_its_own_leaves_main_alone(repo: Repo) -> None:
    repo.write(str(PLAN), "old")
    repo.write("kamplan.yaml", "x")
    parent = repo.commit()
    repo.write(str(PLAN), "new")
    repo.write("kamplan.yaml", "not proposed")
    repository = demand_repository(repo.root)

    made = add(repository, {PLAN: b"new"}, parent=parent, branch="plan/a-2026-01-05")

    assert repository.branch() == "plan/a-2026-01-05"
    assert repository.head() == made
    assert repo.git("rev-parse", "main") == parent
    assert status(repo).splitlines() == ["## plan/a-2026-01-05", " M kamplan.yaml"]


def test_a_commit_on_top_of_another_one_moves_only_its_branch(repo: Repo) -> None:
    first = repo.commit("First")
    second = repo.commit("Second")
    repository = demand_repository(repo.root)

    made = add(repository, {PLAN: b"new"}, parent=first, branch="elsewhere")

    assert repository.head() == second
    assert repository.resolve("elsewhere") == made
    assert status(repo) == "## main"


def test_a_branch_that_went_on_is_not_moved(repo: Repo) -> None:
    first = repo.commit("First")
    second = repo.commit("Second")
    repository = demand_repository(repo.root)

    with pytest.raises(RevisionError, match="holds other commits"):
        add(repository, {PLAN: b"new"}, parent=first)
    with pytest.raises(RevisionError, match="holds other commits"):
        add(repository, {PLAN: b"new"}, parent=None)

    assert repository.head() == second
    assert status(repo) == "## main"


@pytest.mark.parametrize(
    "branch", ["", "-x", "a..b", "a b", "x.lock", "a\n", "refs/../x", "a\0", "@{-1}"]
)
def test_a_name_that_no_branch_can_have_is_refused(repo: Repo, branch: str) -> None:
    parent = repo.commit()

    with pytest.raises(RevisionError):
        add(demand_repository(repo.root), {PLAN: b"new"}, parent=parent, branch=branch)


@pytest.mark.parametrize("path", ["../x", ".git/config", "a/.GIT/hooks/x", "/x", "."])
def test_a_path_that_leads_out_of_the_files_is_refused(repo: Repo, path: str) -> None:
    parent = repo.commit()

    with pytest.raises(RevisionError, match="not a path that can be committed"):
        add(demand_repository(repo.root), {PurePosixPath(path): b"x"}, parent=parent)


def test_an_index_that_another_git_holds_is_said(repo: Repo) -> None:
    parent = repo.commit()
    repo.write(".git/index.lock", "")

    with pytest.raises(RevisionError, match="index cannot be written") as raised:
        add(demand_repository(repo.root), {PLAN: b"x"}, parent=parent)

    assert raised.value.hint is not None
    assert ".git/index.lock" in raised.value.hint
    assert repo.git("rev-parse", "main") == parent


def test_in_a_worktree_its_own_branch_moves(repo: Repo, tmp_path: Path) -> None:
    parent = repo.commit()
    repo.git("worktree", "add", "--quiet", "-b", "plan/a", str(tmp_path / "tree"))
    (tmp_path / "tree/x").write_text("x")

    made = add(
        demand_repository(tmp_path / "tree"),
        {PurePosixPath("x"): b"x"},
        parent=parent,
        branch="plan/a",
    )

    assert repo.git("rev-parse", "plan/a") == made
    assert repo.git("-C", str(tmp_path / "tree"), "status", "--short") == ""
    assert status(repo) == "## main"


def test_with_longer_ids_all_is_the_same(tmp_path: Path) -> None:
    top = tmp_path / "sha256"
    subprocess.run(["git", "init", "--quiet", "--object-format=sha256", str(top)], check=True)
    repository = demand_repository(top)
    first = add(repository, {PLAN: b"x", PurePosixPath("y"): b"y"}, branch="main")

    second = add(repository, {PLAN: None}, parent=first, branch="main")

    assert repository.paths(second, PurePosixPath()) == [PurePosixPath("y")]


def test_git_is_asked_who_writes_and_does_not_guess(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = demand_repository(repo.root)
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Hook")
    monkeypatch.setenv("EMAIL", "guess@example.test")

    assert find_identity(repository) is None
    assert find_identity(None) is None

    repo.git("config", "user.name", "Ella Marsh")
    assert find_identity(repository) is None

    repo.git("config", "user.email", "ella@example.test")
    assert find_identity(repository) == Identity("Ella Marsh", "ella@example.test")
    assert find_identity(None) is None

    repo.git("config", "committer.name", "The Office")
    assert find_identity(repository, "COMMITTER") == Identity("The Office", "ella@example.test")


def test_variables_that_are_passed_on_outweigh_settings(repo: Repo) -> None:
    repo.git("config", "user.name", "Ella Marsh")
    variables = {
        "GIT_AUTHOR_NAME": "Dr Helena Strand",
        "GIT_AUTHOR_EMAIL": "strand@example.test",
        "GIT_AUTHOR_DATE": "2026-02-03T04:05:06Z",
        "GIT_DIR": "/nowhere",
    }

    assert find_identity(demand_repository(repo.root), variables=variables) == Identity(
        "Dr Helena Strand", "strand@example.test", "2026-02-03T04:05:06Z"
    )


def test_settings_of_the_clone_are_set_read_and_removed(repo: Repo) -> None:
    repository = demand_repository(repo.root)
    key = "diff.kamplan.textconv"

    assert get_config(repository, key) is None

    repo.git("config", "--add", key, "a")
    repo.git("config", "--add", key, "b")
    set_config(repository, key, "-x 'y'\n#z ")
    assert get_config(repository, key) == "-x 'y'\n#z "
    assert repo.git("config", "--get-all", key) == "-x 'y'\n#z"

    unset_config(repository, key)
    unset_config(repository, key)
    assert get_config(repository, key) is None


def test_settings_elsewhere_are_not_those_of_the_clone(repo: Repo) -> None:
    subprocess.run(["git", "config", "--file", ".git/more", "x.y", "included"], check=True)
    repo.git("config", "include.path", "more")
    repository = demand_repository(repo.root)

    assert repo.git("config", "x.y") == "included"
    assert get_config(repository, "x.y") is None


@pytest.mark.parametrize("key", ["nodot", "a.b c", "", "--all", "a.\nb"])
def test_what_is_no_setting_is_refused(repo: Repo, key: str) -> None:
    repository = demand_repository(repo.root)

    with pytest.raises(RevisionError):
        set_config(repository, key, "x")
    with pytest.raises(RevisionError):
        get_config(repository, key)


def test_texts_that_changed_in_different_places_are_merged() -> None:
    base = b"".join(b"%d\r\n" % number for number in range(9))
    ours, theirs = base.replace(b"1", b"one"), base.replace(b"8", b"eight")

    merged = merge_file(base, ours, theirs)

    assert merged.content == ours.replace(b"8", b"eight")
    assert merged.conflicts == 0


def test_conflicts_are_marked_with_the_names_of_the_sides(repo: Repo) -> None:
    repo.git("config", "merge.conflictStyle", "diff3")

    merged = merge_file(b"a\n", b"b\n", b"c\n", ("main", "before", "-plan"))

    assert merged.content == b"<<<<<<< main\nb\n=======\nc\n>>>>>>> -plan\n"
    assert merged.conflicts == 1


def test_what_is_no_text_is_not_merged() -> None:
    with pytest.raises(RevisionError, match="git cannot merge these files"):
        merge_file(b"\0", b"b\n", b"c\n")
