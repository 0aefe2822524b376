"""`kamplan decide`: the answer written in few lines, the reason demanded, the old answer told."""

from pathlib import Path

import pytest

from tests.cli.conftest import list_changes
from tests.conftest import Cli, Repo

DAY = ("--today", "2026-07-01")
NOW = (
    "-intent: wont-act",
    "-reason: Not ours to change. Passed by Dr Strand to estates.",
    "-decided_on: 2025-11-20",
    "-decided_by: marsh",
)


def test_a_new_answer_takes_the_place_of_the_old_one(hospital: Path, repo: Repo, cli: Cli) -> None:
    done = cli("decide", "parking-cost", "--intent", "act", "--by", "adeyemi", *DAY)

    assert done.code == 0
    assert list_changes(repo) == [
        *NOW, "+intent: act", "+decided_on: 2026-07-01", "+decided_by: adeyemi",
    ]  # fmt: skip
    assert done.out.splitlines()[0] == "wrote accounts/st-brannocs/plan.yaml"
    assert "parking-cost: act, adeyemi, 2026-07-01\n" in done.out
    assert "before: wont-act, “Not ours to change. Passed by Dr Strand to estates.”" in done.out
    assert 'next: kamplan add initiative --title "…" --need parking-cost' in done.err
    assert cli("lint", *DAY, "--select", "intent-without-reason,wrong-type").code == 0
    assert hospital.is_file()


def test_the_reason_may_come_alone(hospital: Path, repo: Repo, cli: Cli) -> None:
    reason = "The estates team decided: no."

    done = cli("decide", "parking-cost", "--intent", "wont-act", "--reason", reason, *DAY)

    assert done.code == 0
    assert list_changes(repo) == [
        *NOW[1:],
        '+reason: "The estates team decided: no."',
        "+decided_on: 2026-07-01",
    ]
    assert hospital.is_file()


def test_an_answer_that_stands_is_not_dated_again(hospital: Path, cli: Cli) -> None:
    before = hospital.read_bytes()

    done = cli("decide", "parking-cost", "--intent", "wont-act", *DAY)

    assert done.code == 0
    assert "says so already; nothing was written" in done.err
    assert "before:" not in done.out
    assert hospital.read_bytes() == before


def test_later_names_a_day_and_understanding_stands_beside_the_words(
    hospital: Path, repo: Repo, cli: Cli
) -> None:
    done = cli(
        "decide", "parking-cost", "--intent", "act-later", "--reason", "After the tariff.",
        "--reconsider-on", "2026-10-01", "--on", "2026-06-20", "--theme", "access-cost",
        "--theme", "cost", "--ours-to-serve", "--our-reading", "Costs keep carers away.", *DAY,
    )  # fmt: skip

    assert done.code == 0
    added = [one for one in list_changes(repo) if one.startswith("+")]
    assert "+our_reading: Costs keep carers away." in added
    assert "+themes: [access-cost, cost]" in added
    assert "+ours_to_serve: true" in added
    assert "+decided_on: 2026-06-20" in added
    assert "+reconsider_on: 2026-10-01" in added
    assert "to be looked at again on 2026-10-01" in done.out
    assert hospital.read_text(encoding="utf-8").count("access-cost, cost") == 1


def test_a_day_to_come_outlives_a_new_reason_and_no_answer(hospital: Path, cli: Cli) -> None:
    first = ("--intent", "act-later", "--reason", "Later.", "--reconsider-on", "2026-10-01")
    cli("decide", "parking-cost", *first, *DAY)

    cli("decide", "parking-cost", "--intent", "undecided", "--reason", "Unsure.", *DAY)
    kept = hospital.read_text(encoding="utf-8")
    cli("decide", "parking-cost", "--intent", "act", *DAY)
    gone = hospital.read_text(encoding="utf-8")

    assert "reconsider_on: 2026-10-01" in kept
    assert "reconsider_on: 2026-10-01" not in gone


def test_a_need_somebody_works_on_is_named_when_it_is_dropped(hospital: Path, cli: Cli) -> None:
    done = cli("decide", "empty-chairs", "--intent", "wont-act", "--reason", "Too dear.", *DAY)

    assert done.code == 0
    assert "note: `level-the-week` still names it" in done.err
    assert hospital.is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("parking-cost", "--intent", "act-later"), "`act-later` needs a reason"),
        (("parking-cost", "--intent", "undecided", "--reason", " "), "`undecided` needs a reason"),
        (("empty-chairs", "--intent", "wont-act"), "kamplan decide empty-chairs --intent wont-act"),
        (("parking-cots", "--intent", "act"), "did you mean `parking-cost`?"),
        (("level-the-week", "--intent", "act"), "`level-the-week` is an initiative"),
        (("goal:parking-cost", "--intent", "act"), "no kind of entry"),
        (("parking-cost", "--intent", "maybe"), "maybe"),
        (("parking-cost",), "--intent"),
        (("parking-cost", "--intent", "act", "--by", "penhale"), "`penhale` is the customer's"),
        (("parking-cost", "--intent", "act", "--by", "mash"), "did you mean --by marsh?"),
        (("parking-cost", "--intent", "act", "--on", "2026-07-02"), "still to come"),
        (("parking-cost", "--intent", "act", "--on", "2026-02-30"), "is not a day"),
        (
            ("parking-cost", "--intent", "act", "--reconsider-on", "2026-10-01"),
            "goes with act-later and undecided",
        ),
        (
            ("parking-cost", "--intent", "act-later", "--reason", "x", "--reconsider-on",
             "2026-07-01"),
            "is not after the decision",
        ),
        (("parking-cost", "--intent", "wont-act", "--reason", "a\u202eb"), "U+202E"),
        (("parking-cost", "--intent", "wont-act", "--reason", "a\0b"), "U+0000"),
        (("parking-cost", "--intent", "act", "--theme", "Not A Slug"), "cannot be read"),
        (("\x1b[31m", "--intent", "act"), "\\u001b[31m"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_written(
    hospital: Path, cli: Cli, arguments: tuple[str, ...], said: str
) -> None:
    before = hospital.read_bytes()

    done = cli("decide", *arguments, *DAY)

    assert done.code == 2
    assert said in " ".join(done.err.split())
    assert "\x1b" not in done.err
    assert hospital.read_bytes() == before


def test_a_dry_run_shows_and_leaves(hospital: Path, cli: Cli) -> None:
    before = hospital.read_bytes()

    done = cli("decide", "parking-cost", "--intent", "act", "--dry-run", *DAY)

    assert done.code == 0
    assert "-    intent: wont-act\n" in done.out
    assert "+    intent: act\n" in done.out
    assert hospital.read_bytes() == before


def test_it_works_from_a_folder_inside(
    hospital: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(hospital.parent / "sessions")

    done = cli("decide", "parking-cost", "--intent", "act", "-a", "st-brannocs", *DAY)

    assert done.code == 0
    assert "    intent: act\n    decided_on: 2026-07-01\n" in hospital.read_text(encoding="utf-8")


def test_what_both_signed_is_not_changed_silently(hospital: Path, repo: Repo, cli: Cli) -> None:
    for party, who in (("customer", "strand"), ("supplier", "marsh")):
        signed = cli(
            "sign", "--party", party, "--by", who, "--method", "meeting", "--evidence", "minutes",
            "--on", "2026-06-30", *DAY,
        )  # fmt: skip
        assert signed.code == 0, signed.err

    progress = cli("mark", "leaflet-and-line", "done", "--evidence", "seen", *DAY)
    words = cli("confirm", "parking-cost", "--by", "ebbs", "--on", "2026-06-30", *DAY)
    answer = cli("decide", "parking-cost", "--intent", "act", *DAY)
    again = cli("decide", "parking-cost", "--intent", "act", "--by", "marsh", *DAY)

    assert "both signed" not in progress.err + words.err
    assert "note: both signed this plan, and this changes what they agreed to" in answer.err
    assert "both signed" not in again.err, "said once, when it happens"
    assert hospital.is_file()
    assert repo.root.is_dir()


def test_a_day_that_has_come_does_not_outlive_a_new_answer(hospital: Path, cli: Cli) -> None:
    first = ("--intent", "act-later", "--reason", "Later.", "--reconsider-on", "2026-07-01")
    cli("decide", "parking-cost", *first, "--today", "2026-06-01")

    cli("decide", "parking-cost", "--intent", "undecided", "--reason", "Unsure.", *DAY)

    assert "reconsider_on: 2026-07-01" not in hospital.read_text(encoding="utf-8")
