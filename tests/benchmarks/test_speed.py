"""Speed beside other tools on the same plans, in one run, since machines differ.

`make bench` prints the table. `ratio` is our time by theirs, of the processor unless the row says
otherwise: `must` is the most that is allowed, `aim` what we are after. The other tools run from an
environment of their own, as one installs them.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.benchmarks.measuring import Cost, Table, extrapolated, run, typical, vary
from tests.conftest import ROOT

pytestmark = pytest.mark.bench

PLANS = 1_000
SAMPLE = 60
EXAMPLE = ROOT / "examples/st-brannocs/accounts/st-brannocs"
BIN = Path(sys.executable).parent
KAMPLAN = BIN / "kamplan"
THEIRS = BIN.parent / "bench/bin"
TODAY = ["--today", "2026-07-01"]
LINT: list[str | Path] = [KAMPLAN, "lint", *TODAY]
COLD: list[str | Path] = [*LINT, "--no-cache"]


@pytest.fixture(scope="module", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let nothing be remembered of earlier runs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A thousand plans that differ in every id and in their years, with their notes."""
    root = tmp_path_factory.mktemp("plans")
    text = (EXAMPLE / "plan.yaml").read_text(encoding="utf-8")
    for number in range(PLANS):
        account = f"account-{number:04}"
        folder = root / "accounts" / account
        folder.mkdir(parents=True)
        (folder / "plan.yaml").write_text(vary(text, account, number), encoding="utf-8")
        shutil.copytree(EXAMPLE / "sessions", folder / "sessions")
    schema = subprocess.run([KAMPLAN, "schema"], check=True, capture_output=True)
    (root / "plan.schema.json").write_bytes(schema.stdout)
    return root


@pytest.fixture(scope="module")
def sample(plans: Path) -> list[Path]:
    return sorted(plans.glob("accounts/*/plan.yaml"))[:SAMPLE]


@pytest.fixture(scope="module")
def nothing(plans: Path) -> float:
    """What Python itself costs."""
    return typical([sys.executable, "-c", "pass"], plans, times=15)


@pytest.fixture(scope="module")
def lint_of_all(plans: Path) -> Cost:
    return run(COLD, plans)


def compare(table: Table, name: str, ours: Cost, theirs: Cost) -> bool:
    """Add a row by the clock, which counts, and one by the processor, which two processes share.

    The others use one process, so for them both are nearly the same.
    """
    must, aim = 1 / 15, 1 / 40
    table.add(f"lint, 1,000, processor | {name}", ours.seconds, theirs.seconds, must=must, aim=aim)
    work = f"lint, 1,000, by the clock | {name}"
    return table.add(work, ours.elapsed, theirs.elapsed, must=must, aim=aim)


def test_lint_of_all_plans_beside_yamllint(
    table: Table, plans: Path, sample: list[Path], lint_of_all: Cost
) -> None:
    theirs = extrapolated([THEIRS / "yamllint", "-d", "relaxed"], sample, plans, PLANS)

    assert compare(table, "yamllint", lint_of_all, theirs)


def test_lint_of_all_plans_beside_check_jsonschema(
    table: Table, plans: Path, sample: list[Path], lint_of_all: Cost
) -> None:
    command: list[str | Path] = [THEIRS / "check-jsonschema", "--schemafile", "plan.schema.json"]
    theirs = extrapolated(command, sample, plans, PLANS)

    assert compare(table, "check-jsonschema", lint_of_all, theirs)


def test_lint_of_all_plans_again(table: Table, plans: Path, lint_of_all: Cost) -> None:
    """The answers are remembered; `theirs` is the work of the run without them."""
    ours, cold = typical(LINT, plans, times=3), lint_of_all.seconds

    assert table.add("lint, nothing changed | cold", ours, cold, must=1 / 20, aim=1 / 40)


def test_lint_of_one_plan(table: Table, plans: Path, sample: list[Path]) -> None:
    cold = typical([*COLD, sample[0]], plans)
    remembered = typical([*LINT, sample[0]], plans)
    theirs = typical([THEIRS / "yamllint", sample[0]], plans)

    results = [
        table.add("lint, one plan | yamllint", cold, theirs, must=1.5, aim=0.35),
        table.add("lint, nothing changed | yamllint", remembered, theirs, must=1, aim=0.35),
    ]
    assert all(results)


def test_version(table: Table, plans: Path, nothing: float) -> None:
    ours = typical([KAMPLAN, "--version"], plans, times=15)

    assert table.add("--version | python -c pass", ours, nothing, must=2.5, aim=1.8)


def test_render(table: Table, plans: Path, sample: list[Path], nothing: float) -> None:
    page = plans / "plan.html"
    ours = typical([KAMPLAN, "render", sample[0], "--to", "html", *TODAY, "-o", page], plans)

    assert table.add("render --to html | python -c pass", ours, nothing, must=20, aim=10)


def test_diff(table: Table, plans: Path, sample: list[Path]) -> None:
    old, new = plans / "old.yaml", plans / "new.yaml"
    text = sample[0].read_text(encoding="utf-8")
    old.write_text(text, encoding="utf-8")
    new.write_text(text.replace("high", "low").replace("-30", "-28"), encoding="utf-8")
    ours = typical([KAMPLAN, "diff", old, new], plans)
    theirs = typical([THEIRS / "deep", "diff", old, new], plans)

    assert table.add("diff | deepdiff", ours, theirs, must=0.5, aim=0.2)
