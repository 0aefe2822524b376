import pytest

from kamplan.lint.rules.malformed_id import RULE
from tests.lint.conftest import Check


@pytest.mark.parametrize(
    "one", ["Renewal", "re newal", "ré", "re_newal", "-re", "re--newal", "re-"]
)
def test_an_id_that_is_no_slug_is_found(check: Check, one: str) -> None:
    said = check(RULE, f'growth_targets: [{{id: "{one}", kind: retain, what: a}}]\n')

    assert said.found == [f"1:23 `{one}` is not an id"]


def test_an_id_of_more_than_64_characters_is_found(check: Check) -> None:
    said = check(RULE, f"growth_targets: [{{id: {'a' * 65}, kind: retain, what: a}}]\n")

    assert [one.split()[0] for one in said.found] == ["1:23"]


def test_a_reference_with_more_in_it_than_an_id_is_found(check: Check) -> None:
    assert check(RULE, "supplier: {name: a, lead: Ella Marsh}\n").found == [
        "1:27 `Ella Marsh` is not an id"
    ]


def test_small_letters_digits_and_hyphens_are_an_id(check: Check) -> None:
    assert check(RULE, "growth_targets: [{id: 2-a-b3, kind: retain, what: a}]\n").found == []
