"""Where plans stand, as data for other programs."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from kamplan.calendar import Due
from kamplan.model.attainment import show_value
from kamplan.render.status_frame import describe_frame
from kamplan.review.process import Element
from kamplan.review.scorecard import CriterionScore, GoalScore, ReturnScore
from kamplan.review.status import SideStatus, Status
from kamplan.review.winning import Winning
from kamplan.signoff import SignoffState

SCHEMA_VERSION = 1


def render_status_json(many: Iterable[Status], today: date) -> str:
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
        "overdue": len(one.overdue),
        "next": None if one.next is None else describe_next(one.next),
        "process": [_describe_element(element) for element in one.elements],
        "winning": _describe_winning(one.winning),
        "returns": [_describe_return(score) for score in one.scorecard.returns],
        "goals": [_describe_goal(score) for score in one.scorecard.goals],
        **describe_frame(plan),
    }


def describe_next(due: Due) -> dict[str, Any]:
    """Return what comes next."""
    return {
        "on": due.on.isoformat(),
        "kind": due.entry.kind.value,
        "item": due.entry.item,
        "what": due.entry.what,
    }


def _describe_element(element: Element) -> dict[str, Any]:
    return {
        "element": element.name,
        "presence": element.presence.value,
        "has": element.has,
        "lacks": list(element.lacks),
    }


def _describe_winning(winning: Winning | None) -> dict[str, Any] | None:
    if winning is None:
        return None
    return {
        "since": winning.since,
        "changes": [
            {
                "return": one.id,
                "party": one.party,
                "turn": one.turn.value,
                "before": one.before,
                "now": one.now,
            }
            for one in winning.changes
        ],
    }


def _describe_return(score: ReturnScore) -> dict[str, Any]:
    return {
        "return": score.expected.id,
        "party": score.expected.party,
        "verbatim": score.expected.verbatim,
        "outcome": score.outcome,
        "criteria": [one.criterion.id for one in score.criteria],
    }


def _describe_goal(score: GoalScore) -> dict[str, Any]:
    goal = score.goal
    return {
        "goal": goal.id,
        "text": goal.goal,
        "outcome": score.outcome,
        "horizon": _day(goal.horizon),
        "achievedOn": _day(goal.achieved_on),
        "initiatives": [one.id for one in score.initiatives],
        "benchmarks": [
            {"by": _day(one.by), "what": one.what, "reachedOn": _day(one.reached_on)}
            for one in goal.benchmarks
        ],
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
    if side.next:
        following = {"commitment": side.next.entry.item, "due": side.next.on.isoformat()}
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
