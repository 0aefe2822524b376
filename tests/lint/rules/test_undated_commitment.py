import pytest

from kamplan.lint import Group, Stage
from kamplan.lint.rules.undated_commitment import RULE
from tests.lint.conftest import BASE, Check, judge_text

INITIATIVE = BASE[BASE.index("initiatives:") : BASE.index("checkpoints:")]


def dated(day: str) -> str:
    assert "\n         due: 2026-01-30" in INITIATIVE
    return INITIATIVE.replace("\n         due: 2026-01-30", f"\n         {day}")


@pytest.mark.parametrize("day", ["due: 2026-01-30", "from: 2026-01-30"])
def test_a_promise_has_a_day_or_holds_from_one(check: Check, day: str) -> None:
    assert check(RULE, dated(day)).found == []


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("status: not-started", "13:9 nothing says by when this is done"),
        ("due: null", "14:15 nothing says by when this is done"),
        ("due: Q3", "14:15 `Q3` is no day"),
        ("due: 2026-02-30", "14:15 `2026-02-30` is no day"),
    ],
)
def test_a_promise_without_a_day(check: Check, day: str, found: str) -> None:
    said = check(RULE, dated(day))

    assert said.found == [found]
    assert said.severities == ["warning"]
    assert check(RULE, dated(day), stage=Stage.SIGN_OFF).severities == ["error"]


@pytest.mark.parametrize("day", ["due: null", "due: Q3", "due: 2026-02-30"])
def test_no_other_rule_says_the_same(day: str) -> None:
    found = judge_text(dated(day), Group.TEXT, Group.INITIATIVES)

    assert [one.split()[1] for one in found] == ["undated-commitment"]


def test_a_first_day_that_cannot_be_read_is_not_missing_as_well() -> None:
    found = judge_text(dated("from: spring"), Group.TEXT, Group.INITIATIVES)

    assert [one.split()[1] for one in found] == ["wrong-type"]
