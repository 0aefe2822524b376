from kamplan.lint.rules.unconfirmed_need import RULE
from tests.lint.conftest import Check


def need(more: str = "") -> str:
    return f"needs:\n  - id: a\n    verbatim: It's cold.\n    said_by: penhale\n{more}"


def test_words_that_nobody_confirmed_are_found_where_the_need_begins(check: Check) -> None:
    said = check(RULE, need())

    assert said.found == ["2:5 nobody at the customer has confirmed the words of `a`"]
    assert said.severities == ["warning"]
    assert said.cures == ["show them to the speaker, then kamplan confirm a --by penhale"]


def test_any_person_of_the_customer_may_confirm(check: Check) -> None:
    assert check(RULE, need("    confirmed_by: strand\n")).found == []


def test_the_supplier_may_not(check: Check) -> None:
    assert check(RULE, need("    confirmed_by: marsh\n")).found == [
        "5:19 `marsh` is the supplier's, and cannot confirm what was said"
    ]


def test_a_null_is_no_confirmation(check: Check) -> None:
    assert check(RULE, need("    confirmed_by: null\n")).found == [
        "2:5 nobody at the customer has confirmed the words of `a`"
    ]


def test_a_name_that_is_no_id_is_left_to_the_schema(check: Check) -> None:
    assert check(RULE, need("    confirmed_by: Moira Penhale\n")).found == []
