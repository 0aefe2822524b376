import pytest

from kamplan.lint import Stage
from kamplan.lint.rules.unapproved_quote import RULE
from tests.lint.conftest import Check


def plan(kind: str, session: str = "", need: str = "") -> str:
    return (
        f"sessions:\n  - {{id: talk, on: 2025-10-28, kind: {kind}, attendees: [strand]{session}}}\n"
        f"needs:\n  - {{id: a, verbatim: Get it down., said_by: strand, session: talk{need}}}\n"
    )


INTERVIEWS = ["executive-interview", "win-loss-interview"]


@pytest.mark.parametrize("kind", INTERVIEWS)
def test_an_interview_is_quoted_once_it_is_approved(check: Check, kind: str) -> None:
    found = ["4:63 the interview `talk` is quoted before the interviewed approved it"]

    assert check(RULE, plan(kind)).found == found
    assert check(RULE, plan(kind, ", approved_by: strand")).found == []
    approved = ", approved_by: strand, approved_on: 2025-11-06"
    assert check(RULE, plan(kind, approved)).found == []
    assert check(RULE, plan(kind, approved.replace("2025", "2026"))).found == found


@pytest.mark.parametrize("kind", INTERVIEWS)
def test_the_supplier_cannot_approve_it(check: Check, kind: str) -> None:
    assert check(RULE, plan(kind, ", approved_by: marsh")).found


def test_what_was_said_in_a_council_is_confirmed_by_its_speaker(check: Check) -> None:
    kind = "customer-advisory-council"

    assert check(RULE, plan(kind, need=", confirmed_by: strand")).found == []
    for need in ("", ", confirmed_by: penhale"):
        said = check(RULE, plan(kind, need=need))
        assert said.found == [
            "4:63 what was said in an advisory council is here before its speaker confirmed it"
        ]
        assert said.cures == ["ask the speaker, then kamplan confirm a --by strand"]


def test_it_follows_the_stage(check: Check) -> None:
    text = plan("executive-interview")

    assert check(RULE, text).severities == ["warning"]
    assert check(RULE, text, stage=Stage.SIGN_OFF).severities == ["error"]


@pytest.mark.parametrize("kind", ["discovery", "co-creation", "customer-value-survey"])
def test_any_other_session_needs_no_approval(check: Check, kind: str) -> None:
    assert check(RULE, plan(kind)).found == []


def test_an_interview_that_is_not_quoted_may_wait(check: Check) -> None:
    text = plan("executive-interview").replace(", session: talk", "")

    assert check(RULE, text).found == []
