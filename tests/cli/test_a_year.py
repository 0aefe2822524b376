"""A year with one plan, lived by commands alone: from the first file to the plan of the next year.

After every step the plan is linted, and what git shows as changed is counted, line by line.
"""

import shutil
import subprocess
from datetime import date
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pytest

from kamplan.planfile import PlanFile, demand_plan
from kamplan.signoff import read_folder
from kamplan.workspace import read_signoffs, shown
from tests.conftest import Cli, CliResult, Repo

NAME = "St. Brannoc's University Hospital"
HERE = "accounts/st-brannocs"
CHAIRS = (
    "Mondays and Thursdays I've people sat in the corridor because the chairs are gone by half "
    "nine. Then Wednesday afternoon I've two nurses and nobody to treat."
)
WIN = "If nobody has had to ring a patient at eight to say don't come, I'll call that a win."
VERDICT = "They told us about the carton late once, and said so before I found out."
NOTES = """\
# Walk-round of the infusion unit, 16 September 2025

Attendees: Moira Penhale, Ella Marsh, Tunde Adeyemi.

We walk from the door to the chairs and back. Nobody offers anything today; we
listen, and write down what is said as it is said.

## What Moira Penhale said

In the corridor, half past nine:

> Mondays and Thursdays I've people sat in the corridor because the chairs are gone by half nine.
> Then Wednesday afternoon I've two nurses and nobody to treat.

At the car park, on the way out:

> It's four pounds an hour to park.
"""
ANSWERS = """\
why: The unit treats 310 people a month and we are one of the causes of its stress.
want_for_customer: Every patient treated on the day promised.
help_become: The unit that other hospitals come to see.
for_person: Nurses go home on time.
for_business: Waiting time comes down.
market_context: Biosimilars enter in 2026.
1a: quarterly product decks
1b: asking finance in September
1c: who owns the booking template
2a: chairs on Mondays and Thursdays
2a-emotions: overloaded, guarded
2a-barriers: eleven log-ins a nurse
2a-forward: see one quiet Thursday
2b: a link with home care
2c: what biosimilars do to the unit's funding
3a: nine of fourteen cancellations fall on two weekdays
3b: slot modelling
3c: level the infusion week
5b: a scheduling specialist before any leaflet
5c: 12 analyst days
6-who: marsh
6a: listening
6b: strand
6c: that nobody is rung at eight
6-others: home-care team
"""
EXPORT = """\
Case Number,Description,Contact Name,Opened Date
00012,"I'd love the fridge to text me before it's too warm, not after.",Moira Penhale,2026-11-02
"""


class Year(NamedTuple):
    """The repository, and how to take a step in it."""

    repo: Repo
    cli: Cli

    @property
    def path(self) -> Path:
        return self.repo.root / HERE / "plan.yaml"

    @property
    def file(self) -> PlanFile:
        return demand_plan(self.path.read_bytes(), shown(self.path))

    def read(self, *argv: str, code: int = 0) -> CliResult:
        """Run a command that changes nothing in the plan."""
        before = self.path.read_bytes()
        result = self.cli(*argv)
        assert result.code == code, result.err
        assert self.path.read_bytes() == before
        return result

    def write(self, *argv: str, adds: int, takes: int = 0) -> CliResult:
        """Run a command that changes the plan, by so many lines as git counts them."""
        before = self.repo.root.parent / "before.yaml"
        shutil.copyfile(self.path, before)
        result = self.cli(*argv)
        assert result.code == 0, result.err
        assert f"wrote {HERE}/plan.yaml\n" in result.out
        counted = count_lines(before, self.path)
        assert counted == (adds, takes), (*argv[:4], counted)
        lint = self.cli("lint")
        assert lint.code == 0, lint.out
        return result


def count_lines(before: Path, after: Path) -> tuple[int, int]:
    """Return how many lines git shows as added, and as taken away."""
    told = subprocess.run(
        ["git", "diff", "--no-index", "--numstat", str(before), str(after)],
        check=False,
        capture_output=True,
        encoding="utf-8",
    ).stdout
    added, removed, _ = told.split("\t") if told else ("0", "0", "")
    return int(added), int(removed)


@pytest.fixture
def year(tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Year:
    """A plan repository as `init` makes it, and the plan as `new` makes it."""
    monkeypatch.chdir(tmp_path)
    go_to(monkeypatch, "2025-09-10")
    made = cli("init", "st-brannocs-plan", "--forge", "github", "--customer", NAME)
    assert made.code == 0, made.err
    root = tmp_path / "st-brannocs-plan"
    monkeypatch.chdir(root)
    result = cli(
        "new", "st-brannocs", "--name", NAME, "--supplier", "Tessaly Biologics",
        "--lead", "Ella Marsh", "--customer-lead", "Dr Helena Strand",
        "--beneficiaries", "patients treated with infused medicines", "--start", "2026-01-01",
    )  # fmt: skip
    assert result.code == 0, result.err
    assert cli("lint").code == 0
    return Year(Repo(root), cli)


def go_to(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    """Let it be that day, for kamplan and for what it commits."""
    monkeypatch.setenv("KAMPLAN_TODAY", day)
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Ella Marsh")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "marsh@example.org")
        monkeypatch.setenv(f"GIT_{role}_DATE", f"{day}T09:00:00Z")


def listen(year: Year, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ninety minutes, the first meeting, and what was said in it."""
    go_to(monkeypatch, "2025-09-16")
    (year.repo.root / "answers.txt").write_text(ANSWERS)
    year.write("session", "st-brannocs", "--answers", "answers.txt", adds=25, takes=6)
    (year.repo.root / "answers.txt").unlink()
    assert "# " in year.read("guide", "discovery").out

    note = year.repo.root / HERE / "sessions/2025-09-16-walk-round.md"
    note.write_text(NOTES)
    year.write("add", "contact", "--id", "adeyemi", "--name", "Tunde Adeyemi", "--party", "supplier",
               "--role", "specialist", "--reports-to", "marsh", adds=5)  # fmt: skip
    year.write("add", "contact", "--id", "penhale", "--name", "Moira Penhale", "--party", "customer",
               "--role", "day-to-day", "--reports-to", "strand", adds=5)  # fmt: skip
    year.write("add", "session", "--id", "walk-round", "--on", "2025-09-16", "--kind", "discovery",
               "--attendee", "penhale", "--notes", "sessions/2025-09-16-walk-round.md",
               adds=5)  # fmt: skip
    heard = year.write(
        "add", "need", "--id", "empty-chairs", "--from-note",
        f"{HERE}/sessions/2025-09-16-walk-round.md:12-13", "--said-by", "penhale",
        "--said-on", "2025-09-16", "--session", "walk-round", "--kind", "pain",
        "--priority", "high", "--theme", "capacity", adds=11, takes=1,
    )  # fmt: skip
    assert CHAIRS in " ".join(heard.out.split() + heard.err.split())
    assert year.file.plan.needs[0].verbatim == CHAIRS
    year.write(
        "add", "need", "--id", "parking-cost", "--verbatim", "It's four pounds an hour to park.",
        "--said-by", "penhale", "--said-on", "2025-09-16", "--kind", "complaint",
        "--priority", "low", adds=6,
    )  # fmt: skip


def agree(year: Year, monkeypatch: pytest.MonkeyPatch) -> None:
    """What winning means, the answers to the needs, and what both do."""
    go_to(monkeypatch, "2025-11-18")
    year.write("add", "return", "--id", "no-morning-calls", "--party", "customer", "--verbatim",
               WIN, "--said-by", "strand", "--said-on", "2025-10-28", adds=5)  # fmt: skip
    year.write("decide", "empty-chairs", "--intent", "act", adds=2)
    year.write("decide", "parking-cost", "--intent", "wont-act", "--reason",
               "Not ours to change. Passed to the estates team.", adds=3)  # fmt: skip
    year.write("confirm", "empty-chairs", "--by", "penhale", "--on", "2025-11-18", adds=2)
    assert "parking-cost" not in year.read("needs", "--intent", "undecided", "--format", "csv").out
    year.write(
        "add", "goal", "--id", "no-same-day-cancellations", "--goal", "No same-day cancellation",
        "--why-it-matters", "The board reads it first.", "--expected-result", "Three a month",
        adds=4,
    )  # fmt: skip
    year.write(
        "add", "initiative", "--id", "level-the-week", "--title", "Level the infusion week",
        "--rank", "1", "--need", "empty-chairs", "--goal", "no-same-day-cancellations",
        "--start", "2026-01-12", "--due", "2026-06-30", adds=8, takes=1,
    )  # fmt: skip
    year.write(
        "add", "commitment", "--initiative", "level-the-week", "--id", "analyst-on-site",
        "--party", "supplier", "--owner", "adeyemi", "--what", "Analyst on site for twelve days",
        "--due", "2026-02-27", adds=6,
    )  # fmt: skip
    year.write(
        "add", "commitment", "--initiative", "level-the-week", "--id", "chair-times",
        "--party", "customer", "--owner", "penhale", "--what", "Eight weeks of chair times",
        "--due", "2026-01-30", adds=5,
    )  # fmt: skip
    year.write(
        "add", "criterion", "--initiative", "level-the-week", "--id", "same-day-cancellations",
        "--metric", "Same-day cancellations", "--unit", "per month", "--baseline", "14",
        "--baseline-as-of", "2025-09-30", "--baseline-source", "unit log", "--target", "3",
        "--target-by", "2026-12-31", "--measured-by", "penhale", adds=12,
    )  # fmt: skip


def sign(year: Year, monkeypatch: pytest.MonkeyPatch) -> None:
    """The proposal, the comparison, the page, the signatures of both."""
    go_to(monkeypatch, "2025-12-11")
    proposed = year.read("propose", "-m", "First version after the workshop")
    assert "plan/st-brannocs-2025-12-11" in proposed.out + proposed.err
    assert year.repo.git("log", "-1", "--format=%s") == "First version after the workshop"
    assert "No same-day cancellation" in year.read("diff", "main", "--format", "markdown").out
    year.read("render", "st-brannocs", "--to", "html", "-o", "plan.html", "--redline", "main")
    assert CHAIRS in unescape((year.repo.root / "plan.html").read_text(encoding="utf-8"))
    (year.repo.root / "plan.html").unlink()
    for party, who in (("customer", "strand"), ("supplier", "marsh")):
        year.read("sign", "st-brannocs", "--party", party, "--by", who, "--method", "meeting",
                  "--evidence", "minutes of 2025-12-11")  # fmt: skip
    assert "agreed" in year.read("verify", "st-brannocs").out
    year.repo.commit("Signed by both", on="2025-12-11")
    year.repo.git("branch", "--force", "main", "HEAD")
    year.repo.git("symbolic-ref", "HEAD", "refs/heads/main")


def live(year: Year, monkeypatch: pytest.MonkeyPatch) -> None:
    """What each side does, what is measured, the checkpoints."""
    go_to(monkeypatch, "2026-02-10")
    assert "analyst-on-site" in year.read("due", "--within", "30d", "--ics", "due.ics").out
    assert b"BEGIN:VCALENDAR" in (year.repo.root / "due.ics").read_bytes()
    (year.repo.root / "due.ics").unlink()
    year.write("mark", "chair-times", "done", "--on", "2026-02-03", "--evidence", "spreadsheet",
               adds=3)  # fmt: skip
    go_to(monkeypatch, "2026-02-26")
    year.write("mark", "analyst-on-site", "done", "--on", "2026-02-26", "--evidence", "site log",
               adds=3)  # fmt: skip
    go_to(monkeypatch, "2026-04-01")
    quarter = year.read("review", "st-brannocs", "--checkpoint").out
    assert quarter.startswith("Checkpoint 1 of 3")
    year.write(
        "review", "st-brannocs", "--checkpoint", "--held-on", "2026-04-01", "--attendee",
        "penhale", "--attendee", "marsh", "--next", "continue", "--note", "Chair data agreed.",
        adds=5,
    )  # fmt: skip
    go_to(monkeypatch, "2026-06-30")
    told = year.write("measure", "same-day-cancellations", "8", "--on", "2026-06-30", adds=3)
    assert "0.55" in told.out + told.err  # (8 - 14) / (3 - 14)
    for day, focus in (("2026-07-01", "journey"), ("2026-10-01", "goals")):
        go_to(monkeypatch, day)
        year.write("review", "--checkpoint", "--held-on", day, "--next", "continue",
                   "--focus", focus, adds=3)  # fmt: skip
        assert year.read("review", "--checkpoint", "--check").code == 0
    go_to(monkeypatch, "2026-11-03")
    (year.repo.root / "export.csv").write_text(EXPORT)
    shown_only = year.read("import", "needs", "export.csv", "--account", "st-brannocs", "--dry-run")
    assert "fridge" in shown_only.out
    year.write("import", "needs", "export.csv", "--account", "st-brannocs", "--yes", adds=4)
    (year.repo.root / "export.csv").unlink()
    fridge = year.file.plan.needs[-1].id
    year.write("decide", fridge, "--intent", "wont-act", "--reason",
               "No such product with us; kept for the next plan.", adds=3)  # fmt: skip
    assert "signed" in year.read("status").out
    assert year.read("verify").code == 0
    year.repo.commit("The year", on="2026-11-03")


def look_back(year: Year, monkeypatch: pytest.MonkeyPatch) -> None:
    """The review: the agenda, what both say, the report."""
    go_to(monkeypatch, "2026-12-15")
    year.write("measure", "same-day-cancellations", "5", "--on", "2026-12-14", adds=2)
    assert "Due since 1 December 2026" in year.read("review", "st-brannocs", "--check").out
    agenda = year.read("review", "st-brannocs", "--to", "markdown").out
    assert "Agenda of the twelve-month review" in agenda
    year.write("review", "st-brannocs", adds=59)
    year.write(
        "review", "--held-on", "2026-12-15", "--attendee", "strand", "--attendee", "marsh",
        "--worked", "level-the-week=chair data in the open",
        "--did-not-work", "level-the-week=waiting on one person for counts",
        "--outcome", "no-same-day-cancellations=partly",
        "--why", "no-same-day-cancellations=Three a month from October only.",
        "--outcome", "no-morning-calls=partly",
        "--said", "no-morning-calls=Two mornings in the whole autumn.",
        "--again", "Chair data in the open", "--verdict", VERDICT, "--said-by", "strand",
        "--kept-word", "customer:supplier=mostly", "--kept-word", "customer:customer=partly",
        "--kept-word", "supplier:supplier=partly", "--kept-word", "supplier:customer=mostly",
        "--answered-by", "strand", "--answered-by", "marsh",
        "--rating", "customer=4", "--rating", "supplier=3", "--next", "continue",
        "--focus-next", "growth", "--focus-next", "goals", adds=25, takes=21,
    )  # fmt: skip
    assert year.read("review", "st-brannocs", "--check").out == (
        "st-brannocs: Held on 15 December 2026.\n"
    )
    told = year.read("review", "st-brannocs").err
    assert "new st-brannocs --from accounts/st-brannocs/plan.yaml" in told
    report = year.read("review", "st-brannocs", "--to", "markdown").out
    for words in (
        VERDICT,
        "Rated by the customer: 4 of 5",
        "(5 − 14) / (3 − 14) = 82 %",
        "**kept**, 26 February 2026",
        "**kept late**, 3 February 2026",
        "Both signed on 11 December 2025. Nothing that was agreed has changed.",
        "Heard since both signed (1)",
        "Two mornings in the whole autumn.",
        "To think through again: Growth, Goals",
    ):
        assert words in report
    page = year.repo.root.parent / "review.html"
    year.read("review", "st-brannocs", "--to", "html", "-o", str(page))
    assert VERDICT in page.read_text(encoding="utf-8")
    year.repo.commit("The review", on="2026-12-15")


def go_on(year: Year, monkeypatch: pytest.MonkeyPatch) -> None:
    """The plan of the next year, beside the closed one."""
    go_to(monkeypatch, "2026-12-20")
    closed = year.path.read_bytes()
    signed = read_signoffs(year.path)
    result = year.cli("new", "st-brannocs", "--from", f"{HERE}/plan.yaml", "--start", "2027-01-01")
    assert result.code == 0, result.err
    archived = year.repo.root / HERE / "archive/2026-01-01/plan.yaml"
    assert archived.read_bytes() == closed
    assert read_signoffs(archived) == signed
    assert read_signoffs(year.path) == {}
    lint = year.cli("lint", "--since", "HEAD")
    assert (lint.code, "need-removed" in lint.out) == (0, False)
    plan = year.file.plan
    assert plan.period.start == date(2027, 1, 1)
    assert [(one.id, one.intent) for one in plan.needs][:2] == [
        ("empty-chairs", "undecided"),
        ("parking-cost", "wont-act"),
    ]
    assert {one.id for one in plan.contacts} == {"strand", "marsh", "adeyemi", "penhale"}
    assert plan.initiatives == ()
    assert "draft" in year.read("status").out
    year.write("decide", "empty-chairs", "--intent", "act-later", "--reason",
               "After the evening line has run for a quarter.", "--reconsider-on", "2027-04-01",
               adds=4, takes=2)  # fmt: skip
    last_year = year.read("review", "--to", "markdown", "--agenda").out
    assert "Earlier years" in last_year
    assert VERDICT in last_year
    tables = year.repo.root.parent / "tables"
    year.read("export", "--to", "csv", "-o", f"{tables}/")
    assert "empty-chairs" in "".join(one.read_text() for one in tables.glob("*.csv"))


def test_a_year_is_lived_by_commands_alone(year: Year, monkeypatch: pytest.MonkeyPatch) -> None:
    listen(year, monkeypatch)
    agree(year, monkeypatch)
    sign(year, monkeypatch)
    live(year, monkeypatch)
    look_back(year, monkeypatch)
    go_on(year, monkeypatch)

    folder = read_folder(
        read_signoffs(year.repo.root / HERE / "archive/2026-01-01/plan.yaml"), "st-brannocs"
    )
    assert [one.is_complete for one in folder.rounds] == [True]
    assert folder.flaws == ()
