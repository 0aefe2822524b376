"""Tables of a plan: nothing left out, ids on every row, cells that no spreadsheet runs."""

import csv
import json
import subprocess
import sys
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from python_calamine import CalamineWorkbook

from kamplan.errors import KamplanError
from kamplan.model.shape import shape_of, walk_fields
from kamplan.planfile import demand_plan
from kamplan.tables import Column, Table, collect_tables, layouts
from kamplan.tables.csv import guard_text, render_csv, unguard_text
from kamplan.tables.json import build_tables_schema, render_json
from kamplan.tables.xlsx import render_xlsx
from tests.conftest import ROOT
from tests.render.filled import Put, change, fill, load, walk_choices

REFERENCE = ROOT / "tests/data/plan.reference.yaml"
HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'=1", "''", 'a"b,c\r\nd', "::error::", "007"]


def read(path: Path) -> list[Table]:
    return collect_tables([demand_plan(path.read_bytes(), PurePosixPath("plan.yaml")).plan])


def cells_of(table: Table) -> list[str]:
    return [
        text
        for row in table.rows
        for one in row
        for text in (one if isinstance(one, tuple) else [str(one)])
    ]


FILLED = fill()


@pytest.mark.parametrize(
    "put",
    [one for one in FILLED.puts if one.field.kind not in ("flag", "choice", "currency")],
    ids=lambda put: put.route,
)
def test_every_field_stands_in_one_cell(put: Put) -> None:
    if put.route in ("account/id", "period/start", "kamplan"):
        return  # the keys of all tables, and the format's number
    found = [
        (table.name, table.columns)
        for table in collect_tables([FILLED.load()])
        for text in cells_of(table)
        if text == str(put.value)
    ]

    # An id stands on its own row and on those below it.
    assert len(found) >= 1, put.route
    if put.field.kind == "text":
        assert len(found) <= 1 + (put.field.key in ("name", "title", "what", "unit", "offering"))


def test_every_field_of_few_values_changes_the_tables() -> None:
    before = render_json(collect_tables([FILLED.load()]))

    for put, other in walk_choices(FILLED.puts):
        after = render_json(collect_tables([load(change(FILLED.content, put.route, other))]))
        assert after != before, put.route


def test_every_list_of_records_is_a_table_of_its_own() -> None:
    lists = [
        field
        for _, field in walk_fields(shape_of("plan"))
        if field.kind == "list" and field.element and field.element.record
    ]
    names = [one.name for one in layouts()]

    assert len(names) == len(lists) + 1
    assert len(set(names)) == len(names)
    assert all(len(name) <= 31 for name in names), "a sheet's name is no longer"
    for layout in layouts():
        header = [one.name for one in layout.columns]
        assert len(set(header)) == len(header), layout.name


def test_a_row_says_whose_it_is() -> None:
    tables = {one.name: one for one in read(REFERENCE)}

    assert tables["readings"].header == (
        "account", "period_start", "criterion_id", "position", "on", "value", "source",
    )  # fmt: skip
    assert tables["readings"].rows == (
        (
            "st-brannocs", date(2026, 1, 1), "same-day-cancellations", 1, date(2026, 6, 30),
            Decimal(8), "unit log",
        ),
    )  # fmt: skip
    assert tables["commitments"].rows[0][:4] == (
        "st-brannocs", date(2026, 1, 1), "level-the-week", "analyst-on-site",
    )  # fmt: skip
    texts = [row[2:] for row in tables["lines"].rows]
    assert ("plans", None, "account_crm", 1, "salesforce", "001xx0000000001") in texts
    assert (
        "review_initiatives", "level-the-week", "worked", 1, None, "chair data in the open",
    ) in texts  # fmt: skip


def test_plans_follow_each_other_and_are_told_apart() -> None:
    plans = [
        demand_plan((ROOT / f"examples/{one}/accounts/{one}/plan.yaml").read_bytes(), path).plan
        for one in ("dornbach", "najd")
        for path in [PurePosixPath("plan.yaml")]
    ]

    together = collect_tables(plans)

    for table in together:
        assert {row[0] for row in table.rows} <= {"dornbach", "najd"}
    (needs,) = (one for one in together if one.name == "needs")
    assert len(needs.rows) == sum(len(plan.needs) for plan in plans)


def table_of(*texts: str) -> Table:
    return Table("t", (Column("a", ""), Column("b", "")), tuple((one, one) for one in texts))


def test_csv_is_read_back_as_it_was_and_never_as_a_formula() -> None:
    text = render_csv(table_of(*HOSTILE))

    rows = list(csv.reader(StringIO(text, newline=""), strict=True))
    assert rows[0] == ["a", "b"]
    assert [unguard_text(row[0]) for row in rows[1:]] == HOSTILE
    assert not [row for row in rows if row[0].startswith(("=", "+", "-", "@", "\t"))]
    assert text.endswith("\r\n")


@settings(deadline=None)
@given(st.text() | st.text("'=+-@x"))
def test_guarding_loses_nothing(text: str) -> None:
    guarded = guard_text(text)

    assert unguard_text(guarded) == text
    assert not guarded.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_number_below_nought_is_a_number() -> None:
    table = Table("t", (Column("a", ""),), ((Decimal("-3.50"),), (True,), (None,), (("x", "y"),)))

    assert render_csv(table) == 'a\r\n-3.50\r\ntrue\r\n""\r\nx; y\r\n'


def test_json_keeps_to_its_schema_and_rounds_nothing() -> None:
    tables = collect_tables([FILLED.load()])
    document = json.loads(render_json(tables))

    Draft202012Validator(build_tables_schema()).validate(document)
    assert list(document["tables"]) == [one.name for one in tables]
    reading = Table("readings", (Column("value", ""),), ((Decimal("0.10"),),))
    assert '{"value": "0.10"}' in render_json([reading])


def test_a_workbook_holds_text_as_text_and_days_as_days() -> None:
    tables = [table_of(*HOSTILE), *read(REFERENCE)]

    book = CalamineWorkbook.from_filelike(BytesIO(render_xlsx(tables)))

    assert book.sheet_names == [one.name for one in tables if one.rows]
    hostile = book.get_sheet_by_name("t").to_python(skip_empty_area=False)
    assert [row[0] for row in hostile[1:]] == HOSTILE
    reading = book.get_sheet_by_name("readings").to_python()
    assert reading[1][3:] == [1.0, date(2026, 6, 30), 8.0, "unit log"]
    assert b"<f>" not in render_xlsx(tables)


def test_the_same_plans_give_the_same_bytes() -> None:
    made = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(REFERENCE)],
            check=True,
            capture_output=True,
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PATH": ""},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    ]

    assert made[0] == made[1]
    assert len(made[0]) > 1000


SCRIPT = """
import sys
from pathlib import Path
from kamplan.planfile import demand_plan
from kamplan.tables import collect_tables
from kamplan.tables.csv import render_csv
from kamplan.tables.json import render_json
from kamplan.tables.xlsx import render_xlsx
path = Path(sys.argv[1])
tables = collect_tables([demand_plan(path.read_bytes(), path).plan])
text = render_json(tables) + "".join(map(render_csv, tables))
sys.stdout.buffer.write(render_xlsx(tables) + text.encode())
"""


def test_what_a_cell_cannot_hold_is_said() -> None:
    with pytest.raises(KamplanError, match="40000 characters") as raised:
        render_xlsx([table_of("x" * 40_000)])

    assert raised.value.hint == "kamplan export --to csv"


def test_an_unknown_table_is_answered_with_the_nearest() -> None:
    with pytest.raises(KamplanError) as raised:
        collect_tables([], ["folow_ups"])

    assert raised.value.hint == "did you mean follow_ups?"
