"""The arithmetic of success: exact, unclipped, and silent where nothing can be computed."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamplan.model.attainment import compute_attainment, find_readings, show_share, show_value
from tests.review.plans import criterion_of, initiative_of

TODAY = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("baseline", "target", "last", "share", "is_reached", "arithmetic"),
    [
        ("14", "3", "5", "0.82", False, "(5 − 14) / (3 − 14)"),
        ("7.4", "1.0", "1.3", "0.95", False, "(1.3 − 7.4) / (1 − 7.4)"),
        ("62", "95", "96", "1.03", True, "(96 − 62) / (95 − 62)"),
        ("14", "3", "20", "-0.55", False, "(20 − 14) / (3 − 14)"),
        ("14", "3", "14", "0.00", False, "(14 − 14) / (3 − 14)"),
        ("0", "40", "40", "1.00", True, "(40 − 0) / (40 − 0)"),
        ("-5", "5", "0", "0.50", False, "(0 − (-5)) / (5 − (-5))"),
        ("0.1", "0.3", "0.2", "0.50", False, "(0.2 − 0.1) / (0.3 − 0.1)"),
        ("0", "3", "2.999", "0.99", False, "(2.999 − 0) / (3 − 0)"),
        ("0", "200", "1", "0.01", False, "(1 − 0) / (200 − 0)"),
    ],
)
def test_numbers(  # noqa: PLR0913 - one a column
    *, baseline: str, target: str, last: str, share: str, is_reached: bool, arithmetic: str
) -> None:
    found = compute_attainment(criterion_of(baseline, target, last), TODAY)

    assert (found.shown, found.is_reached, found.arithmetic) == (share, is_reached, arithmetic)
    assert found.sum == f"{arithmetic} = {share}"


@pytest.mark.parametrize(
    ("baseline", "target", "last", "share", "is_reached"),
    [
        ('"no"', '"yes"', '"yes"', "1.00", True),
        ('"no"', '"yes"', '"no"', "0.00", False),
        ('"yes"', '"no"', '"no"', "1.00", True),
        ("null", '"yes"', '"yes"', "", True),
        ("null", '"yes"', '"no"', "", False),
    ],
)
def test_questions(*, baseline: str, target: str, last: str, share: str, is_reached: bool) -> None:
    found = compute_attainment(criterion_of(baseline, target, last, unit="yes/no"), TODAY)

    assert (found.shown, found.is_reached) == (share, is_reached)


@pytest.mark.parametrize(
    ("readings", "target", "is_reached"),
    [
        (("86", "91", "93"), "90", True),
        (("1", "3"), "5", False),
        (("5",), "5", True),
        (("95",), "90", None),
        (("95", "96"), "90", None),
        (("1",), "0", None),
        (("4", "2", "0"), "1", True),
    ],
)
def test_without_a_baseline_there_is_no_attainment(
    *, readings: tuple[str, ...], target: str, is_reached: bool | None
) -> None:
    found = compute_attainment(criterion_of("null", target, *readings), TODAY)

    assert (found.share, found.is_reached, found.arithmetic) == (None, is_reached, "no baseline")


@pytest.mark.parametrize(
    ("baseline", "target", "readings", "why"),
    [
        ("14", "3", (), "not measured yet"),
        ("14", "null", ("8",), "no target"),
        ("14", '"yes"', ("8",), "reading and target are of different kinds"),
        ('"no"', "3", ("8",), "baseline and target are of different kinds"),
        ("3", "3", ("8",), "baseline and target are the same"),
    ],
)
def test_what_cannot_be_computed_says_why(
    baseline: str, target: str, readings: tuple[str, ...], why: str
) -> None:
    found = compute_attainment(criterion_of(baseline, target, *readings), TODAY)

    assert (found.share, found.shown, found.arithmetic) == (None, "", why)
    assert found.is_reached is not True


def test_a_criterion_without_baseline_and_target_is_not_on_track() -> None:
    plan = initiative_of(
        criteria="- {id: calm, metric: Calm, readings: [{on: 2026-01-31, value: 1}]}"
    )

    found = compute_attainment(plan.initiatives[0].success_criteria[0], TODAY)

    assert (found.share, found.is_reached) == (None, None)


def test_readings_are_taken_by_their_day_and_not_before_it() -> None:
    plan = initiative_of(
        criteria="""\
        - id: cancellations
          metric: Cancellations
          baseline: {value: 14}
          target: {value: 3}
          readings:
            - {on: 2026-03-31, value: 8}
            - {on: 2026-01-31, value: 12}
            - {value: 1}
            - {on: 2026-04-30}
            - {on: 2026-12-14, value: 5}
        """
    )
    one = plan.initiatives[0].success_criteria[0]

    assert [show_value(r.value) for r in find_readings(one, TODAY) if r.value] == ["12", "8"]
    assert compute_attainment(one, TODAY).arithmetic == "(8 − 14) / (3 − 14)"
    assert compute_attainment(one, date(2026, 12, 14)).arithmetic == "(5 − 14) / (3 − 14)"
    assert compute_attainment(one, date(2026, 1, 1)).arithmetic == "not measured yet"


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        ("0.825", "0.83"),
        ("-0.004", "0.00"),
        ("0.005", "0.01"),
        ("-0.555", "-0.56"),
        ("12", "12.00"),
    ],
)
def test_halves_are_rounded_away_from_nought(share: str, shown: str) -> None:
    assert show_share(Decimal(share)) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [("1E+3", "1000"), ("1.50", "1.5"), ("100", "100"), ("0.0", "0")]
)
def test_values_are_written_plainly(value: str, shown: str) -> None:
    assert show_value(Decimal(value)) == shown


NUMBERS = st.integers(-10_000, 10_000)


@settings(deadline=None)
@given(NUMBERS, NUMBERS, NUMBERS)
def test_the_share_gives_the_reading_back(baseline: int, target: int, last: int) -> None:
    found = compute_attainment(criterion_of(str(baseline), str(target), str(last)), TODAY)
    if baseline == target:
        assert found.share is None
        return

    assert found.share is not None
    assert abs(baseline + found.share * (target - baseline) - last) < Decimal("1e-20")
    assert found.is_reached is (abs(last - baseline) >= abs(target - baseline) and found.share > 0)
