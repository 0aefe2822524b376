"""`markdown`: a table for a comment, in which nothing from a plan comes to life."""

import re

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kamplan.reporters.markdown import MAX_CHARACTERS, MarkdownReporter
from kamplan.reporters.markup import prose
from tests.reporters.conftest import CLEAN, FINDINGS, REPORTS, render, report_of


def read(text: str) -> list[Token]:
    """Read as forges do, with tables and with addresses becoming links."""
    return MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)


def leaves(text: str) -> list[Token]:
    return [leaf for token in read(text) for leaf in (token.children or [])]


def test_the_verdict_comes_first() -> None:
    text = render("markdown", (report_of("a.yaml"), CLEAN))

    assert text.startswith("**kamplan lint: 2 errors, 1 warning, 1 hint in 2 files**\n")
    assert render("markdown", (CLEAN,)) == "**kamplan lint: no problems in 1 file**\n"


def test_every_finding_is_a_row_of_four_cells() -> None:
    tokens = read(render("markdown"))

    assert sum(one.type == "tr_open" for one in tokens) == len(FINDINGS) + 1
    assert sum(one.type == "td_open" for one in tokens) == 4 * len(FINDINGS)


def test_nothing_from_a_plan_comes_to_life() -> None:
    found = leaves(render("markdown"))

    assert {one.type for one in found} == {"text", "code_inline", "strong_open", "strong_close"}
    plain = " ".join(one.content for one in found if one.type == "text")
    assert not re.search(r"[@#<>&|]|://|www\.", plain)


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("`Ops team` is no person", "`Ops team` is no person"),
        ("all 5 needs fall inside", "all 5 needs fall inside"),
        ("she said @ella", "`she said @ella`"),
        ("see GH-12", "`see GH-12`"),
        ("see www.example.test", "`see www.example.test`"),
        ("`Ops` and @ella", "`` `Ops` and @ella ``"),
        ("it is `a|b`", r"it is `a\|b`"),
        ("an odd ` tick", "``an odd ` tick``"),
        ("two\nlines", "`two lines`"),
        ("", ""),
    ],
)
def test_words_stay_words_unless_a_forge_could_take_them_for_more(
    message: str, expected: str
) -> None:
    assert prose(message) == expected


def test_what_does_not_fit_is_counted() -> None:
    many = render("markdown", REPORTS * 60)
    rows = many.count("\n| ") - 1

    assert len(many) <= MAX_CHARACTERS
    assert f"\n{60 * len(FINDINGS) - rows} more findings do not fit here" in many


def test_a_summary_of_a_step_may_be_longer() -> None:
    reporter = MarkdownReporter(limit=10 * MAX_CHARACTERS)
    for report in REPORTS * 60:
        reporter.add(report)

    assert MAX_CHARACTERS < len(reporter.finish()) <= 10 * MAX_CHARACTERS
