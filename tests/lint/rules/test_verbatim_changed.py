import pytest

from kamplan.lint.rules.verbatim_changed import RULE
from tests.lint.conftest import Check


def need(verbatim: str, more: str = "", one: str = "a") -> str:
    return f"needs:\n  - id: {one}\n    verbatim: {verbatim}\n    said_by: penhale\n{more}"


def correction(was: str, by: str = "penhale") -> str:
    return f"    corrections:\n      - {{on: 2026-01-12, by: {by}, why: she asked, was: {was}}}\n"


BEFORE = need("It's cold in here.")


def test_changed_words_are_an_error(check: Check) -> None:
    said = check(RULE, need("It's cool in here."), base=BEFORE)

    assert said.found == ["3:15 the words were “It's cold in here.”, and nobody corrected them"]
    assert said.severities == ["error"]


def test_the_speakers_correction_makes_it_a_note(check: Check) -> None:
    said = check(RULE, need("It's icy.", correction("It's cold in here.")), base=BEFORE)

    assert said.found == ["3:15 `penhale` corrected the words; they were “It's cold in here.”"]
    assert said.severities == ["info"]


@pytest.mark.parametrize(
    "text",
    [
        correction("It's cold in here.", by="strand"),
        correction("It's cold in here.", by="marsh"),
        correction("Something else."),
    ],
    ids=["another speaker", "the supplier", "other words"],
)
def test_any_other_correction_does_not(check: Check, text: str) -> None:
    assert check(RULE, need("It's icy.", text), base=BEFORE).severities == ["error"]


def test_an_earlier_correction_does_not_cover_a_later_change(check: Check) -> None:
    once = correction("It's chilly.")

    said = check(RULE, need("It's icy.", once), base=need("It's cold.", once))

    assert said.found == ["3:15 the words were “It's cold.”, and nobody corrected them"]


def test_a_correction_may_not_go_again(check: Check) -> None:
    said = check(RULE, BEFORE, base=need("It's cold in here.", correction("It's chilly.")))

    assert said.found == ["2:5 the words before a correction are gone: “It's chilly.”"]
    assert said.severities == ["error"]


def test_how_words_are_set_is_not_what_was_said(check: Check) -> None:
    text = "needs:\n  - id: a\n    verbatim: >\n      It's cold\n      in here.\n    said_by: penhale\n"

    assert check(RULE, text, base=BEFORE).found == []


def test_a_need_under_a_new_id_keeps_its_words(check: Check) -> None:
    renamed = need("It's cool in here.", "    renamed_from: a\n", one="cold-hall")

    assert check(RULE, renamed, base=BEFORE).severities == ["error"]
    assert check(RULE, need("It's cool in here.", one="b"), base=BEFORE).found == []


def test_words_of_what_winning_means_are_a_warning(check: Check) -> None:
    text = (
        "expected_return:\n  - {id: a, party: customer, verbatim: %s, said_by: strand}\n"
        "  - {id: b, party: supplier, verbatim: %s, said_by: marsh}\n"
    )

    said = check(RULE, text % ("Two.", "Two."), base=text % ("One.", "One."))

    assert said.found == ["2:40 the words were “One.”"]
    assert said.severities == ["warning"]


def test_without_a_base_there_is_nothing_to_compare(check: Check) -> None:
    assert check(RULE, BEFORE).found == []
