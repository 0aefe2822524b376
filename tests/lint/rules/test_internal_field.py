import pytest

from kamplan.lint import Group
from kamplan.lint.rules.internal_field import RULE
from tests.lint.conftest import Check, judge_text

ACCOUNT = "account:\n  id: st-brannocs\n  name: a\n  beneficiaries: b\n"


@pytest.mark.parametrize(
    "key",
    [
        "margin_pct",
        "salesTarget",
        "quota",
        "Win-Probability",
        "share_of_wallet",
        "internal_notes",
        "discount floor",
        "churn_risk",
        "upsell",
        "cross_sell",
        "visibility",
        "Umsatzziel",
        "campaign",
    ],
)
def test_a_key_that_no_customer_should_read_is_one_finding(key: str) -> None:
    text = f'{ACCOUNT}  "{key}": 34\n'

    assert judge_text(text, Group.TEXT) == [
        f"5:3 internal-field would you show `{key}` to the customer?"
    ]


def test_any_other_key_is_only_unknown() -> None:
    assert [one.split()[1] for one in judge_text(f"{ACCOUNT}  region: north\n", Group.TEXT)] == [
        "unknown-key"
    ]


def test_where_the_rule_is_off_the_key_is_unknown() -> None:
    settings = "kamplan: 1\nlint: {levels: {internal-field: off}}\n"

    found = judge_text(f"{ACCOUNT}  margin: 34\n", Group.TEXT, settings=settings)

    assert [one.split()[1] for one in found] == ["unknown-key"]


def test_the_names_of_other_systems_are_read(check: Check) -> None:
    text = f'{ACCOUNT}  crm: {{salesforce: "1", gross_margin: "34"}}\n'

    assert check(RULE, text).found == ["5:26 would you show `gross_margin` to the customer?"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("summary: A share of wallet of 40 %.", "1:10 … `share of wallet`"),
        ("summary: Our margin is 34 %.", "1:10 … `our margin`"),
        ("summary: Win probability 60 %.", "1:10 … `win probability`"),
        ("ways_of_working: [Upselling at each visit]", "1:19 … `upselling`"),
        ("handoff: {items: [{what: Sales target for 2026}]}", "1:26 … `sales target`"),
        ("philosophy: {why: Our spring campaign}", "1:19 … `campaign`"),
        (
            "touchpoints: [{id: a, kind: call, about: the discount floor}]",
            "1:42 … `discount floor`",
        ),
    ],
)
def test_a_line_of_the_supplier_is_found(check: Check, line: str, found: str) -> None:
    said = check(RULE, line + "\n")

    where, words = found.split(" … ")
    assert said.found == [f"{where} would you show this line to the customer? It speaks of {words}"]
    assert said.severities == ["error"]


@pytest.mark.parametrize(
    "line",
    [
        "summary: A safety margin of two days.",
        "summary: No margin for error, and a margin of error of one.",
        "summary: Help with your vaccination campaign.",
        "growth_targets: [{id: a, kind: grow, what: Upsell and a quota, by: 2027-01-01}]",
        "white_space: {cells: [{unit: a, offering: b, state: open, next_step: our campaign}]}",
        "needs: [{id: a, verbatim: Your margin is fat and your campaign silly., said_by: strand}]",
        "expected_return: [{id: a, party: customer, verbatim: A better margin., said_by: strand}]",
        "summary: Marginal gains, and campaigning nurses.",
    ],
)
def test_what_the_customer_may_read_passes(check: Check, line: str) -> None:
    assert check(RULE, line + "\n").found == []


def test_resources_are_exempt(check: Check) -> None:
    text = """\
        initiatives:
          - id: a
            title: A
            resources: {minimum: [resource allocation of two days], ideal: [a campaign]}
        """

    assert check(RULE, text).found == []


def test_what_the_customer_promises_is_the_customers(check: Check) -> None:
    text = """\
        initiatives:
          - id: a
            title: A
            commitments:
              - {id: b, party: customer, what: A poster campaign}
              - {id: c, party: supplier, what: A poster campaign}
        """

    assert [one.split()[0] for one in check(RULE, text).found] == ["6:40"]


def test_words_can_be_added(check: Check) -> None:
    settings = "kamplan: 1\nlint: {settings: {internal-field: {words: [tier one]}}}\n"

    found = check(RULE, "summary: A tier-one account.\n", settings=settings).found

    assert found == ["1:10 would you show this line to the customer? It speaks of `tier one`"]
