from kamplan.lint.rules.need_removed import RULE
from tests.lint.conftest import Check

A = "  - {id: a, verbatim: It's cold., said_by: strand}\n"
B = "  - {id: b, verbatim: It's dark in the hall., said_by: strand}\n"
BEFORE = "needs:\n" + A + B


def test_each_need_that_is_gone_is_found_with_its_words(check: Check) -> None:
    said = check(RULE, "summary: s\nneeds: []\n", base=BEFORE)

    assert said.found == [
        "2:1 the need `a` is gone: “It's cold.”",
        "2:1 the need `b` is gone: “It's dark in the hall.”",
    ]
    assert said.severities == ["error", "error"]


def test_without_a_base_there_is_nothing_to_compare(check: Check) -> None:
    assert check(RULE, "needs: []\n").found == []


def test_order_and_new_needs_do_not_matter(check: Check) -> None:
    more = "  - {id: c, verbatim: It's wet., said_by: strand}\n"

    assert check(RULE, "needs:\n" + B + more + A, base=BEFORE).found == []


def test_a_new_id_says_what_it_was(check: Check) -> None:
    renamed = B.replace("id: b,", "id: dark-hall, renamed_from: b,")

    assert check(RULE, "needs:\n" + A + renamed, base=BEFORE).found == []


def test_a_need_in_a_closed_plan_is_not_gone(check: Check) -> None:
    said = check(RULE, "needs: []\n", base=BEFORE, archived=["a"])

    assert said.found == ["1:1 the need `b` is gone: “It's dark in the hall.”"]


def test_a_need_that_cannot_be_read_is_not_gone(check: Check) -> None:
    assert check(RULE, "needs:\n" + A + "  - {id: b}\n", base=BEFORE).found == []
