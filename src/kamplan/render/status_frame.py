"""What a plan says of relationship, renewal, handoff and lessons, as data for other programs."""

from datetime import date
from typing import TYPE_CHECKING, Any

from kamplan.model.deadlines import find_notice_day

if TYPE_CHECKING:
    from kamplan.model import Plan


def describe_frame(plan: "Plan") -> dict[str, Any]:
    """Return `relationship`, `renewal`, `handoff` (each may be null) and `lessons`."""
    return {
        "relationship": _describe_relationship(plan),
        "renewal": _describe_renewal(plan),
        "handoff": _describe_handoff(plan),
        "lessons": [
            {"what": one.what, "why": one.why, "again": one.again}
            for one in (plan.review.lessons if plan.review else ())
        ],
    }


def _describe_relationship(plan: "Plan") -> dict[str, Any] | None:
    one = plan.relationship
    if one is None:
        return None
    return {"now": one.now, "aim": one.aim, "saidBy": one.said_by, "saidOn": _day(one.said_on)}


def _describe_renewal(plan: "Plan") -> dict[str, Any] | None:
    one = plan.renewal
    if one is None:
        return None
    return {
        "contract": one.contract,
        "ends": _day(one.ends),
        "noticeBy": _day(find_notice_day(one)),
        "owner": one.owner,
        "steps": [
            {"what": step.what, "by": _day(step.by), "doneOn": _day(step.done_on)}
            for step in one.steps
        ],
    }


def _describe_handoff(plan: "Plan") -> dict[str, Any] | None:
    one = plan.handoff
    if one is None:
        return None
    return {
        "from": one.from_,
        "on": _day(one.on),
        "items": [{"what": each.what, "doneOn": _day(each.done_on)} for each in one.items],
        "customerTold": {
            "contacts": one.customer_told.contacts,
            "questionsTo": one.customer_told.questions_to,
            "howOften": one.customer_told.how_often,
            "whatToExpect": one.customer_told.what_to_expect,
        },
        "confirmedBy": one.confirmed_by,
        "confirmedOn": _day(one.confirmed_on),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
