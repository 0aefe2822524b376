from kamplan.lint import Group
from kamplan.lint.rules.duplicate_key import RULE
from tests.lint.conftest import Check, judge_text


def test_the_second_is_found_and_the_first_named(check: Check) -> None:
    text = """\
        summary: a
        period:
          start: 2026-01-01
          end: 2026-12-31
          start: 2026-02-01
        summary: b
        """

    assert check(RULE, text).found == [
        "5:3 key `start` stands twice, first on line 3",
        "6:1 key `summary` stands twice, first on line 1",
    ]


def test_keys_that_look_alike_are_one_key_and_one_finding() -> None:
    text = "period:\n  start: 2026-01-01\n  end: 2026-12-31\n  End: 2027-01-01\n"

    assert judge_text(text, Group.TEXT) == [
        "4:3 duplicate-key key `End`, which reads like `end`, stands twice, first on line 3"
    ]


def test_the_same_key_in_two_entries_is_none(check: Check) -> None:
    assert check(RULE, "handoff:\n  items: [{what: a}, {what: b}]\n").found == []
