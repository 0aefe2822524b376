"""Markdown: readable anywhere, and no value becomes anything but text."""

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kamplan.model.shape import FieldShape
from kamplan.render.markdown import escape_markdown, quote, write_code, write_label, write_name
from kamplan.render.plan import render_plan
from kamplan.render.words import Words
from tests.conftest import ROOT
from tests.render.filled import fill
from tests.render.test_html import HOSTILE
from tests.render.test_plan import GOOD, TODAY, read

HOSTILE_MARKDOWN = (
    *HOSTILE,
    "**bold** _it_ ~~gone~~ `code` ``two``",
    "[link](javascript:alert(1)) ![image](x.png) [ref][x] [x]: y",
    "<https://example.test> https://example.test www.example.test a@example.test",
    "@everyone #1 !2 GH-3 group/project#4 deadbeef1 :smile:#1 ~label",
    "| a | b | \\| --- |",
    "# heading ##",
    "+ item",
    "- [ ] task",
    "1. item",
    "=====",
    "> [!WARNING]",
    "$$x$$ $`y`$ [^1] {+ added +} [- gone -] [[_TOC_]]",
    "``` mermaid\\",
    "Seals & bearings, R&D &amp; &#60;b&#x3e; &; &",
)


def parse(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def kinds_of(text: str) -> set[str]:
    """Return what a forge would make of a text: the kinds of all its parts."""
    tokens = parse(text)
    inner = [child for token in tokens for child in token.children or ()]
    return {token.type for token in (*tokens, *inner)}


def shown(markdown: str) -> str:
    """Return the text that remains once Markdown was read."""
    tokens = parse(markdown)
    parts = [
        "\n" if child.type in ("softbreak", "hardbreak") else child.content
        for token in tokens
        for child in token.children or ()
    ]
    return "".join(parts).replace("\u2060", "").replace("¦", "|")


@pytest.mark.parametrize("text", HOSTILE_MARKDOWN)
def test_a_value_is_nothing_but_text(text: str) -> None:
    escaped = escape_markdown(text)

    assert kinds_of(escaped) <= {
        "paragraph_open", "paragraph_close", "inline", "text", "text_special", "code_inline",
    }  # fmt: skip
    assert shown(escaped) == text


@pytest.mark.parametrize("text", HOSTILE_MARKDOWN)
def test_what_a_forge_would_link_stands_in_code(text: str) -> None:
    escaped = escape_markdown(text)
    (paragraph,) = (one for one in parse(escaped) if one.type == "inline")
    outside = " ".join(
        child.content for child in paragraph.children or () if child.type != "code_inline"
    )

    assert re.search(r"@\w|://|www\.\w|(?<!&)#\d|!\d|GH-\d|:\w+:|~[a-z]", outside) is None


@pytest.mark.parametrize("text", HOSTILE_MARKDOWN)
def test_hostile_text_changes_no_structure(text: str) -> None:
    def hostile(number: int, _field: FieldShape) -> str:
        return f"{text} {number}"

    harmless = render_plan(fill().load(), to="markdown", today=TODAY)
    document = render_plan(fill(hostile).load(), to="markdown", today=TODAY)

    assert kinds_of(document) <= kinds_of(harmless) | {"text_special", "code_inline"}
    count = {"heading_open": 0, "table_open": 0, "fence": 0, "html_block": 0, "blockquote_open": 0}
    for kind in count:
        there = [one.type for one in parse(document)].count(kind)
        assert there == [one.type for one in parse(harmless)].count(kind), kind


def test_a_quotation_keeps_its_lines_and_paragraphs() -> None:
    assert quote("one\n- two\n\n> three\n") == "> one\\\n> \\- two\n>\n> \\> three"


def test_a_code_span_holds_any_backticks() -> None:
    assert write_code("a `b`` c`") == "``` a `b`` c` ```"


def test_mermaid_sees_no_character_with_a_meaning() -> None:
    assert write_label('a"] --> b; <i>#') == '"a#34;#93; --#62; b#59; #60;i#62;#35;"'
    assert write_name("end: 2026, done; %% x") == "end 2026, done x"


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.parent.name)
def test_only_fixed_html_is_in_a_document(path: Path) -> None:
    document = render_plan(read(path), to="markdown", today=TODAY)

    tags = set(re.findall(r"</?[a-z][^>]*>", document))
    links = {one for one in tags if "@" in one or "://" in one}
    assert tags - links <= {"<details>", "</details>", "<summary>", "</summary>", "<br>"}


def test_what_belongs_to_an_entry_stands_below_it() -> None:
    document = render_plan(
        read(ROOT / "examples/st-brannocs/accounts/st-brannocs/plan.yaml"),
        to="markdown",
        today=TODAY,
    )

    assert "- **What the customer was told**\n  - **Told who the contacts are** yes\n" in document
    assert "\n  - **Moira Penhale**" in document
    assert "\n    - **Chidi Obi**" in document


def test_numbers_and_days_are_said_in_words() -> None:
    words = Words()

    assert words.every("1 month") == "every month"
    assert words.every("6 months") == "every 6 months"


def test_a_text_is_not_escaped_where_nothing_would_come_of_it() -> None:
    assert escape_markdown("Seals & bearings") == "Seals & bearings"
    assert escape_markdown("Wir & ihr &lt;") == "Wir & ihr \\&lt;"


def test_days_and_labels_are_as_the_language_writes_them() -> None:
    plan = read(GOOD[-1])
    german, french = (
        render_plan(plan, to="markdown", today=TODAY, language=one) for one in ("de", "fr")
    )

    # A space that does not break, without which a day would begin a list.
    assert "1.\u00a0Januar 2026 – 31.\u00a0Dezember 2026" in german
    assert re.search(r"\d\\\.", german) is None
    assert "Paroles et compréhension confirmées\u00a0: " in french
