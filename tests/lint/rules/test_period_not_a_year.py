import pytest

from kamplan.lint import Group, Stage
from kamplan.lint.rules.period_not_a_year import RULE
from tests.lint.conftest import Check, judge_text


def period(start: str, end: str) -> str:
    return f"period: {{start: {start}, end: {end}}}\n"


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2026-01-01", "2026-12-31", None),
        ("2028-01-01", "2028-12-31", None),
        ("2026-01-01", "2026-11-26", None),  # 330 days
        ("2026-01-01", "2026-11-25", "the period is about 11 months long, not about a year"),
        ("2026-01-01", "2027-02-04", None),  # 400 days
        ("2026-01-01", "2027-02-05", "the period is about 13 months long, not about a year"),
        ("2026-01-01", "2028-06-30", "the period is about 30 months long, not about a year"),
        ("2026-01-01", "2026-01-20", "the period is 20 days long, not about a year"),
        ("2026-01-01", "2026-01-01", "the period is 1 day long, not about a year"),
        ("2026-01-01", "2025-12-31", "the period ends before it begins"),
    ],
)
def test_a_plan_is_for_about_a_year(check: Check, start: str, end: str, said: str | None) -> None:
    found = check(RULE, period(start, end)).found

    assert found == ([] if said is None else [f"1:34 {said}"])


def test_its_level_follows_the_stage(check: Check) -> None:
    text = period("2026-01-01", "2026-03-31")

    assert check(RULE, text).severities == ["warning"]
    assert check(RULE, text, stage=Stage.SIGN_OFF).severities == ["error"]


def test_what_is_about_a_year_is_a_setting(check: Check) -> None:
    settings = "kamplan: 1\nlint: {settings: {period-not-a-year: {shortest: 80, longest: 100}}}\n"

    assert check(RULE, period("2026-01-01", "2026-03-31"), settings=settings).found == []
    assert check(RULE, period("2026-01-01", "2026-12-31"), settings=settings).found == [
        "1:34 the period is about 12 months long, not about a year"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "period: {start: 2026-01-01}\n",
        "period: {end: 2026-12-31}\n",
        "period: {start: 2026-01-01, end: soon}\n",
        "period: {start: soon, end: 2026-12-31}\n",
        "period: 2026\n",
        "period:\n",
    ],
)
def test_a_period_that_cannot_be_read_has_no_length(text: str) -> None:
    found = judge_text(text, Group.TEXT, Group.FRAME, Group.TIME)

    assert [one.split()[1] in ("wrong-type", "missing-field") for one in found] == [True]
