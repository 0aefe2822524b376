"""Pages in other languages: every fixed text is there, and days and numbers are as people write."""

import string
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from gettext import NullTranslations
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from kamplan.planfile import demand_plan
from kamplan.render.catalogues import CHANGES, PAGES, load_catalogue
from kamplan.render.formats import EnglishFormats, LocaleFormats
from kamplan.render.messages import (
    list_catalogues,
    list_messages,
    update_catalogue,
    write_catalogue,
)
from kamplan.render.plan import FORMATS, render_plan
from kamplan.render.review import render_review
from kamplan.render.words import LANGUAGES, Words, choose_words
from tests.render.filled import change, fill, load, walk_choices
from tests.render.pages import Page
from tests.render.test_plan import BARE, GOOD, TODAY, read, text_of

if TYPE_CHECKING:
    from kamplan.model import Plan

CATALOGUES = list(list_catalogues())
each = pytest.mark.parametrize(
    ("subject", "path"),
    CATALOGUES,
    ids=[f"{path.parent.name}-{path.stem}" for _, path in CATALOGUES],
)
UPDATE = "python -m kamplan.render.messages"


def open_catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.stem)


def fields_of(text: str) -> set[str | None]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


def test_there_is_a_catalogue_of_each_subject_for_every_language() -> None:
    languages = sorted(LANGUAGES[1:])
    assert [(one, path.stem) for one, path in CATALOGUES] == [
        (subject, language) for subject in (PAGES, CHANGES) for language in languages
    ]


@each
def test_every_text_is_translated_and_none_is_left_over(subject: str, path: Path) -> None:
    known = {
        (one.context, one.id if isinstance(one.id, str) else one.id[0])
        for one in open_catalogue(path)
    }

    wanted = {(one.context, one.text) for one in list_messages(subject)}
    assert wanted - known == set(), f"{UPDATE}, then translate what is new in {path}"
    assert known - wanted == {(None, "")}, UPDATE
    assert [
        one.id
        for one in open_catalogue(path)
        if one.fuzzy or not all([one.string] if isinstance(one.string, str) else one.string or [""])
    ] == []


@each
def test_translations_have_the_same_places_for_values(subject: str, path: Path) -> None:
    assert subject in (PAGES, CHANGES)
    for one in open_catalogue(path):
        if not one.id:
            continue
        originals = (one.id,) if isinstance(one.id, str) else one.id
        translated = (one.string,) if isinstance(one.string, str) else one.string or ()
        assert translated
        places = set.union(*(fields_of(text) for text in originals))
        for text in translated:
            assert fields_of(text) - {"n"} == places - {"n"}, one.id
            assert text.strip(" \n") == text  # a colon of French keeps its own blank
            assert text[-1:] in ".?!" or originals[-1][-1:] not in ".?!", one.id


@each
def test_a_catalogue_is_as_the_update_writes_it(subject: str, path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    copy.write_bytes(path.read_bytes())

    write_catalogue(copy, update_catalogue(copy, subject))

    assert copy.read_text(encoding="utf-8") == path.read_text(encoding="utf-8"), UPDATE


class Complaints(NullTranslations):
    """Stands behind a catalogue and hears what it does not know."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def gettext(self, message: str) -> str:
        self.texts.append(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.texts.append(msgid1)
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context: str, message: str) -> str:
        self.texts.append(f"{context}: {message}")
        return message


@pytest.fixture(params=LANGUAGES[1:])
def complaints(request: pytest.FixtureRequest) -> Iterator[tuple[str, list[str]]]:
    load_catalogue.cache_clear()
    heard = Complaints()
    # Asked for as `Words` does, else it would be another object that hears.
    load_catalogue(request.param, None).add_fallback(heard)
    load_catalogue(request.param, None, subject=CHANGES).add_fallback(heard)
    Words(request.param).say("nobody says this")
    assert heard.texts == ["nobody says this"]
    heard.texts.clear()
    yield request.param, heard.texts
    load_catalogue.cache_clear()


def test_nothing_is_said_that_the_catalogue_does_not_know(
    complaints: tuple[str, list[str]],
) -> None:
    language, unknown = complaints
    filled = fill()
    plans = [filled.load(), *map(read, GOOD), demand_plan(BARE, PurePosixPath("p")).plan]
    plans += [
        load(change(filled.content, put.route, other)) for put, other in walk_choices(filled.puts)
    ]
    for plan in plans:
        render_plan(plan, to="html", today=TODAY, language=language)
        render_review(plan, to="html", today=TODAY, language=language)
    for to in FORMATS:
        render_plan(plans[0], to=to, today=TODAY, language=language)
        render_plan(plans[0], to=to, today=TODAY, language=language, signatures={})
    render_review(plans[0], to="markdown", today=TODAY, language=language)

    assert sorted(set(unknown)) == []


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_field_is_shown_in_every_language(language: str) -> None:
    filled = fill()
    words = Words(language)
    text = Page(render_plan(filled.load(), to="html", today=TODAY, language=language)).text
    text = " ".join(text.split())

    for put in filled.puts:
        shown = put.shown
        if put.field.kind == "date":
            shown = words.day(date.fromisoformat(str(put.value)))
        elif put.field.kind in ("number", "measure", "integer"):
            shown = words.number(Decimal(str(put.value)))
        elif put.field.kind == "every":
            shown = words.every(str(put.value))
        assert " ".join(shown.split()) in text, put.route


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 9, 30), date(2031, 12, 12)])
def test_our_english_is_that_of_cldr(day: date) -> None:
    from babel import Locale

    ours, theirs = EnglishFormats(), LocaleFormats(Locale.parse("en_GB"))
    assert ours.day(day) == theirs.day(day)
    assert ours.month(day) == theirs.month(day)
    assert ours.number(Decimal("-180000.50")) == theirs.number(Decimal("-180000.50"))
    assert ours.number(1234567) == theirs.number(1234567)


def test_days_and_numbers_are_as_each_language_writes_them() -> None:
    day, number = date(2026, 3, 1), Decimal("-12345.60")

    german, swiss, french = Words("de"), Words("de-CH"), Words("fr")
    assert (german.day(day), german.short_day(day)) == ("1. März 2026", "1. März")
    assert (german.month(day), german.short_month(day)) == ("März 2026", "Mär")
    assert (german.number(number), german.percent(Decimal("0.996"))) == ("−12.345,6", "99\xa0%")
    assert swiss.number(number) == "−12’345.6"
    assert (french.day(day), french.month(day)) == ("1er mars 2026", "Mars 2026")
    assert french.number(number) == "−12\u202f345,6"
    assert french.count("every day", "every {n} days", 2) == "tous les 2 jours"
    assert german.count("every day", "every {n} days", 1) == "jeden Tag"


def test_the_language_asked_for_comes_first_then_what_is_preferred() -> None:
    assert choose_words("fr", "de").language == "fr"
    assert choose_words("DE_ch", "fr").language == "de-CH"
    assert choose_words(None, None, "de").language == "de"
    assert choose_words(None, "ar", "fr").language == "fr"
    assert choose_words(None, "ar", "ja").language == "en"


@pytest.mark.parametrize(
    "broken", [b"", b"\xde\x12\x04\x95", b"\xde\x12\x04\x95" + b"\xff" * 60, b"x" * 90]
)
def test_what_is_kept_compiled_is_used_and_made_again_where_it_is_broken(
    tmp_path: Path, broken: bytes
) -> None:
    load_catalogue.cache_clear()
    assert load_catalogue("de", tmp_path).gettext("Goal") == "Ziel"
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()

    kept.write_bytes(whole.replace(b"Ziel\x00", b"Seil\x00"))
    load_catalogue.cache_clear()
    assert load_catalogue("de", tmp_path).gettext("Goal") == "Seil"
    kept.write_bytes(broken)
    load_catalogue.cache_clear()
    assert load_catalogue("de", tmp_path).gettext("Goal") == "Ziel"
    assert kept.read_bytes() == whole
    load_catalogue.cache_clear()
    assert load_catalogue("de", tmp_path / "no" / "folder").gettext("Goal") == "Ziel"


def test_a_page_in_another_language_tells_so_and_marks_the_authors_words() -> None:
    html = render_plan(read(GOOD[-1]), to="html", today=TODAY, language="de")

    assert '<html lang="de" dir="ltr">' in html
    assert '<bdi lang="en">' in html
    assert "Was Sie gesagt haben, und was wir antworten" in html


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "signoffs/0001.payload.json: it is not JSON in UTF-8"),
        ("de", "signoffs/0001.payload.json: sie ist kein JSON in UTF-8"),
        ("fr", "signoffs/0001.payload.json: ce n’est pas du JSON en UTF-8"),
    ],
)
def test_why_signatures_cannot_be_trusted_is_said_in_the_language_of_the_page(
    language: str, said: str
) -> None:
    found = {"0001.payload.json": b"no plan"}
    plan = read(GOOD[-1])
    html = render_plan(plan, to="html", today=TODAY, language=language, signatures=found)

    assert said in Page(html).text


def test_the_sums_are_written_in_the_language_of_the_page() -> None:
    plan = demand_plan(BARE.replace("initiatives: []", _MEASURED), PurePosixPath("plan.yaml")).plan

    assert "(7,5 − (−2,25)) / (12.000 − (−2,25))" in text_in(plan, "de")
    assert "(7.5 − (−2.25)) / (12,000 − (−2.25))" in text_of(plan, "html")


def text_in(plan: "Plan", language: str) -> str:
    return Page(render_plan(plan, to="html", today=TODAY, language=language)).text


_MEASURED = """
initiatives:
  - id: a
    title: A
    success_criteria:
      - id: c
        metric: M
        baseline: {value: -2.25}
        target: {value: 12000}
        readings: [{on: 2026-02-01, value: 7.5}]
"""
