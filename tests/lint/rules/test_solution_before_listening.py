from kamplan.lint.rules.solution_before_listening import RULE
from tests.lint.conftest import Check

SESSIONS = """\
sessions:
  - {id: second, on: 2026-03-01, kind: discovery, attendees: [penhale]}
  - {id: first, on: 2026-02-10, kind: discovery, attendees: [penhale]}
"""


def initiatives(*starts: str) -> str:
    lines = [
        f"  - {{id: i{number}, title: A, rank: 1{start and f', start: {start}'}}}"
        for number, start in enumerate(starts)
    ]
    return "\n".join(["initiatives:", *lines, ""])


def test_what_began_before_the_first_session_is_found(check: Check) -> None:
    said = check(RULE, initiatives("2026-02-09", "2026-02-10", "2026-05-01", "") + SESSIONS)

    assert said.found == ["2:40 `i0` begins before the first session, on 2026-02-10"]
    assert said.severities == ["warning"]


def test_without_any_session_every_initiative_is_found(check: Check) -> None:
    assert check(RULE, initiatives("2026-05-01", "") + "sessions: []\n").found == [
        "2:5 `i0` was planned before anybody listened: there is no session",
        "3:5 `i1` was planned before anybody listened: there is no session",
    ]


def test_sessions_that_cannot_be_read_may_have_been_in_time(check: Check) -> None:
    faulty = "sessions:\n  - {id: first, on: 2026-02-10, attendees: [penhale]}\n"

    assert check(RULE, initiatives("2026-01-01") + faulty).found == []
    assert check(RULE, initiatives("2026-01-01") + SESSIONS + "  - {id: a}\n").found == []
