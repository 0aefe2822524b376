import pytest

from kamplan.lint.rules.suppression_without_reason import RULE
from tests.lint.conftest import Check


@pytest.mark.parametrize(
    "comment",
    ["ignore[sales-talk]", "ignore[sales-talk] …", "ignore[sales-talk]:  ", "ignore"],
)
def test_a_comment_that_does_not_say_why_is_found_where_it_stands(
    check: Check, comment: str
) -> None:
    said = check(RULE, f"summary: Upsell.  # kamplan: {comment}\n")

    assert said.found == ["1:19 this does not say why"]
    assert said.severities == ["error"]


@pytest.mark.parametrize("reason", ["she said so", ": she said so", "– weil sie es sagte", "قالت"])
def test_any_word_is_a_reason(check: Check, reason: str) -> None:
    assert check(RULE, f"summary: Upsell.  # kamplan: ignore[sales-talk] {reason}\n").found == []


def test_it_cannot_silence_itself(check: Check) -> None:
    text = "summary: Upsell.  # kamplan: ignore[sales-talk, suppression-without-reason]\n"

    assert check(RULE, text).found == ["1:19 this does not say why"]


def test_what_only_looks_like_one_is_none(check: Check) -> None:
    text = 'summary: "# kamplan: ignore[sales-talk]"  # kamplan ignores nothing\n'

    assert check(RULE, text).found == []
