import pytest

from kamplan.lint import Group, Stage
from kamplan.lint.rules.unserved_need import RULE
from tests.lint.conftest import Check, judge_text

SAID = "this need is to be acted on, and no initiative serves it"


def plan(intent: str = "act", *, served: bool = False, more: str = "") -> str:
    return f"""\
needs:
  - id: parking-cost
    kind: complaint
    verbatim: It's four pounds an hour to park.
    said_by: penhale
    said_on: 2025-09-16
    priority: low
    intent: {intent}
{more}initiatives:
  - id: cheaper-parking
    title: Cheaper parking
    rank: 1
    needs: [{"parking-cost" if served else ""}]
"""


def test_a_need_that_is_acted_on_has_an_initiative(check: Check) -> None:
    said = check(RULE, plan())

    assert said.found == [f"8:13 {SAID}"]
    assert said.severities == ["warning"]
    assert said.cures == [
        (
            'kamplan add initiative --need parking-cost --title "…"; or name it in one; or '
            'kamplan decide parking-cost --intent act-later --reason "…"'
        )
    ]
    assert check(RULE, plan(served=True)).found == []


def test_at_sign_off_it_is_an_error(check: Check) -> None:
    assert check(RULE, plan(), stage=Stage.SIGN_OFF).severities == ["error"]


@pytest.mark.parametrize("intent", ["act-later", "wont-act", "undecided", ""])
def test_only_acting_calls_for_work(check: Check, intent: str) -> None:
    assert check(RULE, plan(intent)).found == []


def test_a_need_that_was_met_calls_for_no_more_work(check: Check) -> None:
    assert check(RULE, plan(more="    met_on: 2026-01-15\n")).found == []


def test_an_initiative_that_cannot_be_read_may_serve_it() -> None:
    text = plan(served=True).replace("    title: Cheaper parking\n", "")

    found = judge_text(text, Group.TEXT, Group.INTENT)

    assert "10:5 missing-field `title` is missing" in found
    assert not any("unserved-need" in one for one in found)
