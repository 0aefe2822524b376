"""`kamplan lint --baseline`: what was accepted is not told again, and never grows by itself."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import REFERENCE
from tests.conftest import Cli, Repo

ON = ("--today", "2026-12-20", "--format", "concise")
FILE = Path("baseline.json")
WRONG = "wrong_key: 1\nother_key: 2\n"


@pytest.fixture
def plan(account: Path) -> Path:
    path = account / "plan.yaml"
    path.write_text(path.read_text(encoding="utf-8") + WRONG, encoding="utf-8")
    return path


def accepted() -> list[tuple[str, str, int]]:
    data = json.loads(FILE.read_text(encoding="utf-8"))
    assert (data["schemaVersion"], data["kind"]) == (1, "lint-baseline")
    return [(one["rule"], one["place"], one["count"]) for one in data["findings"]]


@pytest.fixture
def baseline(cli: Cli, plan: Path) -> Path:
    """Accept all that is found."""
    done = cli("lint", *ON, "--baseline", FILE, "--update-baseline")
    assert done.code == 0
    assert done.out == ""
    assert "`baseline.json` accepts " in done.err
    assert plan.is_file()
    return FILE


def test_what_is_accepted_is_not_told(cli: Cli, baseline: Path) -> None:
    assert ("unknown-key", "wrong_key", 1) in accepted()

    done = cli("lint", *ON, "--baseline", baseline)

    assert (done.code, done.out) == (0, "")
    assert (
        f"{sum(count for *_, count in accepted())} findings accepted by `baseline.json`" in done.err
    )
    assert done.err.endswith("no problems in 1 file\n")


def test_the_file_is_for_people_too(baseline: Path, cli: Cli) -> None:
    text = baseline.read_text(encoding="utf-8")

    assert text.count("\n") == len(accepted()) + 2
    assert text.splitlines()[1:-1] == sorted(
        text.splitlines()[1:-1], key=lambda one: one.rstrip(",")
    )
    assert "2026-12-20" not in text
    cli("lint", *ON, "--baseline", baseline, "--update-baseline")
    assert baseline.read_text(encoding="utf-8") == text


def test_it_stays_true_when_lines_move(cli: Cli, baseline: Path, plan: Path) -> None:
    plan.write_text("# a comment\n\n" + plan.read_text(encoding="utf-8"), encoding="utf-8")

    assert cli("lint", *ON, "--baseline", baseline).out == ""


def test_what_is_new_is_told_and_not_accepted(cli: Cli, baseline: Path, plan: Path) -> None:
    before = baseline.read_bytes()
    plan.write_text(plan.read_text(encoding="utf-8") + "third_key: 3\n", encoding="utf-8")

    for _ in range(2):
        done = cli("lint", *ON, "--baseline", baseline)

        assert done.code == 1
        assert [line.partition("error")[2][:33] for line in done.out.splitlines()] == [
            "[unknown-key] key `third_key` is "
        ]
    assert baseline.read_bytes() == before


def test_the_same_in_the_same_place_is_accepted_as_often_as_it_was(
    cli: Cli, baseline: Path, plan: Path
) -> None:
    (count,) = (count for rule, _, count in accepted() if rule == "unrecorded-quote")
    notes = plan.parent / "sessions/2025-09-16-walk-round.md"
    text = notes.read_text(encoding="utf-8")
    notes.write_text(f"{text}\n> Nobody ever asked us about the lamps.\n", encoding="utf-8")

    done = cli("lint", *ON, "--baseline", baseline)

    assert count > 1
    assert done.out.count("[unrecorded-quote]") == done.out.count("\n") == 1


def test_what_is_mended_is_no_longer_accepted(cli: Cli, baseline: Path, plan: Path) -> None:
    size = len(accepted())
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("wrong_key: 1\n", ""), encoding="utf-8")

    done = cli("lint", *ON, "--baseline", baseline)

    assert done.code == 0
    assert "1 finding no longer found; `baseline.json` shrank" in done.err
    assert len(accepted()) == size - 1
    plan.write_text(text, encoding="utf-8")
    assert cli("lint", *ON, "--baseline", baseline).code == 1


def test_only_what_was_looked_for_can_be_missing(cli: Cli, baseline: Path, plan: Path) -> None:
    before = baseline.read_bytes()
    text = plan.read_text(encoding="utf-8")
    other = plan.parent.with_name("acme") / "plan.yaml"
    other.parent.mkdir()
    other.write_text(text, encoding="utf-8")

    cli("lint", *ON, "--baseline", baseline, "--select", "vague-owner")
    cli("lint", *ON, "--baseline", baseline, other)
    plan.write_text(text + "broken: [\n", encoding="utf-8")
    cli("lint", *ON, "--baseline", baseline)

    assert baseline.read_bytes() == before


def test_what_was_accepted_of_a_file_goes_with_the_file(
    cli: Cli, baseline: Path, plan: Path
) -> None:
    plan.unlink()

    cli("lint", *ON, "--baseline", baseline)

    assert accepted() == []


def test_what_keeps_a_file_from_being_read_is_never_accepted(
    cli: Cli, baseline: Path, plan: Path
) -> None:
    before = accepted()
    plan.write_text(plan.read_text(encoding="utf-8") + "broken: [\n", encoding="utf-8")

    done = cli("lint", *ON, "--baseline", baseline, "--update-baseline")

    assert done.code == 1
    assert "error[yaml-syntax]" in done.out
    assert accepted() == before


def test_a_changed_word_is_never_accepted(cli: Cli, repo: Repo) -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    repo.write("accounts/st-brannocs/plan.yaml", text)
    repo.commit()
    changed = text.replace("four pounds an hour", "five pounds an hour")
    repo.write("accounts/st-brannocs/plan.yaml", changed)
    arguments = ("lint", *ON, "--since", "HEAD", "--baseline", FILE)

    assert cli(*arguments, "--update-baseline").code == 1
    assert "verbatim-changed" in cli(*arguments).out


def test_it_is_the_same_from_any_folder(
    cli: Cli, baseline: Path, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = baseline.resolve()
    monkeypatch.chdir(plan.parent)

    assert cli("lint", *ON, "--baseline", full).out == ""
    assert cli("lint", *ON, "plan.yaml", "--baseline", "../../baseline.json").out == ""


def test_a_missing_baseline_is_said(cli: Cli, plan: Path) -> None:
    done = cli("lint", "--baseline", "b.json")

    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "error: there is no baseline `b.json`\n"
        "try: kamplan lint --baseline b.json --update-baseline writes it\n"
    )
    assert plan.is_file()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b'{"schemaVersion": 2, "kind": "lint-baseline", "findings": []}',
        b'{"schemaVersion": 1, "kind": "lint-baseline", "findings": [{"path": "a"}]}',
        b'{"schemaVersion": 1, "kind": "lint-baseline", "findings": 1}',
        b"[" * 100_000,
    ],
)
def test_a_file_that_is_no_baseline_is_said(cli: Cli, plan: Path, content: bytes) -> None:
    FILE.write_bytes(content)

    done = cli("lint", "--baseline", FILE)

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: `baseline.json` is not ")
    assert done.err.count("\n") <= 2
    assert plan.is_file()


def test_a_baseline_that_cannot_shrink_is_no_obstacle(cli: Cli, baseline: Path, plan: Path) -> None:
    kept = baseline.with_name("kept.json")
    baseline.rename(kept)
    baseline.symlink_to(kept.name)
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("wrong_key: 1\n", ""), encoding="utf-8")

    done = cli("lint", *ON, "--baseline", baseline)

    assert done.code == 0
    assert "1 finding of `baseline.json` no longer found, but it could not be rewritten" in done.err


def test_to_update_it_must_be_named(cli: Cli) -> None:
    done = cli("lint", "--update-baseline")

    assert done.code == 2
    assert done.err.startswith("error: --update-baseline needs to know which\ntry: --baseline FILE")
