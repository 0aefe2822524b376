import pytest

from kamplan.lint import Group, Stage
from kamplan.lint.rules.focus_on_nothing import RULE
from tests.lint.conftest import Check, judge_text

SAID = "none of the six boxes is in focus"


def test_one_box_is_in_focus(check: Check) -> None:
    assert check(RULE, "six_boxes: {focus: journey}\n").found == []


@pytest.mark.parametrize(
    ("text", "at"), [("six_boxes: {}\n", "1:12"), ("six_boxes:\n  focus:\n", "2:3")]
)
def test_none_is(check: Check, text: str, at: str) -> None:
    said = check(RULE, text)

    assert said.found == [f"{at} {SAID}"]
    assert said.severities == ["info"]
    assert check(RULE, text, stage=Stage.SIGN_OFF).severities == ["info"]


@pytest.mark.parametrize("text", ["six_boxes: {focus: everything}\n", "six_boxes: later\n"])
def test_a_focus_that_cannot_be_read_is_not_missing_as_well(text: str) -> None:
    found = judge_text(text, Group.TEXT, Group.FRAME)

    assert not any("in focus" in one for one in found)
