import pytest

from kamplan.lint.rules.no_decision_maker_heard import RULE
from tests.lint.conftest import Check


def plan(role: str = "decision-maker", heard: str = "") -> str:
    parts = {
        "needs": "needs: [{id: a, verbatim: Cold., said_by: %s}]\n",
        "expected_return": "expected_return: [{id: b, party: customer, verbatim: W., said_by: %s}]\n",
        "sessions": "sessions: [{id: c, on: 2025-09-16, kind: discovery, attendees: [%s]}]\n",
    }
    text = (
        "contacts:\n  - {id: penhale, party: customer, name: Moira Penhale, roles: [user]}\n"
        f"  - {{id: strand, party: customer, name: Dr Helena Strand, roles: [{role}]}}\n"
        "  - {id: marsh, party: supplier, name: Ella Marsh, roles: [decision-maker]}\n"
    )
    return text + "".join(
        line % ("strand" if key == heard else "marsh, penhale" if key == "sessions" else "penhale")
        for key, line in parts.items()
    )


def test_those_who_decide_and_were_not_heard_are_named(check: Check) -> None:
    said = check(RULE, plan())

    assert said.found == ["1:1 nothing was heard from `strand`"]
    assert said.severities == ["warning"]
    assert check(RULE, plan("executive-sponsor")).found == said.found


def test_a_plan_that_knows_nobody_who_decides_says_so(check: Check) -> None:
    assert check(RULE, plan("champion")).found == [
        "1:1 no contact decides at the customer, and so nobody who decides was heard"
    ]


@pytest.mark.parametrize("heard", ["needs", "expected_return", "sessions"])
def test_speaking_once_is_being_heard(check: Check, heard: str) -> None:
    assert check(RULE, plan(heard=heard)).found == []


def test_contacts_that_cannot_be_read_may_have_decided(check: Check) -> None:
    assert check(RULE, plan().replace("name: Dr Helena Strand, ", "")).found == []
