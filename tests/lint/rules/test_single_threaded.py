from datetime import date

import pytest

from kamplan.lint import Group, Stage
from kamplan.lint.rules.single_threaded import RULE
from tests.lint.conftest import Check, judge_text

MARSH = "  - {id: marsh, party: supplier, name: Ella Marsh}\n"
PENHALE = "  - {id: penhale, party: customer, name: Moira Penhale}\n"
STRAND = "  - {id: strand, party: customer, name: Dr Helena Strand}\n"
GONE = "  - {id: strand, party: customer, name: Dr Helena Strand, left_on: 2026-01-15}\n"


@pytest.mark.parametrize(
    ("contacts", "said"),
    [
        ([MARSH, PENHALE, STRAND], None),
        ([MARSH, PENHALE], "`penhale` is the only person at the customer"),
        ([MARSH, PENHALE, GONE], "`penhale` is the only person at the customer"),
        ([MARSH, MARSH], "the plan names nobody at the customer"),
    ],
)
def test_more_than_one_person_is_known(check: Check, contacts: list[str], said: str | None) -> None:
    found = check(RULE, "contacts:\n" + "".join(contacts))

    assert found.found == ([] if said is None else [f"1:1 {said}"])
    assert found.severities == ["warning"] * len(found.found)


def test_it_is_a_warning_at_any_stage(check: Check) -> None:
    said = check(RULE, "contacts: []\n", stage=Stage.SIGN_OFF)

    assert said.severities == ["warning"]


def test_who_leaves_counts_until_that_day(check: Check) -> None:
    text = "contacts:\n" + PENHALE + GONE

    assert check(RULE, text, today=date(2026, 1, 14)).found == []
    assert check(RULE, text, today=date(2026, 1, 15)).found != []


def test_how_many_are_enough_is_a_setting(check: Check) -> None:
    text = "contacts:\n" + PENHALE + STRAND
    settings = "kamplan: 1\nlint: {settings: {single-threaded: {least: 3}}}\n"

    assert check(RULE, text, settings=settings).found == [
        "1:1 the plan names 2 people at the customer, and should name 3"
    ]


def test_one_who_cannot_be_read_may_be_the_second() -> None:
    text = "contacts:\n" + PENHALE + STRAND.replace("customer", "client")

    found = judge_text(text, Group.TEXT, Group.PEOPLE)

    assert not any("single-threaded" in one for one in found)
    assert any("wrong-type" in one for one in found)
