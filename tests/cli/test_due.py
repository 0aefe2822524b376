"""`kamplan due`: what is overdue and what comes, as a list and as a calendar file."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from kamplan.render.columns import width_of
from tests.conftest import ROOT, Cli

TODAY = ("--today", "2026-10-15")
PLAN = "accounts/st-brannocs/plan.yaml"


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


def entries(cli: Cli, *argv: str) -> list[dict[str, object]]:
    found = json.loads(cli("due", "--format", "json", *TODAY, *argv).out)["entries"]
    assert isinstance(found, list)
    return found


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize("columns", [40, 60, 80, 140])
def test_the_list_is_right_at_every_width(
    cli: Cli,
    columns: int,
    monkeypatch: pytest.MonkeyPatch,
    snapshot: Callable[[str, str], None],
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))

    done = cli("due", *TODAY)

    assert done.code == 0
    assert done.err == "next: when it is done, kamplan decide bad-veins --intent …\n"
    assert all(width_of(line) <= columns for line in done.out.splitlines())
    assert "\x1b" not in done.out
    snapshot(f"text-{columns}.txt", done.out)


@pytest.mark.usefixtures("root")
def test_markdown_is_a_list_to_tick_off(cli: Cli, snapshot: Callable[[str, str], None]) -> None:
    snapshot("list.md", cli("due", "--format", "markdown", "--within", "3m", *TODAY).out)


@pytest.mark.usefixtures("root")
def test_programs_get_the_same(cli: Cli, snapshot: Callable[[str, str], None]) -> None:
    snapshot("due.json", cli("due", "--format", "json", *TODAY).out)


@pytest.mark.parametrize("name", ["dornbach", "najd", "norrvik", "st-brannocs"])
def test_the_envelope_is_as_published(name: str, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "examples" / name)
    schema = json.loads(cli("schema", "due").out)

    for day in ("2025-12-01", "2026-10-15", "2027-06-01"):
        data = json.loads(cli("due", "--format", "json", "--within", "1y", "--today", day).out)
        Draft202012Validator(schema).validate(data)
        assert data["overdue"] == sum(one["isOverdue"] for one in data["entries"])


def test_the_next_step_can_be_typed(many: Path, cli: Cli) -> None:
    """Whatever is named is a command that knows the item, and what it leaves is no longer due."""
    alone = cli("due", "dornbach", *TODAY).err.strip()
    among = cli("due", *TODAY).err.strip()
    assert alone == "next: when it is done, kamplan mark rolling-forecast done"
    assert among.startswith("next: when it is done, kamplan decide ")
    assert among.endswith(" --account st-brannocs")

    marked = cli(*alone.removeprefix("next: when it is done, kamplan ").split(),
                 "--account", "dornbach", *TODAY)  # fmt: skip

    assert marked.code == 0, marked.err
    assert "rolling-forecast" not in {one["item"] for one in entries(cli, "dornbach")}
    assert many.is_dir()


@pytest.mark.usefixtures("root")
def test_further_ahead_is_asked_for(cli: Cli) -> None:
    month, year = entries(cli), entries(cli, "--within", "1y")

    assert [one for one in year if str(one["on"]) <= "2026-11-14"] == month
    assert max(str(one["on"]) for one in month) <= "2026-11-14"
    assert "notice" in {one["kind"] for one in year}
    assert "more come later, the first on 1 December 2026" in cli("due", *TODAY).out


@pytest.mark.usefixtures("root")
def test_one_sees_what_is_ones_own(cli: Cli) -> None:
    both = entries(cli, "--within", "1y")
    mine = entries(cli, "--within", "1y", "--for", "marsh")
    theirs = entries(cli, "--within", "1y", "--party", "customer")

    assert mine == [one for one in both if one["owner"] == "marsh" or "marsh" in one["people"]]  # type: ignore[operator]
    assert theirs == [one for one in both if one["party"] != "supplier"]
    assert 0 < len(mine) < len(both)
    assert 0 < len(theirs) < len(both)


def test_all_plans_are_meant_where_none_is_named(many: Path, cli: Cli) -> None:
    everybody = cli("due", *TODAY).out
    accounts = [one["account"] for one in entries(cli, "--within", "3m")]

    assert "  Kari Moen, supplier, dornbach\n" in everybody
    assert set(accounts) == {"dornbach", "norrvik", "st-brannocs"}
    assert {one["account"] for one in entries(cli, "norrvik")} == {"norrvik"}
    assert many.is_dir()


def test_a_plan_that_cannot_be_read_hides_no_other(many: Path, cli: Cli) -> None:
    (many / "accounts/dornbach/plan.yaml").write_text("kamplan: [\n")

    done = cli("due", *TODAY)

    assert done.code == 0
    assert "kamplan lint accounts/dornbach/plan.yaml" in done.err
    assert "st-brannocs" in done.out


def test_a_commitment_that_is_done_is_gone(root: Path, cli: Cli) -> None:
    before = [one["item"] for one in entries(cli)]
    plan = root / PLAN
    text = plan.read_text(encoding="utf-8")
    start = text.index("id: aggregate-counts")
    plan.write_text(
        text[:start] + text[start:].replace("status: not-started", "status: done", 1),
        encoding="utf-8",
    )
    after = [one["item"] for one in entries(cli)]

    assert [one for one in before if one not in after] == ["aggregate-counts"]


def test_the_checkpoints_grace_is_the_settings(root: Path, cli: Cli) -> None:
    plan = root / PLAN
    text = plan.read_text(encoding="utf-8")
    moved = text.replace("{on: 2026-04-14, attendees: [penhale, harkness", "{on: 2026-04-24, attendees: [penhale, harkness")  # fmt: skip
    assert moved != text
    plan.write_text(moved, encoding="utf-8")
    lenient = [one["on"] for one in entries(cli) if one["kind"] == "checkpoint"]
    (root / "kamplan.yaml").write_text("lint: {settings: {missed-checkpoint: {days: 5}}}\n")
    strict = [one["on"] for one in entries(cli) if one["kind"] == "checkpoint"]

    assert (lenient, strict) == ([], ["2026-04-14"])


def test_nothing_due_says_what_comes(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    cli("new", "acme", "--start", "2026-03-01", "--today", "2026-01-05")

    out = cli("due", "--today", "2026-01-05").out

    assert out.startswith("Nothing is overdue, and nothing is due until 4 February 2026.\n")
    assert "the first on 1 March 2026: The year of the plan begins" in out
    assert "kamplan due --within 12m" in out


def test_the_calendar_is_written_beside_the_list(root: Path, cli: Cli) -> None:
    done = cli("due", "--ics", "due.ics", *TODAY)
    written = (root / "due.ics").read_bytes()

    assert done.code == 0
    assert done.out == cli("due", *TODAY).out
    assert "wrote due.ics (" in done.err
    assert written.count(b"\r\n") == written.count(b"\n")
    assert cli("due", "--ics", "-", *TODAY).out.encode() == written
    assert len(Calendar.from_ical(written).walk("VEVENT")) > 30
    again = cli("due", "--ics", "due.ics", *TODAY)
    assert again.code == 0
    assert (root / "due.ics").read_bytes() == written


@pytest.mark.usefixtures("root")
def test_a_calendar_holds_what_was_asked_for(cli: Cli) -> None:
    def days(*argv: str) -> list[str]:
        parsed = Calendar.from_ical(cli("due", "--ics", "-", *TODAY, *argv).out)
        return [str(one.decoded("dtstart")) for one in parsed.walk("VEVENT")]

    assert max(days()) == "2027-12-31"
    assert max(days("--within", "30d")) == "2026-10-31"
    assert 0 < len(days("--for", "penhale")) < len(days("--party", "customer")) < len(days())


def test_a_calendar_of_many_plans_is_one(many: Path, cli: Cli) -> None:
    text = cli("due", "--ics", "-", *TODAY).out
    uids = [str(one["uid"]) for one in Calendar.from_ical(text).walk("VEVENT")]

    assert text.count("BEGIN:VCALENDAR") == 1
    assert len(set(uids)) == len(uids)
    assert all(f"· {name}" in text.replace("\r\n ", "") for name in ("dornbach", "norrvik"))
    assert many.is_dir()


def test_what_somebody_else_wrote_is_not_overwritten(root: Path, cli: Cli) -> None:
    (root / "mine.ics").write_text("BEGIN:VCALENDAR\r\nPRODID:-//other//\r\n")

    refused = cli("due", "--ics", "mine.ics", *TODAY)
    forced = cli("due", "--ics", "mine.ics", "--force", *TODAY)

    assert refused.code == 2
    assert refused.out == ""
    assert "name another file with --ics, or say --force" in refused.err
    assert forced.code == 0
    assert b"//kamplan//" in (root / "mine.ics").read_bytes()


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--within", "soon"), "write a number and d, w, m or y: 30d, 6w, 3m, 1y"),
        (("--within", "1\x1bd"), "is no length of time"),
        (("--for", "pehnale"), "--for penhale"),
        (("--for", "somebody"), "one of: strand, calloway"),
        (("--for", "\x1b[31m"), "there is no contact `"),
        (("--party", "competitor"), "competitor"),
        (("--ics", "."), "is a folder"),
        (("--ics", "no/such/due.ics"), "cannot be written"),
        (("brannocs",), "there is no account `brannocs`"),
        (("--today", "soon"), "is not a day in the calendar"),
    ],
)
def test_what_cannot_be_done_is_said(root: Path, cli: Cli, argv: tuple[str, ...], said: str) -> None:  # fmt: skip
    done = cli("due", *argv)

    assert done.code == 2
    assert said in done.err
    assert "\x1b" not in done.err
    assert "Traceback" not in done.err
    assert root.is_dir()


def test_without_any_plan_the_next_step_is_named(
    tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    done = cli("due")

    assert done.code == 2
    assert "kamplan new" in done.err


def test_a_text_of_any_kind_stays_a_text(root: Path, cli: Cli) -> None:
    plan = root / PLAN
    text = plan.read_text(encoding="utf-8")
    hostile = '"| <b>x</b> `@here` #1 ::error:: ##[group] =1+1\\nBEGIN:VEVENT\\n' + "w" * 9000 + '"'
    old = "what: Aggregate counts from the hospital database"
    assert text.count(old) == 1
    plan.write_text(text.replace(old, f"what: {hostile}"), encoding="utf-8")

    listed = cli("due", *TODAY)
    markdown = cli("due", "--format", "markdown", *TODAY).out
    calendar = Calendar.from_ical(cli("due", "--ics", "-", *TODAY).out)

    assert listed.code == 0
    assert all(len(line) <= 80 for line in listed.out.splitlines())
    assert not any(line.lstrip().startswith("::") for line in listed.out.splitlines())
    assert "\\<b\\>x" in markdown
    assert "<b>" not in markdown
    (event,) = [one for one in calendar.walk("VEVENT") if "w" * 99 in str(one["description"])]
    assert str(event["description"]).splitlines()[1] == "BEGIN:VEVENT"
