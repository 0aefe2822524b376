"""What is overdue, what comes, and what is settled."""

import textwrap
from datetime import date

import pytest

from kamplan.calendar import Due, Kind, Selection, find_dues, group_dues
from kamplan.planfile import PlanFile
from tests.review.plans import CONTACTS, example, plan_of

GOOD = ("dornbach", "najd", "norrvik", "st-brannocs")
FRAME = {Kind.PLAN_START, Kind.REVIEW_START, Kind.REVIEW}


def dues_of(parts: str, today: str, until: str = "2027-12-31", **more: str) -> list[Due]:
    file = plan_of(parts, **more)
    found = find_dues(file.plan, date.fromisoformat(today), date.fromisoformat(until))
    return [one for one in found if one.entry.kind not in FRAME]


def told(parts: str, today: str, until: str = "2027-12-31", **more: str) -> list[str]:
    return [
        f"{one.entry.kind.value} {one.on.isoformat()} {one.days}"
        for one in dues_of(parts, today, until, **more)
    ]


def initiative(commitments: str = "", criteria: str = "", more: str = "") -> str:
    text = f"initiatives:\n  - id: level\n    title: Level the week\n    goals: [calm]\n{more}"
    if commitments:
        text += "    commitments:\n" + textwrap.indent(commitments, "      ")
    if criteria:
        text += "    success_criteria:\n" + textwrap.indent(criteria, "      ")
    return text


COMMITMENT = "- {{id: counts, party: customer, owner: strand, what: Counts, due: 2026-03-01{}}}\n"


@pytest.mark.parametrize(
    ("facts", "today", "expected"),
    [
        ("", "2026-02-27", ["commitment 2026-03-01 2"]),
        ("", "2026-03-01", ["commitment 2026-03-01 0"]),
        ("", "2026-03-02", ["commitment 2026-03-01 -1"]),
        (", status: in-progress", "2026-03-02", ["commitment 2026-03-01 -1"]),
        (", status: done", "2026-02-27", []),
        (", status: dropped", "2026-02-27", []),
    ],
)
def test_a_commitment_is_due_until_it_is_done(facts: str, today: str, expected: list[str]) -> None:
    assert told(initiative(COMMITMENT.format(facts)), today) == expected


def test_a_commitment_that_the_review_settled_is_no_longer_due() -> None:
    plan = initiative(COMMITMENT.format(""))
    answer = "review: {commitments: [{commitment: counts, outcome: missed}]}\n"

    assert told(plan, "2026-06-01") == ["commitment 2026-03-01 -92"]
    assert told(plan + answer, "2026-06-01") == []


def test_a_standing_promise_begins_and_is_never_late() -> None:
    plan = initiative("- {id: notice, party: supplier, what: Notice, from: 2026-03-01}\n")

    assert told(plan, "2026-03-01") == ["promise-start 2026-03-01 0"]
    assert told(plan, "2026-03-02") == []


CRITERION = """\
- id: calls
  metric: Calls
  unit: {unit}
  baseline: {{value: {baseline}}}
  target: {{value: {target}, by: 2026-12-31}}
  readings: [{readings}]
"""


@pytest.mark.parametrize(
    ("readings", "today", "expected"),
    [
        ("", "2026-01-01", ["reading 2026-07-02 182", "criterion 2026-12-31 364"]),
        ("", "2026-07-03", ["reading 2026-07-02 -1", "criterion 2026-12-31 181"]),
        ("", "2027-01-01", ["criterion 2026-12-31 -1"]),
        ("{on: 2026-06-01, value: 5}", "2026-07-03", ["criterion 2026-12-31 181"]),
        ("{on: 2026-06-01, value: 0}", "2026-07-03", []),
        ("{on: 2026-06-01, value: 5}", "2027-01-01", ["criterion 2026-12-31 -1"]),
        ("{on: 2026-12-31, value: 5}", "2027-01-01", []),
        (
            "{on: 2026-12-31, value: 5}",
            "2026-07-03",
            ["reading 2026-07-02 -1", "criterion 2026-12-31 181"],
        ),
    ],
)
def test_a_criterion_is_due_until_it_is_reached_or_measured_on_its_day(
    readings: str, today: str, expected: list[str]
) -> None:
    criterion = CRITERION.format(unit="a month", baseline=9, target=0, readings=readings)

    assert told(initiative(criteria=criterion), today) == expected


def test_a_contract_without_a_name_is_the_contract() -> None:
    found = dues_of("renewal: {ends: 2026-10-31, notice_days: 30}\n", "2026-09-01")
    named = dues_of("renewal: {contract: lease, ends: 2026-10-31}\n", "2026-09-01")

    assert [one.entry.what for one in (*found, *named)] == [
        "Last day to give notice: the contract",
        "Last day of the contract",
        "Last day of lease",
    ]


@pytest.mark.parametrize(
    ("unit", "baseline", "target", "what"),
    [
        ("a month", "9", "0", "Measure: Calls, target 0 a month"),
        ("yes/no", "no", "yes", "Measure: Calls, target yes"),
        ("null", "9", "0", "Measure: Calls, target 0"),
        ("a month", "9", "null", "Measure: Calls"),
    ],
)
def test_a_measurement_is_asked_for_in_words(
    unit: str, baseline: str, target: str, what: str
) -> None:
    criterion = CRITERION.format(unit=unit, baseline=baseline, target=target, readings="")
    found = dues_of(initiative(criteria=criterion), "2026-01-01")

    assert [one.entry.what for one in found if one.entry.kind is Kind.CRITERION] == [what]


def test_a_question_has_no_half_way_day() -> None:
    criterion = CRITERION.format(unit="yes/no", baseline="no", target="yes", readings="")

    assert told(initiative(criteria=criterion), "2026-01-01") == ["criterion 2026-12-31 364"]


def test_a_setting_aside_of_all_promises_ends_an_initiative() -> None:
    criterion = CRITERION.format(unit="a month", baseline=9, target=0, readings="")
    plan = initiative(COMMITMENT.format(", status: dropped"), criterion, "    due: 2026-06-30\n")

    assert told(plan, "2026-01-01") == []


def test_work_is_over_once_the_customer_says_so() -> None:
    open_ = "    start: 2026-01-12\n    due: 2026-06-30\n"
    verified = open_ + "    verified_by: strand\n"

    assert told(initiative(more=open_), "2026-01-12") == [
        "initiative-start 2026-01-12 0",
        "initiative 2026-06-30 169",
    ]
    assert told(initiative(more=open_), "2026-07-01") == ["initiative 2026-06-30 -1"]
    assert told(initiative(more=verified), "2026-07-01") == []
    dated = open_ + "    verified_on: 2026-06-30\n"
    assert told(initiative(more=dated), "2026-07-01") == []
    held = initiative(more=open_) + "review: {held_on: 2026-06-30}\n"
    assert told(held, "2026-07-01") == []


@pytest.mark.parametrize(
    ("parts", "today", "expected"),
    [
        ("checkpoints: [2026-04-14]", "2026-04-15", ["checkpoint 2026-04-14 -1"]),
        ("checkpoints: [2026-04-14]\ncheckpoint_results: [{on: 2026-04-28}]", "2026-04-30", []),
        (
            "checkpoints: [2026-04-14]\ncheckpoint_results: [{on: 2026-04-29}]",
            "2026-04-30",
            ["checkpoint 2026-04-14 -16"],
        ),
        ("checkpoints: [2026-04-14]\nreview: {held_on: 2026-04-15}", "2026-04-30", []),
        (
            "sessions: [{id: a, on: 2026-05-01, kind: discovery}]",
            "2026-05-01",
            ["session 2026-05-01 0"],
        ),
        ("sessions: [{id: a, on: 2026-05-01, kind: discovery}]", "2026-05-02", []),
        (
            "sessions: [{id: a, on: 2026-01-01, kind: discovery, follow_ups: [{id: b, what: c, due: 2026-01-09}]}]",
            "2026-01-10",
            ["follow-up 2026-01-09 -1"],
        ),
        (
            "sessions: [{id: a, on: 2026-01-01, kind: discovery, follow_ups: [{id: b, what: c, due: 2026-01-09, done_on: 2026-01-09}]}]",
            "2026-01-08",
            [],
        ),
        ("growth_targets: [{id: a, what: b, by: 2026-05-01}]", "2026-05-02", []),
        (
            "renewal: {ends: 2026-10-31, notice_days: 30}",
            "2026-10-01",
            ["notice 2026-10-01 0", "contract-end 2026-10-31 30"],
        ),
        ("renewal: {ends: 2026-10-31, notice_days: 30}", "2026-10-02", ["contract-end 2026-10-31 29"]),
        ("renewal: {ends: 0001-01-02, notice_days: 3650}", "2026-10-02", []),
        (
            "renewal: {steps: [{what: a, by: 2026-05-01}, {what: b, by: 2026-05-01, done_on: 2026-05-01}]}",
            "2026-05-02",
            ["renewal-step 2026-05-01 -1"],
        ),
        (
            "handoff: {on: 2026-01-05, items: [{what: a}, {what: b, done_on: 2026-01-05}]}",
            "2026-01-06",
            ["handoff 2026-01-05 -1"],
        ),
        ("handoff: {items: [{what: a}]}", "2026-01-06", []),
        (
            "white_space: {cells: [{unit: a, offering: b, state: open, next_step: ask, by: 2026-05-01}]}",
            "2026-05-02",
            ["white-space 2026-05-01 -1"],
        ),
        (
            "white_space: {cells: [{unit: a, offering: b, state: in-discussion, next_step: ask, by: 2026-05-01}]}",
            "2026-05-02",
            ["white-space 2026-05-01 -1"],
        ),
        (
            "white_space: {cells: [{unit: a, offering: b, state: other-supplier, next_step: ask, by: 2026-05-01}]}",
            "2026-05-01",
            ["white-space 2026-05-01 0"],
        ),
        (
            "white_space: {cells: [{unit: a, offering: b, state: other-supplier, next_step: ask, by: 2026-05-01}]}",
            "2026-05-02",
            [],
        ),
        (
            "white_space: {cells: [{unit: a, offering: b, state: served, next_step: ask, by: 2026-05-01}]}",
            "2026-04-02",
            [],
        ),
        (
            "white_space: {relationships_to_build: [{who: Head of dermatology, by: 2026-05-01}]}",
            "2026-05-02",
            ["introduction 2026-05-01 -1"],
        ),
        ("white_space: {relationships_to_build: [{by: 2026-05-01}]}", "2026-05-02", []),
        ("white_space: {relationships_to_build: [{who: Head of dermatology}]}", "2026-05-02", []),
        ("white_space: {cells: [{unit: a, offering: b, state: open, by: 2026-05-01}]}", "2026-05-02", []),
        ("white_space: {cells: [{unit: a, offering: b, state: open, next_step: ask}]}", "2026-05-02", []),
        (
            "white_space: {relationships_to_build: [{who: dr helena strand, by: 2026-05-01}]}",
            "2026-05-02",
            [],
        ),
        (
            "reporting: [{id: a, every: 6 months, first: 2026-03-31}]",
            "2026-04-01",
            ["report 2026-09-30 182"],
        ),
        ("reporting: [{id: a, first: 2026-03-31}]", "2026-03-01", ["report 2026-03-31 30"]),
    ],
)  # fmt: skip
def test_each_thing_is_open_until_the_plan_says_that_it_is_done(
    parts: str, today: str, expected: list[str]
) -> None:
    assert told(parts + "\n", today) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ("intent: act-later, reconsider_on: 2026-03-31", ["reconsideration 2026-03-31 -1"]),
        ("intent: undecided, reconsider_on: 2026-03-31", ["reconsideration 2026-03-31 -1"]),
        ("intent: act, reconsider_on: 2026-03-31", []),
        ("intent: wont-act, reconsider_on: 2026-03-31, decided_on: 2026-03-31", []),
        ("intent: act-later, reconsider_on: 2026-03-31, met_on: 2026-02-01", []),
    ],
)
def test_a_need_put_off_comes_back(facts: str, expected: list[str]) -> None:
    rest = f"six_boxes: {{}}\nneeds: [{{id: a, kind: need, verbatim: Calm., {facts}}}]\n"

    assert told("", "2026-04-01", rest=rest) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ("", ["benchmark 2026-03-31 -1", "goal 2027-06-30 455"]),
        (", achieved_on: 2026-03-01", []),
    ],
)
def test_a_goal_beyond_the_year_is_watched_by_its_marks(facts: str, expected: list[str]) -> None:
    marks = (
        "[{by: 2026-03-31, what: half}, {by: 2026-02-01, what: a start, reached_on: 2026-02-01}]"
    )
    goal = f"{{id: calm, goal: Calm, horizon: 2027-06-30, benchmarks: {marks}{facts}}}"

    rest = f"six_boxes: {{goals: [{goal}]}}\nneeds: []\n"

    assert told("", "2026-04-01", rest=rest) == expected
    if expected:
        review = "review: {goals: [{goal: calm, outcome: partly}]}\n"
        assert told(review, "2026-04-01", rest=rest) == []


@pytest.mark.parametrize(
    ("facts", "today", "until", "expected"),
    [
        (
            "every: 1 month, first: 2026-01-31",
            "2026-02-01",
            "2026-04-30",
            ["-1 2026-01-31", "27 2026-02-28", "58 2026-03-31", "88 2026-04-30"],
        ),
        (
            "every: 1 month, first: 2026-01-31, held: [2026-02-02]",
            "2026-02-10",
            "2026-03-31",
            ["18 2026-02-28", "49 2026-03-31"],
        ),
        # What returns every week is told once, and one week may fall out.
        (
            "every: 1 week, first: 2026-01-05, held: [2026-01-05]",
            "2026-01-14",
            "2026-12-31",
            ["5 2026-01-19"],
        ),
        (
            "every: 1 week, first: 2026-01-05, held: [2026-01-05]",
            "2026-01-20",
            "2026-12-31",
            ["-1 2026-01-19", "6 2026-01-26"],
        ),
        ("on: [2026-06-09, 2026-12-08]", "2026-06-10", "2026-12-31", ["-1 2026-06-09", "181 2026-12-08"]),
        ("on: [2026-06-09], held: [2026-06-09]", "2026-06-01", "2026-12-31", []),
        ("on: [2026-06-09], held: [2026-06-09]", "2026-06-09", "2026-12-31", []),
        ("on: [2026-06-09], held: [2026-06-08]", "2026-06-08", "2026-06-09", []),
        ("on: [2026-12-31], held: [2026-12-30]", "2026-12-01", "2027-12-31", []),
        ("on: [2026-06-09]", "2026-06-09", "2026-12-31", ["0 2026-06-09"]),
        # Without a first day nobody can tell which days are meant.
        ("every: 1 month", "2026-01-06", "2026-12-31", []),
        ("first: 2026-01-05", "2026-01-06", "2026-12-31", []),
        # Days outside the period are not judged.
        ("every: 1 year, first: 2020-01-05", "2026-01-06", "2030-12-31", ["-1 2026-01-05"]),
    ],
)  # fmt: skip
def test_touchpoints_return(facts: str, today: str, until: str, expected: list[str]) -> None:
    found = dues_of(f"touchpoints: [{{id: call, {facts}}}]\n", today, until)

    assert [f"{one.days} {one.on.isoformat()}" for one in found] == expected


def test_many_missed_days_are_one_entry() -> None:
    (missed, *_) = dues_of(
        "touchpoints: [{id: call, every: 1 month, first: 2026-01-05}]\n", "2026-04-06"
    )

    assert (missed.missed, missed.on, missed.is_overdue) == (4, date(2026, 4, 5), True)


def test_a_review_that_was_held_is_neither_due_nor_late() -> None:
    def kinds(parts: str, today: str) -> list[Kind]:
        found = find_dues(plan_of(parts).plan, date.fromisoformat(today), date.max)
        return [one.entry.kind for one in found]

    assert kinds("", "2026-11-30") == [Kind.REVIEW_START, Kind.REVIEW]
    assert kinds("", "2027-01-01") == [Kind.REVIEW]
    assert kinds("review: {held_on: 2026-12-15}\n", "2027-01-01") == []


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("today", ["2025-06-01", "2026-07-20", "2027-02-01", "2029-01-01"])
def test_overdue_comes_first_and_each_part_is_by_day(name: str, today: str) -> None:
    day = date.fromisoformat(today)
    found = find_dues(example(name).plan, day, date(2030, 1, 1))

    overdue = [one.on for one in found if one.is_overdue]
    coming = [one.on for one in found if not one.is_overdue]
    assert [one.on for one in found] == overdue + coming
    assert overdue == sorted(overdue)
    assert coming == sorted(coming)
    assert all(one < day for one in overdue)
    assert all(one >= day for one in coming)
    assert all(one.days == (one.on - day).days for one in found)


def two_sides() -> PlanFile:
    text = initiative(
        "- {id: ours, party: supplier, owner: marsh, what: Ours, due: 2026-03-01}\n"
        "- {id: theirs, party: customer, owner: strand, what: Theirs, due: 2026-02-01}\n"
    )
    meeting = "touchpoints: [{id: call, on: [2026-04-01], attendees: [strand]}]\n"
    return plan_of(text + meeting, contacts=CONTACTS)


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), ["theirs", "ours", "call"]),
        (Selection(party="supplier"), ["ours", "call"]),
        (Selection(party="customer"), ["theirs", "call"]),
        (Selection(contact="strand"), ["theirs", "call"]),
        (Selection(contact="marsh"), ["ours"]),
        (Selection("supplier", "strand"), ["call"]),
        (Selection(contact="nobody"), []),
    ],
)
def test_one_sees_ones_own(selection: Selection, expected: list[str]) -> None:
    found = find_dues(two_sides().plan, date(2026, 1, 2), date(2026, 6, 1))

    assert [one.entry.item for one in found if selection.holds(one.entry)] == expected


def test_whoever_is_first_has_the_first_group() -> None:
    groups = group_dues(find_dues(two_sides().plan, date(2026, 1, 2), date(2026, 6, 1)))

    assert [(one.party, one.owner) for one in groups] == [
        ("customer", "strand"),
        ("supplier", "marsh"),
        ("both", None),
    ]
    assert {one.account for one in groups} == {"st-brannocs"}


OWNED = """\
sessions:
  - {id: walk, on: 2026-05-01, kind: discovery, attendees: [strand],
     follow_ups: [{id: slots, what: Slots, owner: strand, due: 2026-05-01}]}
growth_targets: [{id: seat, what: A seat, by: 2026-05-01}]
reporting: [{id: board, first: 2026-05-01, owner: marsh}]
touchpoints: [{id: call, on: [2026-05-01], attendees: [strand, marsh]}]
checkpoints: [2026-05-01]
renewal: {contract: lease, ends: 2026-05-01, owner: marsh, steps: [{what: Show, owner: strand, by: 2026-05-01}]}
handoff: {on: 2026-05-01, items: [{what: Promises}]}
white_space:
  cells: [{unit: a, offering: b, state: open, next_step: ask, owner: marsh, by: 2026-05-01}]
  relationships_to_build: [{who: Head of dermatology, introduced_by: strand, by: 2026-05-01}]
"""


def test_it_is_said_who_sees_to_what() -> None:
    need = "{{id: {0}, kind: need, verbatim: Calm., reconsider_on: 2026-05-01{1}}}"
    needs = f"[{need.format('a', ', decided_by: strand')}, {need.format('b', '')}]"
    found = dues_of(OWNED, "2026-05-01", "2026-05-01", rest=f"six_boxes: {{}}\nneeds: {needs}\n")
    told = [
        (one.entry.kind.value, one.entry.party, one.entry.owner, one.entry.people) for one in found
    ]

    both = ("marsh", "strand")
    assert told == [
        ("session", "both", None, ("strand",)),
        ("follow-up", "customer", "strand", ()),
        ("touchpoint", "both", None, ("strand", "marsh")),
        ("checkpoint", "both", None, both),
        ("report", "supplier", "marsh", ()),
        ("reconsideration", "supplier", "strand", ()),
        ("reconsideration", "supplier", "marsh", ()),
        ("white-space", "supplier", "marsh", ()),
        ("introduction", "customer", "strand", ("marsh",)),
        ("growth-target", "supplier", "marsh", ()),
        ("contract-end", "supplier", "marsh", both),
        ("renewal-step", "customer", "strand", ()),
        ("handoff", "supplier", "marsh", ()),
    ]
