"""Whether winning has changed its meaning."""

import pytest

from kamplan.review.winning import ReturnChange, Turn, compare_winning
from tests.review.plans import plan_of

BASE = (
    "expected_return:\n"
    "  - {id: calm, party: customer, verbatim: Nobody rings at eight., said_on: 2025-10-28,\n"
    "     measure: calls, amount: {value: 10, unit: GBP}, criteria: []}\n"
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("said_on: 2025-10-28", "said_on: 2026-02-01"),
        ("Nobody rings at eight.", '"Nobody  rings at eight."'),
        ("criteria: []", "criteria: [calls]"),
        ("value: 10,", "value: 10.0,"),
    ],
)
def test_the_same_meaning_is_no_change(old: str, new: str) -> None:
    before, now = plan_of(BASE).plan, plan_of(BASE.replace(old, new)).plan

    assert compare_winning(before, now, "then").changes == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Nobody rings", "Hardly anybody rings"),
        ("measure: calls", "measure: visits"),
        ("value: 10", "value: 20"),
        ("unit: GBP", "unit: EUR"),
        ("party: customer", "party: supplier"),
    ],
)
def test_words_measure_amount_and_side_are_the_meaning(old: str, new: str) -> None:
    before, now = plan_of(BASE).plan, plan_of(BASE.replace(old, new)).plan

    found = compare_winning(before, now, "then")

    assert found.since == "then"
    assert [(one.id, one.turn) for one in found.changes] == [("calm", Turn.CHANGED)]


def test_what_comes_and_goes_is_told() -> None:
    before, now = plan_of(BASE).plan, plan_of(BASE.replace("id: calm", "id: quiet")).plan

    assert compare_winning(before, now, "then").changes == (
        ReturnChange("quiet", "customer", Turn.ADDED, None, "Nobody rings at eight."),
        ReturnChange("calm", "customer", Turn.REMOVED, "Nobody rings at eight.", None),
    )
