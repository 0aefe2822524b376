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


@pytest.mark.parametrize("language", ["de", "fr"])
def test_a_guide_speaks_the_language_asked_for(
    cli: Cli, language: str, snapshot: Callable[[str, str], None]
) -> None:
    snapshot(f"discovery.{language}.md", cli("guide", "discovery", "--lang", language).out)
    page = cli("guide", "brief", "--lang", language, "--to", "html", "-o", "-").out
    snapshot(f"brief.{language}.html", page.partition("<body")[2])


def test_without_a_word_it_speaks_as_the_plan_else_as_the_settings(
    account: Path, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, settings = account / "plan.yaml", account.parents[1] / "kamplan.yaml"
    written = plan.read_text(encoding="utf-8").replace("language: en ", "# none ")
    plan.write_text(written, encoding="utf-8")

    def first_line(*argv: str) -> str:
        return cli("guide", "checkpoint", *argv).out.partition("\n")[0]

    assert first_line() == "# Checkpoint"
    settings.write_text("language: de-CH\n", encoding="utf-8")
    assert first_line() == "# Zwischenbilanz"
    plan.write_text(written + "\nlanguage: fr\n", encoding="utf-8")
    assert first_line() == "# Point d\u2019étape"
    assert first_line("--lang", "DE_at") == "# Zwischenbilanz"
    assert first_line("--lang", "en") == "# Checkpoint"
    plan.write_text(written + "\nlanguage: ja\n", encoding="utf-8")
    assert first_line() == "# Zwischenbilanz"
    # Whatever cannot be read is no reason to come to a meeting without a page.
    plan.write_text(written + "\nlanguage: fr\nnonsense: [\n", encoding="utf-8")
    assert first_line() == "# Zwischenbilanz"
    settings.write_text("language: [\n", encoding="utf-8")
    assert first_line() == "# Checkpoint"
    settings.write_text("language: de\n", encoding="utf-8")
    outside = tmp_path / "outside"
    outside.mkdir()
    monkeypatch.chdir(outside)
    assert first_line() == "# Checkpoint"
    plan.write_text(written + "\nlanguage: fr\n", encoding="utf-8")
    assert first_line("-a", str(plan)) == "# Point d\u2019étape"


def test_of_several_plans_the_one_that_is_named_gives_the_language(account: Path, cli: Cli) -> None:
    written = (account / "plan.yaml").read_text(encoding="utf-8")
    other = account.parent / "dornbach"
    other.mkdir()
    german = written.replace("id: st-brannocs", "id: dornbach").replace(
        "language: en", "language: de"
    )
    (other / "plan.yaml").write_text(german, encoding="utf-8")

    assert cli("guide", "review").out.startswith("# Twelve-month review\n")
    assert cli("guide", "review", "-a", "dornbach").out.startswith("# Jahresrückblick\n")
    assert cli("guide", "review", "-a", "dornbch").code == 2
    note = cli("guide", "review", "--to", "note", "-a", "dornbach", "--on", "2026-12-01")
    assert note.code == 0
    assert "Gesagt von:" in (other / "sessions/2026-12-01-review.md").read_text(encoding="utf-8")


def test_the_list_speaks_another_language_where_one_is_asked_for(account: Path, cli: Cli) -> None:
    settings = account.parents[1] / "kamplan.yaml"
    settings.write_text("language: de\n", encoding="utf-8")

    assert "checkpoint                    A quarter of an hour" in cli("guide").out
    german = cli("guide", "--lang", "de").out
    assert "checkpoint                    Eine Viertelstunde für jedes Vorhaben" in german
    assert [line.split()[0] for line in german.splitlines()] == list(KINDS)


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
        (("--choose", "--lang", "de"), "--choose speaks English", "kamplan guide KIND --lang de"),
        (("discovery", "--lang", "el"), "there are no words", "--lang en, de or fr"),
        (("--lang", "a\x1bb"), "`a\\u001bb`", None),
        (("discovery", "-a", "st-branocs"), "st-branocs", None),
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
