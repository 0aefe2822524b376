"""The calendar file: valid, the same every time, and nobody's invitation."""

import re
from datetime import date, datetime, timedelta
from pathlib import PurePosixPath

import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from icalendar import Calendar

from kamplan.calendar import Entry, Kind, Series, State, find_entries
from kamplan.calendar.ics import Agenda, build_rule, write_calendar
from kamplan.model.recurrence import find_occurrences
from kamplan.planfile import PlanFile, demand_plan
from tests.review.plans import CONTACTS, HEAD, REST, example, plan_of

TODAY = date(2026, 3, 1)
UNTIL = date(2027, 3, 1)
GOOD = ("dornbach", "najd", "norrvik", "st-brannocs")
BASE = """\
initiatives:
  - id: level
    title: Level the week
    commitments:
      - {id: counts, party: customer, owner: strand, what: Eight weeks of counts, due: 2026-04-01}
"""
HOSTILE = (
    "a;b,c:d=e\"f'g\\h",
    "line one\nline two\n\nline four",
    "BEGIN:VEVENT\nUID:evil\nEND:VEVENT",
    "END:VCALENDAR",
    "x\nATTENDEE;RSVP=TRUE:mailto:a@example.org\nMETHOD:REQUEST",
    "\\n is no line, \\N neither, \\\\; is no list",
    "Ärger mit Größe 🙂👩‍👩‍👧‍👦 عقد الصيانة 漢字" * 20,
    "a\u2028b\u2029c",
    "w" * 10_000,
    " leading and trailing ",
    "=cmd|' /C calc'!A0 ::error:: ##[group]",
)


def export(file: PlanFile, today: date = TODAY) -> str:
    entries = find_entries(file.plan, today, UNTIL)
    return write_calendar("Account plan", [Agenda(file.plan, entries)], today)


class Line:
    """One content line of RFC 5545, read by this file alone."""

    def __init__(self, text: str) -> None:
        head, _, self.raw = text.partition(":")
        self.name, *self.parameters = head.split(";")

    @property
    def text(self) -> str:
        """The value, unescaped as section 3.3.11 says."""
        plain = {"\\n": "\n", "\\N": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}
        return re.sub(r"\\.", lambda found: plain[found[0]], self.raw)


def read_lines(text: str) -> list[Line]:
    """Unfold as section 3.1 says, holding each physical line against its limits."""
    assert text.endswith("\r\n")
    physical = text.removesuffix("\r\n").split("\r\n")
    assert all(len(line.encode()) <= 75 for line in physical)
    assert not any(re.search(r"[\x00-\x08\x0a-\x1f\x7f]", line) for line in physical)
    unfolded: list[str] = []
    for line in physical:
        if line.startswith(" "):
            unfolded[-1] += line[1:]
        else:
            unfolded.append(line)
    return [Line(line) for line in unfolded]


def events(text: str) -> list[dict[str, Line]]:
    """Return the properties of each event, those of its alarms left out."""
    found: list[dict[str, Line]] = []
    stack: list[str] = []
    for line in read_lines(text):
        if line.name == "BEGIN":
            stack.append(line.raw)
            if line.raw == "VEVENT":
                found.append({})
        elif line.name == "END":
            assert stack.pop() == line.raw
        elif stack[-1] == "VEVENT":
            assert line.name not in found[-1]
            found[-1][line.name] = line
    assert stack == []
    return found


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("today", ["2025-06-01", "2026-07-20", "2029-01-01"])
def test_a_calendar_program_reads_what_is_due(name: str, today: str) -> None:
    day = date.fromisoformat(today)
    text = export(example(name), day)
    (calendar,) = Calendar.from_ical(text, multiple=True)
    parsed = calendar.walk("VEVENT")

    assert calendar["version"] == "2.0"
    assert len(parsed) == len(events(text)) > 0
    assert len({one["uid"] for one in parsed}) == len(parsed)
    for one in parsed:
        assert not one.errors
        assert type(one.decoded("dtstart")) is date
        assert one.decoded("dtend") - one.decoded("dtstart") == timedelta(days=1)
        assert one.decoded("dtstamp").date() == day
        assert one["transp"] == "TRANSPARENT"


def test_it_is_nobodys_invitation() -> None:
    names = {line.name for name in GOOD for line in read_lines(export(example(name)))}

    assert names.isdisjoint({"METHOD", "ATTENDEE", "ORGANIZER", "REQUEST-STATUS"})


def test_the_same_day_gives_the_same_bytes_and_a_later_one_counts_as_newer() -> None:
    file = example("dornbach")

    assert export(file) == export(file)
    (first, *_), (second, *_) = events(export(file)), events(export(file, date(2026, 3, 2)))
    assert int(second["SEQUENCE"].raw) == int(first["SEQUENCE"].raw) + 1
    assert second["DTSTAMP"].raw > first["DTSTAMP"].raw
    assert second["UID"].raw == first["UID"].raw


def the_commitment(parts: str, today: date = TODAY) -> dict[str, Line]:
    (found,) = [
        one
        for one in events(export(plan_of(parts, contacts=CONTACTS), today))
        if one["CATEGORIES"].raw == "commitment"
    ]
    return found


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ("due: 2026-04-01", "due: 2026-05-01", {"DTSTART", "DTEND"}),
        ("Eight weeks of counts", "Nine weeks of counts", {"SUMMARY", "DESCRIPTION"}),
        ("owner: strand", "owner: marsh", {"DESCRIPTION"}),
        ("id: level\n", "id: quiet-week\n", set()),
    ],
)
def test_what_changes_is_taken_for_the_same_thing(old: str, new: str, names: set[str]) -> None:
    before, after = the_commitment(BASE), the_commitment(BASE.replace(old, new))

    assert before["UID"].raw == after["UID"].raw
    assert {one for one in before if before[one].raw != after[one].raw} == names


def test_another_item_account_or_supplier_is_another_thing() -> None:
    def uids(parts: str, old: str = "", new: str = "") -> set[str]:
        head = HEAD.replace(old, new) if old else HEAD
        file = demand_plan(head + CONTACTS + REST + parts, PurePosixPath("plan.yaml"))
        return {one["UID"].raw for one in events(export(file))}

    ours = uids(BASE)
    assert len(ours & uids(BASE.replace("id: counts", "id: figures"))) == len(ours) - 1
    # The customer's people may have plans with several suppliers in one calendar.
    assert ours.isdisjoint(uids(BASE, "Tessaly Biologics", "Halvorsen"))
    assert ours.isdisjoint(uids(BASE, "id: st-brannocs", "id: dornbach"))


def test_a_meeting_that_is_moved_moves() -> None:
    days = "checkpoints: [2026-04-14, 2026-07-14]\ntouchpoints: [{id: dinner, on: [2026-06-09]}]\n"
    moved = days.replace("2026-07-14", "2026-07-21").replace("2026-06-09", "2026-06-16")

    def found(parts: str) -> dict[str, str]:
        return {one["UID"].raw: one["DTSTART"].raw for one in events(export(plan_of(parts)))}

    before, after = found(days), found(moved)
    assert before.keys() == after.keys()
    assert sum(before[uid] != after[uid] for uid in before) == 2


@pytest.mark.parametrize(
    ("facts", "status", "begins", "rings"),
    [
        ("", "CONFIRMED", "Eight", True),
        (", status: done, done_on: 2026-02-01", "CONFIRMED", "Done: Eight", False),
        (", status: dropped", "CANCELLED", "Dropped: Eight", False),
    ],
)
def test_what_is_done_stays_says_so_and_rings_no_more(
    facts: str, status: str, begins: str, *, rings: bool
) -> None:
    parts = BASE.replace("due: 2026-04-01", f"due: 2026-04-01{facts}")
    found = the_commitment(parts)
    (event,) = [
        one
        for one in Calendar.from_ical(export(plan_of(parts))).walk("VEVENT")
        if one["uid"] == found["UID"].raw
    ]

    assert found["STATUS"].raw == status
    assert found["SUMMARY"].text.startswith(begins)
    assert found["UID"].raw == the_commitment(BASE)["UID"].raw
    assert bool(event.walk("VALARM")) is rings


def test_the_description_says_who_and_what_for() -> None:
    parts = BASE.replace("title: Level the week", "title: Level the week\n    goals: [calm]")
    goals = "six_boxes: {goals: [{id: calm, goal: A calm unit}]}\nneeds: []\n"
    meeting = "touchpoints: [{id: dinner, on: [2026-06-09], attendees: [strand, marsh]}]\n"
    told = {
        one["CATEGORIES"].raw: one["DESCRIPTION"].text.splitlines()
        for one in events(export(plan_of(parts + meeting, rest=goals)))
    }

    plan = (
        "From the customer account plan of St. Brannoc's University Hospital and Tessaly Biologics"
    )
    assert told["commitment"] == [
        "Eight weeks of counts",
        "Who sees to it: Dr Helena Strand, St. Brannoc's University Hospital",
        "Goal: A calm unit",
        f"{plan}: commitment counts",
    ]
    assert told["touchpoint"] == [
        "Touchpoint dinner",
        "With: Dr Helena Strand, Ella Marsh",
        f"{plan}: touchpoint dinner",
    ]


def test_reminders_ring_in_the_morning_a_week_and_a_day_before() -> None:
    (event,) = [
        one
        for one in Calendar.from_ical(export(plan_of(BASE))).walk("VEVENT")
        if "commitment counts" in str(one["description"])
    ]
    alarms = event.walk("VALARM")

    assert [one["action"] for one in alarms] == ["DISPLAY", "DISPLAY"]
    assert [one.decoded("trigger") for one in alarms] == [
        timedelta(hours=9) - timedelta(days=7),
        timedelta(hours=9) - timedelta(days=1),
    ]


def test_what_returns_rings_however_long_ago_it_began() -> None:
    text = export(plan_of("touchpoints: [{id: call, every: 1 month, first: 2026-01-05}]\n"))
    (event,) = [one for one in Calendar.from_ical(text).walk("VEVENT") if "rrule" in one]

    assert [one.decoded("trigger") for one in event.walk("VALARM")] == [
        timedelta(hours=9) - timedelta(days=1)
    ]


def test_what_is_today_is_told_and_rings() -> None:
    parts = f"growth_targets: [{{id: seat, what: A seat, by: {TODAY}}}]\n"
    (event,) = [
        one
        for one in Calendar.from_ical(export(plan_of(parts))).walk("VEVENT")
        if "growth target seat" in str(one["description"])
    ]

    assert event.walk("VALARM")


@pytest.mark.parametrize(("length", "ends"), [(160, "w · st-brannocs"), (161, "w… · st-brannocs")])
def test_a_long_text_is_cut_where_it_is_a_title(length: int, ends: str) -> None:
    found = the_commitment(BASE.replace("Eight weeks of counts", "w" * length))

    assert found["SUMMARY"].text.endswith(ends)
    assert len(found["SUMMARY"].text) == 160 + len(" · st-brannocs")
    assert found["DESCRIPTION"].text.startswith("w" * length + "\n")


def test_what_has_passed_by_itself_is_left_out_and_what_is_overdue_is_not() -> None:
    parts = BASE + "renewal: {ends: 2026-05-30, notice_days: 60}\n"
    day = date(2026, 5, 1)

    kinds = [one["CATEGORIES"].raw for one in events(export(plan_of(parts), day))]
    assert kinds == ["commitment", "contract end", "review start", "review"]
    assert the_commitment(parts, day)["SUMMARY"].text.startswith("Eight")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_text_stays_a_text(hostile: str) -> None:
    plan = plan_of(BASE).plan
    entry = Entry(
        kind=Kind.COMMITMENT, key="commitment/a", item="a", on=date(2026, 5, 1), what=hostile
    )
    text = write_calendar(hostile, [Agenda(plan, [entry])], TODAY)
    (event,) = events(text)
    calendar = Calendar.from_ical(text)
    (parsed,) = calendar.walk("VEVENT")

    # Whatever Unicode takes for the end of a line is one: some programs read files by such lines.
    said = "\n".join(hostile.splitlines())
    assert event["DESCRIPTION"].text.startswith(said + "\nFrom the customer")
    assert len(event["SUMMARY"].text) < 190
    assert len(calendar.walk("VEVENT")) == 1
    assert "attendee" not in parsed
    assert "method" not in calendar


EVERY = ["1 day", "10 days", "1 week", "4 weeks", "1 month", "5 months", "1 year", "4 years"]
FIRST = ["2026-01-05", "2026-01-28", "2026-01-29", "2026-01-30", "2026-01-31", "2028-02-29"]


@pytest.mark.parametrize("every", EVERY)
@pytest.mark.parametrize("first", FIRST)
def test_the_rule_gives_the_days_that_the_plan_means(every: str, first: str) -> None:
    begin, end = date.fromisoformat(first), date(2034, 3, 1)
    entry = Entry(
        kind=Kind.TOUCHPOINT,
        key="touchpoint/a",
        on=begin,
        what="Call",
        series=Series(every, end),
        state=State.OPEN,
    )
    text = write_calendar("x", [Agenda(plan_of().plan, [entry])], TODAY)
    (event,) = events(text)
    rule = rrulestr(event["RRULE"].raw, dtstart=_midnight(begin))

    assert event["DTSTART"].raw == begin.strftime("%Y%m%d")
    assert [one.date() for one in rule] == list(find_occurrences(begin, every, begin, end))


def test_a_day_that_every_month_has_needs_no_more_than_a_simple_rule() -> None:
    assert build_rule(date(2026, 1, 28), Series("2 months", UNTIL)) == {
        "FREQ": "MONTHLY",
        "INTERVAL": 2,
        "UNTIL": UNTIL,
    }


def test_the_end_of_the_calendar_is_no_trouble() -> None:
    parts = BASE.replace("2026-04-01", "9999-12-31")

    assert "DTEND" not in the_commitment(parts)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - without a zone, as the file
