import pytest

from kamplan.lint.rules.intent_without_reason import RULE
from tests.lint.conftest import Check


def need(intent: str, reason: str = "") -> str:
    return (
        "needs:\n  - id: parking-cost\n    verbatim: It's four pounds an hour to park.\n"
        f"    intent: {intent}\n{reason}"
    )


@pytest.mark.parametrize("intent", ["wont-act", "act-later", "undecided"])
def test_whoever_does_not_act_says_why(check: Check, intent: str) -> None:
    said = check(RULE, need(intent))

    assert said.found == [f"4:13 `{intent}` stands without a reason"]
    assert said.severities == ["error"]
    assert check(RULE, need(intent, "    reason: Not ours to change.\n")).found == []


def test_a_blank_reason_is_none(check: Check) -> None:
    assert check(RULE, need("wont-act", '    reason: "  "\n')).found


@pytest.mark.parametrize("intent", ["act", ""])
def test_no_reason_is_owed_for_acting_or_before_deciding(check: Check, intent: str) -> None:
    assert check(RULE, need(intent)).found == []
