from kamplan.lint import Group, Stage
from kamplan.lint.rules.missing_field import RULE
from tests.lint.conftest import Check, judge_text

SESSION = """\
    sessions:
      - id: walk-round
        on: 2025-09-16
        attendees: [marsh]
    """
RENEWAL = """\
    renewal:
      contract: supply agreement
      ends: 2027-03-31
      owner:
    """


def test_what_every_plan_needs_is_an_error_at_once(check: Check) -> None:
    said = check(
        RULE, "sessions:\n  - id: walk-round\n    on: 2025-09-16\n    attendees: [marsh]\n"
    )

    assert said.found == ["2:5 `kind` is missing"]
    assert said.severities == ["error"]
    assert said.cures == ["add `kind:` what sort of session it was."]
    assert said.places == ["sessions/walk-round/kind"]


def test_what_signing_needs_follows_the_stage(check: Check) -> None:
    draft = check(RULE, RENEWAL)
    signing = check(RULE, RENEWAL, stage=Stage.SIGN_OFF)

    assert draft.found == ["1:1 `notice_days` is missing", "4:3 `owner` is missing"]
    assert draft.severities == ["warning", "warning"]
    assert signing.found == draft.found
    assert signing.severities == ["error", "error"]


def test_settings_do_not_soften_what_every_plan_needs(check: Check) -> None:
    said = check(
        RULE,
        "sessions:\n  - {id: a, on: 2025-09-16, attendees: [marsh]}\n" + "renewal: {}\n",
        settings="kamplan: 1\nlint: {levels: {missing-field: info}}\n",
    )

    assert said.severities == ["error", "info", "info", "info", "info"]


def test_an_empty_plan_lacks_what_every_plan_has(check: Check) -> None:
    said = check(RULE, "kamplan: 1\n", whole=True)

    assert said.severities.count("error") == 8
    assert "1:1 `needs` is missing" in said.found


def test_a_list_whose_entries_are_at_fault_is_not_missing(check: Check) -> None:
    assert check(RULE, SESSION).found == ["2:5 `kind` is missing"]


def test_a_field_that_another_rule_asks_for_is_left_to_it() -> None:
    text = """\
        needs:
          - id: parking-cost
            kind: complaint
            verbatim: It's four pounds an hour to park.
            priority: low
            intent: act
        """

    found = [one for one in judge_text(text, Group.TEXT, Group.VOICE) if "missing-field" in one]

    assert found == []
