import pytest

from kamplan.lint import Group, Stage
from kamplan.lint.rules.unclear_success import RULE
from tests.lint.conftest import BASE, Check, judge_text

WHOLE = """\
      - id: same-day-cancellations
        metric: Same-day cancellations
        unit: per month
        baseline: {value: 14, as_of: 2025-09-30, source: unit log}
        target: {value: 3, by: 2026-12-31}
        measured_by: penhale
"""
HEAD = BASE[BASE.index("initiatives:") : BASE.index("    success_criteria:")]


def criterion(was: str = "", now: str = "") -> str:
    assert was in WHOLE
    return HEAD + "    success_criteria:\n" + WHOLE.replace(was, now)


def test_a_criterion_with_all_its_parts_is_clear(check: Check) -> None:
    assert check(RULE, criterion()).found == []


@pytest.mark.parametrize("criteria", ["", "    success_criteria:\n", "    success_criteria: []\n"])
def test_an_initiative_without_a_criterion(check: Check, criteria: str) -> None:
    said = check(RULE, HEAD + criteria)

    line = "15:5" if criteria else "2:5"
    assert said.found == [f"{line} nothing says what success of this initiative looks like"]
    assert said.severities == ["warning"]
    assert check(RULE, HEAD, stage=Stage.SIGN_OFF).severities == ["error"]


@pytest.mark.parametrize(
    ("was", "now", "at", "missing"),
    [
        ("        unit: per month\n", "", "16:9", "in which unit it is measured"),
        (
            "        baseline: {value: 14, as_of: 2025-09-30, source: unit log}\n",
            "",
            "16:9",
            "where it stands today",
        ),
        (", source: unit log", "", "19:19", "by which record the baseline is known"),
        (", as_of: 2025-09-30", "", "19:19", "of which day the baseline is"),
        ("        target: {value: 3, by: 2026-12-31}\n", "", "16:9", "what it should become"),
        ("value: 3, ", "", "20:17", "what it should become"),
        (", by: 2026-12-31", "", "20:17", "by when"),
        ("        measured_by: penhale\n", "", "16:9", "who measures"),
    ],
)
def test_each_part_is_asked_for_by_this_rule_alone(
    check: Check, was: str, now: str, at: str, missing: str
) -> None:
    text = criterion(was, now)
    message = f"`same-day-cancellations` does not say {missing}"

    assert check(RULE, text).found == [f"{at} {message}"]
    assert judge_text(text, Group.TEXT, Group.INITIATIVES) == [f"{at} unclear-success {message}"]


def test_all_that_is_open_of_one_criterion_is_one_finding(check: Check) -> None:
    text = HEAD + "    success_criteria:\n      - {id: calm, metric: A calmer unit}\n"

    said = check(RULE, text)

    assert said.found == [
        (
            "16:9 `calm` does not say in which unit it is measured, where it stands today, "
            "what it should become and who measures"
        )
    ]
    assert said.cures == ["add `unit:`, for example per month; for a yes or no, `unit: yes/no`"]


def test_what_was_never_measured_says_so_in_its_source(check: Check) -> None:
    never = "{value: null, source: not measured before}"

    assert (
        check(RULE, criterion("{value: 14, as_of: 2025-09-30, source: unit log}", never)).found
        == []
    )
    assert check(
        RULE, criterion("{value: 14, as_of: 2025-09-30, source: unit log}", "{value: null}")
    ).found


def test_yes_or_no_is_a_target(check: Check) -> None:
    text = criterion("{value: 3, by", "{value: yes, by").replace("per month", "yes/no")

    assert check(RULE, text).found == []


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("{value: 14, as_of: 2025-09-30, source: unit log}", "14"),
        ("by: 2026-12-31", "by: Q4"),
        ("value: 3", "value: three"),
        ("as_of: 2025-09-30", "as_of: autumn"),
        ("        metric: Same-day cancellations\n", ""),
    ],
)
def test_what_cannot_be_read_is_not_missing_as_well(was: str, now: str) -> None:
    found = judge_text(criterion(was, now), Group.TEXT, Group.INITIATIVES)

    assert [one.split()[1] in ("wrong-type", "missing-field") for one in found] == [True]


def test_one_part_that_cannot_be_read_hides_no_other() -> None:
    text = criterion("{value: 14, as_of: 2025-09-30, source: unit log}", "14")
    text = text.replace("        measured_by: penhale\n", "")

    assert [one.split()[1] for one in judge_text(text, Group.TEXT, Group.INITIATIVES)] == [
        "wrong-type",
        "unclear-success",
    ]
