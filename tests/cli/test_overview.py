"""Bare `kamplan`: where things stand, and the next sensible step."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, Cli


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The hospital's plan in a folder without git, to stand in."""
    folder = tmp_path / "plans"
    shutil.copytree(ROOT / "examples/st-brannocs", folder)
    monkeypatch.chdir(folder)
    return folder


def steps(cli: Cli, monkeypatch: pytest.MonkeyPatch, day: str) -> list[str]:
    monkeypatch.setenv("KAMPLAN_TODAY", day)
    done = cli()
    assert (done.code, done.err) == (0, "")
    assert all(len(line) <= 80 for line in done.out.splitlines())
    below = done.out.partition("\nNext:\n")[2].splitlines()
    return [line.split("    ")[0].strip() for line in below if line.startswith("  kamplan")]


def test_the_most_pressing_step_comes_first(
    root: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign = "kamplan sign --party customer --help"
    assert steps(cli, monkeypatch, "2026-01-05")[0] == sign
    assert steps(cli, monkeypatch, "2026-10-15") == ["kamplan due", sign, "kamplan status"]
    assert steps(cli, monkeypatch, "2026-12-10")[:2] == ["kamplan due", "kamplan review"]
    plan = root / "accounts/st-brannocs/plan.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text + "review: {held_on: 2026-12-15, next: continue}\n", encoding="utf-8")
    assert "kamplan new st-brannocs --from accounts/st-brannocs/plan.yaml" in steps(
        cli, monkeypatch, "2026-12-20"
    )


def test_a_draft_is_led_to_what_it_lacks(
    tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    cli("new", "acme", "--start", "2026-03-01", "--today", "2026-01-05")

    assert steps(cli, monkeypatch, "2026-01-05") == [
        "kamplan lint --stage sign-off",
        "kamplan status",
    ]


def test_what_both_have_to_sign_again_is_said(
    root: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    for party, by in (("customer", "strand"), ("supplier", "marsh")):
        if party == "supplier":
            assert "kamplan sign --party supplier --help" in steps(cli, monkeypatch, "2026-01-05")
        cli("sign", "--party", party, "--by", by, "--method", "meeting", "--evidence", "m",
            "--today", "2026-01-05")  # fmt: skip
    assert steps(cli, monkeypatch, "2026-01-05") == ["kamplan status"]
    plan = root / "accounts/st-brannocs/plan.yaml"
    text = plan.read_text(encoding="utf-8").replace("target: {value: 3,", "target: {value: 4,", 1)
    plan.write_text(text, encoding="utf-8")

    assert "kamplan verify" in steps(cli, monkeypatch, "2026-01-05")


def test_several_plans_each_have_their_line_and_their_step(
    root: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "kamplan.yaml").write_text("audience: supplier\n")
    for name in ("dornbach", "norrvik"):
        shutil.copytree(ROOT / "examples" / name / "accounts" / name, root / "accounts" / name)

    found = steps(cli, monkeypatch, "2026-10-15")

    assert found == [
        "kamplan due dornbach",
        "kamplan due norrvik",
        "kamplan due st-brannocs",
        "kamplan status",
    ]


def test_very_many_plans_are_counted_and_not_opened(
    root: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(21):
        folder = root / f"accounts/a{number}"
        folder.mkdir()
        (folder / "plan.yaml").write_bytes(b"kamplan: [")

    out = cli().out

    assert out.startswith("22 plans here\n")
    assert "kamplan due" in out
    monkeypatch.chdir(root / "accounts")
    assert cli().out == out


@pytest.mark.parametrize("settings", ["lint: [", "signoff: {required: never}\n"])
def test_settings_that_cannot_be_read_still_get_an_answer(
    root: Path, cli: Cli, settings: str
) -> None:
    (root / "kamplan.yaml").write_text(settings)

    done = cli()

    assert done.code == 0
    assert "kamplan lint" in done.out
