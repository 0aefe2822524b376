from kamplan.lint.rules.unheard_unit import RULE
from tests.lint.conftest import Check

CONTACTS = """\
contacts:
  - {id: strand, party: customer, name: Strand, unit: Board}
  - {id: penhale, party: customer, name: Penhale, unit: infusion unit}
  - {id: obi, party: customer, name: Obi, unit: infusion unit}
  - {id: marsh, party: supplier, name: Marsh, unit: north region}
"""
NEEDS = "needs: [{id: a, verbatim: Cold., said_by: obi}]\n"
SPACE = "white_space: {units: [Infusion Unit , pharmacy, board]}\n"


def test_units_are_found_once_where_they_are_first_named(check: Check) -> None:
    said = check(RULE, CONTACTS + NEEDS + SPACE)

    assert said.found == [
        "2:55 no need was heard from the people of `Board`",
        "7:39 no need was heard from the people of `pharmacy`",
    ]
    assert said.severities == ["info", "info"]


def test_a_plan_without_needs_has_heard_nobody_yet(check: Check) -> None:
    assert check(RULE, CONTACTS + "needs: []\n" + SPACE).found == []
