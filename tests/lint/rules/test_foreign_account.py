import pytest

from kamplan.lint.rules.foreign_account import RULE
from tests.lint.conftest import Check

ACCOUNT = "account:\n  id: dornbach\n  name: Dornbach\n  beneficiaries: operators\n"
SHARED = "kamplan: 1\naudience: shared\n"
TWO = ["kamplan.yaml", "accounts/dornbach/plan.yaml", "accounts/norrvik/plan.yaml"]


def test_another_account_than_the_one_of_the_settings_is_found(check: Check) -> None:
    said = check(RULE, ACCOUNT, settings=SHARED + "account: norrvik\n")

    assert said.found == ["2:7 `dornbach` stands in a repository that is shared with `norrvik`"]
    assert said.severities == ["error"]


def test_two_accounts_are_found_where_the_settings_name_none(check: Check) -> None:
    assert check(RULE, ACCOUNT, settings=SHARED, files=TWO).found == [
        "2:7 `dornbach` and `norrvik` share one repository that customers read"
    ]


@pytest.mark.parametrize(
    "files",
    [
        TWO[:2],
        [*TWO[:2], "accounts/dornbach/archive/2025-01-01/plan.yaml"],
        [*TWO[:2], "accounts/dornbach/sessions/2026-01-01-visit.md"],
        [*TWO[:2], "examples/accounts/norrvik/plan.yaml"],
    ],
)
def test_one_account_with_all_its_files_is_as_it_should_be(check: Check, files: list[str]) -> None:
    assert check(RULE, ACCOUNT, settings=SHARED, files=files).found == []
    assert check(RULE, ACCOUNT, settings=SHARED + "account: dornbach\n", files=files).found == []


@pytest.mark.parametrize("settings", ["kamplan: 1\n", "kamplan: 1\naudience: supplier\n"])
def test_the_suppliers_own_repository_may_hold_many(check: Check, settings: str) -> None:
    assert check(RULE, ACCOUNT, settings=settings, files=TWO).found == []
