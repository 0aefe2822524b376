from kamplan.lint.rules.one_meeting_plan import RULE
from tests.lint.conftest import Check

ONE = "sessions:\n  - {id: a, on: 2025-09-16, kind: discovery, attendees: [penhale]}\n"
TWO = ONE + "  - {id: b, on: 2025-10-16, kind: discovery, attendees: [penhale]}\n"


def test_a_single_session_is_found(check: Check) -> None:
    said = check(RULE, ONE)

    assert said.found == ["1:1 all of this comes from a single session"]
    assert said.severities == ["info"]
    assert check(RULE, TWO).found == []


def test_the_number_is_a_setting(check: Check) -> None:
    settings = "kamplan: 1\nlint: {settings: {one-meeting-plan: {least: 3}}}\n"

    assert check(RULE, TWO, settings=settings).found == ["1:1 all of this comes from 2 sessions"]


def test_none_at_all_is_left_to_the_schema(check: Check) -> None:
    assert check(RULE, "sessions: []\n").found == []


def test_a_session_that_cannot_be_read_was_held(check: Check) -> None:
    assert check(RULE, ONE + "  - {id: b, on: 2025-10-16}\n").found == []
