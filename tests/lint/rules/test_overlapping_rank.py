import pytest

from kamplan.lint import Stage
from kamplan.lint.rules.overlapping_rank import RULE
from tests.lint.conftest import Check


def initiatives(*ranks: str) -> str:
    entries = [f"  - {{id: work-{n}, title: Work, rank: {one}}}\n" for n, one in enumerate(ranks)]
    return "initiatives:\n" + "".join(entries)


@pytest.mark.parametrize("ranks", [["1", "2", "3"], ["3", "1"], ["1", "4"], ["null", "null", "1"]])
def test_each_has_a_rank_of_its_own(check: Check, ranks: list[str]) -> None:
    assert check(RULE, initiatives(*ranks)).found == []


def test_the_later_one_is_found(check: Check) -> None:
    said = check(RULE, initiatives("1", "2", "1", "1"))

    assert said.found == ["4:37 `work-0` has rank 1 as well", "5:37 `work-0` has rank 1 as well"]
    assert said.places == ["initiatives/work-2/rank", "initiatives/work-3/rank"]


def test_its_level_follows_the_stage(check: Check) -> None:
    assert check(RULE, initiatives("1", "1")).severities == ["warning"]
    assert check(RULE, initiatives("1", "1"), stage=Stage.SIGN_OFF).severities == ["error"]
