"""`kamplan render` as the shell sees it."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Cli
from tests.render.pages import Page

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


def sign(cli: Cli, party: str, by: str, on: str = "2025-12-11") -> None:
    done = cli(
        "sign", "--party", party, "--by", by, "--method", "meeting", "--evidence", "minutes",
        "--on", on,
    )  # fmt: skip
    assert done.code == 0, done.err


@pytest.fixture
def signed(account: Path, cli: Cli) -> Path:
    """Stand in the repository once the customer has signed."""
    sign(cli, "customer", "strand")
    return account


def render_text(cli: Cli, to: str) -> str:
    made = cli("render", "--to", to, "-o", "-", "--today", "2026-07-01").out
    return made if to == "markdown" else Page(made).text


@pytest.mark.parametrize("to", ["html", "markdown"])
def test_a_page_says_who_has_yet_to_sign(signed: Path, cli: Cli, to: str) -> None:
    assert (signed / "accounts/st-brannocs/signoffs/0001-customer.json").is_file()

    text = render_text(cli, to)

    assert "Waiting for the supplier" in text
    assert "Dr Helena Strand" in text


@pytest.mark.parametrize("to", ["html", "markdown"])
@pytest.mark.usefixtures("signed")
def test_a_page_says_what_was_signed_and_by_whom(cli: Cli, to: str) -> None:
    sign(cli, "supplier", "marsh")
    code = cli("verify").out.partition("code ")[2].split()[0].rstrip(",")

    text = render_text(cli, to)

    assert "Agreed on 11 December 2025" in text
    assert code in text
    assert "in a meeting" in text


@pytest.mark.parametrize("to", ["html", "markdown"])
def test_a_page_says_that_a_signature_no_longer_holds(signed: Path, cli: Cli, to: str) -> None:
    sign(cli, "supplier", "marsh")
    plan = signed / "accounts/st-brannocs/plan.yaml"
    text = plan.read_text(encoding="utf-8")
    changed = text.replace("Nurses go home on time.", "Nurses go home.", 1)
    assert changed != text
    plan.write_text(changed, encoding="utf-8")

    shown = render_text(cli, to)

    assert "Changed since it was agreed: 1 change" in shown
    assert "Agreed on" not in shown


@pytest.mark.usefixtures("account")
@pytest.mark.parametrize("to", ["html", "markdown"])
def test_a_page_says_that_nobody_signed(cli: Cli, to: str) -> None:
    assert "Nobody has signed this plan yet." in render_text(cli, to)


def test_the_language_is_asked_for_or_that_of_the_plan_or_of_the_settings(
    account: Path, cli: Cli
) -> None:
    plan, settings = account / "accounts/st-brannocs/plan.yaml", account / "kamplan.yaml"
    said = {
        "de": "Was Sie gesagt haben",
        "fr": "Ce que vous avez dit",
        "en": "What you said",
    }

    def title(*options: str) -> str:
        return cli("render", "--to", "markdown", *options).out

    assert said["en"] in title()
    assert said["fr"] in title("--lang", "fr")
    settings.write_text(settings.read_text().replace("language: en", "language: fr"))
    assert said["en"] in title()
    plan.write_text(plan.read_text().replace("language: en", ""))
    assert said["fr"] in title()
    plan.write_text(plan.read_text().replace("currency:", "language: de\ncurrency:"))
    assert said["de"] in title()


def test_a_language_without_words_is_refused_with_those_there_are(account: Path, cli: Cli) -> None:
    done = cli("render", "--lang", "tlh")

    assert done.code == 2
    assert done.err == (
        "error: there are no words in the language `tlh`\ntry: --lang en, de or fr\n"
    )
    assert [*account.glob("*.html")] == []


def test_a_template_is_copied_once_and_used(account: Path, cli: Cli) -> None:
    copied = cli("render", "--templates", "house", "--copy", "html/plan/glossary.html.j2")
    again = cli("render", "--templates", "house", "--copy", "html/plan/glossary.html.j2")
    (account / "house/html/plan/glossary.html.j2").write_text("<p>Our own words</p>")
    (account / "house/html/plan/glosary.html.j2").write_text("")
    done = cli("render", "--templates", "house", "-o", "-")

    assert copied.err == (
        "wrote house/html/plan/glossary.html.j2\n"
        "next: change it, then kamplan render --templates house\n"
    )
    assert (again.code, again.err.splitlines()[0]) == (
        2,
        "error: `house/html/plan/glossary.html.j2` is there already",
    )
    assert done.code == 0
    assert "<p>Our own words</p>" in done.out
    assert done.err == (
        "note: kamplan has no template `html/plan/glosary.html.j2`; "
        "it is used where another includes it\n"
    )


def test_a_template_that_is_wrong_ends_with_its_line(account: Path, cli: Cli) -> None:
    (account / "house/html/plan").mkdir(parents=True)
    (account / "house/html/plan/glossary.html.j2").write_text("\n{{ plan.nothing }}")

    done = cli("render", "--templates", "house")

    assert done.code == 2
    assert "house/html/plan/glossary.html.j2` line 2: " in done.err
    assert [*account.glob("*.html")] == []


def test_copying_without_a_folder_says_what_to_type(account: Path, cli: Cli) -> None:
    del account
    done = cli("render", "--copy", "html/plan/glossary.html.j2")

    assert (done.code, done.err) == (
        2,
        "error: --copy needs a folder to copy to\ntry: --templates DIR --copy NAME\n",
    )


def test_a_pdf_without_its_library_says_what_to_install(
    account: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)

    done = cli("render", "-o", "plan.pdf")

    assert done.code == 2
    assert done.err == (
        "error: a PDF needs what the extra `pdf` installs\n"
        "try: pip install 'kamplan[pdf]', or print the HTML page from a browser\n"
    )
    assert not (account / "plan.pdf").exists()


def test_watching_makes_the_page_again_and_goes_on_after_a_fault(account: Path) -> None:
    plan, page = account / "accounts/st-brannocs/plan.yaml", account / "plan.html"
    text = plan.read_text(encoding="utf-8")
    command = [sys.executable, "-m", "kamplan", "render", "-o", "plan.html", "--watch"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stderr is not None

        def wait_for(start: str) -> None:
            assert process.stderr is not None
            for line in process.stderr:
                if line.startswith(start):
                    return
            pytest.fail(f"it never said `{start}`")

        wait_for("watching plan.yaml; end it with Ctrl-C")
        wait_for("wrote plan.html")
        plan.write_text(text.replace("needs:", "need s:", 1), encoding="utf-8")
        wait_for("error: ")
        plan.write_text(text.replace("Level the infusion week", "Changed title"), encoding="utf-8")
        wait_for("wrote plan.html")
        process.send_signal(signal.SIGINT)
        wait_for("stopped watching")
        assert process.wait(20) == 0

    assert "Changed title" in page.read_text(encoding="utf-8")


def test_watching_needs_a_file(account: Path, cli: Cli) -> None:
    del account
    done = cli("render", "--to", "markdown", "--watch")

    assert (done.code, done.err) == (
        2,
        "error: --watch needs a file to write to\ntry: -o plan.html --watch\n",
    )
