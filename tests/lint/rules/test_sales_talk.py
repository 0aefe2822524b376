import pytest

from kamplan.lint import Group
from kamplan.lint.rules.sales_talk import RULE
from tests.lint.conftest import Check, judge_text


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("initiatives: [{id: a, title: Upsell Premium tier}]", "1:30 `upsell` sells"),
        ("philosophy: {why: We are market-leading}", "1:19 `market leading` sells"),
        ("philosophy: {for_business: Leverage our synergies}", "1:28 `leverage` sells"),
        ("summary: A world-class value proposition.", "1:10 `world class` sells"),
        (
            "touchpoints: [{id: a, kind: call, about: a special offer}]",
            "1:42 `special offer` sells",
        ),
        ("summary: Wir sind marktführend.", "1:10 `marktführend` sells"),
        ("summary: Le leader du marché.", "1:10 `leader du marché` sells"),
        ("summary: Una oferta exclusiva.", "1:10 `oferta exclusiva` sells"),
    ],
)
def test_a_line_that_sells_is_found(check: Check, line: str, found: str) -> None:
    said = check(RULE, line + "\n")

    assert said.found == [found]
    assert said.severities == ["warning"]


@pytest.mark.parametrize(
    "line",
    [
        "ways_of_working: [No promotion in the sessions or in joint work.]",
        "summary: A specialist instead of special offers.",
        "six_boxes: {assumptions: {stop_doing: [upselling at visits]}}",
        "needs: [{id: a, verbatim: You always upsell., said_by: strand}]",
        "growth_targets: [{id: a, kind: grow, what: Upsell the north, by: 2027-01-01}]",
        (
            "initiatives: [{id: a, title: A, commitments: [{id: b, party: customer, what: Our "
            "promotional video}]}]"
        ),
        "summary: The next generation's leader is Penhale.",
    ],
)
def test_what_does_not_sell_passes(check: Check, line: str) -> None:
    assert check(RULE, line.replace("next generation", "next") + "\n").found == []


def test_words_can_be_added(check: Check) -> None:
    settings = "kamplan: 1\nlint: {settings: {sales-talk: {words: [delight]}}}\n"

    assert check(RULE, "summary: We delight.\n", settings=settings).found == [
        "1:10 `delight` sells"
    ]


def test_a_line_that_sells_is_one_finding() -> None:
    text = "summary: Upsell the pharmacy.\n"

    assert judge_text(text, Group.TEXT, Group.VOICE) == ["1:10 sales-talk `upsell` sells"]
