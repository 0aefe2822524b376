"""Memory of a lint of ten thousand plans, with and without remembered answers."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.benchmarks.measuring import Table, most_memory
from tests.conftest import ROOT

pytestmark = pytest.mark.bench

PLANS = 10_000
LIMIT = 200.0
"""Megabytes that a lint may hold, whatever the number of plans."""
EXAMPLE = ROOT / "examples/st-brannocs/accounts/st-brannocs"
LINT: list[str | Path] = [
    Path(sys.executable).parent / "kamplan",
    "lint",
    "--today",
    "2026-07-01",
]


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Ten thousand plans with their notes, which are removed again: they fill half a gigabyte."""
    root = tmp_path_factory.mktemp("many")
    text = (EXAMPLE / "plan.yaml").read_text(encoding="utf-8")
    for number in range(PLANS):
        account = f"account-{number:05}"
        folder = root / "accounts" / account
        folder.mkdir(parents=True)
        mine = text.replace("st-brannocs", account)
        (folder / "plan.yaml").write_text(mine, encoding="utf-8")
        (folder / "sessions").symlink_to(EXAMPLE / "sessions")
    yield root
    shutil.rmtree(root)


def test_lint_of_ten_thousand_plans(
    table: Table, plans: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cold = most_memory(LINT, plans)
    again = most_memory(LINT, plans)

    results = [
        table.add("memory, lint of 10,000 | limit", cold, LIMIT, must=1, aim=0.5, unit="MB"),
        table.add("memory, the same again | limit", again, LIMIT, must=1, aim=0.5, unit="MB"),
    ]
    assert all(results)
