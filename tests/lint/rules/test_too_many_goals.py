from kamplan.lint import Stage
from kamplan.lint.rules.too_many_goals import RULE
from tests.lint.conftest import Check


def goals(count: int) -> str:
    entries = [f"    - {{id: goal-{one}, goal: Goal {one}}}\n" for one in range(count)]
    return "six_boxes:\n  goals:\n" + "".join(entries)


def test_four_goals_fit_into_a_year(check: Check) -> None:
    assert check(RULE, goals(4)).found == []


def test_more_are_found_where_the_list_begins(check: Check) -> None:
    said = check(RULE, goals(6))

    assert said.found == ["2:3 6 goals: at most 4 fit into a year"]
    assert said.severities == ["warning"]
    assert said.places == ["six_boxes/goals"]
    assert check(RULE, goals(6), stage=Stage.SIGN_OFF).severities == ["error"]


def test_the_number_is_a_setting(check: Check) -> None:
    settings = "kamplan: 1\nlint: {settings: {too-many-goals: {most: 2}}}\n"

    assert check(RULE, goals(3), settings=settings).found == [
        "2:3 3 goals: at most 2 fit into a year"
    ]
