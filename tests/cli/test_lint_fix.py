"""`kamplan lint --fix`: only what is safe, only the characters that must change."""

from pathlib import Path

import pytest

from tests.conftest import Cli

ON = ("--today", "2026-12-20", "--select", "wrong-type,unknown-key")


@pytest.fixture
def plan(account: Path) -> Path:
    """Write two faults that can be mended, and one that cannot."""
    path = account / "plan.yaml"
    text = path.read_text(encoding="utf-8")
    assert "\nsummary:" in text
    text = text.replace("\nsummary:", "\nSummary:", 1) + "title: 12   # as on the cover\n"
    path.write_bytes(text.replace("\n", "\r\n").encode())
    return path


def test_without_it_no_plan_is_written(cli: Cli, plan: Path) -> None:
    before = plan.read_bytes()

    done = cli("lint", *ON)

    assert done.code == 1
    assert plan.read_bytes() == before


def test_what_is_safe_is_mended_and_the_rest_is_told(cli: Cli, plan: Path) -> None:
    before = plan.read_bytes()

    done = cli("lint", *ON, "--fix")

    assert plan.read_bytes() == before.replace(b"Summary:", b"summary:")
    assert done.code == 1
    assert done.out.count("\n") == 1
    assert "error[unknown-key] key `title` is not known" in done.out
    assert done.err == "mended 1 finding in 1 plan\n1 error in 1 file\n"
    assert cli("lint", *ON, "--fix").err == "mended 0 findings in 0 plans\n1 error in 1 file\n"


def test_a_preview_shows_the_change_and_writes_nothing(cli: Cli, plan: Path) -> None:
    before = plan.read_bytes()
    files = sorted(plan.parent.parent.parent.rglob("*"))

    done = cli("lint", *ON, "--fix", "--preview")

    assert done.code == 1
    changed = [line for line in done.out.splitlines() if line[:1] in "+-"]
    assert changed[0] == "--- accounts/st-brannocs/plan.yaml"
    assert [line[:9] for line in changed[2:]] == ["-Summary:", "+summary:"]
    assert "--fix would mend 1 finding in 1 plan; nothing was written" in done.err
    assert plan.read_bytes() == before
    assert sorted(plan.parent.parent.parent.rglob("*")) == files


def test_a_preview_of_nothing_is_well(cli: Cli, account: Path) -> None:
    done = cli("lint", *ON, "--fix", "--preview")

    assert (done.code, done.out) == (0, "")
    assert account.is_dir()


def test_a_plan_that_cannot_be_read_is_left(cli: Cli, account: Path) -> None:
    plan = account / "plan.yaml"
    for content in (b"\xff\xfe", b"a: [\n", b""):
        plan.write_bytes(content)

        assert cli("lint", "--fix").code == 1
        assert plan.read_bytes() == content


def test_a_place_that_may_not_be_written_is_said(cli: Cli, plan: Path) -> None:
    lock = plan.parent.parent.parent / ".kamplan"
    lock.symlink_to(plan.parent)

    done = cli("lint", *ON, "--fix")

    assert done.code == 2
    assert "is a link" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--preview",), "--preview shows what --fix would write"),
        (("-", "--fix"), "--fix mends files, and stdin is none"),
    ],
)
def test_what_makes_no_sense_is_said(cli: Cli, arguments: tuple[str, ...], said: str) -> None:
    done = cli("lint", *arguments)

    assert done.code == 2
    assert done.err.startswith(f"error: {said}\ntry: ")
