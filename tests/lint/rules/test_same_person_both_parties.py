import pytest

from kamplan.lint.rules.same_person_both_parties import RULE
from tests.lint.conftest import Check
from tests.lint.signing import sign

PLAN = """\
contacts:
  - {{id: strand, party: customer, name: Dr Helena Strand, roles: [executive-sponsor], email: h@example.org}}
  - {{id: penhale, party: customer, name: Moira Penhale, roles: [day-to-day], reports_to: strand}}
  - {{id: marsh, party: supplier, name: {name}, roles: [account-lead], email: {email}}}
  - {{id: adeyemi, party: supplier, name: Tunde Adeyemi, roles: [specialist], reports_to: marsh}}
"""


@pytest.mark.parametrize(
    ("name", "email"), [("dr helena strand", "e@example.org"), ("H. Strand", "H@Example.org")]
)
def test_one_person_under_two_ids(check: Check, name: str, email: str) -> None:
    text = PLAN.format(name=name, email=email)
    said = check(RULE, text, signoffs=sign(text, "customer", "supplier"))

    assert said.found == [
        "1:1 signoffs/0001.payload.json: Dr Helena Strand signed for both parties"
    ]
    assert said.severities == ["error"]


def test_two_people(check: Check) -> None:
    text = PLAN.format(name="Ella Marsh", email="e@example.org")

    assert check(RULE, text, signoffs=sign(text, "customer", "supplier")).found == []
