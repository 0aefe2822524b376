from pathlib import Path, PurePosixPath

import pytest

from kamplan.vcs import AddedLines, added_lines, as_stored, changed_paths, demand_repository
from tests.conftest import Repo

ACCOUNT = PurePosixPath("accounts/a")
PLAN = ACCOUNT / "plan.yaml"


@pytest.fixture
def plan(repo: Repo) -> Path:
    """Give a plan that was committed, with some company."""
    for name in ("sessions/day-one.md", "sessions/é.md", "old.md"):
        repo.write(f"{ACCOUNT}/{name}", "x\n")
    repo.write("accounts/b/plan.yaml", "x\n")
    repo.write(".gitignore", "*.swp\n")
    path = repo.write(str(PLAN), "x\n")
    repo.commit()
    return path


def changes(repo: Repo, rev: str | None = None, under: PurePosixPath = ACCOUNT) -> dict[str, str]:
    found = changed_paths(demand_repository(repo.root), rev, under)
    return {str(one.path.relative_to(under)): one.status for one in found}


@pytest.mark.usefixtures("plan")
def test_a_clean_checkout_has_no_changes(repo: Repo) -> None:
    assert changes(repo) == {}
    assert changes(repo, under=PurePosixPath()) == {}


def test_what_differs_is_found_whether_staged_or_not(repo: Repo, plan: Path) -> None:
    plan.write_text("y\n")
    repo.write(f"{ACCOUNT}/new.md", "x\n")
    repo.write(f"{ACCOUNT}/.plan.yaml.swp", "x\n")
    repo.write(f"{ACCOUNT}/sessions/é.md", "y\n")
    repo.write("accounts/b/plan.yaml", "y\n")
    (plan.parent / "old.md").unlink()
    expected = {
        "new.md": "added",
        "old.md": "removed",
        "plan.yaml": "modified",
        "sessions/é.md": "modified",
    }

    assert changes(repo) == expected
    repo.git("add", "--all")
    assert changes(repo) == expected
    assert list(changes(repo)) == sorted(expected)


def test_a_file_touched_but_the_same_is_not_changed(repo: Repo, plan: Path) -> None:
    plan.write_text("y\n")
    repo.git("add", ".")
    plan.write_text("x\n")

    assert changes(repo) == {}


def test_gone_from_the_index_alone_is_not_gone(repo: Repo, plan: Path) -> None:
    repo.git("rm", "--quiet", "--cached", str(PLAN))

    assert plan.exists()
    assert changes(repo) == {}


def test_any_commit_may_be_compared(repo: Repo, plan: Path) -> None:
    plan.write_text("y\n")
    repo.commit()

    assert changes(repo) == {}
    assert changes(repo, "HEAD~1") == {"plan.yaml": "modified"}


def test_before_the_first_commit_all_is_new(repo: Repo) -> None:
    repo.write(str(PLAN), "x")
    repo.write("accounts/a/other", "x")
    repo.git("add", str(PLAN))

    assert changes(repo) == {"other": "added", "plan.yaml": "added"}


def test_a_link_in_a_files_place_is_a_change_that_nobody_reads(repo: Repo, plan: Path) -> None:
    plan.unlink()
    plan.symlink_to("/dev/zero")
    (plan.parent / "linked").symlink_to("/dev/zero")

    assert changes(repo) == {"linked": "added", "plan.yaml": "modified"}


def test_a_repository_inside_is_its_own_affair(repo: Repo, plan: Path) -> None:
    inner = Repo(plan.parent / "inner")
    inner.write("x", "x")
    inner.commit()

    assert changes(repo) == {}


@pytest.mark.parametrize(
    ("autocrlf", "attributes", "is_changed"),
    [
        ("false", "", True),
        ("true", "", False),
        ("input", "", False),
        ("false", "*.yaml text", False),
        ("false", "*.yaml text=auto", False),
        ("false", "*.yaml eol=crlf", False),
        ("true", "*.yaml -text", True),
    ],
)
def test_line_ends_that_git_turns_itself_are_no_change(
    repo: Repo, plan: Path, autocrlf: str, attributes: str, *, is_changed: bool
) -> None:
    repo.git("config", "core.autocrlf", autocrlf)
    repo.write(".git/info/attributes", attributes + "\n")
    plan.write_bytes(b"x\r\n")
    repository = demand_repository(repo.root)

    assert changes(repo) == ({"plan.yaml": "modified"} if is_changed else {})
    stored = as_stored(repository, PLAN, b"y\r\nz\r\n", b"x\n")
    assert stored == (b"y\r\nz\r\n" if is_changed else b"y\nz\n")
    repo.write(str(PLAN), "y\r\nz\r\n")
    repo.git("add", str(PLAN))
    assert repo.git("cat-file", "-s", f":{PLAN}") == str(len(stored))


def test_line_ends_that_git_already_keeps_stay(repo: Repo) -> None:
    repo.write(str(PLAN), "x\r\n")
    repo.commit()
    repo.git("config", "core.autocrlf", "true")
    repository = demand_repository(repo.root)

    assert changes(repo) == {}
    assert as_stored(repository, PLAN, b"y\r\n", b"x\r\n") == b"y\r\n"
    assert as_stored(repository, PLAN, b"\0\r\n", b"") == b"\0\r\n"


def added(repo: Repo, path: PurePosixPath = PLAN) -> AddedLines:
    return added_lines(demand_repository(repo.root), "HEAD~1", "HEAD", path)


def test_the_lines_that_git_shows_as_added_are_counted(repo: Repo) -> None:
    repo.write(str(PLAN), "a\nb\nc\nd\n")
    repo.commit()
    repo.write(str(PLAN), "a\n@@ -1 +9 @@\nc\nd\ne\nf")
    repo.commit()

    assert added(repo) == AddedLines(PLAN, PLAN, frozenset({2, 5, 6}))
    assert added(repo, PurePosixPath("none")).numbers == frozenset()


def test_a_new_file_is_added_as_a_whole_and_lines_taken_away_are_none(repo: Repo) -> None:
    repo.write("accounts/é \tb/plan.yaml", "a\nb\n")
    repo.write(str(PLAN), "a\nb\n")
    repo.commit()
    repo.write("accounts/new\nline/plan.yaml", "a\u2028b\x0cc\nb\n")
    repo.write("accounts/é \tb/plan.yaml", "a\n")
    repo.commit()

    assert added(repo, PurePosixPath("accounts/new\nline/plan.yaml")).numbers == {1, 2}
    assert added(repo, PurePosixPath("accounts/é \tb/plan.yaml")).numbers == frozenset()


def test_a_renamed_file_is_compared_with_what_it_was(repo: Repo) -> None:
    repo.write(str(PLAN), "".join(f"line {number}\n" for number in range(30)))
    repo.commit()
    repo.git("mv", "accounts/a", "accounts/é")
    new = PurePosixPath("accounts/é/plan.yaml")
    text = (repo.root / new).read_text(encoding="utf-8")
    repo.write(str(new), text.replace("line 7\n", "line seven\n"))
    repo.commit()

    assert added(repo, new) == AddedLines(new, PLAN, frozenset({8}))


def test_what_a_repository_asks_of_comparisons_does_not_count(repo: Repo) -> None:
    repo.write(".gitattributes", "*.yaml diff=mine\nb.yaml -diff\n")
    repo.git("config", "diff.mine.textconv", "sort")
    repo.git("config", "diff.external", "touch pwned; true")
    repo.git("config", "diff.context", "9")
    for name in ("a.yaml", "b.yaml"):
        repo.write(name, "c\nb\na\n")
    repo.commit()
    for name in ("a.yaml", "b.yaml"):
        repo.write(name, "c\nB\na\n")
    repo.commit()

    for name in ("a.yaml", "b.yaml"):
        assert added(repo, PurePosixPath(name)).numbers == {2}
    assert not (repo.root / "pwned").exists()
