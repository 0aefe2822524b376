"""Twelve things people do to a plan, and how many entries each tool makes of them.

`make bench` prints the table. `true` is how many changes a reader would count; git is counted by
its hunks and by its changed lines.
"""

import json
import subprocess
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.conftest import EDITS
from tests.benchmarks.test_speed import THEIRS
from tests.conftest import ROOT
from tests.diff.plans import compare, read_data, respelt, shuffled, write_data

pytestmark = pytest.mark.bench

PLAN = (ROOT / "examples/st-brannocs/accounts/st-brannocs/plan.yaml").read_text(encoding="utf-8")
Edit = Callable[[Any], None]


def change(edit: Edit) -> tuple[str, str]:
    """Return the plan in block style before and after an edit of its data."""
    data = read_data(PLAN)
    edit(data)
    return write_data(read_data(PLAN)), write_data(data)


def find(data: Any, one: str) -> Any:
    """Return the item with that id."""
    if isinstance(data, dict):
        if data.get("id") == one:
            return data
        data = list(data.values())
    if isinstance(data, list):
        return next((found for each in data if (found := find(each, one))), None)
    return None


def comment() -> tuple[str, str]:
    places = ("\nneeds:", "\ninitiatives:", "\ncontacts:")
    text = PLAN
    for place in places:
        assert place in text
        text = text.replace(place, f"\n# asked again in May{place}", 1)
    return PLAN, text


def reword(data: Any) -> None:
    need = find(data["needs"], "empty-chairs")
    need["our_reading"] = need["our_reading"].replace("uneven", "far from even")


def harden(data: Any) -> None:
    find(data, "same-day-cancellations")["target"]["value"] = Decimal(2)


def postpone(data: Any) -> None:
    find(data, "chair-times")["due"] = "2026-03-02"


def reassign(data: Any) -> None:
    find(data, "chair-times")["owner"] = "strand"


def hear(data: Any) -> None:
    words = {"verbatim": "The lift is out on Mondays.", "said_by": "penhale"}
    need = {"id": "broken-lift", "kind": "complaint", **words, "said_on": "2026-02-02"}
    data["needs"].insert(3, {**need, "priority": "low", "intent": "undecided"})


def forget(data: Any) -> None:
    data["needs"].remove(find(data["needs"], "parking-cost"))


def rename(data: Any) -> None:
    find(data["needs"], "empty-chairs").update(id="chairs", renamed_from="empty-chairs")

    def follow(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                key: one if key == "renamed_from" else follow(one) for key, one in value.items()
            }
        if isinstance(value, list):
            return [follow(one) for one in value]
        return "chairs" if value == "empty-chairs" else value

    data.update(follow(data))


def move(data: Any) -> None:
    first, second = data["initiatives"][:2]
    second["commitments"].append(first["commitments"].pop())


def double(data: Any) -> None:
    """Leave what git makes of two branches that each add a need with one id, far apart."""
    hear(data)
    data["needs"].append({**data["needs"][3], "verbatim": "The lift never comes."})


SCENARIOS: dict[str, tuple[tuple[str, str], int]] = {
    "reformat": ((PLAN, write_data(respelt(read_data(PLAN)))), 0),
    "reorder": (change(lambda data: data.update(shuffled(dict(data), 7))), 0),
    "comment": (comment(), 0),
    "reword": (change(reword), 1),
    "target": (change(harden), 1),
    "date": (change(postpone), 1),
    "owner": (change(reassign), 1),
    "add": (change(hear), 1),
    "remove": (change(forget), 1),
    "rename": (change(rename), 1),
    "move": (change(move), 1),
    "duplicate after merge": (change(double), 2),
}


def count_git(old: str, new: str, folder: Path) -> str:
    """Return git's hunks and changed lines, as `3/12`."""
    for name, text in (("old", old), ("new", new)):
        (folder / name).write_text(text, encoding="utf-8")
    command = ["git", "diff", "--no-index", "--unified=0", "old", "new"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()[4:]
    hunks = sum(one.startswith("@@") for one in lines)
    return f"{hunks}/{sum(one[:1] in '+-' for one in lines)}"


def count_theirs(pairs: list[tuple[str, str]]) -> list[tuple[int | None, int | None]]:
    """Return the entries of DeepDiff and of graphtage."""
    data = [[read_data(one) for one in pair] for pair in pairs]
    done = subprocess.run(
        [THEIRS / "python", Path(__file__).with_name("their_edits.py")],
        input=json.dumps(data, default=float),
        capture_output=True,
        text=True,
        check=True,
    )
    counts: list[tuple[int | None, int | None]] = json.loads(done.stdout[done.stdout.index("[") :])
    return counts


def test_what_each_tool_makes_of_twelve_edits(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    rows = request.config.stash.setdefault(EDITS, [])
    theirs = count_theirs([pair for pair, _ in SCENARIOS.values()])
    found = {}
    for (name, (pair, true)), (deep, graph) in zip(SCENARIOS.items(), theirs, strict=True):
        found[name] = len(compare(*pair).changes)
        counts = ("no end" if one is None else str(one) for one in (deep, graph))
        rows.append((name, str(true), str(found[name]), count_git(*pair, tmp_path), *counts))

    assert found == {name: true for name, (_, true) in SCENARIOS.items()}
