"""How much a finding matters."""

from datetime import date

import pytest

from kamplan.lint import Stage
from kamplan.lint.rules import missing_field, need_without_voice
from tests.lint.conftest import Check

NEED = "needs:\n  - {id: a, verbatim: It's cold., said_by: %s, said_on: %s, intent: act}\n"


@pytest.mark.parametrize(
    ("said_on", "severity"),
    [("2026-01-09", "error"), ("2026-01-10", "error"), ("2026-01-11", "warning"), ("", "error")],
)
def test_a_need_heard_after_the_last_signature_is_judged_as_in_a_draft(
    check: Check, said_on: str, severity: str
) -> None:
    speaker = check(
        need_without_voice.RULE,
        (NEED % ("marsh", said_on)).replace(", said_on: ,", ","),
        stage=Stage.SIGN_OFF,
        last_signed_on=date(2026, 1, 10),
    )
    priority = check(
        missing_field.RULE,
        (NEED % ("strand", said_on)).replace(", said_on: ,", ","),
        stage=Stage.SIGN_OFF,
        last_signed_on=date(2026, 1, 10),
    )

    assert set(speaker.severities) == {severity}
    assert set(priority.severities) >= {severity}


def test_settings_go_before_the_stage(check: Check) -> None:
    said = check(
        need_without_voice.RULE,
        NEED % ("marsh", "2026-01-09"),
        stage=Stage.SIGN_OFF,
        settings="kamplan: 1\nlint: {levels: {need-without-voice: info}}\n",
    )

    assert said.severities == ["info"]


def test_a_rule_that_is_off_finds_nothing(check: Check) -> None:
    settings = "kamplan: 1\nlint: {levels: {need-without-voice: off}}\n"

    assert check(need_without_voice.RULE, NEED % ("marsh", ""), settings=settings).found == []
