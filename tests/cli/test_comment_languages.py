"""In which language `kamplan comment` speaks: the agreed version says so, and no proposal."""

import pytest

from tests.cli.test_comment import PLAN, change, tell
from tests.conftest import ROOT, Cli, Repo

OWN = "\nlanguage: en\n"
SETTINGS = "kamplan: 1\nlanguage: {}\n"
GERMAN, FRENCH, ENGLISH = "**Nächster Schritt:** ", "**Prochaine étape\xa0:** ", "**Next:** "
BOTH = pytest.mark.parametrize("head", [("--head", "proposal"), ()], ids=["commit", "work tree"])


@pytest.fixture
def speaking(agreed: Repo) -> Repo:
    """Give a repository whose agreed version speaks German, and a proposal that moves a day."""
    agreed.git("checkout", "--quiet", "main")
    change(agreed, OWN, "\n")
    agreed.write("kamplan.yaml", SETTINGS.format("de"))
    agreed.commit("German")
    agreed.git("checkout", "--quiet", "-B", "proposal")
    change(agreed, "due: 2026-01-30", "due: 2026-02-13")
    agreed.commit("Later")
    return agreed


@BOTH
def test_it_speaks_the_language_of_the_repository(
    speaking: Repo, cli: Cli, head: tuple[str, ...]
) -> None:
    assert speaking.root.is_dir()

    text = tell(cli, "--base", "main", *head)

    assert GERMAN in text
    assert "13. Februar 2026" in text
    assert ("dieser Vorschlag (" if head else "dieser Arbeitsstand") in text


@BOTH
def test_a_proposal_does_not_choose_the_language(
    speaking: Repo, cli: Cli, head: tuple[str, ...]
) -> None:
    speaking.write("kamplan.yaml", SETTINGS.format("fr"))
    change(speaking, "kamplan: 1\n", "kamplan: 1\nlanguage: fr\n")
    speaking.commit("French, please")

    text = tell(cli, "--base", "main", *head)

    assert GERMAN in text
    assert "- `kamplan.yaml`" in text


def test_a_proposal_of_the_first_settings_and_plan_does_not_choose_it_either(
    repo: Repo, cli: Cli
) -> None:
    repo.commit("Nothing yet")
    repo.git("checkout", "--quiet", "-b", "proposal")
    plan = (ROOT / "examples/st-brannocs" / PLAN).read_text(encoding="utf-8")
    assert OWN in plan
    repo.write(PLAN, plan.replace(OWN, "\nlanguage: fr\n"))
    repo.write("kamplan.yaml", SETTINGS.format("de"))
    repo.commit("All at once")

    text = tell(cli, "--base", "main", "--head", "proposal")

    assert ENGLISH in text
    assert "### Account plan `st-brannocs`: " in text


@pytest.mark.parametrize(
    ("settings", "plan", "expected"),
    [
        (None, "fr", FRENCH),
        (SETTINGS.format("de"), "fr", FRENCH),
        (SETTINGS.format("de"), "en", ENGLISH),
        (SETTINGS.format("de-CH"), None, GERMAN),
        (SETTINGS.format("de"), "ar", GERMAN),
        (SETTINGS.format("ar"), "ja", ENGLISH),
        (SETTINGS.format("ar"), None, ENGLISH),
        ("kamplan: 1\n", None, ENGLISH),
        ("kamplan: 1\nlanguage: [", None, ENGLISH),
        ("kamplan: 1\nlanguage: ../../etc/passwd\n", None, ENGLISH),
    ],
)
def test_the_plan_of_the_base_comes_first_then_its_settings_then_english(
    agreed: Repo, cli: Cli, settings: str | None, plan: str | None, expected: str
) -> None:
    agreed.git("checkout", "--quiet", "main")
    change(agreed, OWN, "\n" if plan is None else f"\nlanguage: {plan}\n")
    if settings is not None:
        agreed.write("kamplan.yaml", settings)
    agreed.commit("Languages")
    agreed.git("checkout", "--quiet", "-B", "proposal")
    agreed.git("rm", "--quiet", "--ignore-unmatch", "kamplan.yaml")
    change(agreed, "due: 2026-01-30", "due: 2026-02-13")
    agreed.commit("Later")

    assert expected in tell(cli, "--base", "main", "--head", "proposal")


def test_the_plan_of_the_base_is_asked_also_where_the_proposed_one_cannot_be_read(
    agreed: Repo, cli: Cli
) -> None:
    agreed.git("checkout", "--quiet", "main")
    change(agreed, OWN, "\nlanguage: fr\n")
    agreed.commit("French")
    agreed.git("checkout", "--quiet", "-B", "proposal")
    agreed.write(PLAN, "needs: [")
    agreed.commit("Oops")

    text = tell(cli, "--base", "main", "--head", "proposal")

    assert "le plan ne peut pas être lu" in text


@pytest.mark.parametrize(
    ("asked", "expected"), [("fr", FRENCH), ("FR_ca", FRENCH), ("en", ENGLISH), ("de-AT", GERMAN)]
)
def test_the_language_asked_for_comes_before_all(
    speaking: Repo, cli: Cli, asked: str, expected: str
) -> None:
    assert speaking.root.is_dir()

    assert expected in tell(cli, "--base", "main", "--head", "proposal", "--lang", asked)


def test_a_language_without_words_is_an_error(speaking: Repo, cli: Cli) -> None:
    assert speaking.root.is_dir()

    done = cli("comment", "--base", "main", "--lang", "tlh")

    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "error: there are no words in the language `tlh`\ntry: --lang en, de or fr\n"
    )


def test_plans_of_several_languages_are_told_in_that_of_the_repository(
    speaking: Repo, cli: Cli
) -> None:
    text = (speaking.root / PLAN).read_text(encoding="utf-8")
    other = "accounts/other/plan.yaml"
    for branch in ("main", "proposal"):
        speaking.git("checkout", "--quiet", branch)
        day = {"main": "2026-01-30", "proposal": "2026-02-20"}[branch]
        words = text.replace("due: 2026-02-13", f"due: {day}", 1)
        speaking.write(other, words.replace("kamplan: 1\n", "kamplan: 1\nlanguage: fr\n", 1))
        speaking.commit("Another")

    told = tell(cli, "--base", "main", "--head", "proposal")

    assert "### 2 Kundenpläne: " in told
