import pytest

from kamplan.lint.rules.unlisted_signatory import RULE
from tests.lint.conftest import Check
from tests.lint.signing import alter, sign

PLAN = "summary: Level the infusion week.\n"
NAME = "0001-supplier.json"


@pytest.mark.parametrize(
    ("contact", "name", "said"),
    [
        (
            "kruse",
            "Ines Kruse",
            "`kruse` signed for the supplier and is no contact in what was signed",
        ),
        (
            "penhale",
            "Moira Penhale",
            "`penhale` is not the supplier's contact that the statement names",
        ),
        (
            "marsh",
            "Somebody Else",
            "`marsh` is not the supplier's contact that the statement names",
        ),
    ],
)
def test_who_may_not_sign(check: Check, contact: str, name: str, said: str) -> None:
    signer = {"contact": contact, "name": name, "email": None}
    files = alter(sign(PLAN, "customer", "supplier"), NAME, {"signer": signer})
    found = check(RULE, PLAN, signoffs=files)

    assert found.found == [f"1:1 signoffs/0001.payload.json: {said}"]
    assert found.severities == ["error"]


def test_a_contact_of_the_party_may(check: Check) -> None:
    assert check(RULE, PLAN, signoffs=sign(PLAN, "customer", "supplier")).found == []
