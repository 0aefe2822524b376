from datetime import date

import pytest

from kamplan.lint import Stage
from kamplan.lint.rules.open_cell_without_step import RULE
from tests.lint.conftest import Check

STEP = ["next_step: ask the team", "owner: marsh", "by: 2026-05-29"]


def cell(state: str, *more: str) -> str:
    given = ["unit: home-care team", "offering: nursing", f"state: {state}", *more]
    return f"white_space:\n  cells:\n    - {{{', '.join(given)}}}\n"


def test_a_step_with_an_owner_and_a_day_is_enough(check: Check) -> None:
    assert check(RULE, cell("open", *STEP)).found == []


@pytest.mark.parametrize(
    ("more", "found", "cure"),
    [
        (
            [],
            "3:7 this is open, and nothing says what is done next",
            "add `next_step:`, `owner:` and `by:`; or a state such as not-needed",
        ),
        (
            ["next_step: ' '"],
            "3:73 this is open, and nothing says what is done next",
            "add `next_step:`, `owner:` and `by:`; or a state such as not-needed",
        ),
        (STEP[:1], "3:7 nothing says who does the next step", "add `owner:`"),
        (STEP[:2], "3:7 nothing says by when the next step is done", "add `by:`"),
    ],
)
def test_an_open_cell_has_a_step(check: Check, more: list[str], found: str, cure: str) -> None:
    said = check(RULE, cell("open", *more))

    assert said.found == [found]
    assert said.cures == [cure]
    assert said.severities == ["warning"]
    assert check(RULE, cell("open", *more), stage=Stage.SIGN_OFF).severities == ["warning"]


def test_a_step_whose_day_has_passed_left_the_cell_open(check: Check) -> None:
    text = cell("open", *STEP)

    assert check(RULE, text, today=date(2026, 5, 29)).found == []
    assert check(RULE, text, today=date(2026, 5, 30)).found == [
        "3:105 the day of the next step, 2026-05-29, has passed, and this is still open"
    ]


@pytest.mark.parametrize(
    "state", ["served", "in-discussion", "other-supplier", "in-house", "not-offered", "not-needed"]
)
def test_where_it_is_not_open_no_step_is_asked_for(check: Check, state: str) -> None:
    assert check(RULE, cell(state)).found == []


def test_a_step_that_cannot_be_read_is_one(check: Check) -> None:
    assert check(RULE, cell("open", *STEP[:2], "by: spring")).found == []
