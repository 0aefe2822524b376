import pytest

from kamplan.lint import Group, Stage
from kamplan.lint.rules.symptom_as_cause import RULE
from tests.lint.conftest import Check, judge_text

NOTHING = "nothing says what causes `full-corridor`"


def challenge(*lines: str) -> str:
    head = "six_boxes:\n  strategy:\n    challenges:\n      - id: full-corridor\n"
    return head + "".join(f"        {one}\n" for one in lines)


def test_a_cause_is_enough(check: Check) -> None:
    assert check(RULE, challenge("cause: Bookings follow clinic days")).found == []


@pytest.mark.parametrize(
    ("lines", "at"),
    [
        (["symptom: queues in the corridor"], "4:9"),
        ([], "4:9"),
        (["cause:", "symptom: queues"], "5:9"),
        (["cause: ' '"], "5:16"),
    ],
)
def test_a_symptom_is_no_cause(check: Check, lines: list[str], at: str) -> None:
    said = check(RULE, challenge(*lines))

    assert said.found == [f"{at} {NOTHING}"]
    assert said.severities == ["warning"]


def test_neither_is_a_symptom_that_is_called_one(check: Check) -> None:
    text = challenge("cause: Queues in the corridor.", "symptom: queues in the corridor")

    assert check(RULE, text).found == ["5:16 the cause is the symptom once more"]


def test_it_is_a_warning_at_any_stage(check: Check) -> None:
    assert check(RULE, challenge(), stage=Stage.SIGN_OFF).severities == ["warning"]


def test_no_other_rule_says_the_same() -> None:
    text = challenge("goals: [no-same-day-cancellations]")

    found = [one for one in judge_text(text, Group.TEXT, Group.FRAME) if "cause" in one]

    assert found == [f"4:9 symptom-as-cause {NOTHING}"]
