import pytest

from kamplan.lint.rules.selective_hearing import RULE
from tests.lint.conftest import Check


def needs(*kinds: str) -> str:
    """Write needs as `intent` or `intent:outside`."""
    lines = ["needs:"]
    for number, kind in enumerate(kinds):
        intent, _, outside = kind.partition(":")
        ours = "" if outside == "unsaid" else f", ours_to_serve: {str(not outside).lower()}"
        said = f", intent: {intent}" if intent else ""
        lines.append(
            f"  - {{id: n{number}, verbatim: It is cold here., said_by: strand{ours}{said}}}"
        )
    return "\n".join(lines) + "\n"


INSIDE = "1:1 all 5 needs fall inside what the supplier offers"
NEVER_NO = "1:1 not one of 5 needs is declined or put off"


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        (["act", "act", "act", "act", "wont-act"], [INSIDE]),
        (["act", "act", "act", "act", "act"], [INSIDE]),
        (["act", "act", "act", "act", "act:outside"], [NEVER_NO]),
        (["act", "act", "act", "act", "act:unsaid"], [NEVER_NO]),
        (["act", "act", "act", "act", "act-later:outside"], []),
        (["act", "act", "act", "act", "undecided:outside"], []),
        (["act", "act", "act", "act", ""], []),
        (["act", "act", "act", "act"], []),
    ],
)
def test_nobody_needs_only_what_one_supplier_sells(
    check: Check, kinds: list[str], found: list[str]
) -> None:
    assert check(RULE, needs(*kinds)).found == found


def test_the_number_of_needs_is_a_setting(check: Check) -> None:
    settings = "kamplan: 1\nlint: {settings: {selective-hearing: {from: 2}}}\n"

    assert check(RULE, needs("act", "act"), settings=settings).found == [
        "1:1 all 2 needs fall inside what the supplier offers"
    ]
    assert check(RULE, needs("act"), settings=settings).found == []
