import pytest

from kamplan.lint.rules.company_centred import RULE
from tests.lint.conftest import Check

SETTINGS = """\
kamplan: 1
supplier: {name: Tessaly, offerings: [cold-chain alert], words: [treat on the day]}
"""
FEW = """\
initiatives: []
expected_return: []
six_boxes:
  growth: {insight_they_lack: [one two three four]}
  goals: []
needs:
  - {id: a, verbatim: %s, said_by: strand}
"""


def test_more_about_us_than_about_them_is_found(check: Check) -> None:
    said = check(RULE, FEW % "One two three.")

    assert said.found == [
        (
            "6:1 4 words are about the supplier's growth and work, 3 are the customer's words, goals "
            "and work"
        )
    ]
    assert said.severities == ["warning"]
    assert check(RULE, FEW % "One two three four.").found == []


@pytest.mark.parametrize(
    ("section", "is_found"),
    [
        ("growth_targets: [{id: b, kind: grow, what: five}]\n", True),
        ("white_space: {units: [five]}\n", True),
        ("philosophy: {why: five six seven eight}\n", False),
    ],
)
def test_what_counts_as_ours(check: Check, section: str, is_found: bool) -> None:  # noqa: FBT001
    assert bool(check(RULE, FEW % "One two three four." + section).found) is is_found


@pytest.mark.parametrize(
    "initiative",
    [
        "commitments: [{id: c, party: supplier, what: five}]",
        "commitments: [{id: c, party: supplier, what: five}, {id: d, party: customer, what: six}]",
    ],
)
def test_promises_count_for_who_makes_them(check: Check, initiative: str) -> None:
    text = (FEW % "One two three four.").replace(
        "initiatives: []", f"initiatives: [{{id: i, title: T, {initiative}}}]"
    )

    assert bool(check(RULE, text).found) is ("customer" not in initiative)


def test_what_the_supplier_hopes_for_openly_does_not_count(check: Check) -> None:
    text = (FEW % "One two three four.").replace(
        "expected_return: []",
        "expected_return: [{id: b, party: supplier, verbatim: five six, said_by: marsh}]",
    )

    assert check(RULE, text).found == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("summary: The Cold-Chain Alert everywhere\n", "1:10 `cold chain alert` …"),
        ("six_boxes: {goals: [{id: a, goal: Treat on the day}]}\n", "1:35 `treat on the day` …"),
        ("initiatives: [{id: a, title: A cold-chain alert}]\n", "1:30 `cold chain alert` …"),
        ("philosophy: {why: A cold-chain alert}\n", ""),
    ],
)
def test_a_brand_is_no_goal(check: Check, text: str, found: str) -> None:
    rest = "is what the supplier offers; this is a customer plan, not a brand plan"

    brands = [one for one in check(RULE, text, settings=SETTINGS).found if "brand" in one]

    assert brands == ([found.replace("…", rest)] if found else [])
    assert [one for one in check(RULE, text).found if "brand" in one] == []
