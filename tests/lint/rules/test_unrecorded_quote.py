import pytest

from kamplan.lint.rules.unrecorded_quote import RULE
from tests.lint.conftest import Check

NOTES = "sessions/walk-round.md"
SESSION = f"""\
sessions:
  - {{id: walk-round, on: 2025-09-16, kind: discovery, attendees: [penhale],
     notes: {NOTES}}}
"""


def need(verbatim: str) -> str:
    return f"needs:\n  - id: a\n    verbatim: {verbatim}\n    said_by: penhale\n"


def test_a_quotation_that_stands_nowhere_is_found_with_its_lines(check: Check) -> None:
    notes = "# Walk\n\n> It's cold.\n\nThen:\n\n> It's dark\n> in the hall.\n\nEnd.\n"

    said = check(RULE, SESSION + need("It's cold."), notes={NOTES: notes})

    assert said.found == [
        "3:13 line 7 of sessions/walk-round.md stands in no need: “It's dark in the hall.”"
    ]
    assert said.severities == ["info"]
    assert said.cures == [
        (
            "kamplan add need --from-note sessions/walk-round.md:7-8 --session walk-round "
            "--said-by ID; word for word, acted on or not"
        )
    ]


def test_a_path_that_somebody_wrote_is_quoted_for_the_shell(check: Check) -> None:
    path = "sessions/$(rm -rf x); a'b.md"

    said = check(RULE, SESSION.replace(NOTES, f'"{path}"') + need("x"), notes={path: "> y\n"})

    assert said.cures[0].startswith(
        "kamplan add need --from-note 'sessions/$(rm -rf x); a'\"'\"'b.md:1' --session"
    )


@pytest.mark.parametrize(
    "verbatim",
    [
        "It's dark in the hall.",
        "It's dark.",
        "It's dark […] hall.",
        "“It’s DARK in the hall, and it is wet.”",
    ],
)
def test_words_that_stand_in_a_need_in_part_are_recorded(check: Check, verbatim: str) -> None:
    said = check(RULE, SESSION + need(verbatim), notes={NOTES: "> It's dark\n> in the hall.\n"})

    assert said.found == []


def test_what_winning_means_and_the_verdict_are_recorded(check: Check) -> None:
    text = SESSION + (
        "expected_return: [{id: b, party: customer, verbatim: No calls., said_by: strand}]\n"
        "review: {customer_verdict: {verbatim: They told us., said_by: strand}}\n"
    )

    assert check(RULE, text, notes={NOTES: "> No calls.\n\n> They told us.\n"}).found == []


def test_words_before_a_correction_are_recorded(check: Check) -> None:
    text = SESSION + need("It's icy.") + "    corrections: [{by: penhale, was: It's cold.}]\n"

    assert check(RULE, text, notes={NOTES: "> It's cold.\n"}).found == []


@pytest.mark.parametrize("notes", ["No quotation, 3 > 2.\n", ">\n> \n", "", "She said “cold”.\n"])
def test_only_marked_paragraphs_are_quotations(check: Check, notes: str) -> None:
    assert check(RULE, SESSION, notes={NOTES: notes}).found == []


def test_notes_that_are_missing_are_left_to_another_rule(check: Check) -> None:
    assert check(RULE, SESSION).found == []
