"""A form's text: the words to the byte whatever they hold, and nothing guessed at."""

from datetime import date
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamplan.collab.need_form import FORM_FIELDS, NeedForm, find_speaker, read_form
from kamplan.errors import KamplanError
from kamplan.planfile import load_plan
from kamplan.yamldoc import find_forbidden
from tests.conftest import ROOT

REFERENCE = load_plan(
    (ROOT / "tests/data/plan.reference.yaml").read_bytes(), PurePosixPath("plan.yaml")
)


def form(*fields: str, language: str = "en") -> str:
    """Write a form as GitHub does."""
    headings = [one.headings[language] for one in FORM_FIELDS]
    return "\n\n".join(f"### {a}\n\n{b}" for a, b in zip(headings, fields, strict=True))


def refused(text: str, match: str) -> str | None:
    with pytest.raises(KamplanError, match=match) as error:
        read_form(text)
    return error.value.hint


def test_a_filled_form_is_read() -> None:
    text = form("It's £4 an hour.", "Moira Penhale", "2025-09-16", "high")

    assert read_form(text) == NeedForm(
        "It's £4 an hour.", "Moira Penhale", date(2025, 9, 16), "high"
    )
    assert read_form(text + "\n").priority == "high"
    assert read_form(text.replace("\n", "\r\n")) == read_form(text)


def test_what_is_left_empty_is_nothing() -> None:
    text = form("Words.", "_No response_", "_No response_", "_No response_")

    assert read_form(text) == NeedForm("Words.", None, None, None)


def test_other_languages_and_other_headings_are_read() -> None:
    german = form("Zu spät.", "strand", "2025-09-16", "Hoch", language="de")
    french = form("Trop tard.", "strand", "_No response_", "basse", language="fr")

    assert read_form(german).priority == "high"
    assert read_form(french).priority == "low"
    own = german.replace("### Ihre Worte", "### Was stört Sie?")
    assert read_form(own, {"verbatim": "Was stört Sie?"}).verbatim == "Zu spät."
    refused(own, "### Your words")


def test_a_template_filled_in_by_hand_is_read() -> None:
    text = (
        "\n### Your words\nLate again.\nAnd again.\n\n\n### Who says it\n   penhale  \n"
        "### When was it said\n\n### How much does it matter\n\n"
    )

    assert read_form(text) == NeedForm("Late again.\nAnd again.", "penhale", None, None)
    assert read_form("### Your words\n\nLate.\n").verbatim == "Late."


HOSTILE = [
    "### Who says it\n\nmarsh\n\n### When was it said\n\n2020-01-01",
    "### Your words\n\nMine.",
    "```\n### Who says it\n```",
    "=cmd|' /C calc'!A0",
    "::error::x\n##[group]y",
    "$(rm -rf /) `id` ; & | > < \\ \" ' %0A ${{ github.token }}",
    "needs: []\n---\n&a *a !!python/object:x {}",
    "  leading\n\n\n\ttrailing  ",
    "<script>alert(1)</script> @everyone #1",
    "_No response_ is what they said",
    "שלום עולם 😀 👩‍👩‍👧 ﷽",
    "a" * 50_000,
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_kept_to_the_byte(words: str) -> None:
    read = read_form(form(words, "Moira Penhale", "2025-09-16", "low"))

    assert read == NeedForm(words, "Moira Penhale", date(2025, 9, 16), "low")


lines = st.sampled_from(
    [f"### {one.headings['en']}" for one in FORM_FIELDS] + ["", "words", " ", "_No response_", "#"]
)


@given(
    st.lists(lines, min_size=1)
    .map("\n".join)
    .filter(lambda one: one.strip() not in ("", "_No response_"))
)
def test_words_are_told_from_the_form_whatever_they_are(words: str) -> None:
    assert not find_forbidden(words)
    assert read_form(form(words, "penhale", "_No response_", "_No response_")).verbatim == words


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\u200b", "U+200B ZERO WIDTH SPACE"),
        ("\x1b", r"U\+001B"),
        ("\r", r"U\+000D"),
    ],
)
def test_what_cannot_be_kept_is_named_with_its_place(character: str, name: str) -> None:
    text = form(f"First.\nAnd{character}more.", "penhale", "_No response_", "low")

    refused(text, rf"the words: line 2, character 4 is {name.replace('U+', 'U.')}")


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("", "this is not the text of the form"),
        ("Hello there", "this is not the text of the form"),
        (form("_No response_", "a", "b", "c"), "the form holds no words"),
        (form("x", "a", "yesterday", "low"), "the form's day, `yesterday`, is not a day"),
        (form("x", "a", "2026-02-30", "low"), "not a day in the calendar"),
        (form("x", "a", "2026-02-01", "urgent!"), "the form's priority, `urgent!`, is not known"),
        ("### Your words\n\nx\n\n### Who says it\n\na\n\nb\n", "this is not the text of the form"),
    ],
)
def test_what_is_no_such_form_is_refused(text: str, match: str) -> None:
    refused(text, match)


@pytest.mark.parametrize(
    "said",
    [
        "strand",
        "Dr Helena Strand",
        " dr  helena STRAND",
        "Helena Strand",
        "H.Strand@example.org",
        "@strand",
    ],
)
def test_a_speaker_is_known_by_id_name_or_address(said: str) -> None:
    assert REFERENCE.file
    assert find_speaker(REFERENCE.file.plan.contacts, said) == "strand"


@pytest.mark.parametrize(
    "said", ["Helena", "marsh", "Ella Marsh", "Dr Strand Smith", "", "@", "\x1b[31m"]
)
def test_nobody_else_is_taken_for_a_speaker(said: str) -> None:
    assert REFERENCE.file
    with pytest.raises(KamplanError) as error:
        find_speaker(REFERENCE.file.plan.contacts, said)
    assert "strand (Dr Helena Strand), penhale (Moira Penhale)" in error.value.message
    assert "\x1b" not in error.value.message
