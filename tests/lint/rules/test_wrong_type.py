import pytest

from kamplan.lint.rules.wrong_type import RULE
from tests.lint.conftest import Check


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("checkpoints: [2026-02-30]", "1:15 `2026-02-30` is not a day in the calendar"),
        ("checkpoints: [soon]", "1:15 `soon` is not a day"),
        ("checkpoints: 2026-04-14", "1:14 `checkpoints` is a single value, not a list"),
        ("handoff: yes", "1:10 `handoff` is a single value, not keys and values"),
        ("summary: [a]", "1:1 `summary` is a list, not text"),
        ("summary: 12", "1:10 `12` is a number here, not text"),
        ("summary: true", "1:10 `true` is a truth value here, not text"),
        ("currency: Pounds", "1:11 `Pounds` is not a currency code"),
        ("language: English", "1:11 `English` is not a language code"),
        ('renewal: {notice_days: "90"}', "1:24 `90` is text here, not a number"),
        (
            "renewal: {notice_days: 1_000}",
            "1:24 `1_000` reads as different numbers in different tools",
        ),
        ("renewal: {notice_days: 1.5}", "1:24 `1.5` is not a whole number"),
        ("handoff: {customer_told: {contacts: yes}}", "1:37 `yes` is neither true nor false"),
        ("growth_targets: [{id: a, kind: keep, what: b}]", "1:32 `keep` is not known here"),
    ],
)
def test_a_value_of_another_kind_is_found_at_the_value(check: Check, text: str, found: str) -> None:
    said = check(RULE, text)

    assert said.found == [found]
    assert said.severities == ["error"]


def test_an_empty_entry_of_a_list_is_found(check: Check) -> None:
    text = "ways_of_working:\n  - a\n  -\n  - b\n"

    assert check(RULE, text).found == ["3:4 an entry of the list is empty"]


def test_the_cure_of_a_choice_names_the_nearest(check: Check) -> None:
    said = check(RULE, "growth_targets: [{id: a, kind: retained, what: b}]")

    assert said.cures == ["did you mean `retain`? It is one of: retain, grow"]


def test_a_long_value_is_shown_in_part(check: Check) -> None:
    (found,) = check(RULE, "checkpoints: [" + "x" * 100 + "]").found

    assert found == "1:15 `" + "x" * 59 + "…` is not a day"


def test_one_fault_does_not_hide_the_next(check: Check) -> None:
    text = """\
        growth_targets:
          - {id: a, kind: retain, what: 12, by: soon}
          - {id: b, kind: retain, what: c, by: late}
        """

    assert [one.split()[0] for one in check(RULE, text).found] == ["2:33", "2:41", "3:40"]
