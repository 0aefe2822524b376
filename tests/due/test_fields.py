"""No field of a plan that holds a day is forgotten."""

from datetime import date

from kamplan.calendar import Kind, find_dues
from kamplan.calendar.fields import DUE_FIELDS, PAST_FIELDS
from kamplan.model.shape import shape_of, walk_fields
from kamplan.planfile import PlanFile
from tests.review.plans import plan_of

TODAY = date(2025, 12, 1)
PARTS = """\
six_boxes:
  goals:
    - {id: calm, goal: A calm unit, horizon: 2027-01-01,
       benchmarks: [{by: 2027-01-02, what: half of it}]}
needs:
  - {id: parking, kind: complaint, verbatim: Four pounds an hour., reconsider_on: 2027-01-03}
sessions:
  - {id: walk-round, on: 2027-01-04, kind: discovery,
     follow_ups: [{id: slots, what: Send the slot plan, due: 2027-01-05}]}
initiatives:
  - id: level-the-week
    title: Level the week
    start: 2027-01-06
    due: 2027-01-07
    commitments:
      - {id: counts, party: customer, what: Counts, due: 2027-01-08}
      - {id: notice, party: supplier, what: Notice, from: 2027-01-09}
    success_criteria:
      - {id: calls, metric: Calls, baseline: {value: 9}, target: {value: 0, by: 2027-01-10}}
white_space:
  cells: [{unit: pharmacy, offering: supply, state: open, next_step: ask, by: 2027-01-11}]
  relationships_to_build: [{who: Head of dermatology, by: 2027-01-12}]
growth_targets: [{id: seat, what: A seat, by: 2027-01-13}]
touchpoints:
  - {id: call, every: 1 month, first: 2026-10-14}
  - {id: dinner, on: [2026-10-15]}
checkpoints: [2027-01-16]
reporting: [{id: board, every: 1 year, first: 2027-01-17}]
renewal: {ends: 2027-01-18, notice_days: 1, steps: [{what: Show it, by: 2027-01-19}]}
handoff: {on: 2027-01-20, items: [{what: Open promises}]}
"""
DAYS = {
    "period/start": "2026-01-01",
    "period/end": "2026-12-31",
    "six_boxes/goals/*/horizon": "2027-01-01",
    "six_boxes/goals/*/benchmarks/*/by": "2027-01-02",
    "needs/*/reconsider_on": "2027-01-03",
    "sessions/*/on": "2027-01-04",
    "sessions/*/follow_ups/*/due": "2027-01-05",
    "initiatives/*/start": "2027-01-06",
    "initiatives/*/due": "2027-01-07",
    "initiatives/*/commitments/*/due": "2027-01-08",
    "initiatives/*/commitments/*/from": "2027-01-09",
    "initiatives/*/success_criteria/*/target/by": "2027-01-10",
    "white_space/cells/*/by": "2027-01-11",
    "white_space/relationships_to_build/*/by": "2027-01-12",
    "growth_targets/*/by": "2027-01-13",
    "touchpoints/*/first": "2026-10-14",
    "touchpoints/*/on/*": "2026-10-15",
    "checkpoints/*": "2027-01-16",
    "reporting/*/first": "2027-01-17",
    "renewal/ends": "2027-01-18",
    "renewal/steps/*/by": "2027-01-19",
    "handoff/on": "2027-01-20",
}


def full_plan() -> PlanFile:
    return plan_of(PARTS, rest="")


def test_every_day_in_the_model_is_due_or_has_a_reason_not_to_be() -> None:
    dated = {route for route, field in walk_fields(shape_of("plan")) if field.kind == "date"}

    assert DUE_FIELDS.keys() | PAST_FIELDS.keys() == dated
    assert DUE_FIELDS.keys() & PAST_FIELDS.keys() == set()
    assert all(reason.strip() for reason in PAST_FIELDS.values())


def test_what_is_called_due_is_due() -> None:
    found = {(one.entry.kind, one.on) for one in find_dues(full_plan().plan, TODAY, date.max)}

    assert DAYS.keys() == DUE_FIELDS.keys()
    for route, kind in DUE_FIELDS.items():
        assert (kind, date.fromisoformat(DAYS[route])) in found, route


def test_every_kind_comes_of_a_field_or_is_counted_from_one() -> None:
    counted = {Kind.NOTICE, Kind.REVIEW_START, Kind.READING}
    found = {one.entry.kind for one in find_dues(full_plan().plan, TODAY, date.max)}

    assert {*DUE_FIELDS.values()} | counted == {*Kind} == found
