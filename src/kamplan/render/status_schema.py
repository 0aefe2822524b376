"""The JSON Schema (2020-12) of what `status --format json` prints."""

from typing import Any

from kamplan.calendar import Kind
from kamplan.render.schema_parts import (
    COUNT,
    DAY,
    DAY_OR_NULL,
    FLAG_OR_NULL,
    IDS,
    TEXT,
    TEXT_OR_NULL,
    allow_null,
    describe_list,
    describe_object,
)
from kamplan.review.process import ELEMENT_NAMES, Presence
from kamplan.review.readiness import ReviewTime
from kamplan.review.scorecard import PARTIES
from kamplan.review.state import Lifecycle
from kamplan.review.winning import Turn
from kamplan.signoff import Standing


def build_status_schema() -> dict[str, Any]:
    """Return the schema of the document."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:kamplan:schema:status:1",
        "title": "Where customer account plans stand",
        **describe_object(
            "What `kamplan status --format json` prints; measured values are exact, as text.",
            {
                "schemaVersion": {"const": 1},
                "kind": {"const": "status"},
                "today": DAY,
                "plans": describe_list(_plan()),
            },
        ),
    }


def _plan() -> dict[str, Any]:
    return describe_object(
        "One plan.",
        {
            "account": TEXT,
            "path": TEXT,
            "lifecycle": {"enum": [one.value for one in Lifecycle]},
            "signoff": allow_null(_signoff()),
            "period": describe_object("The year of the plan.", {"start": DAY, "end": DAY}),
            "daysLeft": {"type": "integer", "description": "Below 0 once it has ended."},
            "review": describe_object(
                "The twelve-month review.",
                {
                    "state": {"enum": [one.value for one in ReviewTime]},
                    "dueFrom": DAY,
                    "heldOn": DAY_OR_NULL,
                },
            ),
            "blockers": describe_list(_blocker()),
            "criteria": describe_list(_criterion()),
            "commitments": describe_object(
                "What each side promised.", {party: _side() for party in PARTIES}
            ),
            "overdue": {**COUNT, "description": "All that is overdue; `kamplan due` lists it."},
            "next": allow_null(
                describe_object(
                    "What comes next.",
                    {
                        "on": DAY,
                        "kind": {"enum": [one.value for one in Kind]},
                        "item": TEXT_OR_NULL,
                        "what": TEXT,
                    },
                )
            ),
            "process": describe_list(_element()),
            "winning": allow_null(_winning()),
            "returns": describe_list(_return()),
            "goals": describe_list(_goal()),
            **_frame(),
        },
    )


def _signoff() -> dict[str, Any]:
    return describe_object(
        "The state of the signatures.",
        {
            "standing": {"enum": [one.value for one in Standing]},
            "waitingFor": IDS,
            "agreedOn": DAY_OR_NULL,
            "code": TEXT_OR_NULL,
            "materialChanges": COUNT,
            "needsHeardSince": COUNT,
        },
    )


def _blocker() -> dict[str, Any]:
    first = {"line": {"type": "integer"}, "place": TEXT, "message": TEXT}
    return describe_object(
        "What must be put right before signing, by rule.",
        {"rule": TEXT, "count": COUNT, "first": describe_object("The first finding.", first)},
    )


def _criterion() -> dict[str, Any]:
    return describe_object(
        "How far a success criterion has come.",
        {
            "criterion": TEXT,
            "initiative": TEXT,
            "goals": {**IDS, "description": "The customer's goals that it serves."},
            "baseline": TEXT_OR_NULL,
            "target": TEXT_OR_NULL,
            "targetBy": DAY_OR_NULL,
            "last": {**TEXT_OR_NULL, "description": "Null while unmeasured."},
            "readOn": DAY_OR_NULL,
            "attainment": {**TEXT_OR_NULL, "description": "0 is the baseline, 1 the target."},
            "arithmetic": TEXT,
            "reached": FLAG_OR_NULL,
        },
    )


def _side() -> dict[str, Any]:
    counts = ("kept", "late", "overdue", "open", "dropped", "unknown")
    following = describe_object(
        "Its next open commitment.", {"commitment": TEXT_OR_NULL, "due": DAY}
    )
    return describe_object(
        "How one side stands to its word.",
        {**dict.fromkeys(counts, COUNT), "next": allow_null(following)},
    )


def _element() -> dict[str, Any]:
    return describe_object(
        "One of the twelve elements of account management.",
        {
            "element": {"enum": list(ELEMENT_NAMES)},
            "presence": {"enum": [one.value for one in Presence]},
            "has": TEXT,
            "lacks": {**IDS, "description": "What is missing, in words."},
        },
    )


def _winning() -> dict[str, Any]:
    change = describe_object(
        "One expected return that is not what it was.",
        {
            "return": TEXT,
            "party": {"enum": list(PARTIES)},
            "turn": {"enum": [one.value for one in Turn]},
            "before": TEXT_OR_NULL,
            "now": TEXT_OR_NULL,
        },
    )
    return describe_object(
        "Whether winning has changed its meaning; null where no earlier version is known, or "
        "several plans were asked for.",
        {"since": TEXT, "changes": describe_list(change)},
    )


def _return() -> dict[str, Any]:
    return describe_object(
        "What winning means to one side.",
        {
            "return": TEXT,
            "party": {"enum": list(PARTIES)},
            "verbatim": TEXT,
            "outcome": TEXT_OR_NULL,
            "criteria": IDS,
        },
    )


def _goal() -> dict[str, Any]:
    mark = {"by": DAY_OR_NULL, "what": TEXT, "reachedOn": DAY_OR_NULL}
    return describe_object(
        "One of the customer's goals.",
        {
            "goal": TEXT,
            "text": TEXT,
            "outcome": TEXT_OR_NULL,
            "horizon": DAY_OR_NULL,
            "achievedOn": DAY_OR_NULL,
            "initiatives": IDS,
            "benchmarks": describe_list(describe_object("A mark on the way.", mark)),
        },
    )


def _frame() -> dict[str, Any]:
    levels = {"now": TEXT_OR_NULL, "aim": TEXT_OR_NULL}
    step = {"what": TEXT, "by": DAY_OR_NULL, "doneOn": DAY_OR_NULL}
    told = {
        "contacts": FLAG_OR_NULL,
        "questionsTo": TEXT_OR_NULL,
        "howOften": TEXT_OR_NULL,
        "whatToExpect": FLAG_OR_NULL,
    }
    item = {"what": TEXT, "doneOn": DAY_OR_NULL}
    lesson = {"what": TEXT, "why": TEXT_OR_NULL, "again": FLAG_OR_NULL}
    return {
        "relationship": allow_null(
            describe_object(
                "What the supplier is to the customer, as the customer judges it.",
                {**levels, "saidBy": TEXT_OR_NULL, "saidOn": DAY_OR_NULL},
            )
        ),
        "renewal": allow_null(
            describe_object(
                "The contract and its end.",
                {
                    "contract": TEXT_OR_NULL,
                    "ends": DAY_OR_NULL,
                    "noticeBy": {**DAY_OR_NULL, "description": "The last day to give notice."},
                    "owner": TEXT_OR_NULL,
                    "steps": describe_list(describe_object("Something to do before.", step)),
                },
            )
        ),
        "handoff": allow_null(
            describe_object(
                "The handoff from sales.",
                {
                    "from": TEXT_OR_NULL,
                    "on": DAY_OR_NULL,
                    "items": describe_list(describe_object("One thing handed over.", item)),
                    "customerTold": describe_object("What the customer was told.", told),
                    "confirmedBy": TEXT_OR_NULL,
                    "confirmedOn": DAY_OR_NULL,
                },
            )
        ),
        "lessons": describe_list(describe_object("One lesson of the review.", lesson)),
    }
