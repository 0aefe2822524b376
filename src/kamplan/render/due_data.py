"""What is due, as data for other programs."""

import json
from typing import Any

from kamplan.calendar import Due
from kamplan.render.due_report import DueReport, PlanDues

SCHEMA_VERSION = 1


def render_due_json(report: DueReport) -> str:
    """Return `{"schemaVersion": 1, "kind": "due", …, "entries": […]}`, overdue first, by day."""
    plans = {one.account: one for one in report.plans}
    data = {
        "schemaVersion": SCHEMA_VERSION,
        "kind": "due",
        "today": report.today.isoformat(),
        "until": report.until.isoformat(),
        "accounts": list(plans),
        "overdue": sum(one.is_overdue for one in report.dues),
        "later": report.later,
        "entries": [_describe(one, plans[one.account]) for one in report.dues],
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _describe(due: Due, plan: PlanDues) -> dict[str, Any]:
    entry = due.entry
    return {
        "account": due.account,
        "path": plan.path,
        "kind": entry.kind.value,
        "item": entry.item,
        "on": due.on.isoformat(),
        "days": due.days,
        "isOverdue": due.is_overdue,
        "what": entry.what,
        "party": entry.party,
        "owner": entry.owner,
        "ownerName": None if entry.owner is None else plan.names.get(entry.owner),
        "people": list(entry.people),
        "goals": list(entry.goals),
        "every": None if entry.series is None else entry.series.every,
        "missed": due.missed,
    }
