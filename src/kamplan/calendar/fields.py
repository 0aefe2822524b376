"""Every field of a plan that holds a day: what is due on it, or why nothing is.

A test holds this against the shape of the model, so that no new field with a day is forgotten.
"""

from typing import Final

from kamplan.calendar.entries import Kind

DUE_FIELDS: Final = {
    "period/start": Kind.PLAN_START,
    "period/end": Kind.REVIEW,
    "sessions/*/on": Kind.SESSION,
    "sessions/*/follow_ups/*/due": Kind.FOLLOW_UP,
    "six_boxes/goals/*/horizon": Kind.GOAL,
    "six_boxes/goals/*/benchmarks/*/by": Kind.BENCHMARK,
    "needs/*/reconsider_on": Kind.RECONSIDERATION,
    "initiatives/*/start": Kind.INITIATIVE_START,
    "initiatives/*/due": Kind.INITIATIVE,
    "initiatives/*/commitments/*/due": Kind.COMMITMENT,
    "initiatives/*/commitments/*/from": Kind.PROMISE_START,
    "initiatives/*/success_criteria/*/target/by": Kind.CRITERION,
    "white_space/cells/*/by": Kind.WHITE_SPACE,
    "white_space/relationships_to_build/*/by": Kind.INTRODUCTION,
    "growth_targets/*/by": Kind.GROWTH_TARGET,
    "touchpoints/*/first": Kind.TOUCHPOINT,
    "touchpoints/*/on/*": Kind.TOUCHPOINT,
    "checkpoints/*": Kind.CHECKPOINT,
    "reporting/*/first": Kind.REPORT,
    "renewal/ends": Kind.CONTRACT_END,
    "renewal/steps/*/by": Kind.RENEWAL_STEP,
    "handoff/on": Kind.HANDOFF,
}
"""Fields by their routes, and what is due on their day. Three kinds are counted from such a day:
the notice from the contract's end, the review's beginning from that of the year, and the first
reading from the target's."""

_SAID = "the day on which something was said"
_DONE = "the day on which something was done"
_HELD = "the day on which people met"
PAST_FIELDS: Final = {
    "expected_return/*/said_on": _SAID,
    "relationship/said_on": _SAID,
    "contacts/*/left_on": "a fact about a person; whoever leaves hands over by a commitment",
    "contacts/*/last_confirmed": "the day on which somebody asked; lint says when it is too old",
    "sessions/*/briefed/*/on": _DONE,
    "sessions/*/structure_agreed_on": _DONE,
    "sessions/*/follow_ups/*/done_on": _DONE,
    "sessions/*/approved_on": _DONE,
    "six_boxes/assumptions/believed/*/checked_on": _DONE,
    "six_boxes/goals/*/benchmarks/*/reached_on": _DONE,
    "six_boxes/goals/*/achieved_on": _DONE,
    "needs/*/said_on": _SAID,
    "needs/*/confirmed_on": _SAID,
    "needs/*/corrections/*/on": _SAID,
    "needs/*/met_on": _DONE,
    "needs/*/decided_on": _DONE,
    "initiatives/*/commitments/*/done_on": _DONE,
    "initiatives/*/commitments/*/dropped_on": _DONE,
    "initiatives/*/success_criteria/*/baseline/as_of": "the day of a measurement before the work",
    "initiatives/*/success_criteria/*/readings/*/on": "the day of a measurement",
    "initiatives/*/verified_on": _SAID,
    "touchpoints/*/held/*": _HELD,
    "checkpoint_results/*/on": _HELD,
    "renewal/steps/*/done_on": _DONE,
    "handoff/items/*/done_on": _DONE,
    "handoff/confirmed_on": _SAID,
    "review/held_on": _HELD,
    "review/returns/*/said_on": _SAID,
    "review/customer_verdict/said_on": _SAID,
}
"""Fields by their routes, and why nothing is due on their day."""
