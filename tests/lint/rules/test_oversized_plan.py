import pytest

from kamplan.lint import Stage
from kamplan.lint.rules.oversized_plan import RULE
from tests.lint.conftest import BASE, Check

FEW = "kamplan: 1\nlint: {settings: {oversized-plan: {words: 5}}}\n"
PLAN = """\
kamplan: 1
account: {id: dairy, name: Bruckmoor Dairies}   # comments are no words of the plan
supplier: {name: Palewell}
"""


def test_a_plan_of_a_few_pages_is_short_enough(check: Check) -> None:
    assert check(RULE, BASE, whole=True).found == []


def test_words_of_values_are_counted(check: Check) -> None:
    # 1, dairy, Bruckmoor, Dairies, Palewell
    assert check(RULE, PLAN, whole=True, settings=FEW).found == []
    assert check(RULE, PLAN + "ways_of_working: [Agree]\n", whole=True, settings=FEW).found == [
        "1:1 the plan has 6 words; more than 5 are not read"
    ]


def test_the_default_is_four_thousand_words(check: Check) -> None:
    ways = "ways_of_working: [" + "we answer within a day " * 800 + "]\n"

    said = check(RULE, "kamplan: 1\n" + ways, whole=True)

    assert said.found == ["1:1 the plan has 4,001 words; more than 4,000 are not read"]
    assert said.severities == ["warning"]
    assert check(RULE, ways, whole=True, stage=Stage.SIGN_OFF).found == []


@pytest.mark.parametrize(
    "more",
    [
        "review: {lessons: [{what: Chair data in the open}]}\n",
        "sessions: [{id: walk-round, on: 2025-09-16, kind: discovery}]\n",
        "checkpoint_results: [{on: 2026-04-14, note: Template works on Thursdays}]\n",
    ],
)
def test_what_is_written_down_during_the_year_is_not(check: Check, more: str) -> None:
    assert check(RULE, PLAN + more, whole=True, settings=FEW).found == []


@pytest.mark.parametrize(
    ("summary", "too_long"),
    [
        ("one " * 60, False),
        ("one " * 61, True),
        ("|\n  one\n  two\n  three", False),
        ("|\n  one\n  two\n  three\n  four", True),
    ],
)
def test_the_summary_is_about_three_lines(check: Check, summary: str, *, too_long: bool) -> None:
    said = check(RULE, f"summary: {summary}\n", stage=Stage.SIGN_OFF)

    found = ["1:10 the summary is longer than about three lines"]
    assert said.found == (found if too_long else [])
    assert said.severities == ["warning"] * len(said.found)


def test_words_of_any_script_are_counted(check: Check) -> None:
    text = PLAN.replace("Bruckmoor Dairies", "مزارع نجد")

    assert check(RULE, text + "ways_of_working: [نسمع]\n", whole=True, settings=FEW).found == [
        "1:1 the plan has 6 words; more than 5 are not read"
    ]
