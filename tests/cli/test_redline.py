"""The red-line on the command line: `diff --format html` and `render --redline`."""

from pathlib import Path

import pytest
from examples.make_repository import build

from tests.conftest import ROOT, Cli, Repo
from tests.render.pages import Page

REFERENCE = (ROOT / "tests/data/plan.reference.yaml").read_text(encoding="utf-8")
PLAN = "accounts/st-brannocs/plan.yaml"
HARDER = REFERENCE.replace("target: {value: 3, by", "target: {value: 2, by")
TODAY = ("--today", "2026-07-01")


@pytest.fixture
def dornbach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the repository of an example, and stand in it."""
    folder = tmp_path / "dornbach"
    build("dornbach", folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def changed(repo: Repo) -> Repo:
    """Give a repository whose plan changed since its one commit."""
    repo.write(PLAN, REFERENCE)
    repo.commit("First draft")
    repo.write(PLAN, HARDER)
    return repo


def test_diff_marks_what_changed_on_one_page(dornbach: Path, cli: Cli) -> None:
    result = cli("diff", "first-draft", "agreed", "--format", "html", *TODAY)
    page = Page(result.out)

    assert dornbach.is_dir()
    assert (result.code, result.err) == (0, "")
    assert (page.misplaced, page.open) == ([], [])
    assert "What changed" in page.text
    assert "11 days earlier" in page.text
    assert [one for one in page.links if one.startswith("#") and one[1:] not in page.ids] == []


def test_render_and_diff_give_the_same_page(changed: Repo, cli: Cli) -> None:
    result = cli("render", "--redline", "HEAD", "-o", "page.html", *TODAY)

    assert result.code == 0
    written = (changed.root / "page.html").read_text(encoding="utf-8")
    assert written == cli("diff", "HEAD", "--format", "html", *TODAY).out
    assert ">3</del>" in written


def test_a_red_line_has_a_name_of_its_own(changed: Repo, cli: Cli) -> None:
    assert "wrote st-brannocs-redline.html" in cli("render", "--redline", "HEAD").err
    assert (changed.root / "st-brannocs-redline.html").is_file()


@pytest.mark.parametrize("base", ["HEAD", f"HEAD:{PLAN}", "old.yaml"])
def test_the_base_is_a_revision_or_a_file(changed: Repo, cli: Cli, base: str) -> None:
    changed.write("old.yaml", REFERENCE)

    assert ">3</del>" in cli("render", "--redline", base, "-o", "-", *TODAY).out


def test_from_a_folder_below(changed: Repo, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(changed.root / "accounts/st-brannocs")

    assert ">3</del>" in cli("render", "--redline", "HEAD", "-o", "-", *TODAY).out
    assert ">3</del>" in cli("diff", "HEAD", "--format", "html", *TODAY).out


def test_a_renamed_file_is_followed(changed: Repo, cli: Cli) -> None:
    changed.git("mv", "accounts/st-brannocs", "accounts/hospital")
    changed.write(
        "accounts/hospital/plan.yaml", HARDER.replace("  id: st-brannocs  ", "  id: hospital  ")
    )
    changed.commit("Rename")

    page = cli("render", "--redline", "HEAD~1", "-o", "-", *TODAY).out

    assert ">3</del>" in page
    assert "The plan is new" not in page


def test_of_several_plans_the_one_that_changed_is_shown(changed: Repo, cli: Cli) -> None:
    changed.write("accounts/other/plan.yaml", REFERENCE.replace("id: st-brannocs ", "id: other "))
    changed.write(PLAN, REFERENCE)
    changed.commit("Another")
    changed.write(PLAN, HARDER)

    assert ">3</del>" in cli("diff", "HEAD", "--format", "html").out

    changed.write("accounts/other/plan.yaml", HARDER.replace("id: st-brannocs ", "id: other "))
    result = cli("diff", "HEAD", "--format", "html")
    assert (result.code, result.out) == (2, "")
    assert "a page holds one plan, and 2 are to be compared" in result.err
    assert ">3</del>" in cli("diff", "HEAD", "--format", "html", "--path", "other").out


def test_the_exit_code_is_that_of_every_format(changed: Repo, cli: Cli) -> None:
    assert cli("diff", "HEAD", "--format", "html", "--fail-on", "material").code == 1
    assert cli("diff", "HEAD", "--format", "html", "--exit-code").code == 1
    changed.write(PLAN, REFERENCE)
    result = cli("diff", "HEAD", "--format", "html", "--exit-code")
    assert result.code == 0
    assert "Nothing changed: the two are the same to the byte." in result.out


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--redline", "nope"), "git knows no revision `nope`"),
        (("--redline", "HEAD", "--to", "markdown"), "marked on the whole page only"),
        (("--redline", "HEAD", "--lang", "xx"), "there are no words in the language `xx`"),
    ],
)
def test_what_cannot_be_marked_is_said(
    changed: Repo, cli: Cli, more: tuple[str, ...], said: str
) -> None:
    result = cli("render", *more)

    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert not list(changed.root.glob("*.html"))
