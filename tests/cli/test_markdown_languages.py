"""`--format markdown` of diff and history speaks as pages do; what programs read stays English."""

import json
from pathlib import Path

import pytest

from tests.cli.test_diff import HARDER, PLAN, REFERENCE
from tests.conftest import Cli, Repo

OWN = "\nlanguage: en "
COMMANDS = {
    "diff": ("diff", "HEAD~1", "HEAD"),
    "history": ("history",),
}
SAID = {
    "en": {"diff": "what was agreed changes", "history": "# History of `st-brannocs`"},
    "de": {"diff": "Vereinbartes ändert sich", "history": "# Verlauf von `st-brannocs`"},
    "fr": {"diff": "ce qui était convenu change", "history": "# Historique de `st-brannocs`"},
}
each = pytest.mark.parametrize("command", COMMANDS)


@pytest.fixture
def told(repo: Repo) -> Repo:
    """Give a plan of two iterations that speaks French in a repository that speaks German."""
    repo.write("kamplan.yaml", "kamplan: 1\nlanguage: de\n")
    for text in (REFERENCE, HARDER):
        repo.write(PLAN, speak(text, "fr"))
        repo.commit("A change")
    return repo


def speak(text: str, language: str | None) -> str:
    assert OWN in text
    return text.replace(OWN, "\n# " if language is None else f"\nlanguage: {language} ")


@each
@pytest.mark.parametrize("asked", SAID)
def test_the_language_asked_for_comes_first(told: Repo, cli: Cli, command: str, asked: str) -> None:
    assert told.root.is_dir()

    done = cli(*COMMANDS[command], "--format", "markdown", "--lang", asked)

    assert (done.code, done.err) == (0, "")
    assert SAID[asked][command] in done.out


@each
@pytest.mark.parametrize(
    ("plan", "settings", "expected"),
    [("fr", "de", "fr"), (None, "de", "de"), ("ja", "de", "de"), (None, "ar", "en")],
)
def test_else_it_is_the_plans_own_then_that_of_the_settings(  # noqa: PLR0913 - one a fact
    told: Repo, cli: Cli, command: str, *, plan: str | None, settings: str, expected: str
) -> None:
    told.write("kamplan.yaml", f"kamplan: 1\nlanguage: {settings}\n")
    for text in (REFERENCE, HARDER):
        told.write(PLAN, speak(text, plan))
        told.commit("Again")

    assert SAID[expected][command] in cli(*COMMANDS[command], "--format", "markdown").out


@each
def test_broken_settings_keep_nothing_from_being_told(told: Repo, cli: Cli, command: str) -> None:
    told.write("kamplan.yaml", "kamplan: [")

    done = cli(*COMMANDS[command], "--format", "markdown")

    assert done.code == 0
    assert any(one[command] in done.out for one in SAID.values())


@each
def test_what_programs_and_terminals_read_is_english(told: Repo, cli: Cli, command: str) -> None:
    assert told.root.is_dir()

    data = json.loads(cli(*COMMANDS[command], "--format", "json").out)
    refused = cli(*COMMANDS[command], "--format", "json", "--lang", "de")

    newest = data["plans"][0] if command == "diff" else data["iterations"][0]
    assert newest["changes"][0]["sentence"].startswith("Target of ")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == (
        "error: `--format json` is told in English\ntry: --format markdown or html\n"
    )
    assert cli(*COMMANDS[command], "--lang", "de").code == 2


@each
def test_an_unknown_language_is_an_error(told: Repo, cli: Cli, command: str) -> None:
    assert told.root.is_dir()

    done = cli(*COMMANDS[command], "--format", "markdown", "--lang", "tlh")

    assert (done.code, done.out) == (2, "")
    assert "there are no words in the language `tlh`" in done.err


def test_days_and_numbers_are_written_as_the_language_does(tmp_path: Path, cli: Cli) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(speak(REFERENCE, "de"), encoding="utf-8")
    new.write_text(
        speak(REFERENCE, "de").replace("target: {value: 3, by", "target: {value: 1200.5, by"),
        encoding="utf-8",
    )

    assert "`1.200,5`" in cli("diff", old, new, "--format", "markdown").out
    assert "`1200.5`" in cli("diff", old, new, "--format", "markdown", "--lang", "en").out


def test_the_work_tree_is_called_so_in_the_language(told: Repo, cli: Cli) -> None:
    told.write(PLAN, speak(REFERENCE, "de"))

    assert "→ `Arbeitsstand`" in cli("diff", "HEAD", "--format", "markdown").out
    assert "to `work tree`" in cli("diff", "HEAD", "--format", "markdown", "--lang", "en").out
