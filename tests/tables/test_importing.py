"""Reading tables of others: whatever the bytes are, it is a table or one sentence."""

from datetime import date
from pathlib import PurePosixPath

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kamplan.errors import KamplanError
from kamplan.planfile import demand_plan
from kamplan.tables.importing import Reading, build_preview, map_columns, read_sheet
from kamplan.tables.importing.days import find_order, read_day
from kamplan.tables.importing.likeness import normalise
from kamplan.tables.importing.speakers import Speakers, Unknown
from kamplan.yamldoc.amend import amend, extend
from tests.conftest import ROOT

TEXT = (ROOT / "tests/data/plan.reference.yaml").read_text(encoding="utf-8")
PLAN = demand_plan(TEXT, PurePosixPath("plan.yaml")).plan
TODAY = date(2026, 3, 20)

starts = st.sampled_from(
    [b"", b"PK\x03\x04", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"sep=;\n"]
)
cells = st.text() | st.sampled_from(
    ["penhale", "Moira Penhale", "2026-02-01", "03/04/2026", '"', "=1", "\r\n", ";", "\u202e"]
)


@settings(deadline=None)
@given(starts, st.binary(max_size=300))
@example(b"", b"Quote\r\n\x00")
def test_any_bytes_are_a_table_or_one_sentence(start: bytes, rest: bytes) -> None:
    try:
        sheet = read_sheet(start + rest)
    except KamplanError:
        return
    assert all(len(row.cells) >= len(sheet.header) for row in sheet.rows)


@settings(deadline=None)
@given(st.lists(st.tuples(cells, cells, cells), max_size=6))
def test_whatever_stands_in_cells_a_plan_takes_it_or_it_is_left_out(
    rows: list[tuple[str, str, str]],
) -> None:
    import csv
    from io import StringIO

    text = StringIO(newline="")
    csv.writer(text).writerows([("Quote", "Contact", "Date"), *rows])
    taken: set[str] = set()

    def choose(words: str) -> str:
        taken.add(words)
        return f"id-{len(taken)}"

    try:
        sheet = read_sheet(text.getvalue().encode("utf-8", "replace"))
        preview = build_preview(sheet, PLAN, Reading(), choose, TODAY)
    except KamplanError:
        return
    again = amend(TEXT, [extend(("needs",), preview.list_needs())])

    added = demand_plan(again, PurePosixPath("plan.yaml")).plan.needs[len(PLAN.needs) :]
    assert [one.verbatim for one in added] == [one.words for one in preview.new]
    assert all(one.said_by in {"strand", "penhale"} for one in added)
    hearing, found = preview.hearing, preview.sorted
    unknown = sum(map(len, hearing.unknown.values()))
    counted = len(found.new) + len(found.same) + len(found.similar) + len(hearing.left_out)
    assert counted + unknown + hearing.elsewhere == len(sheet.rows), "no row is lost"


@pytest.mark.parametrize(
    ("who", "email", "wanted"),
    [
        ("penhale", "", "penhale"),
        ("Moira Penhale", "", "penhale"),
        ("PENHALE, Moira", "", "penhale"),
        ("Ms Moira Penhale", "", "penhale"),
        ("Helena Strand", "", "strand"),
        ("Dr. Helena Strand (h.strand@example.org)", "", "strand"),
        ("Somebody Else", "H.Strand@example.org", "strand"),
        ("Moira Penhale", "old@example.org", "penhale"),
        ("Moira", "", Unknown("Moira", "")),
        ("Trevanion, Jo", "jo@x.example", Unknown("Jo Trevanion", "jo@x.example")),
        ("", "jo@x.example", Unknown("", "jo@x.example")),
        ("", "", None),
        ("Dr", "", Unknown("Dr", "")),
        ("Ella Marsh", "", "marsh"),
    ],
)
def test_a_person_is_found_or_nobody_is_put_in_their_place(
    who: str, email: str, wanted: object
) -> None:
    found = Speakers(PLAN.contacts).find(who, email)

    assert (found if found is None or isinstance(found, Unknown) else found.id) == wanted


@pytest.mark.parametrize(
    ("text", "order", "wanted"),
    [
        ("2026-02-01", None, date(2026, 2, 1)),
        ("2026-02-01T09:00:00.000Z", None, date(2026, 2, 1)),
        ("1.2.2026 09:00", None, date(2026, 2, 1)),
        ("1/2/2026, 9:00 AM", "mdy", date(2026, 1, 2)),
        ("1/2/2026", "dmy", date(2026, 2, 1)),
        ("1 February 2026", None, date(2026, 2, 1)),
        ("1-Feb-2026", None, date(2026, 2, 1)),
        ("February 1st, 2026", None, date(2026, 2, 1)),
        ("1/2/26", "dmy", None),
        ("30/02/2026", "dmy", None),
        ("1 Foo 2026", None, None),
        ("46054", None, None),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, order: object, wanted: date | None) -> None:
    assert read_day(text, "mdy" if order == "mdy" else "dmy") == wanted


def test_an_order_is_found_in_the_whole_column_or_asked_for() -> None:
    assert find_order(["01/02/2026", "13/02/2026"], None) == "dmy"
    assert find_order(["01/02/2026", "02/13/2026"], None) == "mdy"
    assert find_order(["01/01/2026", "2026-02-01"], None) is None
    for unclear in (["01/02/2026"], ["13/02/2026", "02/13/2026", "01/02/2026"]):
        with pytest.raises(KamplanError, match=r"0[12]/02/2026|13/02/2026"):
            find_order(unclear, None)


def test_titles_are_known_however_they_are_written() -> None:
    for title in ("Date/Time Opened", "DATETIMEOPENED", "date_time_opened", "Date / time opened"):
        columns = map_columns(["Description", title])
        assert columns.places == {"verbatim": 0, "said_on": 1}, title


def test_the_better_of_two_titles_is_taken() -> None:
    columns = map_columns(["Description", "Customer feedback", "Description"])

    assert columns.title("verbatim") == "Customer feedback"
    assert columns.unread == ("Description", "Description")


@settings(deadline=None)
@given(st.text())
def test_words_are_the_same_in_any_case_and_spacing(text: str) -> None:
    assert normalise(f"  {text}\n") == normalise(text)
