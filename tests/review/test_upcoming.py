"""The days that lie ahead."""

from datetime import date

from kamplan.review.upcoming import find_next_commitment, find_upcoming
from tests.review.plans import example, plan_of


def test_what_comes_is_in_the_order_of_the_days() -> None:
    found = find_upcoming(example("st-brannocs").plan, date(2026, 10, 1))

    days = [one.on for one in found]
    assert days == sorted(days)
    assert days[0] >= date(2026, 10, 1)
    assert (found[0].on, found[0].what) == (date(2026, 10, 13), "checkpoint")
    assert "last day to give notice" in {one.what for one in found}


def test_what_is_done_or_reached_does_not_come() -> None:
    plan = example("st-brannocs").plan
    before = {one.what for one in find_upcoming(plan, date(2026, 1, 1))}

    assert "supplier: Schedule analyst on site for twelve days" not in before
    assert "target: Uninvited visits" in before
    assert "target: Uninvited visits" not in {
        one.what for one in find_upcoming(plan, date(2026, 12, 10))
    }


def test_an_empty_plan_has_its_review_ahead() -> None:
    found = find_upcoming(plan_of().plan, date(2026, 1, 1))

    assert [one.on for one in found] == [date(2026, 12, 1), date(2026, 12, 31)]
    assert find_upcoming(plan_of("review: {held_on: 2026-12-01}\n").plan, date(2026, 1, 1)) == []


def test_a_notice_that_lies_before_the_calendar_is_no_trouble() -> None:
    plan = plan_of("renewal: {ends: 0001-01-02, notice_days: 3650}\n").plan

    assert find_upcoming(plan, date(2026, 12, 31))[0].on == date(2026, 12, 31)


def test_the_next_commitment_is_open_and_ahead() -> None:
    plan = example("st-brannocs").plan

    ours = find_next_commitment(plan, "supplier", date(2026, 6, 1))

    assert ours is not None
    assert ours.id == "sixty-days-notice"
    assert find_next_commitment(plan, "customer", date(2026, 7, 1)) is None
