"""The quarter: which checkpoint is meant, what both look at, and what is written down of it."""

import re
from datetime import date
from pathlib import PurePosixPath

import pytest

from kamplan.errors import KamplanError
from kamplan.planfile import PlanFile, demand_plan
from kamplan.review.checkpoint import (
    AGENDA,
    QUESTIONS,
    build_checkpoint,
    find_day,
    find_missed,
    find_result,
)
from kamplan.review.questions import QUESTIONS as YEARLY
from kamplan.review.recording import Seen, plan_recording
from kamplan.yamldoc.amend import amend
from tests.review.plans import example, plan_of

APRIL, JULY, OCTOBER = date(2026, 4, 14), date(2026, 7, 14), date(2026, 10, 13)
DAYS = "checkpoints: [2026-10-13, 2026-04-14, 2026-07-14]\n"


def with_results(*days: str) -> PlanFile:
    results = "".join(f"  - {{on: {day}, next: continue}}\n" for day in days)
    return plan_of(DAYS + (f"checkpoint_results:\n{results}" if days else ""))


@pytest.mark.parametrize(
    ("results", "today", "meant"),
    [
        ((), "2026-01-10", APRIL),
        ((), "2026-04-14", APRIL),
        ((), "2026-05-29", APRIL),
        ((), "2026-06-01", JULY),
        (("2026-04-20",), "2026-04-28", APRIL),
        (("2026-04-20",), "2026-04-29", JULY),
        (("2026-04-14", "2026-07-14", "2026-10-13"), "2026-12-01", OCTOBER),
        (("2026-04-14", "2026-07-14", "2026-10-13"), "2026-07-01", JULY),
        (("2026-04-14", "2026-07-14", "2026-10-13"), "2026-02-01", APRIL),
    ],
)
def test_the_checkpoint_around_today_or_the_nearest_without_a_result_is_meant(
    results: tuple[str, ...], today: str, meant: date
) -> None:
    assert find_day(with_results(*results).plan, date.fromisoformat(today)) == meant


def test_without_checkpoints_it_is_today() -> None:
    plan = plan_of().plan

    found = build_checkpoint(plan, JULY)

    assert (found.day, found.number, found.of) == (JULY, None, 0)
    assert (found.since, found.until) == (date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("held", "is_found"), [("2026-03-31", True), ("2026-03-30", False), ("2026-04-28", True),
                           ("2026-04-29", False)],
)  # fmt: skip
def test_a_result_belongs_to_a_checkpoint_within_a_fortnight(held: str, *, is_found: bool) -> None:
    plan = with_results(held).plan

    assert (find_result(plan, APRIL, OCTOBER) is not None) is is_found
    assert (find_missed(plan, date(2026, 5, 1)) == []) is is_found


def test_a_checkpoint_is_missed_after_its_days_of_grace() -> None:
    plan = with_results().plan

    assert find_missed(plan, date(2026, 4, 28)) == []
    assert find_missed(plan, date(2026, 4, 29)) == [APRIL]
    assert find_missed(plan, date(2026, 4, 20), grace=5) == [APRIL]
    assert find_missed(plan, date(2026, 12, 31)) == [APRIL, JULY, OCTOBER]


def test_after_the_review_no_checkpoint_is_missed() -> None:
    plan = plan_of(DAYS + "review: {held_on: 2026-12-15}\n").plan

    assert find_missed(plan, date(2026, 12, 31)) == []


def test_both_look_at_what_was_done_is_late_and_comes() -> None:
    found = build_checkpoint(example("st-brannocs").plan, date(2026, 7, 10))

    assert (found.number, found.of, found.day) == (2, 3, JULY)
    assert (found.since, found.until, found.focus) == (APRIL, OCTOBER, "journey")
    assert found.result is None
    assert [one.on for one in found.earlier] == [APRIL]
    supplier, customer = found.sides
    assert [one.id for one in supplier.done] == ["leaflet-and-line"]
    assert [one.id for one in customer.late] == ["slot-template", "aggregate-counts"]
    assert (supplier.party, customer.party) == ("supplier", "customer")
    shown = {one.criterion.id: one.attainment.shown for one in found.criteria}
    assert shown["same-day-cancellations"] == "0.55"  # (8 - 14) / (3 - 14)
    assert [one.id for one in found.to_decide] == ["whole-waiting-list", "bad-veins"]


def test_what_was_written_down_is_shown_with_its_checkpoint() -> None:
    found = build_checkpoint(example("st-brannocs").plan, date(2026, 12, 1))

    assert found.day == OCTOBER
    assert found.result is not None
    assert (found.result.on, found.result.focus) == (OCTOBER, "goals")
    assert [one.on for one in found.earlier] == [APRIL, JULY]


def test_what_comes_is_counted_to_the_day() -> None:
    plan = plan_of(
        DAYS
        + """\
sessions:
  - id: walk-round
    on: 2026-02-01
    kind: discovery
    follow_ups:
      - {id: send-plan, what: Send the plan, due: 2026-07-14}
      - {id: later, what: Later, due: 2026-07-15}
      - {id: done, what: Done, due: 2026-07-01, done_on: 2026-07-01}
      - {id: undated, what: Some day}
initiatives:
  - id: level
    title: Level
    commitments:
      - {id: a, party: supplier, what: A, due: 2026-04-30}
      - {id: b, party: supplier, what: B, due: 2026-05-01}
      - {id: c, party: supplier, what: C, due: 2026-07-14}
      - {id: d, party: supplier, what: D, due: 2026-07-15}
      - {id: e, party: supplier, what: E, due: 2026-03-01, status: done, done_on: 2026-01-01}
      - {id: f, party: supplier, what: F, due: 2026-03-01, status: done, done_on: 2026-01-02}
      - {id: g, party: supplier, what: G, due: 2026-03-01, status: dropped}
""",
        rest="six_boxes: {goals: [{id: calm, goal: Calm, benchmarks: [{by: 2026-07-14, what: half},"
        " {by: 2026-07-15, what: all}, {by: 2026-02-01, what: begun, reached_on: 2026-02-01}]}]}\n"
        "needs:\n"
        "  - {id: old, kind: pain, verbatim: Old., said_by: strand, said_on: 2026-01-01,"
        " intent: undecided, reason: R, reconsider_on: 2026-07-15}\n"
        "  - {id: new, kind: pain, verbatim: New., said_by: strand, said_on: 2026-01-02}\n"
        "  - {id: soon, kind: pain, verbatim: Soon., said_by: strand, said_on: 2026-05-01,"
        " intent: act-later, reason: R, reconsider_on: 2026-07-14}\n"
        "  - {id: future, kind: pain, verbatim: F., said_by: strand, said_on: 2026-05-02,"
        " intent: act}\n",
    ).plan

    found = build_checkpoint(plan, date(2026, 5, 1))

    side = found.sides[0]
    assert [one.id for one in side.done] == ["f"]
    assert [one.id for one in side.late] == ["a"]
    assert [one.id for one in side.ahead] == ["b", "c"]
    assert [one.id for one in found.heard] == ["new", "soon"]
    assert [one.id for one in found.to_decide] == ["new", "soon"]
    assert [(one.goal, one.what) for one in found.marks] == [("Calm", "half")]
    assert [one.id for one in found.follow_ups] == ["send-plan", "undated"]


def test_the_agenda_is_short_and_the_questions_are_those_of_the_year() -> None:
    assert sum(one.minutes for one in AGENDA) == 40
    yearly = {one.name for one in YEARLY}
    assert {"supplier_kept_word", "customer_kept_word", "worked", "next"} <= yearly
    assert [one.name for one in QUESTIONS][:3] == [
        "supplier_kept_word",
        "customer_kept_word",
        "worked",
    ]
    assert all(one.asked_of == ("supplier", "customer") for one in QUESTIONS)


def record(file: PlanFile, seen: Seen) -> PlanFile:
    text = amend(file.document.text, plan_recording(file, seen))
    return demand_plan(text, PurePosixPath("plan.yaml"))


SEEN = Seen(APRIL, ("strand", "marsh"), "continue", "journey", "Slots: one quiet Thursday.")


def test_what_both_saw_is_one_entry() -> None:
    file = with_results()

    after = record(file, SEEN)

    assert after.document.text.startswith(file.document.text)
    result = after.plan.checkpoint_results[0]
    assert (result.on, result.attendees, result.next, result.focus, result.note) == (
        APRIL,
        ("strand", "marsh"),
        "continue",
        "journey",
        "Slots: one quiet Thursday.",
    )
    assert plan_recording(after, SEEN) == []


def test_it_stands_behind_the_checkpoints() -> None:
    text = record(plan_of("initiatives: []\n" + DAYS + "reporting: []\n"), SEEN).document.text

    assert re.findall(r"(?m)^(\w+):", text)[-3:] == [
        "checkpoints",
        "checkpoint_results",
        "reporting",
    ]


def test_what_was_left_open_is_completed_and_nothing_is_changed() -> None:
    once = record(with_results(), Seen(APRIL, ("strand",), note="Template late."))

    after = record(once, Seen(APRIL, ("marsh", "strand"), next="pivot", focus="goals"))

    result = after.plan.checkpoint_results[0]
    assert (result.attendees, result.next, result.focus) == (("strand", "marsh"), "pivot", "goals")
    assert result.note == "Template late."
    with pytest.raises(KamplanError, match="next already says `pivot`"):
        plan_recording(after, Seen(APRIL, next="close"))


@pytest.mark.parametrize(
    ("seen", "message"),
    [
        (Seen(APRIL), "nothing was said of the checkpoint of 2026-04-14"),
        (Seen(APRIL, focus="goals"), "nothing was said"),
        (Seen(APRIL, ("nobody",), note="x"), "there is no contact `nobody`"),
    ],
)
def test_what_says_nothing_is_refused(seen: Seen, message: str) -> None:
    with pytest.raises(KamplanError, match=message):
        plan_recording(with_results(), seen)
