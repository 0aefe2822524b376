"""The JSON Schema (2020-12) of what `status --format json` prints."""

from typing import Any

from kamplan.calendar import Kind
from kamplan.review.process import ELEMENT_NAMES, Presence
from kamplan.review.readiness import ReviewTime
from kamplan.review.scorecard import PARTIES
from kamplan.review.state import Lifecycle
from kamplan.review.winning import Turn
from kamplan.signoff import Standing

_TEXT: dict[str, Any] = {"type": "string"}
_TEXT_OR_NULL: dict[str, Any] = {"type": ["string", "null"]}
_FLAG_OR_NULL: dict[str, Any] = {"type": ["boolean", "null"]}
_DAY: dict[str, Any] = {"type": "string", "format": "date"}
_DAY_OR_NULL: dict[str, Any] = {"type": ["string", "null"], "format": "date"}
_COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
_IDS: dict[str, Any] = {"type": "array", "items": _TEXT}


def build_status_schema() -> dict[str, Any]:
    """Return the schema of the document."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:kamplan:schema:status:1",
        "title": "Where customer account plans stand",
        **_object(
            "What `kamplan status --format json` prints; measured values are exact, as text.",
            {
                "schemaVersion": {"const": 1},
                "kind": {"const": "status"},
                "today": _DAY,
                "plans": _list(_plan()),
            },
        ),
    }


def _plan() -> dict[str, Any]:
    return _object(
        "One plan.",
        {
            "account": _TEXT,
            "path": _TEXT,
            "lifecycle": {"enum": [one.value for one in Lifecycle]},
            "signoff": _or_null(_signoff()),
            "period": _object("The year of the plan.", {"start": _DAY, "end": _DAY}),
            "daysLeft": {"type": "integer", "description": "Below 0 once it has ended."},
            "review": _object(
                "The twelve-month review.",
                {
                    "state": {"enum": [one.value for one in ReviewTime]},
                    "dueFrom": _DAY,
                    "heldOn": _DAY_OR_NULL,
                },
            ),
            "blockers": _list(_blocker()),
            "criteria": _list(_criterion()),
            "commitments": _object(
                "What each side promised.", {party: _side() for party in PARTIES}
            ),
            "overdue": {**_COUNT, "description": "All that is overdue; `kamplan due` lists it."},
            "next": _or_null(
                _object(
                    "What comes next.",
                    {
                        "on": _DAY,
                        "kind": {"enum": [one.value for one in Kind]},
                        "item": _TEXT_OR_NULL,
                        "what": _TEXT,
                    },
                )
            ),
            "process": _list(_element()),
            "winning": _or_null(_winning()),
            "returns": _list(_return()),
            "goals": _list(_goal()),
            **_frame(),
        },
    )


def _signoff() -> dict[str, Any]:
    return _object(
        "The state of the signatures.",
        {
            "standing": {"enum": [one.value for one in Standing]},
            "waitingFor": _IDS,
            "agreedOn": _DAY_OR_NULL,
            "code": _TEXT_OR_NULL,
            "materialChanges": _COUNT,
            "needsHeardSince": _COUNT,
        },
    )


def _blocker() -> dict[str, Any]:
    first = {"line": {"type": "integer"}, "place": _TEXT, "message": _TEXT}
    return _object(
        "What must be put right before signing, by rule.",
        {"rule": _TEXT, "count": _COUNT, "first": _object("The first finding.", first)},
    )


def _criterion() -> dict[str, Any]:
    return _object(
        "How far a success criterion has come.",
        {
            "criterion": _TEXT,
            "initiative": _TEXT,
            "goals": {**_IDS, "description": "The customer's goals that it serves."},
            "baseline": _TEXT_OR_NULL,
            "target": _TEXT_OR_NULL,
            "targetBy": _DAY_OR_NULL,
            "last": {**_TEXT_OR_NULL, "description": "Null while unmeasured."},
            "readOn": _DAY_OR_NULL,
            "attainment": {**_TEXT_OR_NULL, "description": "0 is the baseline, 1 the target."},
            "arithmetic": _TEXT,
            "reached": _FLAG_OR_NULL,
        },
    )


def _side() -> dict[str, Any]:
    counts = ("kept", "late", "overdue", "open", "dropped", "unknown")
    following = _object("Its next open commitment.", {"commitment": _TEXT_OR_NULL, "due": _DAY})
    return _object(
        "How one side stands to its word.",
        {**dict.fromkeys(counts, _COUNT), "next": _or_null(following)},
    )


def _element() -> dict[str, Any]:
    return _object(
        "One of the twelve elements of account management.",
        {
            "element": {"enum": list(ELEMENT_NAMES)},
            "presence": {"enum": [one.value for one in Presence]},
            "has": _TEXT,
            "lacks": {**_IDS, "description": "What is missing, in words."},
        },
    )


def _winning() -> dict[str, Any]:
    change = _object(
        "One expected return that is not what it was.",
        {
            "return": _TEXT,
            "party": {"enum": list(PARTIES)},
            "turn": {"enum": [one.value for one in Turn]},
            "before": _TEXT_OR_NULL,
            "now": _TEXT_OR_NULL,
        },
    )
    return _object(
        "Whether winning has changed its meaning; null where no earlier version is known.",
        {"since": _TEXT, "changes": _list(change)},
    )


def _return() -> dict[str, Any]:
    return _object(
        "What winning means to one side.",
        {
            "return": _TEXT,
            "party": {"enum": list(PARTIES)},
            "verbatim": _TEXT,
            "outcome": _TEXT_OR_NULL,
            "criteria": _IDS,
        },
    )


def _goal() -> dict[str, Any]:
    mark = {"by": _DAY_OR_NULL, "what": _TEXT, "reachedOn": _DAY_OR_NULL}
    return _object(
        "One of the customer's goals.",
        {
            "goal": _TEXT,
            "text": _TEXT,
            "outcome": _TEXT_OR_NULL,
            "horizon": _DAY_OR_NULL,
            "achievedOn": _DAY_OR_NULL,
            "initiatives": _IDS,
            "benchmarks": _list(_object("A mark on the way.", mark)),
        },
    )


def _frame() -> dict[str, Any]:
    levels = {"now": _TEXT_OR_NULL, "aim": _TEXT_OR_NULL}
    step = {"what": _TEXT, "by": _DAY_OR_NULL, "doneOn": _DAY_OR_NULL}
    told = {
        "contacts": _FLAG_OR_NULL,
        "questionsTo": _TEXT_OR_NULL,
        "howOften": _TEXT_OR_NULL,
        "whatToExpect": _FLAG_OR_NULL,
    }
    item = {"what": _TEXT, "doneOn": _DAY_OR_NULL}
    lesson = {"what": _TEXT, "why": _TEXT_OR_NULL, "again": _FLAG_OR_NULL}
    return {
        "relationship": _or_null(
            _object(
                "What the supplier is to the customer, as the customer judges it.",
                {**levels, "saidBy": _TEXT_OR_NULL, "saidOn": _DAY_OR_NULL},
            )
        ),
        "renewal": _or_null(
            _object(
                "The contract and its end.",
                {
                    "contract": _TEXT_OR_NULL,
                    "ends": _DAY_OR_NULL,
                    "noticeBy": {**_DAY_OR_NULL, "description": "The last day to give notice."},
                    "owner": _TEXT_OR_NULL,
                    "steps": _list(_object("Something to do before.", step)),
                },
            )
        ),
        "handoff": _or_null(
            _object(
                "The handoff from sales.",
                {
                    "from": _TEXT_OR_NULL,
                    "on": _DAY_OR_NULL,
                    "items": _list(_object("One thing handed over.", item)),
                    "customerTold": _object("What the customer was told.", told),
                    "confirmedBy": _TEXT_OR_NULL,
                    "confirmedOn": _DAY_OR_NULL,
                },
            )
        ),
        "lessons": _list(_object("One lesson of the review.", lesson)),
    }


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _object(description: str, properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
