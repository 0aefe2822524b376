"""`kamplan correct`: the speaker's own correction, the old words kept, and lint content with it."""

import json
from pathlib import Path, PurePosixPath

import pytest

from kamplan.planfile import demand_plan
from tests.cli.conftest import NOTES, REFERENCE, Shell
from tests.conftest import Cli, Repo

PLAN = "accounts/st-brannocs/plan.yaml"
NEW = "Mondays and Thursdays I've people sat in the corridor: the chairs are gone by nine."


@pytest.fixture
def committed(repo: Repo) -> Path:
    for note in NOTES.iterdir():
        repo.write(f"accounts/st-brannocs/sessions/{note.name}", note.read_text())
    path = repo.write(PLAN, REFERENCE.read_text())
    repo.commit("Agreed")
    return path


def correct(cli: Cli, **other: str) -> tuple[int, str, str]:
    given = {"verbatim": NEW, "by": "penhale", "why": "It was nine.", "on": "2026-01-20", **other}
    need = given.pop("need", "empty-chairs")
    return cli("correct", need, *(part for key, one in given.items() for part in (f"--{key}", one)))


def test_the_old_words_stay_and_lint_only_takes_note(committed: Path, cli: Cli, repo: Repo) -> None:
    old = demand_plan(committed.read_bytes(), PurePosixPath(PLAN)).plan.needs[0].verbatim

    code, out, err = correct(cli)

    assert code == 0, err
    assert out.splitlines() == [
        f"wrote {PLAN}",
        f"  was “{old}”",
        f"  now “{NEW}”",
        "corrected need empty-chairs",
    ]
    need = demand_plan(committed.read_bytes(), PurePosixPath(PLAN)).plan.needs[0]
    assert need.verbatim == NEW
    (kept,) = need.corrections
    assert (str(kept.on), kept.by, kept.why, kept.was) == (
        "2026-01-20", "penhale", "It was nine.", old,
    )  # fmt: skip
    changed = [one for one in repo.git("diff", "-U0").splitlines() if one[0] in "+-"][2:]
    assert len(changed) == 12, changed

    told = cli(
        "lint",
        "--since",
        "HEAD",
        "--select",
        "verbatim-changed",
        "--format",
        "json",
        "--today",
        "2026-01-21",
    )
    assert [one["severity"] for one in json.loads(told.out)["findings"]] == ["info"]
    assert told.code == 0


def test_without_a_correction_the_same_change_is_an_error(committed: Path, cli: Cli) -> None:
    text = committed.read_text()
    committed.write_text(text.replace("I've two nurses", "we've two nurses"))

    assert cli("lint", "--since", "HEAD", "--select", "verbatim-changed").code == 1


def test_a_second_correction_stands_behind_the_first(committed: Path, cli: Cli) -> None:
    correct(cli)
    code, _, err = correct(cli, verbatim="The chairs are gone.", why="Shorter.")

    assert code == 0, err
    kept = demand_plan(committed.read_bytes(), PurePosixPath(PLAN)).plan.needs[0].corrections
    assert [one.was for one in kept][1] == NEW


@pytest.mark.parametrize(
    ("other", "message", "hint"),
    [
        ({"by": "strand"}, "these are the words of `penhale`, and nobody else corrects them", "--by penhale"),
        ({"by": "penhal"}, "there is no contact `penhal`", "did you mean `penhale`?"),
        ({"need": "empty-chair"}, "there is no need `empty-chair`", "did you mean `empty-chairs`?"),
        ({"why": " "}, "--why is empty", "--why"),
        ({"verbatim": "a\u2066b"}, "--verbatim: character 2 is U+2066", "delete it"),
        ({"on": "2025-01-01"}, "the words were said on 2025-09-16, after 2025-01-01", "--on"),
        ({"on": "soon"}, "`soon` is not a day in the calendar", "YYYY-MM-DD"),
    ],
)  # fmt: skip
def test_a_refusal_says_why_and_changes_nothing(
    committed: Path, cli: Cli, other: dict[str, str], message: str, hint: str
) -> None:
    code, out, err = correct(cli, **other)

    assert (code, out) == (2, "")
    assert message in err
    assert hint in err
    assert committed.read_bytes() == REFERENCE.read_bytes()


def test_the_same_words_are_no_correction(committed: Path, cli: Cli) -> None:
    correct(cli)
    once = committed.read_bytes()
    code, _, err = correct(cli)

    assert (code, committed.read_bytes()) == (2, once)
    assert "the words of `empty-chairs` are these already" in err


def test_a_dry_run_writes_nothing(committed: Path, cli: Cli) -> None:
    done = cli(
        "correct", "empty-chairs", "--verbatim", NEW, "--by", "penhale", "--why", "x", "--dry-run"
    )

    assert done.code == 0
    assert "would correct need empty-chairs" in done.out
    assert committed.read_bytes() == REFERENCE.read_bytes()


def test_words_without_a_speaker_cannot_be_corrected(committed: Path, cli: Cli) -> None:
    committed.write_text(committed.read_text().replace("    said_by: penhale\n", "", 1))

    code, _, err = correct(cli)

    assert code == 2
    assert "nobody is named as the speaker of `empty-chairs`" in err


def test_what_both_signed_is_not_changed_silently(committed: Path, cli: Cli) -> None:
    for party, who in (("customer", "strand"), ("supplier", "marsh")):
        signed = cli(
            *("sign", "--party", party, "--by", who, "--method", "meeting", "--evidence", "x"),
            *("--on", "2026-01-02", "--today", "2026-01-02"),
        )
        assert signed.code == 0, signed.err

    heard = cli(
        *("add", "need", "--verbatim", "It leaks.", "--said-by", "penhale"),
        *("--said-on", "2026-01-19", "--today", "2026-01-20"),
    )
    _, _, corrected = correct(cli)

    assert "both signed" not in heard.err
    assert "note: both signed this plan, and this changes what they agreed to" in corrected
    assert committed.is_file()


def test_the_right_words_come_from_stdin(committed: Path, shell: Shell) -> None:
    done = shell(
        *("correct", "empty-chairs", "--verbatim", "-", "--by", "penhale", "--why", "x"),
        stdin=f"{NEW}\n".encode(),
    )

    assert done.returncode == 0, done.stderr
    assert demand_plan(committed.read_bytes(), PurePosixPath(PLAN)).plan.needs[0].verbatim == NEW
