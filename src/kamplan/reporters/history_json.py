"""The iterations of a plan as one JSON document, for other tools; an iteration a line."""

from typing import Any

from kamplan.diff import count_levels
from kamplan.history import Iteration
from kamplan.reporters.diff_json import change_as_data
from kamplan.reporters.history_story import Story
from kamplan.reporters.report import PLAIN, Look, machine_json

SCHEMA_VERSION = 1


def report(story: Story, _look: Look = PLAIN) -> str:
    """Return `{"schemaVersion": 1, "kind": "history", …, "iterations": […]}`."""
    head: dict[str, Any] = {
        "schemaVersion": SCHEMA_VERSION,
        "kind": "history",
        "path": str(story.path),
        "account": story.account,
        "isShallow": story.is_shallow,
        "item": None if story.item is None else {"kind": story.item[0], "id": story.item[1]},
        "leftOut": story.left_out,
    }
    fields = ",\n".join(f"{machine_json(key)}: {machine_json(one)}" for key, one in head.items())
    lines = ",\n".join(machine_json(iteration_as_data(one)) for one in story.iterations)
    return f'{{{fields},\n"iterations": [\n{lines}\n]}}\n'


def iteration_as_data(one: Iteration) -> dict[str, Any]:
    """Return one iteration as the JSON document holds it; times are ISO 8601 with their zone."""
    commit = one.snapshot
    return {
        "commit": commit.commit,
        "author": commit.author,
        "email": commit.email,
        "written": commit.written.isoformat(),
        "subject": commit.subject,
        "body": commit.body,
        "path": str(commit.path),
        "renamedFrom": None if commit.renamed_from is None else str(commit.renamed_from),
        "tags": list(commit.tags),
        "state": one.state.value,
        "problem": one.problem,
        "signed": [
            {
                "seq": each.seq,
                "code": each.code,
                "agreedOn": each.agreed_on.isoformat(),
                "names": list(each.names),
            }
            for each in one.signed
        ],
        "counts": count_levels(one.comparison.changes),
        "changes": [change_as_data(each, one.tell(each)) for each in one.comparison.changes],
    }
