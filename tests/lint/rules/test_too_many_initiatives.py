from kamplan.lint import Stage
from kamplan.lint.rules.too_many_initiatives import RULE
from tests.lint.conftest import Check


def initiatives(count: int) -> str:
    entries = [f"  - {{id: work-{one}, title: Work {one}}}\n" for one in range(count)]
    return "initiatives:\n" + "".join(entries)


def test_both_sides_can_carry_five(check: Check) -> None:
    assert check(RULE, initiatives(5)).found == []


def test_more_are_found_where_the_list_begins(check: Check) -> None:
    said = check(RULE, initiatives(7))

    assert said.found == ["1:1 7 initiatives: both sides can carry 5 at most"]
    assert said.severities == ["warning"]
    assert said.places == ["initiatives"]
    assert check(RULE, initiatives(7), stage=Stage.SIGN_OFF).severities == ["error"]


def test_the_number_is_a_setting(check: Check) -> None:
    settings = "kamplan: 1\nlint: {settings: {too-many-initiatives: {most: 1}}}\n"

    assert check(RULE, initiatives(2), settings=settings).found == [
        "1:1 2 initiatives: both sides can carry 1 at most"
    ]
