"""Which change of which field is called what: the one table from fields to kinds of change.

A rule stands under the field as the shape names it. A field without a rule of its own has that
of the nearest part around it. Fields of one item that share a `group` make one change, told by
the field with the lowest `rank` among those that changed.

To add a kind: add its row to `kinds.py` and name it here; a test walks every field of the shape
and every row.
"""

from functools import cache
from typing import NamedTuple

from kamplan.diff.changes import Area


class Rule(NamedTuple):
    """What changes of a field are called."""

    area: Area
    added: str
    changed: str
    removed: str
    group: str = ""
    rank: int = 0
    is_generic: bool = False
    """Whether fields below the rule's own place are told one by one."""


def _one(area: Area, kind: str, group: str = "", rank: int = 0) -> Rule:
    return Rule(area, kind, kind, kind, group, rank)


def fields_rule(area: Area) -> Rule:
    """Return the rule for all fields of a section that have none of their own."""
    stem = f"{area.value}-field"
    return Rule(area, f"{stem}-added", f"{stem}-changed", f"{stem}-removed", is_generic=True)


def _entry(area: Area, stem: str) -> Rule:
    return Rule(area, f"{stem}-added", f"{stem}-changed", f"{stem}-removed", "entry", rank=9)


def _state(area: Area, kinds: str, group: str = "", rank: int = 0) -> Rule:
    """Name what it is called when a value appears, changes and disappears."""
    added, changed, removed = kinds.split()
    return Rule(area, added, changed, removed, group, rank)


_COMMITMENT = "initiatives/*/commitments/*"
_CRITERION = "initiatives/*/success_criteria/*"
_GOAL = "six_boxes/goals/*"
_WORDS = "verbatim-added verbatim-changed verbatim-removed"

RULES: dict[str, Rule] = {
    "": fields_rule(Area.PLAN),
    "kamplan": _one(Area.PLAN, "schema-version-changed"),
    "period": _one(Area.PLAN, "period-moved", "period"),
    "currency": _one(Area.PLAN, "currency-changed"),
    # Who it is about
    "account": fields_rule(Area.ACCOUNT),
    "account/id": _one(Area.ACCOUNT, "account-id-changed"),
    "account/profile/analyst_reports/*": _entry(Area.ACCOUNT, "analyst-report"),
    "account/profile/looming/*": _entry(Area.ACCOUNT, "looming-problem"),
    "supplier": fields_rule(Area.ACCOUNT),
    "supplier/lead": _one(Area.ACCOUNT, "lead-changed"),
    "customer": fields_rule(Area.ACCOUNT),
    "customer/lead": _one(Area.ACCOUNT, "lead-changed"),
    # Why
    "philosophy": fields_rule(Area.PHILOSOPHY),
    "expected_return/*": fields_rule(Area.RETURN),
    "expected_return/*/verbatim": _state(Area.RETURN, _WORDS, "words"),
    "expected_return/*/said_by": _one(Area.RETURN, "speaker-changed", "source"),
    "expected_return/*/said_on": _one(Area.RETURN, "source-changed", "source", 1),
    "expected_return/*/amount": _one(Area.RETURN, "return-amount-changed", "amount"),
    "relationship": _one(Area.RETURN, "relationship-changed", "relationship"),
    # Who takes part
    "contacts/*": fields_rule(Area.PEOPLE),
    "contacts/*/title": _one(Area.PEOPLE, "contact-details-changed", "details"),
    "contacts/*/email": _one(Area.PEOPLE, "contact-details-changed", "details"),
    "contacts/*/phone": _one(Area.PEOPLE, "contact-details-changed", "details"),
    "contacts/*/roles": _one(Area.PEOPLE, "contact-roles-changed"),
    "contacts/*/left_on": _state(Area.PEOPLE, "contact-left contact-left-changed contact-returned"),
    "contacts/*/last_confirmed": _one(Area.PEOPLE, "contact-confirmed"),
    # What was heard
    "sessions/*": fields_rule(Area.SESSIONS),
    "sessions/*/approved_on": _state(
        Area.SESSIONS,
        "session-approved session-approval-changed session-approval-withdrawn",
        "approval",
    ),
    "sessions/*/approved_by": _state(
        Area.SESSIONS,
        "session-approved session-approval-changed session-approval-withdrawn",
        "approval",
        1,
    ),
    "sessions/*/briefed/*": _entry(Area.SESSIONS, "briefing"),
    "sessions/*/follow_ups/*/done_on": _state(
        Area.SESSIONS, "follow-up-done follow-up-done-changed follow-up-reopened"
    ),
    "needs/*": fields_rule(Area.NEEDS),
    "needs/*/verbatim": _state(Area.NEEDS, _WORDS, "words"),
    "needs/*/corrections/*": _entry(Area.NEEDS, "correction"),
    "needs/*/said_by": _one(Area.NEEDS, "speaker-changed", "source"),
    "needs/*/said_on": _one(Area.NEEDS, "source-changed", "source", 1),
    "needs/*/session": _one(Area.NEEDS, "source-changed", "source", 2),
    "needs/*/our_reading": _one(Area.NEEDS, "our-reading-changed"),
    "needs/*/priority": _one(Area.NEEDS, "priority-changed"),
    "needs/*/intent": _one(Area.NEEDS, "intent-changed", "decision"),
    "needs/*/reason": _one(Area.NEEDS, "reason-changed", "decision", 1),
    "needs/*/reconsider_on": _one(Area.NEEDS, "reconsideration-moved", "decision", 2),
    "needs/*/decided_on": _one(Area.NEEDS, "decision-changed", "decision", 3),
    "needs/*/decided_by": _one(Area.NEEDS, "decision-changed", "decision", 4),
    "needs/*/confirmed_on": _state(
        Area.NEEDS,
        "need-confirmed need-confirmation-changed need-confirmation-withdrawn",
        "confirmation",
    ),
    "needs/*/confirmed_by": _state(
        Area.NEEDS,
        "need-confirmed need-confirmation-changed need-confirmation-withdrawn",
        "confirmation",
        1,
    ),
    "needs/*/met_on": _state(Area.NEEDS, "need-met need-met-changed need-unmet", "met"),
    "needs/*/met_confirmed_by": _state(
        Area.NEEDS, "need-met need-met-changed need-unmet", "met", 1
    ),
    "needs/*/themes": _one(Area.NEEDS, "themes-changed"),
    # The six boxes
    "six_boxes": fields_rule(Area.BOXES),
    "six_boxes/focus": _one(Area.BOXES, "focus-changed"),
    "six_boxes/assumptions/believed/*": _entry(Area.BOXES, "assumption"),
    "six_boxes/team/*": _entry(Area.BOXES, "team-member"),
    _GOAL: fields_rule(Area.GOALS),
    f"{_GOAL}/goal": _one(Area.GOALS, "goal-reworded"),
    f"{_GOAL}/horizon": _one(Area.GOALS, "goal-redated"),
    f"{_GOAL}/benchmarks/*": _entry(Area.GOALS, "benchmark"),
    f"{_GOAL}/benchmarks/*/reached_on": _state(
        Area.GOALS, "benchmark-reached benchmark-reached-changed benchmark-unreached"
    ),
    f"{_GOAL}/achieved_on": _state(
        Area.GOALS, "goal-achieved goal-achievement-changed goal-unachieved", "achieved"
    ),
    f"{_GOAL}/confirmed_by": _state(
        Area.GOALS, "goal-confirmed goal-achievement-changed goal-unconfirmed", "achieved", 1
    ),
    # What both do
    "initiatives/*": fields_rule(Area.INITIATIVES),
    "initiatives/*/title": _one(Area.INITIATIVES, "initiative-retitled"),
    "initiatives/*/rank": _one(Area.INITIATIVES, "initiative-reranked"),
    "initiatives/*/needs": _one(Area.INITIATIVES, "initiative-needs-changed"),
    "initiatives/*/goals": _one(Area.INITIATIVES, "initiative-goals-changed"),
    "initiatives/*/due": _one(Area.INITIATIVES, "initiative-rescheduled", "dates"),
    "initiatives/*/start": _one(Area.INITIATIVES, "initiative-rescheduled", "dates", 1),
    "initiatives/*/partners/*": _entry(Area.INITIATIVES, "partner"),
    "initiatives/*/verified_on": _state(
        Area.INITIATIVES,
        "initiative-verified initiative-verification-changed initiative-unverified",
        "verified",
    ),
    "initiatives/*/verified_by": _state(
        Area.INITIATIVES,
        "initiative-verified initiative-verification-changed initiative-unverified",
        "verified",
        1,
    ),
    _COMMITMENT: fields_rule(Area.COMMITMENTS),
    f"{_COMMITMENT}/what": _one(Area.COMMITMENTS, "commitment-reworded"),
    f"{_COMMITMENT}/party": _one(Area.COMMITMENTS, "commitment-changed-sides", "owner"),
    f"{_COMMITMENT}/owner": _one(Area.COMMITMENTS, "commitment-reassigned", "owner", 1),
    f"{_COMMITMENT}/due": _one(Area.COMMITMENTS, "commitment-redated", "dates"),
    f"{_COMMITMENT}/from": _one(Area.COMMITMENTS, "commitment-redated", "dates", 1),
    f"{_COMMITMENT}/status": _one(Area.COMMITMENTS, "commitment-status-changed", "progress"),
    f"{_COMMITMENT}/done_on": _one(Area.COMMITMENTS, "commitment-evidence-changed", "progress", 1),
    f"{_COMMITMENT}/evidence": _one(Area.COMMITMENTS, "commitment-evidence-changed", "progress", 2),
    f"{_COMMITMENT}/dropped_on": _one(
        Area.COMMITMENTS, "commitment-evidence-changed", "progress", 3
    ),
    f"{_COMMITMENT}/dropped_agreed_by": _one(
        Area.COMMITMENTS, "commitment-evidence-changed", "progress", 4
    ),
    _CRITERION: fields_rule(Area.CRITERIA),
    f"{_CRITERION}/metric": _one(Area.CRITERIA, "criterion-reworded"),
    f"{_CRITERION}/unit": _one(Area.CRITERIA, "criterion-unit-changed"),
    f"{_CRITERION}/baseline": _one(Area.CRITERIA, "baseline-changed", "baseline", 1),
    f"{_CRITERION}/baseline/value": _one(Area.CRITERIA, "baseline-changed", "baseline"),
    f"{_CRITERION}/target/value": _state(Area.CRITERIA, "target-set target-changed target-removed"),
    f"{_CRITERION}/target/by": _one(Area.CRITERIA, "target-redated"),
    f"{_CRITERION}/measured_by": _one(Area.CRITERIA, "criterion-reassigned"),
    f"{_CRITERION}/readings/*": _entry(Area.CRITERIA, "reading"),
    # Where the supplier does not serve yet
    "white_space": fields_rule(Area.WHITE_SPACE),
    "white_space/cells/*": _entry(Area.WHITE_SPACE, "cell"),
    "white_space/cells/*/state": _one(Area.WHITE_SPACE, "cell-state-changed", "entry"),
    "white_space/relationships_to_build/*": _entry(Area.WHITE_SPACE, "relationship-to-build"),
    "growth_targets/*": fields_rule(Area.WHITE_SPACE),
    "growth_targets/*/by": _one(Area.WHITE_SPACE, "growth-target-redated"),
    # When both meet
    "touchpoints/*": fields_rule(Area.MEETINGS),
    "touchpoints/*/every": _one(Area.MEETINGS, "touchpoint-rescheduled", "dates"),
    "touchpoints/*/first": _one(Area.MEETINGS, "touchpoint-rescheduled", "dates", 1),
    "touchpoints/*/on": _one(Area.MEETINGS, "touchpoint-rescheduled", "dates", 2),
    "touchpoints/*/held": _state(
        Area.MEETINGS, "touchpoint-held touchpoint-held-changed touchpoint-held-withdrawn"
    ),
    "checkpoints": _one(Area.MEETINGS, "checkpoints-changed"),
    "checkpoint_results/*": _state(
        Area.MEETINGS,
        "checkpoint-recorded checkpoint-record-changed checkpoint-record-removed",
        "entry",
    ),
    "reporting/*": fields_rule(Area.MEETINGS),
    "reporting/*/every": _one(Area.MEETINGS, "report-rescheduled", "dates"),
    "reporting/*/first": _one(Area.MEETINGS, "report-rescheduled", "dates", 1),
    "renewal": Rule(
        Area.RENEWAL, "renewal-added", "renewal-field-changed", "renewal-removed", is_generic=True
    ),
    "renewal/ends": _one(Area.RENEWAL, "renewal-redated", "dates"),
    "renewal/notice_days": _one(Area.RENEWAL, "renewal-redated", "dates", 1),
    "renewal/steps/*": _entry(Area.RENEWAL, "renewal-step"),
    "renewal/steps/*/done_on": _state(
        Area.RENEWAL, "renewal-step-done renewal-step-done-changed renewal-step-reopened"
    ),
    "handoff": Rule(
        Area.HANDOFF, "handoff-added", "handoff-field-changed", "handoff-removed", is_generic=True
    ),
    "handoff/items/*": _entry(Area.HANDOFF, "handoff-item"),
    "handoff/items/*/done_on": _state(
        Area.HANDOFF, "handoff-item-done handoff-item-done-changed handoff-item-reopened"
    ),
    # What came of it
    "review": Rule(
        Area.REVIEW, "review-added", "review-field-changed", "review-removed", is_generic=True
    ),
    "review/held_on": _state(Area.REVIEW, "review-held review-redated review-unheld"),
    "review/commitments/*": _entry(Area.REVIEW, "review-outcome"),
    "review/initiatives/*": _entry(Area.REVIEW, "review-outcome"),
    "review/goals/*": _entry(Area.REVIEW, "review-outcome"),
    "review/returns/*": _entry(Area.REVIEW, "review-outcome"),
    "review/returns/*/verbatim": _state(Area.REVIEW, _WORDS),
    "review/lessons/*": _entry(Area.REVIEW, "review-lesson"),
    "review/customer_verdict": _one(Area.REVIEW, "review-verdict-changed", "verdict"),
    "review/customer_verdict/verbatim": _state(Area.REVIEW, _WORDS, "words"),
    "review/answers/customer": _one(Area.REVIEW, "review-answered", "customer"),
    "review/answers/supplier": _one(Area.REVIEW, "review-answered", "supplier"),
    "review/ratings": _one(Area.REVIEW, "review-rated", "ratings"),
    "review/next": _one(Area.REVIEW, "review-decided"),
}


class Naming(NamedTuple):
    """The rule for a field, and whether it stands at the field itself."""

    rule: Rule
    is_own: bool


@cache
def find_rule(pattern: str) -> Naming:
    """Return the rule for a field, as the shape names it: `needs/*/said_by`."""
    around = pattern
    while around not in RULES:
        around = around.rpartition("/")[0]
    return Naming(RULES[around], around == pattern)
