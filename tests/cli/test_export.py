"""`kamplan export`: where the tables go, and what they never overwrite."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from tests.conftest import ROOT, Cli, Repo


def test_json_goes_to_stdout_and_keeps_to_its_schema(account: Path, cli: Cli) -> None:
    done = cli("export")

    assert (done.code, done.err) == (0, "")
    schema = json.loads(cli("schema", "tables").out)
    document = json.loads(done.out)
    Draft202012Validator(schema).validate(document)
    assert document["tables"]["needs"][0]["id"] == "empty-chairs"
    assert document["tables"]["needs"][0]["themes"] == ["capacity"]
    assert account.is_dir()


def test_csv_is_a_file_a_table_and_is_made_anew(account: Path, cli: Cli) -> None:
    folder = account.parents[1] / "tables"

    first = cli("export", "--to", "csv", "-o", f"{folder}/")
    once = {one.name: one.read_bytes() for one in folder.iterdir()}
    again = cli("export", "st-brannocs", "-o", folder)

    assert (first.code, again.code) == (0, 0)
    assert "wrote 34 tables with " in first.err
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == once
    assert once["readings.csv"].decode() == (
        "account,period_start,criterion_id,position,on,value,source\r\n"
        "st-brannocs,2026-01-01,same-day-cancellations,1,2026-06-30,8,unit log\r\n"
    )
    assert "corrections.csv" in once, "a table without rows is there too: it was emptied"


def test_one_table_may_go_to_stdout_or_a_file(account: Path, cli: Cli) -> None:
    shown = cli("export", "--to", "csv", "--table", "readings")
    written = cli("export", "--table", "readings", "-o", "readings.csv")

    assert shown.out.startswith("account,period_start,criterion_id")
    assert written.code == 0
    path = account.parents[1] / "readings.csv"
    assert path.read_bytes().decode().replace("\r\n", "\n") == shown.out.replace("\r\n", "\n")


def test_a_workbook_is_made_anew_and_nothing_else_is_replaced(account: Path, cli: Cli) -> None:
    root = account.parents[1]
    for name in ("mine.xlsx", "mine.json", "mine.csv"):
        (root / name).write_text("mine\n", encoding="utf-8")

    made = [cli("export", "-o", name).code for name in ("a.xlsx", "a.xlsx", "a.json", "a.json")]
    refused = [
        cli("export", "-o", "mine.xlsx"),
        cli("export", "-o", "mine.json"),
        cli("export", "-o", "mine.csv", "--table", "needs"),
        cli("export", "-o", "accounts/st-brannocs/plan.yaml", "--to", "json"),
    ]

    assert made == [0, 0, 0, 0]
    assert (root / "a.xlsx").read_bytes().startswith(b"PK")
    assert [one.code for one in refused] == [2, 2, 2, 2]
    assert all("kamplan did not make it" in one.err for one in refused)
    assert (root / "mine.json").read_text(encoding="utf-8") == "mine\n"
    assert cli("export", "-o", "mine.json", "--force").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--to", "xlsx"), "-o plans.xlsx"),
        (("--to", "csv"), "a CSV file holds one"),
        (("--table", "need"), "did you mean needs?"),
        (("-o", "plans.parquet"), "does not say which form"),
        (("-o", "no/such/a.json"), "cannot be written"),
        (("nobody",), "nobody"),
    ],
)
def test_what_cannot_be_is_refused(
    account: Path, cli: Cli, arguments: tuple[str, ...], said: str
) -> None:
    done = cli("export", *arguments)

    assert (done.code, done.out) == (2, "")
    assert said in " ".join(done.err.split())
    assert account.is_dir()


def test_without_a_plan_it_says_what_to_type(repo: Repo, cli: Cli) -> None:
    done = cli("export")

    assert (done.code, repo.root.is_dir()) == (2, True)
    assert "try: kamplan new ACCOUNT" in done.err


def test_all_accounts_and_their_archives(repo: Repo, cli: Cli) -> None:
    for name in ("dornbach", "najd"):
        text = (ROOT / f"examples/{name}/accounts/{name}/plan.yaml").read_text(encoding="utf-8")
        repo.write(f"accounts/{name}/plan.yaml", text)
    closed = text.replace("start: 2026-", "start: 2025-")
    repo.write("accounts/najd/archive/2025-01-01/plan.yaml", closed)

    now = json.loads(cli("export").out)["tables"]["plans"]
    ever = json.loads(cli("export", "--archive").out)["tables"]["plans"]

    assert [one["account"] for one in now] == ["dornbach", "najd"]
    assert [(one["account"], one["period_start"][:4]) for one in ever] == [
        ("dornbach", now[0]["period_start"][:4]), ("najd", "2025"), ("najd", "2026"),
    ]  # fmt: skip


def test_a_missing_library_is_one_sentence(account: Path) -> None:
    # A module that cannot be imported stands before the installed one.
    blocked = account.parents[1] / "blocked"
    blocked.mkdir()
    (blocked / "xlsxwriter.py").write_text("raise ImportError\n", encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "kamplan", "export", "-o", "a.xlsx"],
        env={"PYTHONPATH": str(blocked), "PATH": ""},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )

    assert done.returncode == 2
    assert done.stderr == (
        "error: workbooks need one more library\ntry: pip install 'kamplan[excel]'\n"
    )
