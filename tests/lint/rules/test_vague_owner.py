import pytest

from kamplan.lint import Group, Stage
from kamplan.lint.rules.vague_owner import RULE
from tests.lint.conftest import BASE, Check, judge_text

INITIATIVE = BASE[BASE.index("initiatives:") : BASE.index("checkpoints:")]


def owned(by: str) -> str:
    return INITIATIVE.replace("party: customer, owner: penhale", f"party: customer{by}")


def test_an_owner_is_one_of_the_contacts(check: Check) -> None:
    assert check(RULE, owned(", owner: penhale")).found == []


@pytest.mark.parametrize(
    ("by", "found", "cure"),
    [
        ("", "13:9 nobody owns this commitment", "write the id of a contact of the customer"),
        (
            ", owner: null",
            "13:51 nobody owns this commitment",
            "write the id of a contact of the customer",
        ),
        (", owner: TBD", "13:51 `TBD` is no person", "write the id of a contact of the customer"),
        (
            ", owner: Ops team",
            "13:51 `Ops team` is no person",
            "write the id of a contact of the customer",
        ),
        (
            ", owner: ops-team",
            "13:51 `ops-team` is not among the contacts",
            (
                'kamplan add contact --id ops-team --party customer --name "…"; '
                "or name one of the customer's"
            ),
        ),
    ],
)
def test_a_team_is_no_person(check: Check, by: str, found: str, cure: str) -> None:
    said = check(RULE, owned(by))

    assert said.found == [found]
    assert said.cures == [cure]
    assert said.severities == ["warning"]
    assert check(RULE, owned(by), stage=Stage.SIGN_OFF).severities == ["error"]


@pytest.mark.parametrize("by", ["", ", owner: null", ", owner: TBD", ", owner: ops-team"])
def test_no_other_rule_says_the_same(by: str) -> None:
    found = judge_text(owned(by), Group.TEXT, Group.IDENTITY, Group.INITIATIVES, Group.PEOPLE)

    assert [one.split()[1] for one in found] == ["vague-owner"]


def test_an_owner_whose_entry_cannot_be_read_is_a_contact_all_the_same() -> None:
    contacts = BASE[BASE.index("contacts:") : BASE.index("sessions:")]
    text = contacts.replace("name: Moira Penhale, ", "") + owned(", owner: penhale")

    found = judge_text(text, Group.TEXT, Group.INITIATIVES)

    assert [one.split()[1] for one in found] == ["missing-field"]
