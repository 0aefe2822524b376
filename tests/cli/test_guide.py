"""`kamplan guide`: listed, printed, chosen, and written as a note that nothing overwrites."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kamplan.guides import KINDS
from tests.conftest import Cli

TODAY = ("--today", "2026-03-20")


def test_without_a_name_all_guides_are_listed(cli: Cli) -> None:
    result = cli("guide")

    assert result.code == 0
    assert [line.split()[0] for line in result.out.splitlines()] == list(KINDS)
    assert "next: kamplan guide discovery" in result.err


def test_a_guide_is_printed(cli: Cli, snapshot: Callable[[str, str], None]) -> None:
    snapshot("discovery.md", cli("guide", "discovery").out)


def test_a_page_is_written(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snapshot: Callable[[str, str], None]
) -> None:
    monkeypatch.chdir(tmp_path)
    first = cli("guide", "workshop", "--to", "html")
    again = cli("guide", "workshop", "-o", "shared-expectations-workshop-guide.html")
    page = Path("shared-expectations-workshop-guide.html").read_text(encoding="utf-8")

    assert (first.code, again.code) == (0, 0)
    assert "wrote shared-expectations-workshop-guide.html" in first.err
    assert "default-src &#39;none&#39;; style-src &#39;sha256-" in page
    for outside in ("<script", "src=", "http:", "https:", "@import"):
        assert outside not in page
    snapshot("workshop.html", page.partition("<body")[2])


def test_something_else_is_not_replaced(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.md").write_text("mine", encoding="utf-8")
    refused = cli("guide", "discovery", "-o", "mine.md")

    assert refused.code == 2
    assert Path("mine.md").read_text(encoding="utf-8") == "mine"
    assert cli("guide", "discovery", "-o", "mine.md", "--force").code == 0
    assert cli("guide", "discovery", "-o", "mine.md").code == 0


def test_a_note_lies_beside_the_plan_and_is_never_overwritten(account: Path, cli: Cli) -> None:
    result = cli("guide", "value-survey", "--to", "note", "--on", "2026-05-04")
    path = account / "sessions/2026-05-04-customer-value-survey.md"
    path.write_text(path.read_text(encoding="utf-8") + "> Said.\n", encoding="utf-8")
    before = path.read_bytes()
    again = cli("guide", "value-survey", "--to", "note", "--on", "2026-05-04")

    assert (result.code, result.out) == (
        0, "wrote accounts/st-brannocs/sessions/2026-05-04-customer-value-survey.md\n",
    )  # fmt: skip
    assert (
        "kamplan add session -a st-brannocs --on 2026-05-04 --kind customer-value-survey "
        "--attendee ID --notes sessions/2026-05-04-customer-value-survey.md"
    ) in result.err
    assert again.code == 2
    assert "is there already" in again.err
    assert path.read_bytes() == before


def test_a_note_alone_is_no_fault_of_the_plan(account: Path, cli: Cli) -> None:
    before = cli("lint", "--format", "concise", *TODAY).out
    assert cli("guide", "discovery", "--to", "note", *TODAY).code == 0
    assert (account / "sessions/2026-03-20-discovery.md").is_file()

    assert cli("lint", "--format", "concise", *TODAY).out == before


def test_what_fits_a_contact_of_the_plan_is_chosen(account: Path, cli: Cli) -> None:
    assert account.is_dir()
    result = cli("guide", "--choose", "--segment", "key", "--contact", "strand")

    assert result.code == 0
    assert result.out.startswith(
        "key: one you want to grow with for years; Dr Helena Strand (executive-sponsor, "
        "decision-maker)\n\n1. executive-interview\n   Whoever decides"
    )
    assert "next: kamplan guide executive-interview" in result.err
    assert "1. discovery" in cli("guide", "--choose", "--contact", "penhale").out


def test_what_fits_a_role_needs_no_plan(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = cli("guide", "--choose", "--segment", "lost", "--contact", "user")
    table = cli("guide", "--choose")

    assert (result.code, table.code) == (0, 0)
    assert "1. win-loss-interview" in result.out
    assert "standard   one of the many\n           customer-value-survey\n" in table.out


@pytest.mark.parametrize(
    ("argv", "message", "hint"),
    [
        (("nonsense",), "there is no guide `nonsense`", "kamplan guide lists them"),
        (("discovery", "--choose"), "--choose finds the guide", "leave out its name"),
        (("discovery", "--many"), "--segment, --contact and --many go with --choose", None),
        (("discovery", "--on", "2026-01-01"), "--on goes with --to note", "--to note --on"),
        (("discovery", "--to", "note", "-o", "x.md"), "a note lies beside its plan", None),
        (("discovery", "--to", "note", "--on", "soon"), "--on: `soon` is not a day", None),
        (("discovery", "-o", "x.pdf"), "`x.pdf` does not say which form the guide has", "--to html"),
        (("--choose", "--contact", "marsh"), "`marsh` is one of the supplier's people", "strand, penhale"),
        (("--choose", "--contact", "a\x1bb"), "`a\\u001bb` is no role and no contact", "or one of the roles"),
        (("--choose", "--segment", "huge"), "huge", None),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said(
    account: Path, cli: Cli, argv: tuple[str, ...], message: str, hint: str | None
) -> None:
    result = cli("guide", *argv)

    assert account.is_dir()
    assert result.code == 2
    assert message in result.err
    assert hint is None or hint in result.err


def test_without_a_plan_a_note_has_no_place(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    note = cli("guide", "discovery", "--to", "note")
    contact = cli("guide", "--choose", "--contact", "strand")

    assert (note.code, contact.code) == (2, 2)
    assert "`strand` is no role, and there is no plan to look it up in" in contact.err
    assert list(tmp_path.iterdir()) == []
