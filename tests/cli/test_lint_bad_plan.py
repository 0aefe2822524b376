"""The bad plan of the examples: each fault found where it was planted, the planted ones first."""

import csv
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT, Cli

BAD = ROOT / "examples/bad"
DAY = "2026-03-01"
_LINE = re.compile(r"accounts/bad-plan/plan\.yaml:(\d+):\d+: (?:error|warning|info)\[([a-z-]+)\] ")


def planted() -> set[tuple[str, int]]:
    with (BAD / "planted.tsv").open(encoding="utf-8", newline="") as file:
        return {(row["rule"], int(row["line"])) for row in csv.DictReader(file, delimiter="\t")}


@pytest.mark.parametrize("stage", ["draft", "sign-off"])
def test_planted_faults_come_first_and_are_not_many(
    stage: str, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(BAD)

    done = cli("lint", "--today", DAY, "--stage", stage, "--format", "concise", "--no-cache")

    found = [(match[2], int(match[1])) for match in _LINE.finditer(done.out)]
    assert done.code == 1
    assert done.out.count("\n") == len(found) < 30
    assert set(found[: len(planted())]) == planted()
    severities = [line.partition(": ")[2].partition("[")[0] for line in done.out.splitlines()]
    assert severities == sorted(severities)  # error, info, warning: there is no info here
    assert "info" not in severities


def test_what_is_left_over_is_beside_the_point_but_true(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(BAD)

    done = cli("lint", "--today", DAY, "--format", "concise", "--no-cache")

    found = {(match[2], int(match[1])) for match in _LINE.finditer(done.out)}
    assert found - planted() == {("no-executive-involved", 29), ("unsigned-plan", 14)}


def test_an_empty_plan_is_short_work(cli: Cli, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text("kamplan: 1\n", encoding="utf-8")

    done = cli("lint", plan, "--format", "concise")

    assert done.code == 1
    assert 1 <= done.out.count("\n") < 30
