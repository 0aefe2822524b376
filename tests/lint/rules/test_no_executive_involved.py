from datetime import date

import pytest

from kamplan.lint import Group, Stage
from kamplan.lint.rules.no_executive_involved import RULE
from tests.lint.conftest import Check, judge_text

OTHERS = """\
  - {id: penhale, party: customer, name: Moira Penhale, roles: [day-to-day]}
  - {id: marsh, party: supplier, name: Ella Marsh, roles: [account-lead]}
"""
STRAND = "  - {id: strand, party: customer, name: Dr Helena Strand, roles: [executive-sponsor]}\n"
PELL = "  - {id: pell, party: supplier, name: Conrad Pell, roles: [executive-sponsor]}\n"
NONE_OF_CUSTOMER = "1:1 no executive of the customer stands behind the plan"
NONE_OF_SUPPLIER = "1:1 no executive of the supplier stands behind the plan"
NOTHING_ELSE = """\
expected_return: []
sessions: []
needs: []
initiatives: []
"""


def contacts(*entries: str) -> str:
    return "contacts:\n" + "".join(entries) + OTHERS


def test_one_of_each_side_stands_behind_it(check: Check) -> None:
    assert check(RULE, contacts(STRAND, PELL)).found == []


@pytest.mark.parametrize(
    ("entries", "found"),
    [
        ([PELL], [NONE_OF_CUSTOMER]),
        ([STRAND], [NONE_OF_SUPPLIER]),
        ([], [NONE_OF_CUSTOMER, NONE_OF_SUPPLIER]),
        ([PELL, STRAND.replace("executive-sponsor", "decision-maker")], [NONE_OF_CUSTOMER]),
        ([PELL.replace("executive-sponsor", "decision-maker"), STRAND], [NONE_OF_SUPPLIER]),
        ([PELL, STRAND.replace("}", ", left_on: 2026-01-20}")], [NONE_OF_CUSTOMER]),
    ],
)
def test_a_side_without_one_is_found(check: Check, entries: list[str], found: list[str]) -> None:
    said = check(RULE, contacts(*entries))

    assert said.found == found
    assert said.severities == ["warning"] * len(found)


def test_a_side_without_any_contact_is_not_asked_yet(check: Check) -> None:
    assert check(RULE, "contacts: []\n").found == []


def test_it_is_a_warning_at_any_stage(check: Check) -> None:
    assert check(RULE, contacts(STRAND), stage=Stage.SIGN_OFF).severities == ["warning"]


def test_a_sponsor_in_name_only_is_found(check: Check) -> None:
    said = check(RULE, contacts(STRAND, PELL) + NOTHING_ELSE, today=date(2026, 1, 1))

    assert said.found == [
        "3:59 `pell` of the supplier took part in nothing, and no meeting is planned"
    ]


@pytest.mark.parametrize(
    "part",
    [
        "sessions: [{id: a, on: 2025-10-28, kind: discovery, attendees: [strand, pell]}]",
        "touchpoints: [{id: a, kind: call, on: [2026-06-09], attendees: [strand, pell]}]",
        "checkpoint_results: [{on: 2026-04-14, attendees: [strand, pell]}]",
        "expected_return: [{id: b, party: supplier, verbatim: We stay., said_by: pell}]",
        """\
initiatives:
  - id: a
    title: Level the week
    commitments:
      - {id: b, party: supplier, what: Speak to the board, owner: pell}""",
    ],
)
def test_each_way_to_take_part_counts(check: Check, part: str) -> None:
    keys = [line.split(":")[0] for line in part.splitlines()]
    rest = [one for one in NOTHING_ELSE.splitlines() if one.split(":")[0] not in keys]

    assert check(RULE, contacts(STRAND, PELL) + "\n".join([*rest, part]) + "\n").found == []


def test_one_whose_role_cannot_be_read_may_be_the_sponsor() -> None:
    text = contacts(PELL, STRAND.replace("executive-sponsor", "sponsor"))

    found = judge_text(text, Group.TEXT, Group.PEOPLE)

    assert [one.split()[1] for one in found] == ["wrong-type"]
