"""`kamplan measure`: the number as typed, one line of the plan, and the sum it makes."""

from pathlib import Path

import pytest

from tests.cli.conftest import list_changes
from tests.conftest import Cli, Repo

DAY = ("--today", "2026-07-01")


@pytest.mark.usefixtures("hospital")
@pytest.mark.parametrize(
    ("typed", "written", "share"),
    [
        (("8",), "8", "(8 − 14) / (3 − 14) = 0.55"),
        (("7.50",), "7.50", "(7.5 − 14) / (3 − 14) = 0.59"),
        (("-3",), "-3", "(-3 − 14) / (3 − 14) = 1.55: reached"),
        (("-0.25",), "-0.25", "(-0.25 − 14) / (3 − 14) = 1.30: reached"),
        (("--", "-3"), "-3", "(-3 − 14) / (3 − 14) = 1.55: reached"),
        (("3",), "3", "(3 − 14) / (3 − 14) = 1.00: reached"),
        (("20",), "20", "(20 − 14) / (3 − 14) = -0.55"),
    ],
)
def test_a_number_is_kept_as_it_was_typed(
    repo: Repo, cli: Cli, typed: tuple[str, ...], written: str, share: str
) -> None:
    done = cli("measure", *DAY, "same-day-cancellations", *typed)

    assert done.code == 0, done.err
    assert list_changes(repo) == [f"+- {{on: 2026-07-01, value: {written}}}"]
    assert f"  attainment {share}\n" in done.out
    assert "baseline 14, now " in done.out
    assert "target 3 by 2026-12-31" in done.out


def test_the_first_reading_makes_the_list(account: Path, cli: Cli) -> None:
    plan = account / "plan.yaml"
    text = plan.read_text(encoding="utf-8")
    cut = text.replace(
        "        readings:                           # P\n"
        "          - {on: 2026-06-30, value: 8, source: unit log}\n",
        "",
    )
    assert cut != text
    plan.write_text(cut, encoding="utf-8")

    done = cli("measure", "same-day-cancellations", "9", "--on", "2026-06-30", *DAY)

    assert done.code == 0
    added = plan.read_text(encoding="utf-8")
    assert (
        "        measured_by: penhale\n        readings:\n"
        "          - on: 2026-06-30\n            value: 9\n" in added
    )
    assert "now 9" in done.out


def test_source_and_day_are_kept_and_an_older_reading_does_not_count(
    hospital: Path, repo: Repo, cli: Cli
) -> None:
    done = cli(
        "measure", "same-day-cancellations", "13", "--on", "2026-02-28", "--source", "unit log",
        "--today", "2026-12-20",
    )  # fmt: skip

    assert done.code == 0
    assert list_changes(repo) == ["+- {on: 2026-02-28, value: 13, source: unit log}"]
    assert "now 13" not in done.out
    assert "a later reading stands there" in done.err
    assert hospital.is_file()


def test_a_day_has_one_reading(hospital: Path, repo: Repo, cli: Cli) -> None:
    before = hospital.read_bytes()

    same = cli("measure", "same-day-cancellations", "8.0", "--on", "2026-06-30", *DAY)
    other = cli("measure", "same-day-cancellations", "9", "--on", "2026-06-30", *DAY)

    assert (same.code, other.code) == (0, 2)
    assert "says so already" in same.err
    assert "was read on 2026-06-30 already: 8" in other.err
    assert hospital.read_bytes() == before
    told = ("--source", "ward book")
    cli("measure", "same-day-cancellations", "8", "--on", "2026-06-30", *told, *DAY)
    assert list_changes(repo) == [
        "-- {on: 2026-06-30, value: 8, source: unit log}",
        "+- {on: 2026-06-30, value: 8, source: ward book}",
    ]


def test_yes_and_no_are_answers_to_a_question(account: Path, cli: Cli) -> None:
    plan = account / "plan.yaml"
    text = plan.read_text(encoding="utf-8")
    asked = (
        text.replace("unit: per month  ", "unit: yes/no  ")
        .replace("baseline: {value: 14", "baseline: {value: no")
        .replace("target: {value: 3", "target: {value: yes")
        .replace("value: 8, source", "value: no, source")
    )
    plan.write_text(asked, encoding="utf-8")

    number = cli("measure", "same-day-cancellations", "8", *DAY)
    done = cli("measure", "same-day-cancellations", "yes", *DAY)

    assert (number.code, done.code) == (2, 0)
    assert "is answered with yes or no, not `8`" in number.err
    assert '          - {on: 2026-07-01, value: "yes"}\n' in plan.read_text(encoding="utf-8")
    assert "attainment yes (target yes): 1.00: reached" in done.out
    assert "next: reached is not yet achieved: kamplan confirm level-the-week" in done.err


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("8,5", "with a point: 8.5"),
        ("1,000", "1000 if these are thousands, else 1.000"),
        ("8 a month", "without its unit (per month)"),
        ("−3", "kamplan measure same-day-cancellations -3"),
        ("012", "without leading zero"),
        ("0x1F", "without leading zero"),
        ("1e400", "is not a number"),
        ("9" * 40, "is not a number"),
        ("1" + "0" * 15, "is not a number"),
        ("nan", "is not a number"),
        ("yes", "counts per month, not `yes`"),
        ("", "is not a number"),
        ("--source=x", "VALUE"),
        ("=8", "is not a number"),
        ("\u202e8", "\\u202e8"),
        ("::error::", "is not a number"),
    ],
)
def test_what_is_no_number_is_refused(hospital: Path, cli: Cli, value: str, said: str) -> None:
    before = hospital.read_bytes()

    done = cli("measure", "same-day-cancellations", value, *DAY)

    assert done.code == 2
    assert said in " ".join(done.err.split())
    assert hospital.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("same-day-cancelations", "8"), "did you mean `same-day-cancellations`?"),
        (("analyst-on-site", "8"), "`analyst-on-site` is a commitment"),
        (("same-day-cancellations", "8", "--on", "2026-07-02"), "still to come"),
        (("same-day-cancellations", "8", "--onn", "2026-07-01"), "--onn"),
        (("same-day-cancellations", "--onn"), "there is no option `--onn`"),
        (("same-day-cancellations", "8", "--source", "a\x07b"), "U+0007"),
    ],
)
def test_what_cannot_be_is_refused(
    hospital: Path, cli: Cli, arguments: tuple[str, ...], said: str
) -> None:
    before = hospital.read_bytes()

    done = cli("measure", *arguments, *DAY)

    assert done.code == 2
    assert said in " ".join(done.err.split())
    assert hospital.read_bytes() == before
