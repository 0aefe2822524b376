import pytest

from kamplan.lint import Stage
from kamplan.lint.rules.verbatim_not_in_notes import RULE
from tests.lint.conftest import Check, Checked

NOTES = "sessions/walk-round.md"
SESSION = f"""\
sessions:
  - id: walk-round
    on: 2025-09-16
    kind: discovery
    attendees: [penhale, marsh]
    notes: {NOTES}
"""


def judge(check: Check, verbatim: str, notes: str | None, more: str = "") -> Checked:
    text = (
        f"{SESSION}needs:\n  - id: a\n    verbatim: {verbatim}\n    said_by: penhale\n"
        f"    session: walk-round\n{more}"
    )
    return check(RULE, text, notes={} if notes is None else {NOTES: notes})


@pytest.mark.parametrize(
    ("verbatim", "notes"),
    [
        ("It's cold here.", "She said: “It’s cold here.”"),
        ("It's cold here.", "> It's\n> cold here.\n"),
        ("It's cold here.", "> > *It's* **cold**\n>\n> _here_.\n"),
        ("It's cold here.", "- It's cold\n  here\n"),
        ("It's cold here.", "* it's COLD, here!\r\n"),
        ("Mondays – never.", "Mondays -- never"),
        ("half nine", "half-nine"),
        ("It's cold […] in winter.", "It's cold here, always, in winter."),
        ("It's cold ... in winter", "It's cold here. What else? In winter."),
        ("… in winter …", "It's cold here in winter and wet."),
        ("It's cold [in the hall] in winter.", "It's cold there in winter."),
        ("Café au lait.", "> Cafe\u0301 au lait."),
        ("Die Straße ist zu.", "> „Die STRASSE ist zu.“"),
        ("الغرفة باردة", "قالت: «الغرفة باردة»"),
        ("ここは寒いです。", "> ここは寒\n> いです。"),
    ],
)
def test_how_words_are_set_does_not_matter(check: Check, verbatim: str, notes: str) -> None:
    assert judge(check, verbatim, notes).found == []


@pytest.mark.parametrize(
    ("verbatim", "notes"),
    [
        ("It's cold here.", "It's cool here."),
        ("It is cold here.", "It's cold here."),
        ("It's cold here.", "It's very cold here."),
        ("It's old here.", "It's cold here."),
        ("In winter […] it's cold.", "It's cold here. In winter."),
        ("I don't mind.", "I do mind."),
        ("ここは寒い", "ここは暑い"),
    ],
)
def test_words_that_differ_are_found(check: Check, verbatim: str, notes: str) -> None:
    said = judge(check, verbatim, notes)

    assert [one.split()[0] for one in said.found] == ["9:15"]
    assert said.severities == ["warning"]


def test_the_nearest_passage_is_named_with_its_line(check: Check) -> None:
    notes = "# Walk\n\nAt noon:\n\n> It’s four pounds an hour to park\n> and I’m here for five.\n"

    said = judge(check, "It's five pounds an hour to park and I'm here.", notes)

    assert said.found == [
        (
            "9:15 these words do not stand in sessions/walk-round.md; nearest is line 5: "
            "“It's four pounds an hour to park and I'm here”"
        )
    ]


def test_words_like_nothing_there_have_no_nearest(check: Check) -> None:
    assert judge(check, "It's cold here.", "# Walk\n\n1234 5678\n").found == [
        "9:15 these words do not stand in sessions/walk-round.md; nothing there is like them"
    ]
    assert judge(check, "It's cold here.", "").found == [
        "9:15 these words do not stand in sessions/walk-round.md; nothing there is like them"
    ]


def test_corrected_words_are_sought_as_they_were(check: Check) -> None:
    correction = "    corrections:\n      - {on: 2025-09-18, by: penhale, was: It's cool here.}\n"

    assert judge(check, "It's cold here.", "It's cool here.", correction).found == []
    assert judge(check, "It's cold here.", "It's warm here.", correction).found


def test_a_missing_file_is_a_warning_at_any_stage(check: Check) -> None:
    said = check(RULE, SESSION, stage=Stage.SIGN_OFF)

    assert said.found == [
        (
            "6:12 there is no file sessions/walk-round.md beside the plan, so no quotation can be "
            "checked by it"
        )
    ]
    assert said.severities == ["warning"]


def test_words_that_differ_are_an_error_at_sign_off(check: Check) -> None:
    text = SESSION + "needs:\n  - {id: a, verbatim: Cold., said_by: penhale, session: walk-round}\n"

    said = check(RULE, text, notes={NOTES: "Warm."}, stage=Stage.SIGN_OFF)

    assert said.severities == ["error"]


def test_settings_soften_every_case(check: Check) -> None:
    settings = "kamplan: 1\nlint: {levels: {verbatim-not-in-notes: info}}\n"

    assert check(RULE, SESSION, settings=settings).severities == ["info"]


def test_a_need_without_a_session_is_not_sought(check: Check) -> None:
    text = SESSION + "needs:\n  - {id: a, verbatim: Cold., said_by: penhale}\n"

    assert check(RULE, text, notes={NOTES: "Warm."}).found == []


def test_a_session_without_notes_is_not_read(check: Check) -> None:
    text = "needs:\n  - {id: a, verbatim: Cold., said_by: penhale, session: walk-round}\n"

    assert check(RULE, text).found == []
