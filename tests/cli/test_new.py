"""`kamplan new`: from nothing to a plan that lints, in one command, and never twice."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kamplan.model.jsonschema import build_schema
from kamplan.planfile import PlanFile, demand_plan
from kamplan.workspace import shown
from tests.conftest import Cli, Repo

TODAY = ("--today", "2025-09-16")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder without git, to stand in."""
    folder = tmp_path / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def read_plan(path: Path) -> PlanFile:
    return demand_plan(path.read_bytes(), shown(path))


def test_an_account_alone_is_enough(here: Path, cli: Cli) -> None:
    result = cli("new", "acme", *TODAY)

    assert result.code == 0
    assert result.out.splitlines() == [
        "wrote .kamplan/plan.schema.json",
        "wrote accounts/acme/sessions/2025-09-16-first-conversation.md",
        "wrote accounts/acme/plan.yaml",
    ]
    assert "next: open accounts/acme/plan.yaml" in result.err
    assert "kamplan lint accounts/acme/plan.yaml" in result.err
    plan = read_plan(here / "accounts/acme/plan.yaml").plan
    assert (plan.account.id, plan.customer.name, plan.supplier.name) == (
        "acme", "Acme", "To be named",
    )  # fmt: skip
    assert (str(plan.period.start), str(plan.period.end)) == ("2025-10-01", "2026-09-30")
    assert plan.contacts == ()


def test_everything_can_be_given(here: Path, cli: Cli) -> None:
    result = cli(
        "new", "st-brannocs", "--name", "St. Brannoc's University Hospital",
        "--supplier", "Tessaly Biologics", "--lead", "Ella Marsh",
        "--customer-lead", "Dr Helena Strand",
        "--beneficiaries", "patients treated with infused medicines",
        "--start", "2026-01-01", "--size", "large", *TODAY,
    )  # fmt: skip

    assert result.code == 0
    plan = read_plan(here / "accounts/st-brannocs/plan.yaml").plan
    assert (plan.supplier.lead, plan.customer.lead) == ("marsh", "strand")
    assert plan.account.beneficiaries == "patients treated with infused medicines"
    assert [str(one) for one in plan.checkpoints] == ["2026-04-01", "2026-07-01", "2026-10-01"]


@pytest.mark.parametrize("size", ["small", "standard", "large"])
@pytest.mark.parametrize(
    "name",
    ["Acme", 'The "Best" & Co: #1', "- list", "{{ x }}", "no", "Größe 🎉 شركة 山田", "2026-01-01"],
)
def test_a_new_plan_lints_without_errors(here: Path, cli: Cli, size: str, name: str) -> None:
    made = cli(
        "new", "acme", "--size", size, "--name", name, "--supplier", name, "--lead", name,
        "--customer-lead", name, "--beneficiaries", name, *TODAY,
    )  # fmt: skip
    linted = cli("lint", *TODAY)

    assert (made.code, linted.code) == (0, 0), linted.out
    assert read_plan(here / "accounts/acme/plan.yaml").plan.customer.name == name


def test_the_schema_beside_it_is_the_one_that_schema_prints(here: Path, cli: Cli) -> None:
    cli("new", "acme", *TODAY)

    written = (here / ".kamplan/plan.schema.json").read_text(encoding="utf-8")
    assert written == cli("schema").out
    assert json.loads(written) == build_schema("plan")


def test_a_schema_that_is_there_stays(here: Path, cli: Cli) -> None:
    (here / ".kamplan").mkdir()
    (here / ".kamplan/plan.schema.json").write_text("{}")

    result = cli("new", "acme", *TODAY)

    assert "schema" not in result.out
    assert (here / ".kamplan/plan.schema.json").read_text() == "{}"


def test_a_plan_is_never_overwritten(here: Path, cli: Cli) -> None:
    cli("new", "acme", *TODAY)
    before = {one: one.read_bytes() for one in here.rglob("*") if one.is_file()}

    result = cli("new", "acme", "--name", "Another", "--today", "2025-09-17")

    assert result.code == 2
    assert "accounts/acme/plan.yaml is there already" in result.err
    assert "try: kamplan status acme" in result.err
    assert {one: one.read_bytes() for one in here.rglob("*") if one.is_file()} == before


def test_a_run_that_was_cut_short_is_finished_by_the_next(here: Path, cli: Cli) -> None:
    cli("new", "acme", *TODAY)
    (here / "accounts/acme/plan.yaml").unlink()

    result = cli("new", "acme", *TODAY)

    assert (result.code, result.out) == (0, "wrote accounts/acme/plan.yaml\n")


@pytest.mark.parametrize(
    ("account", "said"),
    [
        ("Acme", "for example `acme`"),
        ("St. Brannoc's", "for example `st-brannoc-s`"),
        ("con", "Windows keeps that name"),
        ("../evil", "for example `evil`"),
        ("a--b", "for example `a-b`"),
        ("x" * 65, "at most 64"),
    ],
)
def test_what_cannot_be_an_id_is_refused_with_one_that_can(
    here: Path, cli: Cli, account: str, said: str
) -> None:
    result = cli("new", account, *TODAY)

    assert result.code == 2
    assert said in result.err
    assert list(here.iterdir()) == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--name", " "), "--name is empty"),
        (("--name", "two\nlines"), "--name must fit on one line"),
        (("--lead", "a\u202eb"), "--lead: character 2"),
        (("--start", "2026-02-30"), "--start: `2026-02-30` is not a day in the calendar"),
        (("--start", "9999-12-01"), "no plan can begin on 9999-12-01"),
        (("--size", "huge"), "huge"),
        (("--from", "plan.yaml"), "there is no file `plan.yaml`"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_written(
    here: Path, cli: Cli, options: tuple[str, ...], said: str
) -> None:
    result = cli("new", "acme", *options, *TODAY)

    assert result.code == 2
    assert said in result.err
    assert list(here.iterdir()) == []


def test_the_suppliers_name_comes_from_the_settings(here: Path, cli: Cli) -> None:
    (here / "kamplan.yaml").write_text("supplier: {name: Tessaly Biologics}\n")

    cli("new", "acme", *TODAY)
    cli("new", "other", "--supplier", "Tallyfold", *TODAY)

    assert read_plan(here / "accounts/acme/plan.yaml").plan.supplier.name == "Tessaly Biologics"
    assert read_plan(here / "accounts/other/plan.yaml").plan.supplier.name == "Tallyfold"


def test_a_repository_that_a_customer_reads_takes_no_other(here: Path, cli: Cli) -> None:
    (here / "kamplan.yaml").write_text("audience: shared\naccount: st-brannocs\n")

    refused = cli("new", "dornbach", *TODAY)
    made = cli("new", "st-brannocs", *TODAY)

    assert (refused.code, made.code) == (2, 0)
    assert "shared with `st-brannocs`" in refused.err
    assert not (here / "accounts/dornbach").exists()


def test_broken_settings_are_told_first(here: Path, cli: Cli) -> None:
    (here / "kamplan.yaml").write_text("suplier: {name: Tessaly}\n")

    result = cli("new", "acme", *TODAY)

    assert result.code == 2
    assert "kamplan.yaml:1:1" in result.err
    assert not (here / "accounts").exists()


def test_in_a_repository_it_lands_at_the_top_from_any_folder(
    repo: Repo, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repo.root / "docs/deep").mkdir(parents=True)
    monkeypatch.chdir(repo.root / "docs/deep")

    result = cli("new", "acme", *TODAY)

    assert "wrote ../../accounts/acme/plan.yaml\n" in result.out
    listed = repo.git("status", "--porcelain", "--untracked-files=all").splitlines()
    assert sorted(listed) == [
        "?? .kamplan/plan.schema.json",
        "?? accounts/acme/plan.yaml",
        "?? accounts/acme/sessions/2025-09-16-first-conversation.md",
    ]


def test_a_link_where_the_account_should_be_is_refused(
    here: Path, tmp_path: Path, cli: Cli
) -> None:
    (here / "accounts").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (here / "accounts/acme").symlink_to(tmp_path / "elsewhere")

    result = cli("new", "acme", *TODAY)

    assert result.code == 2
    assert "link" in result.err
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_the_help_shows_an_example(cli: Cli) -> None:
    result = cli("new", "--help")

    assert result.code == 0
    assert "Example: kamplan new st-brannocs" in " ".join(result.out.split())


def test_the_note_keeps_the_customers_words_apart(here: Path, cli: Cli) -> None:
    cli("new", "acme", *TODAY)

    note = (here / "accounts/acme/sessions/2025-09-16-first-conversation.md").read_text("utf-8")
    assert note.startswith("# First conversation, 2025-09-16\n")
    assert "> …" in note
    assert note.count("?") >= 7


def test_two_at_once_make_one_plan(here: Path) -> None:
    argv = [sys.executable, "-m", "kamplan", "new", "acme", *TODAY]
    running = [
        subprocess.Popen(argv, cwd=here, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    codes = sorted(one.wait(60) for one in running)
    for one in running:
        one.communicate()

    assert codes == [0, 2, 2]
    assert read_plan(here / "accounts/acme/plan.yaml").plan.account.id == "acme"
