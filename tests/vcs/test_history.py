from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path, PurePosixPath

import pytest

from kamplan.vcs import demand_repository
from tests.conftest import Repo

PLAN = PurePosixPath("accounts/a/plan.yaml")
LINES = "".join(f"line {number}\n" for number in range(40))


def subjects(repo: Repo, path: PurePosixPath = PLAN, rev: str = "HEAD") -> list[str]:
    return [one.subject for one in demand_repository(repo.root).history(path, rev)]


def contents(repo: Repo, path: PurePosixPath = PLAN) -> list[bytes | None]:
    repository = demand_repository(repo.root)
    blobs = [one.blob for one in repository.history(path)]
    return list(repository.read_blobs(one for one in blobs if one is not None))


def test_each_commit_that_changed_the_plan_is_told_with_all_that_git_knows(repo: Repo) -> None:
    repo.write("accounts/a/plan.yaml", "one")
    first = repo.commit("First draft")
    repo.write("accounts/b/plan.yaml", "other")
    repo.commit("Another account")
    repo.write("accounts/a/plan.yaml", "two")
    second = repo.commit("Täglich\n\nWhy\nnot.\n", on="2026-02-03", author="Dr Helena Strand")
    repository = demand_repository(repo.root)

    newest, oldest = repository.history(PLAN)

    assert (newest.commit, oldest.commit) == (second, first)
    assert (newest.subject, newest.body) == ("Täglich", "Why\nnot.")
    assert (newest.author, newest.email) == ("Dr Helena Strand", "dr.helena.strand@example.test")
    assert newest.written == newest.committed == datetime(2026, 2, 3, 9, tzinfo=UTC)
    assert (newest.path, newest.renamed_from, newest.is_cut) == (PLAN, None, False)
    assert newest.blob == repo.git("rev-parse", f"HEAD:{PLAN}")
    assert contents(repo) == [b"two", b"one"]


def test_a_file_that_never_was_has_no_history(repo: Repo) -> None:
    repo.commit()

    assert subjects(repo) == []


def test_the_authors_time_zone_is_kept(repo: Repo) -> None:
    repo.write("accounts/a/plan.yaml", "one")
    repo.git("add", ".")
    repo.git("commit", "--quiet", "-m", "x", "--date", "2026-03-01T23:30:00+05:30")

    (only,) = demand_repository(repo.root).history(PLAN)

    assert only.written == datetime(
        2026, 3, 1, 23, 30, tzinfo=timezone(timedelta(hours=5, minutes=30))
    )
    assert only.written.isoformat() == "2026-03-01T23:30:00+05:30"


def test_it_may_begin_at_any_revision(repo: Repo) -> None:
    for number in range(3):
        repo.write("accounts/a/plan.yaml", str(number))
        repo.commit(str(number))

    assert subjects(repo, rev="HEAD~1") == ["1", "0"]


def test_a_plan_is_followed_through_renames(repo: Repo) -> None:
    repo.write("plan.yaml", LINES)
    repo.write("other.yaml", LINES.upper())
    repo.commit("First draft")
    repo.write("plan.yaml", LINES + "more\n")
    repo.commit("More")
    repo.git("mv", "plan.yaml", "draft.yaml")
    repo.commit("Moved")
    (repo.root / "accounts/a").mkdir(parents=True)
    repo.git("mv", "draft.yaml", str(PLAN))
    repo.write(str(PLAN), LINES + "moved and changed\n")
    repo.commit("Moved and changed")
    repository = demand_repository(repo.root)

    told = [
        (one.subject, str(one.path), str(one.renamed_from or ""))
        for one in repository.history(PLAN)
    ]

    assert told == [
        ("Moved and changed", str(PLAN), "draft.yaml"),
        ("Moved", "draft.yaml", "plan.yaml"),
        ("More", "plan.yaml", ""),
        ("First draft", "plan.yaml", ""),
    ]
    assert contents(repo)[-1] == LINES.encode()


def test_a_plan_made_after_anothers_pattern_is_a_plan_of_its_own(repo: Repo) -> None:
    repo.write("accounts/b/plan.yaml", LINES)
    repo.commit("The first account")
    repo.write(str(PLAN), LINES)
    repo.commit("The second account")

    assert subjects(repo) == ["The second account"]


def test_a_plan_that_came_back_keeps_what_was_before(repo: Repo) -> None:
    plan = repo.write(str(PLAN), LINES)
    repo.commit("First draft")
    plan.unlink()
    repo.commit("Removed")
    repo.write(str(PLAN), "short")
    repo.commit("Back")
    repository = demand_repository(repo.root)

    assert [(one.subject, one.blob is None) for one in repository.history(PLAN)] == [
        ("Back", False),
        ("Removed", True),
        ("First draft", False),
    ]


def test_a_link_in_the_plans_place_has_no_content(repo: Repo) -> None:
    (repo.root / "accounts/a").mkdir(parents=True)
    (repo.root / PLAN).symlink_to("elsewhere")
    repo.commit()

    (only,) = demand_repository(repo.root).history(PLAN)

    assert only.blob is None


def test_a_merge_is_told_only_where_it_changed_the_plan_itself(repo: Repo) -> None:
    repo.write(str(PLAN), LINES)
    repo.commit("First draft")
    repo.git("switch", "--quiet", "--create", "side")
    repo.write(str(PLAN), "side\n" + LINES)
    repo.commit("Side", on="2026-01-06")
    repo.git("switch", "--quiet", "main")
    repo.write("other", "x")
    repo.commit("Elsewhere", on="2026-01-07")
    repo.git("merge", "--quiet", "--no-edit", "-m", "Plain merge", "side", on="2026-01-08")

    assert subjects(repo) == ["Side", "First draft"]

    repo.git("switch", "--quiet", "--create", "other")
    repo.write(str(PLAN), "side\n" + LINES + "other\n")
    repo.commit("Other", on="2026-01-09")
    repo.git("switch", "--quiet", "main")
    repo.write(str(PLAN), "main\n" + LINES)
    repo.commit("Main", on="2026-01-10")
    repo.git("merge", "--quiet", "--no-edit", "-m", "Merge of both", "other", on="2026-01-11")

    assert subjects(repo)[0] == "Merge of both"
    assert sorted(subjects(repo)[1:3]) == ["Main", "Other"]
    assert subjects(repo)[3:] == ["Side", "First draft"]
    assert contents(repo)[0] == f"main\n{LINES}other\n".encode()


def test_days_that_no_calendar_has_do_no_harm(repo: Repo) -> None:
    repo.write(str(PLAN), "x")
    repo.git("add", ".")
    tree = repo.git("write-tree")
    commit = f"tree {tree}\nauthor A <a@b> 99999999999999 +9999\ncommitter B <> 1 +0000\n\nOdd\n"
    repo.write("commit", commit)
    made = repo.git("hash-object", "-t", "commit", "-w", "--literally", "commit")
    repo.git("update-ref", "refs/heads/main", made)

    (only,) = demand_repository(repo.root).history(PLAN)

    assert (only.subject, only.author, only.email) == ("Odd", "A", "a@b")


@pytest.mark.parametrize(
    "config",
    [
        ("log.showSignature", "true"),
        ("log.showRoot", "false"),
        ("log.follow", "true"),
        ("log.diffMerges", "off"),
        ("log.decorate", "full"),
        ("log.date", "relative"),
        ("log.mailmap", "true"),
        ("format.pretty", "oneline"),
        ("color.ui", "always"),
        ("core.abbrev", "4"),
        ("core.quotePath", "true"),
        ("diff.renames", "copies"),
        ("diff.orderFile", "/nowhere"),
        ("diff.relative", "true"),
        ("diff.noprefix", "true"),
        ("i18n.logOutputEncoding", "UTF-16"),
        ("core.commentChar", "#"),
        ("notes.displayRef", "*"),
        ("core.fsmonitor", "true"),
        ("core.untrackedCache", "true"),
    ],
)
def test_no_setting_changes_what_is_told(repo: Repo, config: tuple[str, str]) -> None:
    repo.write("é.yaml", LINES)
    repo.commit("Ä", author="Ünal")
    (repo.root / "accounts/a").mkdir(parents=True)
    repo.git("mv", "é.yaml", str(PLAN))
    repo.commit("Moved")
    repo.git("notes", "add", "-m", "a note")
    repo.write(".mailmap", "Somebody Else <x@y> <ünal@example.test>\n")
    before = list(demand_repository(repo.root).history(PLAN))

    repo.git("config", *config)
    after = list(demand_repository(repo.root).history(PLAN))

    assert after == before
    assert [one.author for one in after] == ["Ella Marsh", "Ünal"]
    assert after[0].renamed_from == PurePosixPath("é.yaml")


def test_a_shallow_clone_says_where_it_ends(repo: Repo, tmp_path: Path) -> None:
    for number in range(3):
        repo.write(str(PLAN), LINES + str(number))
        repo.commit(str(number))
    clone = Repo(tmp_path / "outer").root / "clone"
    repo.git("clone", "--quiet", "--depth=2", f"file://{repo.root}", str(clone))
    repository = demand_repository(clone)

    newest, oldest = repository.history(PLAN)

    assert repository.is_shallow()
    assert (newest.subject, newest.is_cut) == ("2", False)
    assert (oldest.subject, oldest.is_cut) == ("1", True)
