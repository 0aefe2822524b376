import pytest

from kamplan.lint import Group, Stage
from kamplan.lint.rules.date_outside_period import RULE
from tests.lint.conftest import Check, judge_text

AFTER = "is after the period ends, on 2026-12-31"
BEFORE = "is before the period begins, on 2026-01-01"


def initiative(**days: str) -> str:
    given = {
        "start": "2026-01-12",
        "due": "2026-06-30",
        "kept": "due: 2026-01-30",
        "by": "2026-12-31",
        **days,
    }
    return f"""\
initiatives:
  - id: level-the-week
    title: Level the infusion week
    rank: 1
    start: {given["start"]}
    due: {given["due"]}
    commitments:
      - {{id: chair-times, party: customer, owner: penhale, what: Chairs, {given["kept"]}}}
    success_criteria:
      - id: same-day-cancellations
        metric: Same-day cancellations
        target: {{value: 3, by: {given["by"]}}}
"""


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ({"start": "2025-12-31"}, f"5:12 2025-12-31 {BEFORE}"),
        ({"start": "2026-01-01"}, None),
        ({"due": "2027-01-01"}, f"6:10 2027-01-01 {AFTER}"),
        ({"due": "2026-12-31"}, None),
        ({"kept": "due: 2027-02-26"}, f"8:79 2027-02-26 {AFTER}"),
        ({"kept": "from: 2025-11-01"}, f"8:80 2025-11-01 {BEFORE}"),
        ({"by": "2027-03-31"}, f"12:32 2027-03-31 {AFTER}"),
    ],
)
def test_joint_work_lies_in_the_period(
    check: Check, days: dict[str, str], found: str | None
) -> None:
    said = check(RULE, initiative(**days))

    assert said.found == ([] if found is None else [found])
    assert said.severities == ["warning"] * len(said.found)


def test_at_sign_off_it_is_an_error(check: Check) -> None:
    assert check(RULE, initiative(due="2027-01-01"), stage=Stage.SIGN_OFF).severities == ["error"]


def test_checkpoints_lie_in_the_period(check: Check) -> None:
    said = check(RULE, "checkpoints: [2025-12-01, 2026-04-14, 2027-01-14]\n")

    assert said.found == [f"1:15 2025-12-01 {BEFORE}", f"1:39 2027-01-14 {AFTER}"]


def test_a_checkpoint_after_one_that_cannot_be_read_keeps_its_place(check: Check) -> None:
    said = check(RULE, "checkpoints: [2026-13-01, 2027-01-14]\n")

    assert said.found == [f"1:27 2027-01-14 {AFTER}"]


def test_aims_may_look_further_ahead(check: Check) -> None:
    text = """\
        six_boxes:
          goals:
            - id: no-same-day-cancellations
              goal: No same-day cancellation
              horizon: 2028-12-31
              benchmarks: [{by: 2027-06-30, what: two a month}]
        growth_targets:
          - {id: renewal, kind: retain, what: Renewal on service, by: 2027-03-31}
        renewal: {contract: supply agreement, ends: 2027-03-31, notice_days: 90, owner: marsh}
        touchpoints:
          - {id: call, kind: call, on: [2027-01-20], attendees: [penhale, marsh]}
        """

    assert check(RULE, text).found == []


@pytest.mark.parametrize(
    "period", ["{start: 2026-12-31, end: 2026-01-01}", "{start: 2026-01-01, end: soon}", "soon"]
)
def test_without_a_period_nothing_lies_outside_it(period: str) -> None:
    text = f"period: {period}\n" + initiative(due="2027-01-01")

    found = judge_text(text, Group.TEXT, Group.INITIATIVES)

    assert not any("date-outside-period" in one for one in found)
