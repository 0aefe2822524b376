"""What is read at once is right; all else goes the way that says what is wrong."""

from pathlib import PurePosixPath

import pytest

from kamplan.planfile import load_plan
from tests.hostile_files import PLAN

NEED = "needs:\n  - {id: chairs, kind: pain, verbatim: The chairs are gone., said_on: 2025-09-16}\n"


def faults(old: str, new: str) -> list[tuple[str, str]]:
    text = PLAN.replace("needs: []\n", NEED)
    assert old in text
    file = load_plan(text.replace(old, new, 1), PurePosixPath("plan.yaml")).file
    assert file is not None
    return [("/".join(map(str, one.route)), one.rule) for one in file.faults]


BEFORE = faults("needs", "needs")
"""What the plan lacks anyway."""


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        # Blank is missing, whether the field is needed now or for signing.
        ("The chairs are gone.", '"  "', ("needs/0/verbatim", "missing-field")),
        ("name: Northwind,", 'name: " ",', ("supplier/name", "missing-field")),
        ("name: Acme}\nsupplier", 'name: Acme, beneficiaries: " "}\nsupplier', None),
        # Forms that Python takes for a day, and people do not.
        ("2025-09-16", "2025-W09-1", ("needs/0/said_on", "wrong-type")),
        ("2025-09-16", "2025-02-30", ("needs/0/said_on", "wrong-type")),
        ("2025-09-16", "20250916", ("needs/0/said_on", "wrong-type")),
        ("id: chairs", 'id: "chairs\\n"', ("needs/0/id", "malformed-id")),
        ("id: chairs", f"id: {'c' * 200}", ("needs/0/id", "malformed-id")),
        ("kind: pain", "kind: paine", ("needs/0/kind", "wrong-type")),
        ("name: Northwind,", "name: 12,", ("supplier/name", "wrong-type")),
        ("name: Northwind,", "name: true,", ("supplier/name", "wrong-type")),
        ("name: Northwind,", "name: ~,", ("supplier/name", "missing-field")),
    ],
)
def test_what_is_not_right_is_told(old: str, new: str, found: tuple[str, str] | None) -> None:
    said = faults(old, new)

    if found is None:  # missing before, and blank is no more than that
        assert sorted(said) == sorted(BEFORE)
    else:
        assert found in said
        assert found not in BEFORE
