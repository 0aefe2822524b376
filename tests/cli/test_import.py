"""`kamplan import needs`: what is added, what is not and why, from files as programs write them."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from xlsxwriter import Workbook

from kamplan.planfile import demand_plan
from kamplan.tables.importing import FIELDS
from kamplan.workspace import shown
from tests.cli.conftest import list_changes
from tests.cli.terminal import Terminal
from tests.conftest import ROOT, Cli, Repo

IMPORTS = ROOT / "tests/data/imports"
DAY = ("--today", "2026-03-20")


@pytest.fixture
def plan(account: Path) -> Path:
    return account / "plan.yaml"


def added(plan: Path) -> list[dict[str, object]]:
    """Return the needs behind the two of the reference plan, without what is empty."""
    needs = demand_plan(plan.read_bytes(), shown(plan)).plan.needs[2:]
    keys = ("id", "verbatim", "said_by", "said_on", "kind", "priority", "themes", "session")
    return [{key: value for key in keys if (value := getattr(one, key))} for one in needs]


def write(plan: Path, content: str | bytes, name: str = "export.csv") -> Path:
    path = plan.parents[2] / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


SALESFORCE = [
    {
        "id": "letters-to-patients",
        "verbatim": "The letters you send our patients say nurse where we say sister. They ring us "
        "to ask who that is.",
        "said_by": "strand",
        "said_on": date(2026, 2, 3),
        "kind": "complaint",
        "priority": "medium",
    },
    {
        "id": "saturday-deliveries",
        "verbatim": "If the van came before seven on Saturdays,\nI'd not need two people to sign "
        "for it.",
        "said_by": "penhale",
        "said_on": date(2026, 2, 17),
        "kind": "want",
        "priority": "low",
    },
]


@pytest.mark.parametrize(
    "case", ["salesforce-cases 60", "hubspot-tickets 60", "salesforce-cases 100"]
)
def test_the_preview_can_be_read(
    plan: Path,
    cli: Cli,
    snapshot: Callable[[str, str], None],
    monkeypatch: pytest.MonkeyPatch,
    case: str,
) -> None:
    before = plan.read_bytes()
    name, width = case.split()
    monkeypatch.setenv("COLUMNS", width)

    done = cli("import", "needs", IMPORTS / f"{name}.csv", "--dry-run", *DAY)

    assert done.code == 0
    snapshot(f"{name}-{width}.txt", done.out)
    assert done.err == "\nnothing was written\n"
    assert plan.read_bytes() == before


def test_cases_of_salesforce_become_needs(plan: Path, cli: Cli) -> None:
    before = plan.read_text(encoding="utf-8")

    done = cli("import", "needs", IMPORTS / "salesforce-cases.csv", "--yes", *DAY)

    assert done.code == 0
    assert added(plan) == SALESFORCE
    assert "wrote accounts/st-brannocs/plan.yaml\n" in done.out
    assert "next: kamplan needs --intent none" in done.err
    # Whole lines were added in one place, and no other byte changed.
    after = plan.read_text(encoding="utf-8")
    at = next(i for i, (one, two) in enumerate(zip(before, after, strict=False)) if one != two)
    assert after.endswith(before[at:])
    assert cli("lint", "--select", "wrong-type,duplicate-id,dangling-reference", *DAY).code == 0


def test_tickets_of_hubspot_become_needs_word_for_word(plan: Path, cli: Cli) -> None:
    done = cli("import", "needs", IMPORTS / "hubspot-tickets.csv", "--yes", *DAY)

    assert done.code == 0
    needs = added(plan)
    assert [one["id"] for one in needs] == ["robot-stops", "thank-you", "home-visits"]
    assert needs[1]["verbatim"] == '=HYPERLINK("http://evil.example","Thank you")'
    assert needs[2]["verbatim"] == "-- tell me when the nurse comes, not that she comes"
    assert needs[0]["themes"] == ("product", "packaging")
    assert [one["said_by"] for one in needs] == ["penhale", "strand", "strand"]


def test_a_second_run_adds_nothing(plan: Path, cli: Cli) -> None:
    for name in ("salesforce-cases.csv", "hubspot-tickets.csv"):
        cli("import", "needs", IMPORTS / name, "--yes", *DAY)
    once = plan.read_bytes()

    again = cli("import", "needs", IMPORTS / "hubspot-tickets.csv", "--yes", *DAY)

    assert (again.code, "nothing new" in again.out) == (0, True)
    assert "line 2 says what robot-stops says" in again.out
    assert plan.read_bytes() == once


def test_the_diff_is_the_new_lines_alone(hospital: Path, repo: Repo, cli: Cli) -> None:
    text = "Quote,Said by,Date\nThe lift smells of chlorine.,penhale,2026-02-01\n"
    (repo.root / "more.csv").write_text(text, encoding="utf-8")

    done = cli("import", "needs", "more.csv", "--yes", "--kind", "complaint", *DAY)

    assert done.code == 0
    assert list_changes(repo) == [
        "+- id: the-lift-smells-of-chlorine",
        "+kind: complaint",
        "+verbatim: The lift smells of chlorine.",
        "+said_by: penhale",
        "+said_on: 2026-02-01",
    ]
    assert hospital.is_file()


def feedback() -> bytes:
    """Make a workbook as HubSpot exports the answers to a survey: real days, numbers, two sheets."""
    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        book.add_worksheet("About").write_row(0, 0, ["Exported by", "Ella Marsh"])
        sheet = book.add_worksheet("Responses")
        header = ["Survey name", "Submission date", "Rating", "Response", "First name", "Last name"]
        sheet.write_row(0, 0, [*header, "Email", "Contact ID"])
        answers = (
            (
                datetime.fromisoformat("2026-02-02T09:30"),
                7,
                "The picture of the year came two weeks late.",
            ),
            (datetime.fromisoformat("2026-02-09"), 9, "=1+1 is what your invoices feel like."),
        )
        for line, (on, rating, words) in enumerate(answers, 1):
            sheet.write_string(line, 0, "Renewal survey")
            sheet.write_datetime(line, 1, on, day)
            sheet.write_number(line, 2, rating)
            sheet.write_string(line, 3, words)
            sheet.write_row(line, 4, ["Moira", "Penhale"])
            sheet.write_string(line, 6, "")
            sheet.write_number(line, 7, 20151)
    return content.getvalue()


def test_a_workbook_of_survey_answers_becomes_needs(plan: Path, cli: Cli) -> None:
    path = write(plan, feedback(), "answers.xlsx")

    wrong = cli("import", "needs", path, "--yes", *DAY)
    none = cli("import", "needs", path, "--sheet", "Answers", *DAY)
    done = cli("import", "needs", path, "--sheet", "Responses", "--yes", *DAY)

    assert (wrong.code, none.code, done.code) == (2, 2, 0)
    assert "no column is known to hold the customer's words" in wrong.err
    assert "--sheet with About, Responses" in none.err
    assert [(one["verbatim"], one["said_on"], one["said_by"]) for one in added(plan)] == [
        ("The picture of the year came two weeks late.", date(2026, 2, 2), "penhale"),
        ("=1+1 is what your invoices feel like.", date(2026, 2, 9), "penhale"),
    ]


WORDS = "Die Säle sind kalt; „sehr“ kalt."
GERMAN = f'Wortlaut;Kontakt;Datum\r\n"{WORDS}";Moira Penhale;03.02.2026\r\n'


@pytest.mark.parametrize(
    ("content", "options", "told"),
    [
        (GERMAN.encode(), (), "parted by semicolons"),
        (GERMAN.encode("utf-8-sig"), (), "parted by semicolons"),
        (GERMAN.encode("cp1252"), ("--encoding", "cp1252"), "read as cp1252"),
        (GERMAN.replace(";", "\t").replace("kalt\t", "kalt;").encode("utf-16"), (),
         "parted by tabs, read as UTF-16"),
        (b"sep=;\r\n" + GERMAN.encode(), (), "parted by semicolons"),
        (f"Report of March\r\n\r\n{GERMAN}".encode(), (), "parted by semicolons"),
    ],
    ids=["semicolons", "mark", "windows", "utf-16", "sep", "titles below"],
)  # fmt: skip
def test_csv_is_read_however_a_program_writes_it(
    plan: Path, cli: Cli, content: bytes, options: tuple[str, ...], told: str
) -> None:
    done = cli("import", "needs", write(plan, content), "--yes", *options, *DAY)

    assert done.code == 0, done.err
    assert told in done.out
    (need,) = added(plan)
    assert (need["verbatim"], need["said_on"]) == (WORDS, date(2026, 2, 3))


def test_columns_may_be_named(plan: Path, cli: Cli) -> None:
    text = "Note,Text,Wer\nx,The lift smells of chlorine.,penhale\n"
    path = write(plan, text)

    unknown = cli("import", "needs", path, *DAY)
    done = cli(
        "import", "needs", path, "--map", "text=verbatim", "--map", "Wer=said-by",
        "--said-on", "2026-02-01", "--session", "walk-round", "--yes", *DAY,
    )  # fmt: skip

    assert unknown.code == 2
    assert "there are: Note, Text, Wer" in unknown.err
    assert done.code == 0, done.err
    (need,) = added(plan)
    assert need == {
        "id": "the-lift-smells-of-chlorine",
        "verbatim": "The lift smells of chlorine.",
        "said_by": "penhale",
        "said_on": date(2026, 2, 1),
        "session": "walk-round",
    }


def test_a_column_may_be_left_unread(plan: Path, cli: Cli) -> None:
    text = "Quote,Contact,Account\nThe lift smells of chlorine.,penhale,Ward 7\n"
    path = write(plan, text)

    elsewhere = cli("import", "needs", path, "--dry-run", *DAY)
    here = cli("import", "needs", path, "--map", "Account=-", "--dry-run", *DAY)

    assert "1 row of other customers left out" in elsewhere.out
    assert "1 need to add:" in here.out
    assert "not read: Account" in here.out


def test_what_is_probably_there_is_added_only_when_asked(plan: Path, cli: Cli) -> None:
    words = "It's four pounds an hour to park here, and I'm here for five."
    path = write(plan, f'Quote,Contact\n"{words}",penhale\n"{words.upper()}",penhale\n')

    no = cli("import", "needs", path, "--yes", *DAY)
    yes = cli("import", "needs", path, "--yes", "--similar", *DAY)

    assert "2 rows probably there already; --similar adds them" in no.out
    assert "like parking-cost" in no.out
    assert "line 3 says what line 2 says" in yes.out
    assert [one["verbatim"] for one in added(plan)] == [words]


def test_words_that_were_corrected_are_known_too(plan: Path, cli: Cli) -> None:
    old = "It's four pounds an hour to park and I'm here for five."
    new = "They ask me for four pounds each hour."
    correction = ("--verbatim", new, "--by", "penhale", "--why", "I misspoke")
    assert cli("correct", "parking-cost", *correction, *DAY).code == 0

    done = cli("import", "needs", write(plan, f'Quote,Contact\n"{old}",penhale\n'), *DAY)

    assert "line 2 says what parking-cost says" in done.out


def test_an_id_that_was_used_before_is_not_used_again(hospital: Path, repo: Repo, cli: Cli) -> None:
    text = hospital.read_text(encoding="utf-8")
    hospital.write_text(text.replace("id: bad-veins", "id: veins"), encoding="utf-8")
    path = repo.write("more.csv", "Quote,Contact,Subject\nA new thing.,penhale,Bad veins\n")

    done = cli("import", "needs", path, "--dry-run", *DAY)

    assert "  bad-veins-2: “A new thing.”" in done.out


def test_an_unknown_person_is_named_with_what_to_type(plan: Path, cli: Cli) -> None:
    text = 'Quote,Contact,Email\n"One.","Jo; rm -rf /",jo@x.example\nTwo.,"Jo; rm -rf /",jo@x.example\n'
    path = write(plan, text)

    done = cli("import", "needs", path, "--yes", *DAY)

    assert done.code == 0
    assert "2 rows of people the plan does not know" in done.out
    typed = "kamplan add contact --party customer --name 'Jo; rm -rf /' --email jo@x.example"
    assert typed in done.out
    assert added(plan) == []
    assert cli("add", "contact", "--party", "customer", "--name", "Jo Low", "--email",
               "jo@x.example", *DAY).code == 0  # fmt: skip
    cli("import", "needs", path, "--yes", *DAY)
    assert [one["said_by"] for one in added(plan)] == ["low", "low"]


def test_off_a_terminal_nothing_is_written_unasked(plan: Path, cli: Cli) -> None:
    before = plan.read_bytes()

    done = cli("import", "needs", IMPORTS / "hubspot-tickets.csv", *DAY)

    assert done.code == 2
    assert "3 needs to add:" in done.out
    assert "the same command with --yes" in done.err
    assert plan.read_bytes() == before


def bomb() -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * (70 * 1024 * 1024))
    return content.getvalue()


def far_apart() -> bytes:
    """Make a workbook of two cells between which there is room for thousands of millions."""
    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_string(0, 0, "Quote")
        sheet.write_string(1_048_575, 16_383, "x")
    return content.getvalue()


def remade(change: Callable[[bytes], bytes]) -> bytes:
    """Return the workbook of answers with its second sheet changed."""
    content = BytesIO()
    with ZipFile(BytesIO(feedback())) as old, ZipFile(content, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, change(part) if name.endswith("sheet2.xml") else part)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "options", "said"),
    [
        (far_apart(), (), "reaches down to row 1048576 and over 16384 columns"),
        (remade(lambda part: part.replace(b'r="A3"', b'r="&#65;3"')), (), "no workbook that Excel"),
        (remade(lambda part: part.decode().encode("utf-16")), (), "no workbook that Excel"),
        (remade(lambda part: part[: len(part) // 2]), ("--sheet", "Responses"), "cannot be read"),
        (feedback()[:-30], (), "the workbook is damaged"),
        (b"", (), "there is nothing in the file"),
        (b"Quote,Contact\n\n", ("--map", "Qote=verbatim"), 'did you mean "Quote"?'),
        (b"Quote,Contact\n", ("--map", "Quote=verbatm"), "did you mean verbatim?"),
        (b"Quote,Contact\n", ("--map", "Quote"), "names no column and field"),
        (b"Quote,Text\n", ("--map", "Quote=verbatim", "--map", "Text=verbatim"), "two columns"),
        (b"\x00\x01\x02" * 100, (), "is not text, and no workbook"),
        ("Quote,Contact\nx,y\n".encode("utf-16-le"), (), "looks like UTF-16 without its mark"),
        (b"Quote,Contact\nsch\xf6n,y\n", (), "line 2: the file is not text in UTF-8 (byte F6)"),
        (b"Quote,Contact\nx,y\n", ("--encoding", "klingon"), "is not text in `klingon`"),
        (b'Quote,Contact\n"never closed,y\n', (), "a quotation mark opens here"),
        (b'Quote,Contact\n"a"b,y\n', (), "is not doubled"),
        (b"Quote,Contact\n" + b"x" * 200_000 + b",y\n", (), "a cell does not end"),
        (b"Quote,Contact\n" + b"x,y\n" * 2_001, (), "2000 are the most"),
        (b"Quote\n" + b"x" * (17 * 1024 * 1024), (), "larger than 16 MB"),
        (b"PK\x03\x04 and nothing else", (), "the workbook is damaged"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, (), "a workbook of an old form (xls)"),
        (bomb(), (), "70 MB unpacked"),
        (b"Quote,Contact,Date\nx,penhale,03/04/2026\n", (), "--dates dmy (day first)"),
        (b"Quote,Contact\nx,y\n", ("--said-by", "marsh"), "`marsh` is the supplier's"),
        (b"Quote,Contact\nx,y\n", ("--said-on", "2027-01-01"), "still to come"),
        (b"Quote,Contact\nx,y\n", ("--session", "walk-rund"), "did you mean `walk-round`?"),
        (b"Quote,Contact\nx,y\n", ("--sheet", "One"), "--sheet goes with a workbook"),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_written(
    plan: Path, cli: Cli, content: bytes, options: tuple[str, ...], said: str
) -> None:
    before = plan.read_bytes()

    done = cli("import", "needs", write(plan, content), "--yes", *options, *DAY)

    assert done.code == 2, done.out
    assert said in " ".join(done.err.split())
    assert plan.read_bytes() == before


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a\u202eb,penhale,2026-02-01", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("a\x1bb,penhale,2026-02-01", "U+001B"),
        (",penhale,2026-02-01", "no words"),
        ("Words.,,2026-02-01", "nobody is named who said it"),
        ("Words.,marsh,2026-02-01", "`marsh` is the supplier's"),
        ("Words.,penhale,2026-02-31", "`2026-02-31` is not a day"),
        ("Words.,penhale,2026-03-21", "2026-03-21 is still to come"),
        ("x" * 20_001 + ",penhale,2026-02-01", "20001 characters are no quotation"),
    ],
)
def test_a_row_that_is_no_need_hides_no_other(plan: Path, cli: Cli, row: str, said: str) -> None:
    text = f"Quote,Contact,Date\n{row}\nThe lift smells of chlorine.,penhale,2026-02-01\n"

    done = cli("import", "needs", write(plan, text), "--yes", *DAY)

    assert done.code == 0
    assert f"line 2: {'character 2 of the words is ' if 'U+' in said else ''}{said}" in done.out
    assert "\x1b" not in done.out
    assert [one["verbatim"] for one in added(plan)] == ["The lift smells of chlorine."]


@pytest.mark.parametrize(
    ("days", "options", "wanted"),
    [
        (("03/04/2026", "13/02/2026"), (), date(2026, 4, 3)),
        (("03/01/2026", "02/13/2026"), (), date(2026, 3, 1)),
        (("03/01/2026", "02/02/2026"), ("--dates", "mdy"), date(2026, 3, 1)),
        (("03/01/2026", "02/02/2026"), ("--dates", "dmy"), date(2026, 1, 3)),
        (("Mar 1, 2026", "2 February 2026"), (), date(2026, 3, 1)),
        (("2026-03-01T23:30:00+02:00", "2026/3/2 10:00"), (), date(2026, 3, 1)),
    ],
)
def test_days_are_read_as_the_whole_column_has_them(
    plan: Path, cli: Cli, days: tuple[str, str], options: tuple[str, ...], wanted: date
) -> None:
    rows = "".join(
        f'"{words}",penhale,"{day}"\n' for words, day in zip(("One.", "Two."), days, strict=True)
    )

    done = cli(
        "import", "needs", write(plan, f"Quote,Contact,Date\n{rows}"), "--yes", *options,
        "--today", "2026-12-01",
    )  # fmt: skip

    assert done.code == 0, done.err
    assert added(plan)[0]["said_on"] == wanted


def test_what_was_exported_comes_back_as_it_was(hospital: Path, repo: Repo, cli: Cli) -> None:
    cli("export", "--table", "needs", "-o", "needs.csv")

    done = cli("import", "needs", "needs.csv", *DAY, "--dry-run")

    assert "12 rows there already" in done.out
    assert "nothing new" in done.out
    assert hospital.is_file()
    assert repo.root.is_dir()


def test_many_rows_cost_one_edit(plan: Path, cli: Cli) -> None:
    words = [
        f"Sentence {at} is about the {at * 7919 % 1009} of ward {at * 31 % 97}."
        for at in range(300)
    ]
    text = "Quote,Contact\n" + "".join(f"{one},penhale\n" for one in words)

    done = cli("import", "needs", write(plan, text), "--yes", "--similar", *DAY)

    assert done.code == 0
    assert [one["verbatim"] for one in added(plan)] == words
    assert len({one["id"] for one in added(plan)}) == 300


def test_a_missing_library_is_one_sentence(plan: Path) -> None:
    path = write(plan, feedback(), "answers.xlsx")
    blocked = path.parent / "blocked"
    blocked.mkdir()
    (blocked / "python_calamine.py").write_text("raise ImportError\n", encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "kamplan", "import", "needs", str(path)],
        env={"PYTHONPATH": str(blocked), "PATH": ""},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "error: reading workbooks needs one more library\n"
        "try: pip install 'kamplan[excel]', or save it as CSV UTF-8\n"
    )


def test_the_help_names_every_field(cli: Cli) -> None:
    text = " ".join(cli("import", "needs", "--help").out.replace("[", " ").split())

    assert [one for one in FIELDS if f" {one}" not in text] == []


def test_what_was_said_today_counts(plan: Path, cli: Cli) -> None:
    text = "Quote,Contact,Date\nThe tea is cold.,penhale,2026-03-20\n"

    done = cli("import", "needs", write(plan, text), "--yes", *DAY)

    assert done.code == 0
    assert [one["said_on"] for one in added(plan)] == [date(2026, 3, 20)]


@pytest.mark.parametrize(
    ("typed", "code", "count", "said"),
    [("y\r", 0, 3, "wrote accounts"), ("n\r", 2, 0, "nothing was written"), ("\r", 2, 0, "nothing"),
     ("\x03", 130, 0, "interrupted; nothing is half-written")],
    ids=["yes", "no", "enter", "ctrl-c"],
)  # fmt: skip
def test_on_a_terminal_it_asks(plan: Path, typed: str, code: int, count: int, said: str) -> None:
    terminal = Terminal("import", "needs", IMPORTS / "hubspot-tickets.csv", *DAY)
    try:
        terminal.wait_for("Add 3 needs? [y/N]:")
        terminal.type(typed)

        assert terminal.wait() == code
        assert said in terminal.text
    finally:
        terminal.close()
    assert len(added(plan)) == count


def test_what_was_written_meanwhile_is_seen(plan: Path, cli: Cli) -> None:
    terminal = Terminal("import", "needs", IMPORTS / "hubspot-tickets.csv", *DAY)
    try:
        terminal.wait_for("Add 3 needs? [y/N]:")
        words = "The robot stops when the carton changes, and nobody told us the carton changes."
        other = cli(
            "add", "need", "--id", "robot", "--verbatim", words, "--said-by", "penhale", *DAY
        )
        assert other.code == 0
        terminal.type("y\r")

        assert terminal.wait() == 0
    finally:
        terminal.close()
    assert [one["id"] for one in added(plan)] == ["robot", "thank-you", "home-visits"]


def test_a_title_is_no_command_to_ci(plan: Path, cli: Cli) -> None:
    text = "::error::Quote,::set-output name=x::y\nThe tea is cold.,penhale\n"
    maps = ("--map", "::error::Quote=verbatim", "--map", "::set-output name=x::y=said_by")

    done = cli("import", "needs", write(plan, text, "::stop.csv"), "--dry-run", *maps, *DAY)

    assert done.code == 0, done.err
    assert "1 need to add:" in done.out
    assert [one for one in done.out.splitlines() if one.lstrip().startswith("::")] == []


def test_more_than_a_plan_takes_is_refused_in_words(plan: Path, cli: Cli) -> None:
    before = plan.read_bytes()
    rows = "".join(
        f"Sentence {at}: {f'{at * 7919} '.ljust(400, chr(97 + at % 26))}.,penhale\n"
        for at in range(1_500)
    )

    done = cli("import", "needs", write(plan, f"Quote,Contact\n{rows}"), "--similar", "--yes", *DAY)

    assert done.code == 2
    assert "the plan would be larger than the 512 KiB" in done.err
    assert plan.read_bytes() == before
