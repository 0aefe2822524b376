"""`kamplan mark`: what became of a promise, in one line of the plan, and what it does to the side."""

from pathlib import Path

import pytest

from tests.cli.conftest import list_changes
from tests.conftest import Cli, Repo

DAY = ("--today", "2026-12-20")


@pytest.fixture
def plan(account: Path) -> Path:
    """The reference plan, which has an entry of every kind."""
    return account / "plan.yaml"


@pytest.mark.parametrize(
    ("arguments", "old", "new"),
    [
        (
            ("chair-times", "in-progress"),
            "due: 2026-01-30}", "due: 2026-01-30, status: in-progress}",
        ),
        (
            ("chair-times", "done", "--on", "2026-02-01", "--evidence", "=SUM(A1)"),
            "due: 2026-01-30}",
            "due: 2026-01-30, status: done, done_on: 2026-02-01, evidence: =SUM(A1)}",
        ),
        (
            ("chair-times", "dropped", "--by", "marsh"),
            "due: 2026-01-30}",
            "due: 2026-01-30, status: dropped, dropped_on: 2026-12-20, dropped_agreed_by: marsh}",
        ),
        (("send-plan-of-slots", "open"), ", done_on: 2025-09-26}", "}"),
        (
            ("follow-up:send-plan-of-slots", "done", "--on", "2025-09-28"),
            "done_on: 2025-09-26", "done_on: 2025-09-28",
        ),
        (("results-shown-before-notice-day", "done"), "done_on: null}]   #",
         "done_on: 2026-12-20}]   #"),
        (("renewal-step:results-shown", "done"), "done_on: null}]   #", "done_on: 2026-12-20}]   #"),
        (
            ("open-promises", "done", "--on", "2025-08-30"),
            "done_on: 2025-08-29", "done_on: 2025-08-30",
        ),
        (("no-same-day-cancellations", "reached"), "reached_on: null", "reached_on: 2026-12-20"),
        (("eight-a-month", "reached"), "reached_on: null", "reached_on: 2026-12-20"),
        (
            ("benchmark:no-same-day-cancellations/2026-06-30", "reached", "--on", "2026-06-29"),
            "reached_on: null", "reached_on: 2026-06-29",
        ),
        (
            ("monthly-call", "held", "--on", "2026-03-20"),
            "held: [2026-01-20, 2026-02-20]", "held: [2026-01-20, 2026-02-20, 2026-03-20]",
        ),
        (("executive-meeting", "held"), "attendees: [strand, pell]}",
         "attendees: [strand, pell], held: [2026-12-20]}"),
        (("strand", "confirmed"), "last_confirmed: 2025-11-18", "last_confirmed: 2026-12-20"),
        (("strand", "left", "--on", "2026-12-01"), "left_on: null", "left_on: 2026-12-01"),
        (
            ("they-want-fewer-leaflets", "checked", "--by", "strand"),
            "checked_with: penhale, checked_on: 2025-09-16",
            "checked_with: strand, checked_on: 2026-12-20",
        ),
    ],
)  # fmt: skip
def test_what_became_of_it_changes_that_alone(
    plan: Path, cli: Cli, arguments: tuple[str, ...], old: str, new: str
) -> None:
    before = plan.read_text(encoding="utf-8")
    assert before.count(old) == 1

    done = cli("mark", *arguments, *DAY)

    assert done.code == 0, done.err
    assert plan.read_text(encoding="utf-8") == before.replace(old, new)
    assert done.out.startswith("wrote accounts/st-brannocs/plan.yaml\n")


def test_it_tells_what_it_does_to_the_promise_and_the_side(
    hospital: Path, repo: Repo, cli: Cli
) -> None:
    done = cli("mark", "leaflet-and-line", "done", "--on", "2026-03-30", *DAY)

    assert done.code == 0
    assert done.out.splitlines() == [
        "wrote accounts/st-brannocs/plan.yaml",
        "leaflet-and-line: “Home-leaflet text and a nurse line round the clock funded as ag…”",
        "  done on 2026-03-30 (was 2026-05-08)",
        "  promised for 2026-03-31: 1 day early",
        "supplier promised 7: 5 kept, 1 late, 1 dropped by agreement",
    ]
    assert len(list_changes(repo)) == 2
    assert hospital.is_file()


def test_the_day_it_was_done_stays_when_only_evidence_comes(
    hospital: Path, repo: Repo, cli: Cli
) -> None:
    done = cli("mark", "analyst-on-site", "done", "--evidence", "site log, page 4", *DAY)

    assert done.code == 0
    assert list_changes(repo) == [
        "-due: 2026-02-27, status: done, done_on: 2026-02-26, evidence: site log}",
        '+due: 2026-02-27, status: done, done_on: 2026-02-26, evidence: "site log, page 4"}',
    ]
    assert hospital.is_file()


def test_what_is_taken_up_again_is_neither_done_nor_dropped(plan: Path, cli: Cli) -> None:
    cli("mark", "analyst-on-site", "dropped", "--by", "penhale", *DAY)
    dropped = plan.read_text(encoding="utf-8")
    cli("mark", "analyst-on-site", "in-progress", *DAY)
    again = plan.read_text(encoding="utf-8")

    assert "        dropped_agreed_by: penhale " in dropped
    assert "        done_on: " not in dropped
    assert "dropped_on: 2026" not in again
    assert "dropped_agreed_by: penhale" not in again
    assert "        status: in-progress " in again


def test_saying_it_twice_writes_once(plan: Path, cli: Cli) -> None:
    cli("mark", "monthly-call", "held", "--on", "2026-03-20", *DAY)
    once = plan.read_bytes()

    twice = cli("mark", "monthly-call", "held", "--on", "2026-03-20", *DAY)

    assert twice.code == 0
    assert "says so already" in twice.err
    assert plan.read_bytes() == once


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("analyst-onsite", "done"), "did you mean `analyst-on-site`?"),
        (("analyst-on-site", "finished"), "one of not-started, in-progress, done, dropped"),
        (("analyst-on-site", "inprogress"), "did you mean in-progress?"),
        (("monthly-call", "done"), "a touchpoint cannot be `done`"),
        (("analyst-on-site", "dropped"), "only with the customer's consent"),
        (("analyst-on-site", "dropped", "--by", "adeyemi"), "`adeyemi` is the supplier's"),
        (("analyst-on-site", "done", "--by", "penhale"), "--by does not go with"),
        (("monthly-call", "held", "--evidence", "x"), "a touchpoint keeps no evidence"),
        (("they-want-fewer-leaflets", "checked"), "is checked with somebody of the customer"),
        (("empty-chairs", "done"), "kamplan confirm empty-chairs --by ID"),
        (("same-day-cancellations", "done"), "kamplan measure same-day-cancellations VALUE"),
        (("comitment:analyst-on-site", "done"), "did you mean commitment:analyst-on-site?"),
        (("monthly-call", "held", "--on", "2026-12-21"), "still to come"),
        (("analyst-on-site", "done", "--evidence", "a\u200bb"), "U+200B"),
        (("", "done"), "nothing in the plan is called"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    plan: Path, cli: Cli, arguments: tuple[str, ...], said: str
) -> None:
    before = plan.read_bytes()

    done = cli("mark", *arguments, *DAY)

    assert done.code == 2
    assert said in " ".join(done.err.split())
    assert plan.read_bytes() == before


def test_an_id_of_two_kinds_is_told_apart(plan: Path, cli: Cli) -> None:
    text = plan.read_text(encoding="utf-8").replace("send-plan-of-slots", "analyst-on-site")
    plan.write_text(text, encoding="utf-8")

    unclear = cli("mark", "analyst-on-site", "done", *DAY)
    clear = cli("mark", "commitment:analyst-on-site", "in-progress", *DAY)

    assert unclear.code == 2
    assert "one of commitment:analyst-on-site, follow-up:analyst-on-site" in unclear.err
    assert clear.code == 0


def test_an_empty_plan_says_what_to_type(repo: Repo, cli: Cli) -> None:
    cli("new", "acme", *DAY)

    done = cli("mark", "anything", "done", *DAY)

    assert done.code == 2
    assert "try: kamplan add commitment --help" in done.err
    assert repo.root.is_dir()


@pytest.mark.parametrize(
    ("day", "said"),
    [("2026-03-30", "1 day early"), ("2026-03-31", "on its day"), ("2026-04-02", "2 days late")],
)
def test_early_and_late_are_told(hospital: Path, cli: Cli, day: str, said: str) -> None:
    done = cli("mark", "leaflet-and-line", "done", "--on", day, *DAY)

    assert f"  promised for 2026-03-31: {said}\n" in done.out
    assert hospital.is_file()
