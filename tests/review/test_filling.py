"""What was said goes into empty places only."""

import re
from datetime import date
from pathlib import PurePosixPath

import pytest

from kamplan.errors import KamplanError
from kamplan.planfile import PlanFile, demand_plan
from kamplan.review.block import add_review
from kamplan.review.filling import plan_filling
from kamplan.review.said import Said
from kamplan.review.scorecard import build_scorecard
from kamplan.yamldoc.amend import amend
from tests.review.plans import example, plan_of

TODAY = date(2026, 12, 20)
HELD = date(2026, 12, 15)


def with_block(name: str = "st-brannocs") -> PlanFile:
    file = example(name)
    return demand_plan(add_review(file, build_scorecard(file.plan, TODAY)), file.path)


def fill(file: PlanFile, said: Said) -> PlanFile:
    text = amend(file.document.text, plan_filling(file, said, TODAY))
    return demand_plan(text, PurePosixPath("plan.yaml"))


EVERYTHING = Said(
    held_on=HELD,
    verdict="They told us before we found out: first time!",
    said_by="strand",
    ratings={"customer": 4, "supplier": 3},
    next="continue",
)


def test_what_was_said_goes_where_it_belongs() -> None:
    review = fill(with_block(), EVERYTHING).plan.review

    assert review is not None
    assert review.customer_verdict is not None
    assert (review.held_on, review.next) == (HELD, "continue")
    assert (review.ratings.customer, review.ratings.supplier) == (4, 3)
    assert review.customer_verdict.verbatim == EVERYTHING.verdict
    assert (review.customer_verdict.said_by, review.customer_verdict.said_on) == ("strand", HELD)


def test_one_thing_said_is_one_line_changed() -> None:
    file = with_block()

    after = fill(file, Said(next="pivot")).document.text

    before = file.document.text.splitlines()
    changed = [(a, b) for a, b in zip(before, after.splitlines(), strict=True) if a != b]
    assert changed == [("  next:", "  next: pivot")]


def test_saying_the_same_again_changes_nothing() -> None:
    once = fill(with_block(), EVERYTHING)

    assert fill(once, EVERYTHING).document.text == once.document.text


def test_a_short_block_by_hand_gets_the_missing_keys_in_their_place() -> None:
    file = plan_of("review:\n  held_on: 2026-12-15\n  focus_next: [growth]\n")

    said = Said(
        verdict="Well.", said_by="strand", ratings={"customer": 5, "supplier": 4}, next="close"
    )

    text = fill(file, said).document.text

    keys = re.findall(r"(?m)^  (\w+):", text[text.index("review:") :])
    assert keys == ["held_on", "customer_verdict", "ratings", "next", "focus_next"]


@pytest.mark.parametrize(
    ("said", "where"),
    [
        (Said(held_on=date(2026, 12, 16)), "review/held_on"),
        (Said(next="close"), "review/next"),
        (Said(ratings={"customer": 5}), "review/ratings/customer"),
        (Said(verdict="Well.", said_by="strand"), "review/customer_verdict/verbatim"),
    ],
)
def test_what_is_written_is_never_changed(said: Said, where: str) -> None:
    full = fill(with_block(), EVERYTHING)

    with pytest.raises(KamplanError, match=f"{where} already says"):
        plan_filling(full, said, TODAY)


@pytest.mark.parametrize(
    ("speaker", "why"),
    [(None, "whose words"), ("marsh", "the supplier's"), ("nobody", "no contact")],
)
def test_a_verdict_is_a_customers(speaker: str | None, why: str) -> None:
    with pytest.raises(KamplanError, match=why) as caught:
        plan_filling(with_block(), Said(verdict="Well.", said_by=speaker), TODAY)

    assert "strand" in (caught.value.hint or "")


def test_without_a_day_of_the_review_a_verdict_is_of_today() -> None:
    review = fill(with_block(), Said(verdict="Well.", said_by="strand")).plan.review

    assert review is not None
    assert review.customer_verdict is not None
    assert review.customer_verdict.said_on == TODAY


def test_nothing_said_is_nothing_to_do() -> None:
    assert Said().is_empty
    assert not EVERYTHING.is_empty
    assert plan_filling(with_block(), Said(), TODAY) == []
