import pytest

from kamplan.lint.rules.forged_digest import RULE
from tests.lint.conftest import Check
from tests.lint.signing import alter, sign

PLAN = "summary: Level the infusion week.\n"
NAME = "0001-supplier.json"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            {"digest": "kamplan-v1:sha256:" + "0" * 64},
            "its digest is not that of the payload beside it",
        ),
        ({"account": "globex"}, "it was made for another account, `globex`"),
        (
            {"kind": "kamplan-signoff/9"},
            "its kind is not kamplan-signoff/1, the only one this version knows",
        ),
    ],
)
def test_a_changed_statement(check: Check, values: dict[str, str], said: str) -> None:
    found = check(RULE, PLAN, signoffs=alter(sign(PLAN, "customer", "supplier"), NAME, values))

    assert found.found == [f"1:1 signoffs/{NAME}: {said}"]
    assert found.severities == ["error"]


def test_a_changed_byte_of_the_payload(check: Check) -> None:
    files = sign(PLAN, "customer", "supplier")
    files["0001.payload.json"] = files["0001.payload.json"].replace(b"infusion", b"infusions", 1)

    assert len(check(RULE, PLAN, signoffs=files).found) == 2


def test_statements_as_they_were_written(check: Check) -> None:
    assert check(RULE, PLAN, signoffs=sign(PLAN, "customer", "supplier")).found == []
    assert check(RULE, PLAN).found == []
