from pathlib import PurePosixPath

import pytest

from kamplan.lint.rules.account_folder_mismatch import RULE
from tests.lint.conftest import Check

ACCOUNT = "account:\n  name: Dornbach\n  id: dornbach\n  beneficiaries: operators\n"
FOUND = ["3:7 account `dornbach` stands in the folder `st-brannocs`"]


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("accounts/dornbach/plan.yaml", []),
        ("accounts/st-brannocs/plan.yaml", FOUND),
        ("clients/uk/accounts/st-brannocs/plan.yaml", FOUND),
        ("accounts/st-brannocs/archive/2025-01-01/plan.yaml", []),
        ("accounts/st-brannocs/draft.yaml", []),
        ("st-brannocs/plan.yaml", []),
        ("plan.yaml", []),
    ],
)
def test_only_plans_of_an_account_are_judged(check: Check, path: str, found: list[str]) -> None:
    assert check(RULE, ACCOUNT, path=PurePosixPath(path)).found == found


def test_the_path_in_the_repository_counts_and_not_the_one_that_is_shown(check: Check) -> None:
    said = check(
        RULE,
        ACCOUNT,
        path=PurePosixPath("plan.yaml"),
        location=PurePosixPath("accounts/st-brannocs/plan.yaml"),
    )

    assert said.found == FOUND
    assert said.cures == ["write `id: st-brannocs`, or rename the folder to dornbach"]
