"""`kamplan status`: one screen for one plan, one line each for many."""

import json
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from kamplan.render.columns import width_of
from tests.conftest import ROOT, Cli, Repo

TODAY = ("--today", "2026-10-05")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The hospital's plan in a folder without git, to stand in."""
    folder = tmp_path / "plans"
    shutil.copytree(ROOT / "examples/st-brannocs", folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def many(root: Path) -> Path:
    """Three plans of a supplier's own repository."""
    (root / "kamplan.yaml").write_text("audience: supplier\n")
    for name in ("dornbach", "norrvik"):
        shutil.copytree(ROOT / "examples" / name / "accounts" / name, root / "accounts" / name)
    return root


@pytest.mark.parametrize("columns", [60, 80, 140])
def test_one_plan_is_one_screen(
    root: Path, cli: Cli, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))

    result = cli("status", *TODAY)

    lines = result.out.splitlines()
    assert result.code == 0
    assert lines[0].startswith("St. Brannoc's University Hospital · Tessaly Biologics")
    assert lines[1] == "proposed · 87 days left, until 31 December 2026"
    assert all(width_of(line) <= columns for line in lines)
    assert "\x1b" not in result.out
    assert (root / "accounts").is_dir()


def test_a_new_plan_says_what_stands_in_the_way(
    tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    cli("new", "acme", "--today", "2025-09-16")

    result = cli("status", "acme", "--today", "2025-09-16")

    assert result.code == 0
    assert "draft · begins in 15 days" in result.out
    assert "to put right before signing:" in result.out
    assert "kamplan lint --stage sign-off" in result.out
    assert cli("lint", "--stage", "sign-off", "--today", "2025-09-16").code == 1


def test_the_number_in_the_way_is_the_number_of_lints_errors(
    tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    cli("new", "acme", "--today", "2025-09-16")

    status = json.loads(cli("status", "--format", "json", "--today", "2025-09-16").out)
    linted = cli("lint", "--stage", "sign-off", "--format", "json", "--today", "2025-09-16")

    errors = [one for one in json.loads(linted.out)["findings"] if one["severity"] == "error"]
    assert sum(one["count"] for one in status["plans"][0]["blockers"]) == len(errors) > 0


def test_the_review_moves_the_lifecycle(root: Path, cli: Cli) -> None:
    due = ("--today", "2026-12-20")
    states = [cli("status", *due).out.splitlines()[1].split(" · ")[0]]
    cli("review", *due)
    states.append(cli("status", *due).out.splitlines()[1].split(" · ")[0])
    cli("review", "--held-on", "2026-12-15", "--next", "continue", *due)
    states.append(cli("status", *due).out.splitlines()[1].split(" · ")[0])

    assert states == ["proposed", "in review", "closed"]
    assert (root / "accounts").is_dir()


def sign(party: str, by: str, cli: Cli, on: str) -> None:
    done = cli(
        "sign", "--party", party, "--by", by, "--method", "meeting",
        "--evidence", "minutes", "--on", on,
    )  # fmt: skip
    assert done.code == 0, done.err


def test_signatures_move_the_lifecycle(root: Path, cli: Cli) -> None:
    plan = root / "accounts/st-brannocs/plan.yaml"
    seen = [cli("status", *TODAY).out.splitlines()[1:3]]
    sign("customer", "strand", cli, "2026-10-01")
    seen.append(cli("status", *TODAY).out.splitlines()[1:3])
    sign("supplier", "marsh", cli, "2026-10-02")
    seen.append(cli("status", *TODAY).out.splitlines()[1:3])
    text = plan.read_text(encoding="utf-8").replace("target: {value: 3,", "target: {value: 4,", 1)
    plan.write_text(text, encoding="utf-8")
    seen.append(cli("status", *TODAY).out.splitlines()[1:4])

    states = [lines[0].split(" · ")[0] for lines in seen]
    assert states == ["proposed", "proposed", "signed", "signature void"]
    assert seen[0][1] == "nothing stands in the way of signing"
    assert seen[1][1].startswith("waiting for the supplier, code ")
    assert seen[2][1].startswith("agreed (recorded) on 2026-10-02, code ")
    assert seen[3][1].startswith("changed since agreed: 1 change")
    assert "3" in seen[3][2]
    assert "4" in seen[3][2]


def test_needs_heard_since_the_signatures_reach_the_report(root: Path, cli: Cli) -> None:
    sign("customer", "strand", cli, "2025-11-01")
    sign("supplier", "marsh", cli, "2025-11-01")

    report = cli("review", "--to", "markdown", "--today", "2026-12-20").out

    assert "### Heard since both signed (" in report
    assert root.is_dir()


def test_many_plans_are_a_line_each(many: Path, cli: Cli) -> None:
    result = cli("status", *TODAY)

    lines = result.out.splitlines()
    assert result.code == 0
    assert lines[0].split() == [
        "account", "state", "days", "kept", "late", "open", "overdue", "reached", "next",
    ]  # fmt: skip
    assert [line.split()[0] for line in lines[1:]] == ["dornbach", "norrvik", "st-brannocs"]
    assert many.is_dir()


def test_one_of_many_is_named_or_stood_in(
    many: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = cli("status", "norrvik", *TODAY).out
    by_path = cli("status", "accounts/norrvik/plan.yaml", *TODAY).out
    monkeypatch.chdir(many / "accounts/norrvik/sessions")
    inside = cli("status", *TODAY).out

    assert named.startswith("Norrvik Logistik AB")
    assert named == by_path == inside


def test_a_plan_that_cannot_be_read_hides_no_other(many: Path, cli: Cli) -> None:
    (many / "accounts/dornbach/plan.yaml").write_text("kamplan: [\n")

    result = cli("status", *TODAY)

    assert [line.split()[0] for line in result.out.splitlines()[1:]] == ["norrvik", "st-brannocs"]
    assert "kamplan lint accounts/dornbach/plan.yaml" in result.err


@pytest.mark.parametrize("count", [1, 3])
def test_programs_get_an_envelope(request: pytest.FixtureRequest, cli: Cli, count: int) -> None:
    request.getfixturevalue("root" if count == 1 else "many")

    data = json.loads(cli("status", "--format", "json", *TODAY).out)

    assert (data["schemaVersion"], data["kind"]) == (1, "status")
    assert len(data["plans"]) == count
    assert {"account", "lifecycle", "daysLeft", "criteria", "commitments"} <= data["plans"][
        0
    ].keys()


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("brannocs",), "there is no account `brannocs`"),
        (("no/such/plan.yaml",), "there is no file"),
        (("--today", "soon"), "is not a day in the calendar"),
        (("--format", "xml"), "xml"),
    ],
)
def test_what_is_not_there_is_told(root: Path, cli: Cli, argv: tuple[str, ...], said: str) -> None:
    result = cli("status", *argv)

    assert result.code == 2
    assert said in result.err
    assert root.is_dir()


def test_without_any_plan_the_next_step_is_named(
    tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    result = cli("status")

    assert result.code == 2
    assert "kamplan new" in result.err


@pytest.mark.parametrize("count", [1, 3])
def test_the_envelope_is_as_published(request: pytest.FixtureRequest, cli: Cli, count: int) -> None:
    request.getfixturevalue("root" if count == 1 else "many")
    schema = json.loads(cli("schema", "status").out)

    for day in ("2025-12-01", "2026-10-05", "2026-12-20"):
        data = json.loads(cli("status", "--format", "json", "--today", day).out)
        Draft202012Validator(schema).validate(data)


def test_markdown_is_a_chapter_a_plan(many: Path, cli: Cli) -> None:
    text = cli("status", "--format", "markdown", *TODAY).out

    assert [line for line in text.splitlines() if line.startswith("# ")] == [
        "# Dornbach Pumpenwerke GmbH · Halvorsen Seal & Bearing AS",
        "# Norrvik Logistik AB · Tallyfold",
        "# St. Brannoc's University Hospital · Tessaly Biologics",
    ]
    assert "- [x] Open promises listed and told to the customer" in text
    (row,) = [line for line in text.splitlines() if line.startswith("| Same-day infusion")]
    assert row.endswith(" | 6 | 3 | 2026-12-31 | 0.73 |")
    assert many.is_dir()


def test_the_head_alone_is_asked_for(root: Path, cli: Cli) -> None:
    short = cli("status", "--short", *TODAY).out

    assert len(short.splitlines()) <= 24
    assert len(short) < len(cli("status", *TODAY).out)
    assert root.is_dir()


def edit(root: Path, old: str, new: str) -> None:
    path = root / "accounts/st-brannocs/plan.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_winning_that_changed_its_meaning_is_told_since_the_signatures(
    root: Path, cli: Cli
) -> None:
    sign("customer", "strand", cli, "2026-10-01")
    sign("supplier", "marsh", cli, "2026-10-02")
    same = cli("status", *TODAY).out
    edit(root, "4,000 nurse hours and £180,000 of avoidable waste", "3,000 nurse hours")
    changed = cli("status", *TODAY).out
    (data,) = json.loads(cli("status", "--format", "json", *TODAY).out)["plans"]

    assert "What winning means, unchanged since both signed on 2026-10-02" in same
    assert "What winning means has changed since both signed on 2026-10-02: ask" in changed
    assert [one["return"] for one in data["winning"]["changes"]] == ["hours-and-waste"]
    assert "hours-and-waste           changed" in changed


def test_winning_is_compared_with_the_first_version_where_nobody_signed(
    root: Path, cli: Cli
) -> None:
    alone = cli("status", *TODAY).out
    repo = Repo(root)
    repo.commit("First", on="2026-01-05")
    edit(root, "verbatim: 4,000 nurse hours", "verbatim: 3,000 nurse hours")
    repo.commit("Second", on="2026-02-05")
    compared = cli("status", *TODAY).out

    assert "\nWhat winning means\n" in alone
    assert "What winning means has changed since the first version of 2026-01-05" in compared


def test_an_element_that_is_not_used_is_said_so_and_a_misspelt_one_is_refused(
    root: Path, cli: Cli
) -> None:
    (root / "kamplan.yaml").write_text("status: {not_used: [crm, reporting]}\n")
    out = cli("status", *TODAY).out
    (root / "kamplan.yaml").write_text("status: {not_used: [segmentatio]}\n")
    refused = cli("status", *TODAY)

    assert "\n  CRM             not used here\n" in out
    assert "\n  Segmentation    supplier's side  kept on the supplier's side" in out
    assert refused.code == 2
    assert "segmentation" in refused.err
