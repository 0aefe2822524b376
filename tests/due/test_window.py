"""How far ahead somebody looks."""

from datetime import date

import pytest

from kamplan.calendar import find_last_day


@pytest.mark.parametrize(
    ("text", "today", "last"),
    [
        ("30d", "2026-01-15", "2026-02-14"),
        ("6w", "2026-01-15", "2026-02-26"),
        ("3m", "2026-01-15", "2026-04-15"),
        ("1m", "2026-01-31", "2026-02-28"),
        ("12M", "2026-12-31", "2027-12-31"),
        ("1y", "2028-02-29", "2029-02-28"),
        (" 1d ", "2026-12-31", "2027-01-01"),
        ("1y", "9998-05-01", "9999-05-01"),
        ("1y", "9999-05-01", "9999-12-31"),
        ("9999y", "2026-01-15", "9999-12-31"),
        ("9999d", "9999-12-30", "9999-12-31"),
    ],
)
def test_a_time_ends_on_a_day(text: str, today: str, last: str) -> None:
    assert find_last_day(text, date.fromisoformat(today)) == date.fromisoformat(last)


@pytest.mark.parametrize(
    "text", ["", "30", "d", "0d", "-3d", "1.5m", "3 m", "3q", "٣d", "10000d", "2026-01-01", "3d\n;"]
)
def test_anything_else_is_no_time(text: str) -> None:
    assert find_last_day(text, date(2026, 1, 15)) is None
