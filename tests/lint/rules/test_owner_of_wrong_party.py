import pytest

from kamplan.lint import Group, Stage
from kamplan.lint.rules.owner_of_wrong_party import RULE
from tests.lint.conftest import BASE, Check, judge_text

CUSTOMERS = "`marsh` is the supplier's; this takes somebody of the customer"
SUPPLIERS = "`penhale` is the customer's; this takes somebody of the supplier"
INITIATIVE = BASE[BASE.index("initiatives:") : BASE.index("checkpoints:")]


def test_in_a_plan_without_a_fault_all_are_of_the_right_side(check: Check) -> None:
    assert check(RULE, BASE, whole=True).found == []


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        ("supplier: {name: Tessaly, lead: penhale}", "1:33", SUPPLIERS),
        ("customer: {name: St. Brannoc's, lead: marsh}", "1:39", CUSTOMERS),
        (
            "expected_return: [{id: a, party: customer, verbatim: Calm., said_by: marsh}]",
            "1:70",
            CUSTOMERS,
        ),
        (
            "expected_return: [{id: a, party: supplier, verbatim: Calm., said_by: penhale}]",
            "1:70",
            SUPPLIERS,
        ),
        ("relationship: {now: supplier, said_by: marsh}", "1:40", CUSTOMERS),
        (
            "six_boxes: {assumptions: {believed: [{what: a, checked_with: marsh}]}}",
            "1:62",
            CUSTOMERS,
        ),
        ("six_boxes: {goals: [{id: a, goal: b, confirmed_by: marsh}]}", "1:52", CUSTOMERS),
        ("needs: [{id: a, verbatim: Calm., confirmed_by: marsh}]", "1:48", CUSTOMERS),
        ("needs: [{id: a, verbatim: Calm., met_confirmed_by: marsh}]", "1:52", CUSTOMERS),
        ("needs: [{id: a, verbatim: Calm., decided_by: penhale}]", "1:46", SUPPLIERS),
        ("needs: [{id: a, verbatim: Calm., corrections: [{by: marsh}]}]", "1:53", CUSTOMERS),
        ("initiatives: [{id: a, title: b, verified_by: marsh}]", "1:46", CUSTOMERS),
        (
            (
                "initiatives: [{id: a, title: b, commitments: [{id: c, party: customer, what: d, "
                "owner: marsh}]}]"
            ),
            "1:88",
            CUSTOMERS,
        ),
        (
            (
                "initiatives: [{id: a, title: b, commitments: [{id: c, party: supplier, what: d, "
                "owner: penhale}]}]"
            ),
            "1:88",
            SUPPLIERS,
        ),
        (
            (
                "initiatives: [{id: a, title: b, commitments: [{id: c, party: supplier, what: d, "
                "dropped_agreed_by: marsh}]}]"
            ),
            "1:100",
            CUSTOMERS,
        ),
        (
            (
                "initiatives: [{id: a, title: b, commitments: [{id: c, party: customer, what: d, "
                "dropped_agreed_by: penhale}]}]"
            ),
            "1:100",
            SUPPLIERS,
        ),
        ("white_space: {cells: [{unit: a, offering: b, owner: penhale}]}", "1:53", SUPPLIERS),
        ("handoff: {customer_told: {questions_to: penhale}}", "1:41", SUPPLIERS),
        ("handoff: {confirmed_by: marsh}", "1:25", CUSTOMERS),
        ("review: {returns: [{return: no-morning-calls, said_by: marsh}]}", "1:56", CUSTOMERS),
        ("review: {customer_verdict: {verbatim: Good., said_by: marsh}}", "1:55", CUSTOMERS),
        ("review: {answers: {customer: {by: marsh}}}", "1:35", CUSTOMERS),
        ("review: {answers: {supplier: {by: penhale}}}", "1:35", SUPPLIERS),
    ],
)
def test_each_place_takes_somebody_of_its_side(check: Check, text: str, at: str, said: str) -> None:
    found = check(RULE, f"{text}\n")

    assert found.found == [f"{at} {said}"]
    assert found.severities == ["warning"]

    other = text.replace("marsh", "pell").replace("penhale", "marsh").replace("pell", "penhale")
    assert check(RULE, f"{other}\n").found == []


def test_each_side_says_what_became_of_its_own_return(check: Check) -> None:
    text = """\
expected_return: [{id: stay, party: supplier, verbatim: We stay., said_by: marsh}]
review: {returns: [{return: stay, said_by: penhale}]}
"""

    assert check(RULE, text).found == [f"2:44 {SUPPLIERS}"]
    assert check(RULE, text.replace("penhale", "marsh")).found == []


def test_at_sign_off_it_is_an_error(check: Check) -> None:
    said = check(RULE, "customer: {name: a, lead: marsh}\n", stage=Stage.SIGN_OFF)

    assert said.severities == ["error"]
    assert said.cures == ["write the id of one of the customer's contacts"]


@pytest.mark.parametrize("owner", ["somebody", "TBD"])
def test_who_is_no_contact_is_of_no_side(owner: str) -> None:
    text = INITIATIVE.replace("owner: penhale", f"owner: {owner}")

    found = judge_text(text, Group.TEXT, Group.IDENTITY, Group.INITIATIVES, Group.PEOPLE)

    assert [one.split()[1] for one in found] == ["vague-owner"]
