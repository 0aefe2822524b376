import os
import subprocess
from pathlib import Path, PurePosixPath

import pytest

from kamplan.errors import RevisionError
from kamplan.vcs import Repository, demand_repository, open_repository
from kamplan.yamldoc import MAX_BYTES
from tests.conftest import Repo

PLAN = PurePosixPath("accounts/a/plan.yaml")


@pytest.fixture
def repository(repo: Repo) -> Repository:
    """Give a repository with two commits of one plan."""
    repo.write("accounts/a/plan.yaml", "one\r\n")
    repo.write("accounts/b/plan.yaml", "b\n")
    repo.commit("First draft")
    repo.write("accounts/a/plan.yaml", "two\n")
    repo.commit("Second draft")
    return demand_repository(repo.root)


def test_a_repository_is_found_from_any_file_or_folder_in_it(repo: Repo) -> None:
    inner = repo.write("accounts/a/plan.yaml", "x")

    for path in (repo.root, inner, inner.parent, inner.parent / "none/at/all"):
        found = open_repository(path)
        assert found is not None
        assert found.top == repo.root


def test_outside_of_any_repository_there_is_none(tmp_path: Path) -> None:
    assert open_repository(tmp_path) is None

    with pytest.raises(RevisionError, match="does not lie in a git repository") as raised:
        demand_repository(tmp_path)
    assert raised.value.hint is not None
    assert "git init" in raised.value.hint


@pytest.mark.parametrize("rest", ["", "HEAD", "HEAD objects/x"])
def test_a_folder_called_git_is_not_yet_a_repository(tmp_path: Path, rest: str) -> None:
    (tmp_path / ".git").mkdir()
    for name in rest.split():
        (tmp_path / ".git" / name).parent.mkdir(exist_ok=True)
        (tmp_path / ".git" / name).write_text("ref: refs/heads/main\n")

    assert (open_repository(tmp_path) is None) is (len(rest.split()) < 2)


def test_a_bare_repository_has_no_files_to_find(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", "--bare", str(tmp_path / "bare.git")], check=True)

    assert open_repository(tmp_path / "bare.git") is None
    assert open_repository(tmp_path / "bare.git/refs") is None


def test_a_revision_is_named_as_in_git(repo: Repo, repository: Repository) -> None:
    repo.git("tag", "-a", "agreed", "-m", "Agreed", "HEAD~1")
    first, second = repo.git("rev-parse", "HEAD~1"), repo.git("rev-parse", "HEAD")

    assert repository.head() == second
    assert repository.branch() == "main"
    for rev in ("HEAD", "main", "@", second, second[:10], "refs/heads/main"):
        assert repository.resolve(rev) == second
    for rev in ("agreed", "HEAD~1", "main^", "agreed^{commit}", "HEAD@{1}"):
        assert repository.resolve(rev) == first


@pytest.mark.parametrize(
    "rev",
    ["", " ", "none", "--all", "-1", "--output=x", "main..HEAD", "HEAD:accounts", "a\nb", "0" * 40],
)
def test_what_names_no_commit_is_refused(repository: Repository, rev: str) -> None:
    with pytest.raises(RevisionError, match="git knows no revision"):
        repository.resolve(rev)

    assert not (repository.top / "x").exists()


def test_a_zero_character_is_refused(repository: Repository) -> None:
    with pytest.raises(RevisionError, match="zero character"):
        repository.resolve("main\0")


def test_the_nearest_revision_is_named(repo: Repo, repository: Repository) -> None:
    repo.git("tag", "first-draft")

    with pytest.raises(RevisionError) as raised:
        repository.resolve("first-drift")

    assert raised.value.hint == "did you mean `first-draft`?"


def test_a_file_is_read_as_it_was_byte_for_byte(repository: Repository) -> None:
    assert repository.read("HEAD~1", PLAN) == b"one\r\n"
    assert repository.read(repository.resolve("HEAD"), PLAN) == b"two\n"
    assert repository.read("HEAD", PurePosixPath("none.yaml")) is None
    assert repository.read("HEAD", PurePosixPath("accounts")) is None
    assert repository.read("HEAD", PLAN / "below") is None


@pytest.mark.parametrize("path", ["../x", "accounts/../../x", "/etc/hostname"])
def test_a_path_outside_is_refused(repository: Repository, path: str) -> None:
    with pytest.raises(RevisionError, match="not a path inside"):
        repository.read("HEAD", PurePosixPath(path))


def test_many_files_are_read_in_order(repo: Repo) -> None:
    wanted: list[tuple[str, PurePosixPath]] = []
    for number in range(100):
        repo.write(f"{'long' * 20}/{number}.txt", str(number) * number * 100)
    commit = repo.commit()
    wanted = [(commit, PurePosixPath("long" * 20, f"{number}.txt")) for number in range(101)]
    repository = demand_repository(repo.root)

    found = list(repository.read_many(wanted))

    assert found == [str(number).encode() * number * 100 for number in range(100)] + [None]
    assert list(repository.read_many([])) == []


def test_reading_in_between_does_not_mix_up_answers(repository: Repository) -> None:
    commit = repository.resolve("HEAD")
    many = repository.read_many([(commit, PLAN)] * 100)

    for one in many:
        assert one == b"two\n"
        assert repository.read("HEAD~1", PLAN) == b"one\r\n"


def test_no_more_of_a_file_is_kept_than_shows_that_it_is_too_much(repo: Repo) -> None:
    repo.write("large", "x" * (3 * MAX_BYTES))
    repo.write("small", "y")
    commit = repo.commit()
    repository = demand_repository(repo.root)

    large, small = repository.read_many(
        [(commit, PurePosixPath("large")), (commit, PurePosixPath("small"))]
    )

    assert large == b"x" * (MAX_BYTES + 1)
    assert small == b"y"


NAMES = [
    "a b.md",
    'quote".md',
    "tab\t.md",
    "line\nbreak.md",
    "end\r",
    "é🙂.md",
    ":(top)x",
    "*",
    "-x",
]


@pytest.mark.parametrize("name", NAMES)
def test_any_name_can_be_read(repo: Repo, name: str) -> None:
    for one in NAMES:
        repo.write(f"notes/{one}", f"in {one}")
    repo.commit()
    repository = demand_repository(repo.root)

    assert repository.read("HEAD", PurePosixPath("notes", name)) == f"in {name}".encode()
    assert PurePosixPath("notes", name) in repository.paths("HEAD", PurePosixPath("notes"))
    assert [one.path.name for one in repository.history(PurePosixPath("notes", name))] == [name]


def test_a_name_that_is_no_unicode_can_be_read(repo: Repo) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    repo.write(name, "x")
    repo.commit()
    repository = demand_repository(repo.root)

    assert repository.paths("HEAD", PurePosixPath()) == [PurePosixPath(name)]
    assert repository.read("HEAD", PurePosixPath(name)) == b"x"


def test_the_files_of_a_commit_are_listed_without_links(repo: Repo) -> None:
    for name in ("accounts/b/plan.yaml", "accounts/a/plan.yaml", "accounts-x", "kamplan.yaml"):
        repo.write(name, "x")
    (repo.root / "accounts/c").symlink_to("b")
    repo.commit()
    repository = demand_repository(repo.root)

    listed = repository.paths("HEAD", PurePosixPath("accounts"))

    assert listed == [PLAN, PurePosixPath("accounts/b/plan.yaml")]
    assert len(repository.paths("HEAD", PurePosixPath())) == 4
    assert repository.paths("HEAD", PurePosixPath("none")) == []
    assert repository.paths("HEAD", PLAN) == [PLAN]


def test_a_path_is_named_from_the_top_on(
    tmp_path: Path, repo: Repo, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repo.root / "accounts/a")
    (tmp_path / "alias").symlink_to("repo")

    assert repository.relative(Path("plan.yaml")) == PLAN
    assert repository.relative(repo.root / PLAN) == PLAN
    assert repository.relative(Path("../none/../a/plan.yaml")) == PLAN
    assert repository.relative(tmp_path / "alias/accounts/a/plan.yaml") == PLAN
    assert repository.relative(repo.root) == PurePosixPath()
    with pytest.raises(RevisionError, match="lies outside"):
        repository.relative(tmp_path / "x")


def test_where_two_branches_part(repo: Repo, repository: Repository) -> None:
    base = repository.head()
    repo.git("switch", "--quiet", "--create", "plan/a")
    repo.commit("On the branch")
    repo.git("switch", "--quiet", "main")
    repo.commit("On main")
    repo.git("switch", "--quiet", "--orphan", "unrelated")
    repo.commit("Unrelated")

    assert repository.merge_base("main", "plan/a") == base
    assert repository.merge_base("main", "unrelated") is None
    with pytest.raises(RevisionError):
        repository.merge_base("main", "none")


@pytest.mark.parametrize(
    ("refs", "setting", "expected"),
    [
        ([], None, None),
        (["heads/other"], None, None),
        (["heads/main", "heads/master"], None, "main"),
        (["heads/master"], None, "master"),
        (["heads/main", "remotes/origin/trunk", "remotes/origin/HEAD"], None, "origin/trunk"),
        (["remotes/origin/main"], None, "origin/main"),
        (["heads/main", "heads/agreed"], "agreed", "agreed"),
        (["heads/main", "remotes/origin/agreed"], "agreed", "origin/agreed"),
        (["heads/main", "remotes/origin/agreed"], "origin/agreed", "origin/agreed"),
        (["heads/main"], "gone", None),
        (["heads/main", "tags/main"], None, "heads/main"),
        (["heads/main", "heads/heads/main"], None, "main"),
        (
            ["heads/origin/trunk", "remotes/origin/trunk", "remotes/origin/HEAD"],
            None,
            "remotes/origin/trunk",
        ),
        (["heads/main"], "--all", None),
        (["heads/main"], "*", None),
    ],
)
def test_what_is_agreed_stands_in_the_main_branch(
    repo: Repo, refs: list[str], setting: str | None, expected: str | None
) -> None:
    commit = repo.commit()
    repo.git("checkout", "--quiet", "--detach")
    repo.git("branch", "--quiet", "-D", "main")
    for ref in refs:
        if ref == "remotes/origin/HEAD":
            repo.git("symbolic-ref", f"refs/{ref}", "refs/remotes/origin/trunk")
        elif ref.startswith("tags/"):
            other = repo.git("commit-tree", "-m", "x", "HEAD^{tree}")
            repo.git("update-ref", f"refs/{ref}", other)
        else:
            repo.git("update-ref", f"refs/{ref}", commit)
    repository = demand_repository(repo.root)

    found = repository.main_branch(setting)

    assert found == expected
    assert found is None or repository.resolve(found) == commit


def test_a_main_branch_of_origin_that_was_not_fetched_is_passed_over(repo: Repo) -> None:
    repo.commit()
    repo.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/gone")

    assert demand_repository(repo.root).main_branch() == "main"


def test_a_repository_with_longer_ids_is_read_the_same_way(tmp_path: Path) -> None:
    top = tmp_path / "sha256"
    subprocess.run(["git", "init", "--quiet", "--object-format=sha256", str(top)], check=True)
    repo = Repo(top)
    repo.write("accounts/a/plan.yaml", "x")
    commit = repo.commit()
    repository = demand_repository(top)

    assert len(commit) == 64
    assert repository.read(commit, PLAN) == b"x"
    assert [one.commit for one in repository.history(PLAN)] == [commit]
