"""Guides in other languages: as a whole what the English ones are, in the words of the pages."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from kamplan.guides import FACTS, KINDS, Guide, guide_path, load_guide
from kamplan.render.catalogues import load_catalogue
from kamplan.render.guide import FORMATS, render_guide, render_guide_note
from kamplan.render.guide_translations import (
    compare_guides,
    find_flaw,
    is_current,
    list_flaws,
    seal_drafts,
    seal_translation,
)
from kamplan.render.words import LANGUAGES, Words
from kamplan.templating import templates_root
from tests.render.test_languages import Complaints

OTHERS = LANGUAGES[1:]
ALL = [*product(OTHERS, KINDS)]
each = pytest.mark.parametrize(("language", "kind"), ALL, ids=["-".join(one) for one in ALL])


def read(kind: str, language: str = "en") -> str:
    return templates_root().joinpath(guide_path(kind, language)).read_text(encoding="utf-8")


def prose_of(kind: str, language: str) -> str:
    """Return the text of a guide without what is not its language's."""
    _, head, body = read(kind, language).split("---\n", 2)
    answers = [line.partition(": ")[2].strip('"') for line in head.splitlines()]
    return re.sub(r"`[^`]*`", "", "\n".join([*answers, body]))


def test_every_guide_says_in_every_language_what_the_english_one_says_today() -> None:
    assert list(list_flaws()) == [], "python -m kamplan.render.guide_translations"


def test_a_translation_is_out_of_date_when_the_english_text_changed() -> None:
    translated, english = read("review", "de"), read("review")
    changed = english.replace("in the last month of the plan", "in the last week of the plan")

    assert changed != english
    assert is_current(translated, english)
    assert not is_current(translated, changed)
    assert not is_current(translated.replace("english:", "from:"), english)
    again = seal_translation(translated, changed)
    assert is_current(again, changed)
    assert len(set(again.splitlines()) - set(translated.splitlines())) == 1


def test_only_emptied_seals_are_filled_in(tmp_path: Path) -> None:
    folder = tmp_path / "guides"
    (folder / "de").mkdir(parents=True)
    sealed = read("review", "de")
    emptied = sealed.replace(sealed.split('english: "')[1][:16], "")
    for kind, text in (("review", emptied), ("brief", read("brief", "de"))):
        (folder / f"{kind}.md").write_text("New.\n", encoding="utf-8")
        (folder / f"de/{kind}.md").write_text(text, encoding="utf-8")

    seal_drafts(tmp_path)

    assert is_current((folder / "de/review.md").read_text(encoding="utf-8"), "New.\n")
    assert (folder / "de/brief.md").read_text(encoding="utf-8") == read("brief", "de")


def test_a_guide_without_a_translation_is_said() -> None:
    assert find_flaw("review", "es") == "not translated yet"


def change_section(guide: Guide, number: int, old: str, new: str) -> Guide:
    sections = list(guide.sections)
    assert old in sections[number].text
    sections[number] = replace(sections[number], text=sections[number].text.replace(old, new, 1))
    return replace(guide, sections=tuple(sections))


@pytest.mark.parametrize(
    ("kind", "number", "old", "new", "said"),
    [
        ("review", 2, "- Die halbe", "  Die halbe", "`Der Rahmen`: ul li p li p, in English ul li"),
        ("review", 1, "> Vor", "Vor", "`Wie Sie beginnen`: p blockquote p, in English"),
        ("review", 5, "new --from`", "new --form`", "`Danach`: `kamplan new --form`, in English"),
        ("brief", 0, "\n| eine Gruppe", "eine Gruppe", "`Welches Mittel`: p table"),
        ("brief", 1, "**Wie.**", "Wie.", "`Was im Auftrag steht`: ol"),
        ("brief", 1, "1. ", "- ", "`Was im Auftrag steht`: ul"),
        ("brief", 0, "eine Gruppe", "[eine](https://a.example) Gruppe", "`Welches Mittel`: p table"),
        ("shared-expectations-workshop", 4, "360", "180", "`Beim Zuhören`: 180, in English 360"),
        ("co-creation", 3, "Feld 2:", "Feld 3:", "`Fragen`: 1 1 2 3 3 4 5 6, in English 1 1 2 2"),
    ],
)  # fmt: skip
def test_what_is_built_otherwise_than_in_english_is_found(
    kind: str, number: int, old: str, new: str, said: str
) -> None:
    guide = change_section(load_guide(kind, "de"), number, old, new)

    flaw = compare_guides(guide, load_guide(kind))

    assert flaw
    assert flaw.startswith(said)


def test_minutes_and_the_lead_are_compared_too() -> None:
    english, guide = load_guide("checkpoint"), load_guide("checkpoint", "fr")
    facts = tuple((title, text.replace("60 minutes", "90 minutes")) for title, text in guide.facts)

    assert compare_guides(replace(guide, facts=facts), english) == (
        "what stands in front: 90, in English 60"
    )
    assert compare_guides(replace(guide, lead=guide.lead + "\n\nFin."), english) == (
        "the lead: p p, in English p"
    )
    assert compare_guides(guide, english) is None


@each
def test_a_translated_guide_is_whole(language: str, kind: str) -> None:
    english, guide = load_guide(kind), load_guide(kind, language)
    pairs = [*zip(guide.facts, english.facts, strict=True)]
    texts = [
        (one.text, other.text) for one, other in zip(guide.sections, english.sections, strict=True)
    ]

    assert (guide.name, guide.language, guide.session) == (kind, language, english.session)
    assert [one.name for one in guide.sections] == [one.name for one in english.sections]
    assert [one for one, _ in guide.facts] == list(FACTS.values())
    assert [one for one in guide.questions if one[-1] not in "?.!"] == []
    assert len(guide.about) <= 100
    assert [ours for ours, theirs in [*pairs, *texts] if ours == theirs] == []
    assert guide.lead != english.lead


@pytest.mark.parametrize("language", OTHERS)
def test_a_heading_is_the_same_in_every_guide(language: str) -> None:
    headings = {
        (one.name, one.title)
        for kind in KINDS
        if load_guide(kind).session
        for one in load_guide(kind, language).sections
    }

    assert len(headings) == 6, headings


@each
def test_a_meeting_is_called_as_on_the_pages_of_a_plan(language: str, kind: str) -> None:
    guide = load_guide(kind, language)
    if guide.session:
        called = Words(language).choice("Session", "kind", guide.session)
        assert guide.title.casefold() == called.casefold()


@pytest.mark.parametrize("kind", KINDS)
def test_french_is_set_as_french(kind: str) -> None:
    prose = prose_of(kind, "fr")

    assert re.findall(r".{0,20}['\"].{0,20}", prose) == []
    assert re.findall(r".{0,20}(?<!\u202f)[;?!].{0,20}", prose) == []
    assert re.findall(r".{0,20}(?<!\u00a0)[:»].{0,20}", prose) == []
    assert re.findall(r".{0,20}«(?!\u00a0).{0,20}", prose) == []


@pytest.mark.parametrize("kind", KINDS)
def test_german_is_set_as_german(kind: str) -> None:
    prose = prose_of(kind, "de")

    assert re.findall(r".{0,20}['\"”«»].{0,20}", prose) == []
    assert prose.count("„") == prose.count("“")
    assert re.findall(r"\b(?:du|dich|dir|dein\w*|ihr seid)\b", prose) == []


@pytest.fixture(params=OTHERS)
def complaints(request: pytest.FixtureRequest) -> Iterator[tuple[str, list[str]]]:
    load_catalogue.cache_clear()
    heard = Complaints()
    load_catalogue(request.param, None).add_fallback(heard)
    Words(request.param).say("nobody says this")
    assert heard.texts == ["nobody says this"]
    heard.texts.clear()
    yield request.param, heard.texts
    load_catalogue.cache_clear()


def test_nothing_around_a_guide_is_said_in_english(complaints: tuple[str, list[str]]) -> None:
    language, unknown = complaints
    words = Words(language)
    for kind in KINDS:
        guide = load_guide(kind, language)
        for form in FORMATS:
            render_guide(guide, to=form, words=words)
        render_guide_note(guide, date(2026, 4, 14), words)

    assert sorted(set(unknown)) == []


@pytest.mark.parametrize(
    ("language", "said_by", "title"),
    [("de", "Gesagt von:", "Erkundungsgespräch"), ("fr", "Dit par\u00a0:", "Entretien de découverte")],
)  # fmt: skip
def test_a_note_is_written_in_the_language_too(language: str, said_by: str, title: str) -> None:
    guide = load_guide("discovery", language)
    note = render_guide_note(guide, date(2026, 3, 20), Words(language))

    assert note.startswith(f"# {title}, 2026-03-20\n")
    for question in guide.questions:
        assert f"\n## {question}\n\n> …\n\n{said_by}\n" in note
    assert [line for line in note.splitlines() if line.lstrip().startswith(">")] == ["> …"] * (
        len(guide.questions) + 1
    )


@pytest.mark.parametrize("language", OTHERS)
def test_a_page_tells_its_language_and_keeps_its_anchors(language: str) -> None:
    page = render_guide(load_guide("brief", language), to="html", words=Words(language))

    assert f'<html lang="{language}" dir="ltr">' in page
    assert '<section id="what-the-brief-says"' in page
    assert f'aria-label="{Words(language).say("Table: {title}", title="")}' in page
