"""`kamplan doctor`: each thing that can be wrong is told with what to type, and one hides no other."""

import json
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest

from tests.conftest import Cli, Repo


@pytest.fixture
def plan(tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """Set a repository up for GitHub, with one plan and everything in order."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Ella Marsh")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "marsh@example.test")
    repo = Repo(tmp_path / "plan")
    done = cli("init", repo.root, "--forge", "github", "--supplier-owner", "@marsh")
    assert done.code == 0, done.err
    monkeypatch.chdir(repo.root)
    repo.git("remote", "add", "origin", "https://forge.example.test/tessaly/plan")
    assert cli("new", "st-brannocs").code == 0
    repo.commit("First draft")
    return repo


def ill(cli: Cli, part: str) -> list[str]:
    """Return what is told of a part that is not well, each with what to type."""
    done = cli("doctor", "--format", "json")
    told = json.loads(done.out)
    jsonschema.validate(told, json.loads(cli("schema", "doctor").out))
    assert done.code == any(one["health"] == "fault" for one in told["checks"])
    found = [one for one in told["checks"] if one["health"] != "well"]
    assert all(one["remedy"] for one in found)
    return [f"{one['message']} -> {one['remedy']}" for one in found if one["part"] == part]


def test_a_new_repository_is_well(plan: Repo, cli: Cli) -> None:
    done = cli("doctor")

    assert done.code == 0
    assert [line for line in done.out.splitlines() if not line.startswith("well ")] == []
    assert "let GitHub Actions create pull requests" in done.err
    assert plan.git("status", "--porcelain") == ""


def test_outside_of_any_repository_it_says_how_to_make_one(
    tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    done = cli("doctor")

    assert done.code == 1
    assert "this folder lies in no git repository" in done.out
    assert "kamplan init DIR" in done.out


def test_a_clone_in_which_nothing_was_installed(plan: Repo, cli: Cli) -> None:
    cli("git", "uninstall")

    said = ill(cli, "merging")
    assert said
    assert all(one.endswith("-> kamplan git install") for one in said)
    assert plan.root.exists()


def test_line_ends_of_what_was_signed(plan: Repo, cli: Cli) -> None:
    path = plan.root / ".gitattributes"
    path.write_text(f"{path.read_text(encoding='utf-8')}*.json text eol=crlf\n", encoding="utf-8")

    (said,) = ill(cli, "merging")
    assert "line ends of what was signed" in said


def test_a_detached_head_and_a_stranger(
    plan: Repo, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan.git("checkout", "--quiet", "--detach")
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL"):
        monkeypatch.delenv(name)

    branch, person = ill(cli, "clone")
    assert "No branch is checked out" in branch
    assert "git config --global user.name" in person


def test_settings_that_cannot_be_read_hide_nothing_else(plan: Repo, cli: Cli) -> None:
    plan.write("kamplan.yaml", "kamplan: 1\nforgery: x\n")
    cli("git", "uninstall")

    (settings,) = ill(cli, "settings")
    assert settings.startswith("kamplan.yaml:2:1: ")
    assert ill(cli, "merging")


def test_a_set_up_that_is_out_of_date(plan: Repo, cli: Cli) -> None:
    settings = plan.root / "kamplan.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("language: en", "language: fr"), encoding="utf-8")

    (said,) = ill(cli, "set-up")
    assert "out of date: " in said
    assert "README.md" in said
    assert said.endswith("-> kamplan init --update")


def test_a_set_up_for_another_forge(plan: Repo, cli: Cli) -> None:
    path = plan.root / "kamplan.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("forge: github", "forge: gitlab"), encoding="utf-8")

    (said,) = ill(cli, "set-up")
    assert ".gitlab-ci.yml" in said
    assert said.endswith("-> kamplan init --update")
    done = cli("init", "--update")
    assert done.code == 0
    assert "no longer needed: .github/CODEOWNERS" in done.out
    assert ill(cli, "set-up") == []


def test_a_record_that_is_broken_is_told_and_hides_nothing(plan: Repo, cli: Cli) -> None:
    plan.write(".kamplan/init.json", "{")

    (said,) = ill(cli, "files")
    assert "`.kamplan/init.json` is not what `kamplan init` wrote" in said


def test_nobody_is_asked_about_a_proposal(plan: Repo, cli: Cli) -> None:
    plan.write(".github/CODEOWNERS", "# nobody\n")
    plan.git("remote", "remove", "origin")

    said = ill(cli, "forge")
    assert any("nobody else sees the plan" in one for one in said)
    assert any("--customer-owner" in one for one in said)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("strand@example.test ssh-ed25519 AAAA\n", "line 1 of the trust file"),
        ('* namespaces="kamplan-signoff" ssh-ed25519 AAAA\n', "wildcard"),
        ("# none\n", "no key is trusted"),
    ],
)
def test_keys_that_would_trust_the_wrong_person(plan: Repo, cli: Cli, keys: str, said: str) -> None:
    plan.write(".kamplan/allowed_signers", keys)
    path = plan.root / "kamplan.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}signoff: {{required: signed}}\n", encoding="utf-8")

    (told,) = ill(cli, "keys")
    assert said in told


def test_keys_are_those_of_the_protected_branch(plan: Repo, cli: Cli) -> None:
    path = plan.root / "kamplan.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}signoff: {{trust_from: origin/main}}\n", encoding="utf-8")
    (unknown,) = ill(cli, "keys")
    assert "git knows no `origin/main`" in unknown

    path.write_text(f"{text}signoff: {{trust_from: main}}\n", encoding="utf-8")
    assert ill(cli, "keys") == []
    plan.write(".kamplan/allowed_signers", '* namespaces="x" ssh-ed25519 AAAA\n')
    (differs,) = ill(cli, "keys")
    assert "that one counts" in differs


def test_no_plan_yet(plan: Repo, cli: Cli) -> None:
    (plan.root / "accounts/st-brannocs/plan.yaml").unlink()

    assert ill(cli, "plans") == ["there is no plan here yet -> kamplan new ACCOUNT"]
