"""`kamplan render` as the shell sees it."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, Cli

EXAMPLE = ROOT / "examples/st-brannocs"


@pytest.fixture
def account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a copy of an example repository."""
    shutil.copytree(EXAMPLE, tmp_path / "plan")
    monkeypatch.chdir(tmp_path / "plan")
    return tmp_path / "plan"


def test_a_page_is_written_beside_one_and_its_path_is_said(account: Path, cli: Cli) -> None:
    done = cli("render", "--today", "2026-07-01")

    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("wrote st-brannocs-plan.html (")
    assert "next: open it in a browser" in done.err
    page = (account / "st-brannocs-plan.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "1 July 2026" in page


def test_a_page_that_kamplan_made_is_replaced(account: Path, cli: Cli) -> None:
    for day in ("2026-07-01", "2026-07-02"):
        assert cli("render", "-o", "plan.html", "--today", day).code == 0
        assert cli("render", "-o", "plan.md", "--today", day).code == 0

    assert "2 July 2026" in (account / "plan.html").read_text(encoding="utf-8")
    assert "2 July 2026" in (account / "plan.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("to", ["html", "markdown"])
def test_a_dash_is_stdout(account: Path, cli: Cli, to: str) -> None:
    done = cli("render", "st-brannocs", "--to", to, "-o", "-")

    assert done.code == 0
    assert done.err == ""
    assert "Mondays and Thursdays" in done.out
    assert [*account.glob("*.html"), *account.glob("*plan.md")] == []


def test_the_six_boxes_are_a_page_of_their_own(account: Path, cli: Cli) -> None:
    done = cli("render", "--to", "canvas")

    assert done.err.startswith("wrote st-brannocs-canvas.html (")
    assert "one sheet of A4" in done.err
    assert (account / "st-brannocs-canvas.html").is_file()


def test_markdown_goes_to_stdout(account: Path, cli: Cli) -> None:
    done = cli("render", "--to", "markdown")

    assert done.out.startswith("# St. Brannoc's University Hospital and Tessaly Biologics\n")
    assert [*account.glob("*.html"), *account.glob("*plan.md")] == []


def test_the_ending_says_the_form(account: Path, cli: Cli) -> None:
    cli("render", "-o", "plan.md")

    assert (account / "plan.md").read_text(encoding="utf-8").startswith("# St. Brannoc's")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("accounts/st-brannocs/plan.yaml", "does not say which form"),
        ("accounts/st-brannocs/sessions/2025-09-16-walk-round.md", "kamplan did not make it"),
        ("accounts", "is a folder"),
        ("nowhere/plan.html", "cannot be written"),
    ],
)
def test_nothing_else_is_written_over(account: Path, cli: Cli, path: str, message: str) -> None:
    before = {one: one.read_bytes() for one in account.rglob("*") if one.is_file()}

    done = cli("render", "-o", path)

    assert done.code == 2
    assert message in done.err
    assert {one: one.read_bytes() for one in account.rglob("*") if one.is_file()} == before


def test_the_plan_itself_is_never_written_over(account: Path, cli: Cli) -> None:
    plan = account / "accounts/st-brannocs/plan.yaml"
    before = plan.read_bytes()

    done = cli("render", "--to", "html", "--force", "-o", plan)

    assert done.code == 2
    assert "is the plan itself" in done.err
    assert plan.read_bytes() == before


def test_another_file_is_replaced_when_told_to(account: Path, cli: Cli) -> None:
    (account / "page.html").write_text("<p>Mine</p>", encoding="utf-8")

    assert cli("render", "-o", "page.html").code == 2
    assert cli("render", "-o", "page.html", "--force").code == 0
    assert "Mine" not in (account / "page.html").read_text(encoding="utf-8")


def test_a_plan_that_cannot_be_read_is_not_rendered(account: Path, cli: Cli) -> None:
    plan = account / "accounts/st-brannocs/plan.yaml"
    plan.write_text("kamplan: 1\nneeds: 7\n", encoding="utf-8")

    done = cli("render")

    assert done.code == 2
    assert "kamplan lint" in done.err
    assert list(account.glob("*.html")) == []


@pytest.mark.usefixtures("account")
def test_a_language_without_words_says_which_there_are(cli: Cli) -> None:
    done = cli("render", "--lang", "tlh")

    assert done.code == 2
    assert "--lang en" in done.err
