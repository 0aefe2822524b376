import pytest

from kamplan.lint import Group, Stage
from kamplan.lint.rules.empty_box import RULE
from tests.lint.conftest import Check, judge_text

ALL = [
    "1:12 box 1 of the six, assumptions, is empty",
    "1:12 box 2 of the six, journey, is empty",
    "1:12 box 3 of the six, growth, is empty",
    "1:12 box 4 of the six, goals, is empty",
    "1:12 box 5 of the six, strategy, is empty",
    "1:12 box 6 of the six, team, is empty",
]


def test_each_empty_box_is_found(check: Check) -> None:
    said = check(RULE, "six_boxes: {}\n")

    assert said.found == ALL
    assert said.severities == ["warning"] * 6
    assert said.places[0] == "six_boxes/assumptions"
    assert check(RULE, "six_boxes: {}\n", stage=Stage.SIGN_OFF).severities == ["error"] * 6


@pytest.mark.parametrize(
    ("number", "box"),
    [
        (1, "assumptions: {believed: [{what: They want fewer leaflets}]}"),
        (1, "assumptions: {stop_doing: [decks]}"),
        (1, "assumptions: {start_doing: [talk to finance]}"),
        (1, "assumptions: {may_need_to_change: [who owns the template]}"),
        (2, "journey: {today: {needs: [chairs]}}"),
        (2, "journey: {today: {emotions: [guarded]}}"),
        (2, "journey: {today: {barriers: [log-ins]}}"),
        (2, "journey: {today: {to_move_forward: [a quiet Thursday]}}"),
        (2, "journey: {tomorrow: [home care]}"),
        (2, "journey: {uncertain: [the budget]}"),
        (3, "growth: {insight_they_lack: [two weekdays]}"),
        (3, "growth: {unexplored_services: [slot modelling]}"),
        (3, "growth: {using_insight: [level the week]}"),
        (4, "goals: [{id: calm, goal: A calm unit}]"),
        (5, "strategy: {challenges: [{id: bookings}]}"),
        (5, "strategy: {policies: [people before leaflets]}"),
        (5, "strategy: {resources: {minimum: [12 days]}}"),
        (5, "strategy: {resources: {ideal: [a second analyst]}}"),
        (6, "team: [{who: adeyemi}]"),
        (6, "co_beneficiaries: [home-care team]"),
    ],
)
def test_one_line_fills_a_box(check: Check, number: int, box: str) -> None:
    found = check(RULE, f"six_boxes: {{{box}}}\n").found

    assert found == [one for one in ALL if f"box {number} " not in one]


def test_a_box_with_prompts_alone_is_empty(check: Check) -> None:
    text = """\
        six_boxes:
          assumptions: {stop_doing: [decks]}
          journey:
            today: {needs: [], emotions: }
            tomorrow:
          growth: {using_insight: [level the week]}
          goals: [{id: calm, goal: A calm unit}]
          strategy: {policies: [people before leaflets]}
          team: [{who: adeyemi}]
        """

    assert check(RULE, text).found == ["3:3 box 2 of the six, journey, is empty"]


@pytest.mark.parametrize(
    "text",
    [
        "six_boxes: later\n",
        "six_boxes:\n",
        "six_boxes: {growth: our insights}\n",
        "six_boxes: {growth: {using_insight: level the week}}\n",
    ],
)
def test_what_cannot_be_read_is_not_empty_as_well(text: str) -> None:
    found = judge_text(text, Group.TEXT, Group.FRAME)

    assert not any("box 3" in one for one in found)
