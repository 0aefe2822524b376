"""`kamplan confirm`: only the customer's people can say it, and a line or two changes."""

from pathlib import Path

import pytest

from tests.cli.conftest import list_changes
from tests.conftest import Cli, Repo

DAY = ("--today", "2026-12-20")


@pytest.mark.parametrize(
    ("arguments", "changes"),
    [
        (
            ("empty-chairs", "--by", "strand"),
            ["-confirmed_by: penhale", "-confirmed_on: 2025-11-18",
             "+confirmed_by: strand", "+confirmed_on: 2026-12-20"],
        ),
        (
            ("empty-chairs", "--by", "penhale", "--met", "--on", "2026-12-15"),
            ["+met_on: 2026-12-15", "+met_confirmed_by: penhale"],
        ),
        (
            ("level-the-week", "--by", "strand", "--on", "2026-12-15"),
            ["-verified_by: null    # not before it is three a month", "-verified_on: null",
             "+verified_by: strand    # not before it is three a month",
             "+verified_on: 2026-12-15"],
        ),
    ],
    ids=["need", "need met", "initiative"],
)  # fmt: skip
def test_the_lines_it_must_change_and_no_other(
    hospital: Path, repo: Repo, cli: Cli, arguments: tuple[str, ...], changes: list[str]
) -> None:
    done = cli("confirm", *arguments, *DAY)

    assert done.code == 0
    assert list_changes(repo) == changes
    assert done.out.startswith("wrote accounts/st-brannocs/plan.yaml\n")
    assert cli("lint", "--select", "dangling-reference,owner-of-wrong-party", *DAY).code == 0
    assert hospital.is_file()


def test_a_goal_a_session_and_a_handoff_are_confirmed_too(account: Path, cli: Cli) -> None:
    plan = account / "plan.yaml"

    done = [
        cli("confirm", "no-same-day-cancellations", "--by", "strand", *DAY),
        cli("confirm", "walk-round", "--by", "penhale", "--on", "2026-01-05", *DAY),
        cli("confirm", "handoff", "--by", "strand", "--on", "2026-01-06", *DAY),
    ]

    assert [one.code for one in done] == [0, 0, 0]
    text = plan.read_text(encoding="utf-8")
    assert "      achieved_on: 2026-12-20                     # O P\n" in text
    assert "      confirmed_by: strand                    # O P  a customer contact\n" in text
    assert "    approved_by: penhale\n    approved_on: 2026-01-05\n" in text
    assert "  confirmed_by: strand\n  confirmed_on: 2026-01-06\n" in text
    assert "before: penhale, 2025-09-05\n" in done[2].out
    assert "Dr Helena Strand confirms that it was achieved, 2026-12-20" in done[0].out


def test_who_said_so_before_keeps_the_day(hospital: Path, cli: Cli) -> None:
    before = hospital.read_bytes()

    done = cli("confirm", "empty-chairs", "--by", "penhale", *DAY)

    assert done.code == 0
    assert "says so already" in done.err
    assert "2025-11-18" in done.out
    assert hospital.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("empty-chairs", "--by", "marsh"),
            "`marsh` is the supplier's; only the customer's people",
        ),
        (("empty-chairs", "--by", "penhal"), "did you mean --by penhale?"),
        (("empty-chairs",), "--by"),
        (("empty-chair", "--by", "penhale"), "did you mean `empty-chairs`?"),
        (("level-the-week", "--by", "strand", "--met"), "--met goes with a need"),
        (("same-day-cancellations", "--by", "strand"), "kamplan measure same-day-cancellations"),
        (("empty-chairs", "--by", "penhale", "--on", "2025-09-15"), "is before the day itself"),
        (("empty-chairs", "--by", "penhale", "--on", "2026-12-21"), "still to come"),
        (("empty-chairs", "--by", "a:b"), "there is no contact `a:b`"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    hospital: Path, cli: Cli, arguments: tuple[str, ...], said: str
) -> None:
    before = hospital.read_bytes()

    done = cli("confirm", *arguments, *DAY)

    assert done.code == 2
    assert said in " ".join(done.err.split())
    assert hospital.read_bytes() == before


def test_who_has_left_cannot_confirm(hospital: Path, cli: Cli) -> None:
    cli("mark", "penhale", "left", "--on", "2026-09-30", *DAY)

    late = cli("confirm", "parking-cost", "--by", "penhale", *DAY)
    then = cli("confirm", "parking-cost", "--by", "penhale", "--on", "2026-09-30", *DAY)

    assert (late.code, then.code) == (2, 0)
    assert "`penhale` left on 2026-09-30" in late.err
    assert hospital.is_file()


def test_an_id_of_two_kinds_is_told_apart(account: Path, cli: Cli) -> None:
    plan = account / "plan.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("level-the-week", "empty-chairs"), encoding="utf-8")

    unclear = cli("confirm", "empty-chairs", "--by", "strand", *DAY)
    clear = cli("confirm", "initiative:empty-chairs", "--by", "strand", *DAY)

    assert unclear.code == 2
    assert "one of need:empty-chairs, initiative:empty-chairs" in unclear.err
    assert clear.code == 0
    assert "    verified_by: strand" in plan.read_text(encoding="utf-8")


def test_words_may_be_confirmed_on_the_day_they_were_said(hospital: Path, cli: Cli) -> None:
    done = cli("confirm", "empty-chairs", "--by", "penhale", "--on", "2025-09-16", *DAY)

    assert done.code == 0
    assert "confirmed_on: 2025-09-16\n" in hospital.read_text(encoding="utf-8")
