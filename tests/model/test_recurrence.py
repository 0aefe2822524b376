from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamplan.model.recurrence import find_occurrences, is_frequent


def days(first: str, every: str, start: str, end: str) -> list[str]:
    begin, low, high = map(date.fromisoformat, (first, start, end))
    return [str(one) for one in find_occurrences(begin, every, low, high)]


@pytest.mark.parametrize(
    ("first", "every", "start", "end", "found"),
    [
        (
            "2026-01-30",
            "1 day",
            "2026-01-30",
            "2026-02-01",
            ["2026-01-30", "2026-01-31", "2026-02-01"],
        ),
        (
            "2026-01-06",
            "2 weeks",
            "2026-01-07",
            "2026-02-17",
            ["2026-01-20", "2026-02-03", "2026-02-17"],
        ),
        ("2026-01-20", "1 month", "2025-01-01", "2026-03-19", ["2026-01-20", "2026-02-20"]),
        ("2026-06-30", "6 months", "2026-07-01", "2027-06-30", ["2026-12-30", "2027-06-30"]),
        ("2026-06-30", "1 year", "2026-07-01", "2028-06-30", ["2027-06-30", "2028-06-30"]),
        ("2026-06-30", "1 month", "2026-01-01", "2026-06-29", []),
        ("2026-01-20", "1 month", "2026-03-01", "2026-02-01", []),
    ],
)
def test_days_recur_from_the_first_on(
    first: str, every: str, start: str, end: str, found: list[str]
) -> None:
    assert days(first, every, start, end) == found


def test_a_short_month_has_its_last_day_and_shortens_no_other() -> None:
    assert days("2026-01-31", "1 month", "2026-01-31", "2026-05-31") == [
        "2026-01-31",
        "2026-02-28",
        "2026-03-31",
        "2026-04-30",
        "2026-05-31",
    ]


def test_a_leap_day_recurs_each_year() -> None:
    assert days("2024-02-29", "1 year", "2025-01-01", "2028-12-31") == [
        "2025-02-28",
        "2026-02-28",
        "2027-02-28",
        "2028-02-29",
    ]


@given(
    st.dates(),
    st.integers(1, 999),
    st.sampled_from(["day", "week", "month", "year"]),
    st.dates(),
    st.integers(0, 3000),
)
def test_a_part_of_the_days_is_a_part_of_all(
    first: date, count: int, unit: str, start: date, length: int
) -> None:
    end = date.fromordinal(min(start.toordinal() + length, date.max.toordinal()))
    every = f"{count} {unit}s"

    part = list(find_occurrences(first, every, start, end))

    assert part == sorted(set(part))
    assert all(start <= one <= end and one >= first for one in part)
    if (start - first).days <= 40_000:
        whole = find_occurrences(first, every, date.min, end)
        assert part == [one for one in whole if one >= start]


@pytest.mark.parametrize(
    ("every", "frequent"),
    [
        ("1 day", True),
        ("27 days", True),
        ("28 days", False),
        ("3 weeks", True),
        ("4 weeks", False),
        ("1 month", False),
        ("1 year", False),
    ],
)
def test_what_recurs_more_often_than_every_four_weeks(every: str, *, frequent: bool) -> None:
    assert is_frequent(every) is frequent
