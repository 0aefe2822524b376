"""Where plans stand, as data for other programs."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from kamplan.model.attainment import show_value
from kamplan.review.scorecard import CriterionScore
from kamplan.review.status import SideStatus, Status
from kamplan.signoff import SignoffState

SCHEMA_VERSION = 1


def render_status_json(many: Sequence[Status], today: date) -> str:
    """Return `{"schemaVersion": 1, "kind": "status", "plans": […]}`; numbers are exact text."""
    data = {
        "schemaVersion": SCHEMA_VERSION,
        "kind": "status",
        "today": today.isoformat(),
        "plans": [_describe(one) for one in many],
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _describe(one: Status) -> dict[str, Any]:
    plan = one.file.plan
    return {
        "account": plan.account.id,
        "path": str(one.file.path),
        "lifecycle": one.lifecycle.value,
        "signoff": _describe_signoff(one.signoff),
        "period": {"start": plan.period.start.isoformat(), "end": plan.period.end.isoformat()},
        "daysLeft": one.days_left,
        "review": {
            "state": one.review.time.value,
            "dueFrom": one.review.due_from.isoformat(),
            "heldOn": _day(one.review.held_on),
        },
        "blockers": [
            {
                "rule": blocker.rule,
                "count": len(blocker.findings),
                "first": {
                    "line": blocker.findings[0].span.line,
                    "place": blocker.findings[0].place,
                    "message": blocker.findings[0].message,
                },
            }
            for blocker in one.blockers
        ],
        "criteria": [_describe_criterion(score) for score in one.scorecard.criteria],
        "commitments": {side.party: _describe_side(side) for side in one.sides},
        "next": {"on": one.next.on.isoformat(), "what": one.next.what} if one.next else None,
    }


def _describe_signoff(state: SignoffState | None) -> dict[str, Any] | None:
    if state is None:
        return None
    return {
        "standing": state.standing.value,
        "waitingFor": list(state.waiting_for),
        "agreedOn": _day(state.agreed_on) if state.is_agreed else None,
        "code": state.code,
        "materialChanges": len(state.changes),
        "needsHeardSince": state.heard_since,
    }


def _describe_criterion(score: CriterionScore) -> dict[str, Any]:
    return {
        "criterion": score.criterion.id,
        "initiative": score.initiative.id,
        "goals": list(score.initiative.goals),
        "baseline": None if score.baseline is None else show_value(score.baseline),
        "target": None if score.target is None else show_value(score.target),
        "targetBy": _day(score.target_by),
        "last": None if score.last is None else show_value(score.last),
        "readOn": _day(score.read_on),
        "attainment": score.attainment.shown or None,
        "arithmetic": score.attainment.arithmetic,
        "reached": score.attainment.is_reached,
    }


def _describe_side(side: SideStatus) -> dict[str, Any]:
    following = None
    if side.next and side.next.due:
        following = {"commitment": side.next.id, "due": side.next.due.isoformat()}
    return {
        "kept": side.kept,
        "late": side.late,
        "overdue": side.overdue,
        "open": side.open,
        "dropped": side.dropped,
        "unknown": side.unknown,
        "next": following,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
