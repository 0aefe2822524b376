"""`kamplan review --checkpoint`: the quarter shown, its page, and what both saw written down."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kamplan.planfile import demand_plan
from kamplan.workspace import shown
from tests.conftest import ROOT, Cli, Repo

JULY = ("--today", "2026-07-15")
QUARTER = ("review", "st-brannocs", "--checkpoint")
SEEN = (
    "--held-on", "2026-07-14", "--attendee", "penhale", "--attendee", "marsh", "--next", "continue",
    "--focus", "goals", "--note", "Two mornings in June.",
)  # fmt: skip


@pytest.fixture
def plan(repo: Repo) -> Path:
    """The hospital's plan in the middle of its year: nothing written down since April."""
    shutil.copytree(ROOT / "examples/st-brannocs", repo.root, dirs_exist_ok=True)
    path = repo.root / "accounts/st-brannocs/plan.yaml"
    text = path.read_text()
    begin = text.index("  - {on: 2026-07-14, attendees")
    path.write_text(text[:begin] + text[text.index("reporting:", begin) :])
    repo.commit("Half of the year")
    return path


def changed(repo: Repo) -> list[str]:
    lines = repo.git("diff", "--unified=0").splitlines()
    return [one for one in lines if one[:1] in "+-" and one[:3] not in ("+++", "---")]


def test_it_shows_the_quarter_and_writes_nothing(plan: Path, repo: Repo, cli: Cli) -> None:
    result = cli(*QUARTER, *JULY)

    assert result.code == 0
    assert result.out.startswith("Checkpoint 2 of 3: St. Brannoc's")
    assert "1 day ago, and nothing is written down" in " ".join(result.out.split())
    assert "late New slot template live" in result.out
    assert "(8 − 14) / (3 − 14), 15 days old" in result.out
    assert "Did Tessaly Biologics do what it said?" in result.out
    assert "--checkpoint --held-on 2026-07-14 --next continue" in result.err
    assert repo.git("status", "--porcelain") == ""
    assert plan.is_file()


def test_what_both_saw_is_one_line_more(plan: Path, repo: Repo, cli: Cli) -> None:
    assert "missed-checkpoint" in cli("lint", "--today", "2026-08-01").out

    result = cli(*QUARTER, *SEEN, *JULY)

    assert (result.code, result.out) == (0, "wrote accounts/st-brannocs/plan.yaml\n")
    added = changed(repo)
    assert [one[:1] for one in added] == ["+"] * len(added)
    assert len(added) <= 6
    written = demand_plan(plan.read_bytes(), shown(plan)).plan.checkpoint_results[-1]
    assert str(written.on) == "2026-07-14"
    assert (written.attendees, written.next, written.focus, written.note) == (
        ("penhale", "marsh"),
        "continue",
        "goals",
        "Two mornings in June.",
    )
    lint = cli("lint", "--today", "2026-08-01")
    assert lint.code == 0
    assert "missed-checkpoint" not in lint.out
    after = cli(*QUARTER, *JULY)
    assert "and written down" in " ".join(after.out.split())


def test_a_second_time_says_so(plan: Path, cli: Cli) -> None:
    cli(*QUARTER, *SEEN, *JULY)
    once = plan.read_bytes()

    result = cli(*QUARTER, *SEEN, *JULY)

    assert (result.code, result.out) == (0, "")
    assert "says so already; nothing was written" in result.err
    assert plan.read_bytes() == once


def test_a_dry_run_shows_the_lines(plan: Path, cli: Cli) -> None:
    before = plan.read_bytes()

    result = cli(*QUARTER, *SEEN, "--dry-run", *JULY)

    assert result.code == 0
    assert "+  - on: 2026-07-14" in result.out or "+  - {on: 2026-07-14" in result.out
    assert plan.read_bytes() == before


def test_another_day_is_written_down_and_noted(plan: Path, cli: Cli) -> None:
    result = cli(*QUARTER, "--held-on", "2026-05-20", "--note", "An extra one.", *JULY)

    assert result.code == 0
    assert "2026-05-20 is not within 14 days of a checkpoint of this plan" in result.err
    assert b"An extra one." in plan.read_bytes()


@pytest.mark.parametrize(
    ("today", "code", "said"),
    [
        ("2026-07-15", 0, "no checkpoint was missed"),
        ("2026-07-28", 0, "no checkpoint was missed"),
        ("2026-07-29", 1, "no result of the checkpoint of 2026-07-14"),
        ("2026-12-20", 1, "no result of the checkpoint of 2026-07-14, 2026-10-13"),
    ],
)
def test_check_is_for_ci(plan: Path, cli: Cli, today: str, code: int, said: str) -> None:
    result = cli(*QUARTER, "--check", "--today", today)

    assert result.code == code
    assert said in result.out
    assert plan.is_file()


@pytest.mark.parametrize("to", ["markdown", "html"])
def test_the_page_before_and_after(plan: Path, cli: Cli, to: str) -> None:
    before = cli(*QUARTER, "--to", to, *JULY)
    cli(*QUARTER, *SEEN, *JULY)
    after = cli(*QUARTER, "--to", to, *JULY)

    assert (before.code, after.code) == (0, 0)
    assert "Checkpoint 2 of 3" in before.out
    assert "Agenda" in before.out
    assert "What both wrote down" not in before.out
    assert "What both wrote down" in after.out
    assert "Two mornings in June." in after.out
    assert "Agenda" not in after.out
    assert plan.is_file()


@pytest.mark.parametrize(
    ("language", "title"), [("de", "Zwischenbilanz 2 von 3"), ("fr", "Point d’étape 2 sur 3")]
)
def test_the_page_speaks_other_languages(plan: Path, cli: Cli, language: str, title: str) -> None:
    page = cli(*QUARTER, "--to", "markdown", "--lang", language, *JULY).out

    assert title in page
    assert "Done since" not in page
    assert plan.is_file()


def test_pages_are_as_they_were(plan: Path, cli: Cli, snapshot: Callable[[str, str], None]) -> None:
    assert plan.is_file()
    snapshot("checkpoint.md", cli(*QUARTER, "--to", "markdown", *JULY).out)
    snapshot("checkpoint.txt", cli(*QUARTER, *JULY).out)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--note", "x"), "say on which day the checkpoint was held"),
        (("--held-on", "2026-07-14"), "nothing was said of the checkpoint"),
        (("--held-on", "2026-07-16", "--note", "x"), "2026-07-16 is still to come"),
        (("--held-on", "2026-07-14", "--note", " "), "--note is empty"),
        (("--held-on", "2026-07-14", "--note", "a\u202eb"), "character 2"),
        (
            ("--held-on", "2026-07-14", "--note", "x", "--attendee", "pehnale"),
            "no contact `pehnale`",
        ),
        (("--held-on", "2026-07-14", "--rating", "customer=4"), "of the twelve-month review"),
        (("--to", "html", "--note", "x"), "write nothing to the plan"),
        (("--held-on", "2026-07-14", "--next", "close", "--focus", "none"), "none"),
    ],
)
def test_what_cannot_be_is_refused(
    plan: Path, cli: Cli, options: tuple[str, ...], said: str
) -> None:
    before = plan.read_bytes()

    result = cli(*QUARTER, *options, *JULY)

    assert result.code == 2
    assert said in " ".join(result.err.split())
    assert plan.read_bytes() == before


def test_what_is_of_a_checkpoint_goes_with_it(plan: Path, cli: Cli) -> None:
    before = plan.read_bytes()

    result = cli("review", "--note", "x", *JULY)

    assert result.code == 2
    assert "--note goes with --checkpoint" in result.err
    assert plan.read_bytes() == before


def test_a_new_plan_has_its_first_checkpoint_ahead(repo: Repo, cli: Cli) -> None:
    cli("new", "acme", "--start", "2026-01-01", "--today", "2025-12-01")

    result = cli("review", "--checkpoint", "--today", "2026-03-20")

    assert result.code == 0
    assert "On 1 April 2026, in 12 days." in result.out
    assert "nothing done, late, or due until then" in result.out
    assert repo.root.is_dir()
