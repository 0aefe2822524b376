"""`kamplan init`: an empty folder becomes a repository for a plan, and edits are never lost."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Cli, Repo

WHO = {
    f"GIT_{role}_{part}": value
    for role in ("AUTHOR", "COMMITTER")
    for part, value in {"NAME": "Ella Marsh", "EMAIL": "marsh@example.test"}.items()
}
CUSTOMER = "St. Brannoc's University Hospital"


def git(folder: Path, *argv: str) -> str:
    done = subprocess.run(
        ["git", *argv], cwd=folder, check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout.strip()


@pytest.fixture
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder, as somebody whom git knows."""
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def plan_repository(outside: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Path:
    assert cli("init", "st-brannocs-plan", "--customer", CUSTOMER).code == 0
    monkeypatch.chdir(outside / "st-brannocs-plan")
    return outside / "st-brannocs-plan"


def test_an_empty_folder_becomes_a_repository_with_one_commit(outside: Path, cli: Cli) -> None:
    done = cli("init", "st-brannocs-plan", "--customer", CUSTOMER)

    root = outside / "st-brannocs-plan"
    assert done.code == 0
    assert "wrote st-brannocs-plan/kamplan.yaml\n" in done.out
    assert git(root, "log", "--format=%an: %s") == "Ella Marsh: Set up the plan repository"
    assert git(root, "branch", "--show-current") == "main"
    assert git(root, "status", "--porcelain") == ""
    assert (
        "next: cd st-brannocs-plan\n      kamplan new st-brannocs-university-hospital" in done.err
    )
    assert f"{CUSTOMER} and its supplier write" in (root / "README.md").read_text(encoding="utf-8")


def test_what_it_writes_holds_no_problem_and_a_plan_can_begin(
    plan_repository: Path, cli: Cli
) -> None:
    assert "no problems" in cli("lint").err
    assert cli("new", "st-brannocs").code == 0
    plan = (plan_repository / "accounts/st-brannocs/plan.yaml").read_text(encoding="utf-8")

    assert f"name: {CUSTOMER}" in plan
    assert cli("lint").code == 0


def test_the_first_account_is_begun_if_asked(outside: Path, cli: Cli) -> None:
    done = cli(
        *("init", "demo", "--customer", CUSTOMER, "--supplier", "Tessaly Biologics"),
        *("--account", "st-brannocs", "--today", "2025-12-01"),
    )

    root = outside / "demo"
    assert done.code == 0
    assert "wrote demo/accounts/st-brannocs/plan.yaml\n" in done.out
    assert "kamplan session st-brannocs" in done.err
    plan = (root / "accounts/st-brannocs/plan.yaml").read_text(encoding="utf-8")
    assert f"name: {CUSTOMER}" in plan
    assert "start: 2026-01-01" in plan
    assert "account: st-brannocs\n" in (root / "kamplan.yaml").read_text(encoding="utf-8")
    assert git(root, "status", "--porcelain") == ""
    assert cli("lint", root).code == 0


def test_the_schemas_for_editors_are_those_that_kamplan_prints(
    plan_repository: Path, cli: Cli
) -> None:
    for kind in ("plan", "settings"):
        text = (plan_repository / f".kamplan/{kind}.schema.json").read_text(encoding="utf-8")
        assert json.loads(text) == json.loads(cli("schema", kind).out)


@pytest.mark.usefixtures("plan_repository")
def test_git_merges_plans_by_their_ids_at_once(cli: Cli) -> None:
    assert cli("git", "doctor").code == 0


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "How to take part"), ("de", "So machen Sie mit"), ("fr", "Comment participer")],
)
@pytest.mark.parametrize("audience", ["shared", "supplier"])
@pytest.mark.parametrize("named", [True, False])
def test_the_customers_page_is_in_the_customers_language(  # noqa: PLR0913 - what varies
    outside: Path, cli: Cli, language: str, words: str, audience: str, *, named: bool
) -> None:
    more = ["--customer", "Norrvik"] if named else []
    cli("init", "demo", "--language", language, "--audience", audience, *more)

    text = (outside / "demo/README.md").read_text(encoding="utf-8")
    assert text.startswith(f"# {words}\n")
    assert ("Norrvik" in text) is (named and audience == "shared")
    assert "None" not in text


def test_where_git_knows_nobody_the_files_wait(
    outside: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in WHO:
        monkeypatch.delenv(name)

    done = cli("init", "demo")

    assert done.code == 0
    assert 'git config --global user.name "Your Name"' in done.err
    assert "git config --global user.email you@example.org" in done.err
    assert "kamplan.yaml" in git(outside / "demo", "status", "--porcelain")


def test_a_second_run_says_that_nothing_is_to_do(plan_repository: Path, cli: Cli) -> None:
    before = git(plan_repository, "rev-parse", "HEAD")

    for argv in ([], ["--check"], ["--update"], ["--dry-run"]):
        done = cli("init", *argv)
        assert (done.code, done.out) == (0, ""), argv
        assert "everything is up to date" in done.err

    assert git(plan_repository, "rev-parse", "HEAD") == before
    assert git(plan_repository, "status", "--porcelain") == ""


def test_an_answer_that_changes_is_shown_and_written_only_when_asked(
    plan_repository: Path, cli: Cli
) -> None:
    shown = cli("init", "--language", "fr")

    assert shown.code == 0
    assert "would update README.md\n" in shown.out
    assert "  +# Comment participer\n" in shown.out
    assert git(plan_repository, "status", "--porcelain") == ""
    assert cli("init", "--language", "fr", "--check").code == 1

    done = cli("init", "--language", "fr", "--update")

    assert "wrote README.md\n" in done.out
    readme = (plan_repository / "README.md").read_text(encoding="utf-8")
    assert readme.startswith("# Comment participer\n")
    assert cli("init", "--check").code == 0, "the answer is remembered"


def test_the_settings_are_an_answer_too(plan_repository: Path, cli: Cli) -> None:
    settings = plan_repository / "kamplan.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("language: en", "language: de"), encoding="utf-8")

    done = cli("init")

    assert "would update README.md\n" in done.out
    assert "kamplan.yaml" not in done.out


def test_what_somebody_edited_stays_and_the_new_words_lie_beside_it(
    plan_repository: Path, cli: Cli
) -> None:
    readme = plan_repository / "README.md"
    readme.write_text("# Ours\n", encoding="utf-8")
    assert cli("init", "--check").code == 0, "an edit alone is nothing to do"

    done = cli("init", "--language", "de", "--update")

    assert readme.read_text(encoding="utf-8") == "# Ours\n"
    beside = plan_repository / "README.md.kamplan-new"
    assert beside.read_text(encoding="utf-8").startswith("# So machen Sie mit\n")
    assert "kept  README.md" in done.out
    beside.unlink()
    assert cli("init", "--check").code == 0, "it was offered once"


def test_what_somebody_removed_stays_away(plan_repository: Path, cli: Cli) -> None:
    (plan_repository / ".editorconfig").unlink()

    assert cli("init", "--check").code == 0
    cli("init", "--update")

    assert not (plan_repository / ".editorconfig").exists()


def test_line_ends_of_another_computer_are_no_edit(plan_repository: Path, cli: Cli) -> None:
    readme = plan_repository / "README.md"
    readme.write_bytes(readme.read_bytes().replace(b"\n", b"\r\n"))

    assert cli("init", "--check").code == 0


def test_files_that_were_there_before_stay(repo: Repo, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    repo.write("README.md", "# Our repository\n")
    repo.write("accounts/acme/plan.yaml", "kamplan: 1\n")
    first = repo.commit("Before")
    repo.write("notes.txt", "not yet committed\n")

    done = cli("init")

    assert done.code == 0
    assert (repo.root / "README.md").read_text(encoding="utf-8") == "# Our repository\n"
    assert (repo.root / "README.md.kamplan-new").exists()
    assert repo.git("rev-parse", "HEAD^") == first
    committed = repo.git("show", "--name-only", "--format=", "HEAD").splitlines()
    assert "kamplan.yaml" in committed
    assert "notes.txt" not in committed


def test_it_works_from_any_folder_inside(
    plan_repository: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(plan_repository / ".vscode")

    assert cli("init", "--check").code == 0
    assert not (plan_repository / ".vscode/kamplan.yaml").exists()


def test_a_folder_inside_another_plan_repository_is_refused(
    plan_repository: Path, cli: Cli
) -> None:
    done = cli("init", "other")

    assert done.code == 2
    assert "each customer has a repository of its own" in done.err
    assert not (plan_repository / "other").exists()


def test_a_forge_looks_only_at_the_top_of_a_repository(repo: Repo, cli: Cli) -> None:
    done = cli("init", "inner", "--forge", "github")

    assert done.code == 2
    assert "at the top" in done.err
    assert not (repo.root / "inner").exists()


def test_a_folder_that_cannot_be_made_is_said(outside: Path, cli: Cli) -> None:
    (outside / "file").write_text("mine", encoding="utf-8")

    for folder in ("file", "file/demo", "/proc/nothing/demo"):
        done = cli("init", folder)
        assert done.code == 2, folder
        assert folder.partition("/demo")[0] in done.err


def test_nothing_is_written_in_a_dry_run(outside: Path, cli: Cli) -> None:
    done = cli("init", "demo", "--dry-run")

    assert done.code == 0
    assert "would write kamplan.yaml\n" in done.out
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    ["<script>alert(1)</script>", "[x](http://example.org)", "@everyone `x` **b**", "# a", "=1+1"],
)
def test_a_name_is_a_name_and_never_markup(outside: Path, cli: Cli, name: str) -> None:
    assert cli("init", "demo", "--customer", name).code == 0
    readme = (outside / "demo/README.md").read_text(encoding="utf-8")

    assert "<script>" not in readme
    assert "](http" not in readme
    assert "@everyone" not in readme
    assert cli("lint", outside / "demo").code == 0
    assert (
        name
        in json.loads((outside / "demo/.kamplan/init.json").read_text(encoding="utf-8"))[
            "answers"
        ].values()
    )


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--customer", "a\u202eb"], "right-to-left override"),
        (["--customer", "a\nb"], "one line"),
        (["--customer", "  "], "is empty"),
        (["--account", "../x"], "--account"),
        (["--supplier-owner", "@a b"], "--supplier-owner"),
        (["--customer-owner", "*"], "--customer-owner"),
        (["--forge", "github", "--action", "o/r@v1"], "full hash"),
        (["--forge", "gitlab", "--pages"], "GitHub alone"),
        (["--action", f"o/r@{'a' * 40}"], "GitHub alone"),
        (["--audience", "supplier", "--account", "acme"], "--account"),
        (["--check", "--update"], "--check writes nothing"),
    ],
)
def test_answers_that_cannot_be_are_refused_before_anything_is_written(
    outside: Path, cli: Cli, argv: list[str], said: str
) -> None:
    done = cli("init", "demo", *argv)

    assert done.code == 2
    assert said.casefold() in done.err.casefold()
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize(
    "change",
    [
        {"answers": {"main_branch": "main\n      - evil"}},
        {"answers": {"customer": "a\nb: c"}},
        {"answers": {"forge": "elsewhere"}},
        {"answers": {"action": "x/y@main"}},
        {"answers": 7},
        {"files": {"../../x": "0"}},
        {"files": {"/etc/passwd": "0"}},
        {"kind": "another"},
    ],
    ids=str,
)
def test_a_record_that_somebody_tampered_with_is_refused(
    plan_repository: Path, cli: Cli, change: dict[str, object]
) -> None:
    record = plan_repository / ".kamplan/init.json"
    record.write_text(
        json.dumps({**json.loads(record.read_text(encoding="utf-8")), **change}), encoding="utf-8"
    )
    before = git(plan_repository, "status", "--porcelain")

    assert cli("init", "--update").code == 2
    assert git(plan_repository, "status", "--porcelain") == before


def test_a_link_is_not_followed(plan_repository: Path, cli: Cli, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.md"
    elsewhere.write_text("mine\n", encoding="utf-8")
    (plan_repository / "README.md").unlink()
    (plan_repository / "README.md").symlink_to(elsewhere)

    assert cli("init", "--update", "--language", "fr").code == 2
    assert elsewhere.read_text(encoding="utf-8") == "mine\n"


def test_a_run_that_was_killed_is_finished_by_the_next(outside: Path, cli: Cli) -> None:
    cli("init", "demo")
    root = outside / "demo"
    (root / ".kamplan/init.json").unlink()
    (root / ".vscode/settings.json").unlink()
    git(root, "update-ref", "-d", "HEAD")
    git(root, "rm", "-r", "--quiet", "--cached", ".")

    done = cli("init", "demo")

    assert done.code == 0
    assert git(root, "status", "--porcelain") == ""
    assert len(git(root, "ls-files").splitlines()) == 12


@pytest.mark.system
@pytest.mark.parametrize("at", [1, 2, 7, 12])
def test_a_run_killed_between_files_is_finished_by_the_same_command(
    outside: Path, cli: Cli, at: int
) -> None:
    inject = f"inject=link,linkat:signal=SIGKILL:when={at}"
    kamplan = [sys.executable, "-m", "kamplan", "init", "demo", "--customer", CUSTOMER]
    done = subprocess.run(
        ["strace", "-f", "-qq", "-o", "/dev/null", "-e", inject, *kamplan],
        check=False,
        capture_output=True,
        timeout=120,
    )
    assert done.returncode != 0
    assert not (outside / "demo/.kamplan/init.json").exists()

    assert cli("init", "demo", "--customer", CUSTOMER).code == 0

    root = outside / "demo"
    assert cli("init", "whole", "--customer", CUSTOMER).code == 0
    assert git(root, "status", "--porcelain") == ""
    assert git(root, "rev-parse", "HEAD^{tree}") == git(
        outside / "whole", "rev-parse", "HEAD^{tree}"
    )
    assert not list(root.rglob("*.kamplan-tmp"))
