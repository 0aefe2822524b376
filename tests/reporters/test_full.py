"""`full`: the line, a caret under the exact words, the cure."""

from pathlib import PurePosixPath
from textwrap import dedent

import pytest

from kamplan.diagnostics import Diagnostic, Edit, Fix, Severity
from kamplan.reporters import FileReport, Look
from kamplan.reporters.full import MOST_SHOWN
from kamplan.yamldoc import span_at
from tests.reporters.conftest import CLEAN, UNREADABLE, render


def tell(line: str, words: str, width: int | None = None, **rest: object) -> str:
    """Tell of the words in the second line of a text."""
    text = f"first: 1\n{line}\nlast: 1\n"
    start = text.index(words)
    found = Diagnostic(
        path=PurePosixPath("plan.yaml"),
        span=span_at(text, start, start + len(words)),
        rule="vague-owner",
        severity=Severity.WARNING,
        message=str(rest.get("message", "this is no person")),
        cure=str(rest.get("cure", "write an id")),
        fix=rest.get("fix"),  # type: ignore[arg-type]
    )
    return render("full", (FileReport(found.path, text, (found,)),), Look(width=width))


def source_and_carets(told: str) -> tuple[str, str]:
    source, carets = told.splitlines()[2:4]
    return source.partition("| ")[2], carets.partition("| ")[2]


def test_a_finding_is_a_paragraph() -> None:
    fix = Fix("write `adeyemi`", (Edit(0, 0, "x"),))

    assert tell("owner: Ops team", "Ops team", fix=fix) == dedent("""\
        warning[vague-owner] this is no person
         --> plan.yaml:2:8
        2 | owner: Ops team
          |        ^^^^^^^^
          = write an id
          = fixable: write `adeyemi`

        """)


def test_nothing_is_pointed_at_where_there_is_no_text() -> None:
    assert render("full", (CLEAN,)) == ""
    assert render("full", (UNREADABLE,)) == dedent("""\
        error[yaml-syntax] this is a binary file, not a text
         --> binary.yaml:1:1
          = name a plan.yaml

        """)


@pytest.mark.parametrize(
    ("line", "words", "carets"),
    [
        ("who: 日本 Ops", "Ops", "          ^^^"),
        ("who: 日本 Ops", "日本", "     ^^^^"),
        ("who: e\u0301 Ops", "Ops", "       ^^^"),
        ("who: 🩺 Ops", "Ops", "        ^^^"),
        ("who:\tOps", "Ops", "      ^^^"),
        ("who: \u202eOps", "Ops", "           ^^^"),
        ("##[who]: Ops", "Ops", "          ^^^"),
        ("who:", "", "^"),
    ],
    ids=["after-wide", "wide", "combining", "emoji", "tab", "override", "command", "nothing"],
)
def test_the_caret_stands_under_the_words(line: str, words: str, carets: str) -> None:
    if not words:
        assert source_and_carets(tell(line, "who:"))[1] == "^^^^"
        return
    assert source_and_carets(tell(line, words))[1] == carets


def test_of_a_long_line_the_part_around_the_finding_is_shown() -> None:
    long = "x" * 300 + " Ops " + "y" * 300

    for width in (None, 60, 80, 140):
        source, carets = source_and_carets(tell(long, "Ops", width))

        assert source.startswith("…x")
        assert source.endswith("y…")
        assert len(source) <= min(MOST_SHOWN, (width or 500) - 4)
        assert source[carets.index("^") : len(carets)] == "Ops"


def test_a_long_finding_is_marked_as_far_as_it_is_shown() -> None:
    source, carets = source_and_carets(tell("z" * 500, "z" * 500))

    assert source == "z" * (MOST_SHOWN - 1) + "…"
    assert carets == "^" * (MOST_SHOWN - 1)


def test_wide_letters_count_twice() -> None:
    source, carets = source_and_carets(tell("日" * 300 + "Ops", "Ops", 80))

    assert source.startswith("…日")
    assert source.endswith("Ops")
    assert carets.strip() == "^^^"
    assert len(carets) == 1 + 2 * (len(source) - 4) + 3


@pytest.mark.parametrize("width", [60, 80, 140])
def test_sentences_are_broken_between_words_at_the_width_of_the_terminal(width: int) -> None:
    sentence = "every word of this sentence stays whole " * 5
    told = tell("owner: Ops", "Ops", width, message=sentence, cure=sentence)

    assert max(map(len, told.splitlines())) <= width
    assert told.count("whole") == 10
    assert all(line.startswith("    ") for line in told.partition("  = ")[2].splitlines()[1:-1])


def test_off_a_terminal_a_sentence_is_a_line() -> None:
    sentence = "every word of this sentence stays whole " * 5

    assert sentence.strip() in tell("owner: Ops", "Ops", message=sentence.strip())


def test_colour_changes_no_text() -> None:
    def strip(_kind: str, text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m"

    text = "first: 1\nowner: Ops\n"
    found = Diagnostic(
        PurePosixPath("plan.yaml"),
        span_at(text, 16, 19),
        "vague-owner",
        Severity.ERROR,
        "no",
        "yes",
    )
    report = (FileReport(found.path, text, (found,)),)
    painted = render("full", report, Look(strip))

    assert painted.replace("\x1b[1m", "").replace("\x1b[0m", "") == render("full", report)
    assert painted.count("\x1b[1m") >= 5
