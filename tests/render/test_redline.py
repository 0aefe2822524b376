"""The red-line: the whole page with what changed marked, so that no reader misses a word."""

import base64
import hashlib
import re
from datetime import date
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings

from kamplan.diff import Level, Versions, answer_diff
from kamplan.planfile import demand_plan
from kamplan.render.plan import render_plan
from kamplan.render.redline import Version, render_redline
from kamplan.render.redline.tree import Element, Node, Text, parse_page, walk
from tests.conftest import ROOT
from tests.diff.plans import Data, pairs, write_data
from tests.render.filled import fill
from tests.render.pages import Page
from tests.render.test_html import HOSTILE

TODAY = date(2026, 7, 1)
PATH = PurePosixPath("plan.yaml")
PLAN = (ROOT / "tests/data/plan.reference.yaml").read_text(encoding="utf-8")
MARKS = {"come", "gone"}


def mark(old: str, new: str, language: str | None = None) -> str:
    one, other = demand_plan(old, PATH), demand_plan(new, PATH)
    diff = answer_diff(Versions(PATH, one, other, "agreed", "work tree"), Level.NOTABLE)
    return render_redline(
        diff, Version(one.plan), Version(other.plan), today=TODAY, language=language
    )


def change(old: str, new: str, text: str = PLAN) -> str:
    assert text.count(old) >= 1
    return text.replace(old, new, 1)


def marked(page: str, anchor: str) -> list[str]:
    """Give what was deleted (-) and inserted (+) in an item, in its order."""
    item = next(one for one in walk(parse_page(page)) if one.attributes.get("id") == anchor)
    return [
        ("-" if one.tag == "del" else "+") + "".join(part.said for part in one.children[1:])
        for one in walk(item)
        if one.attributes.get("class") in MARKS
    ]


def take_back(page: str, look: str) -> str:
    """Give the text of a page without the marked parts of one look, and without the summary."""

    def kept(node: Node) -> str:
        if isinstance(node, Text):
            return node.said
        class_, tag = node.attributes.get("class", ""), node.tag
        if class_ in (look, "changes", "off-screen") or tag in ("svg", "style", "head", "fieldset"):
            return ""
        inner = "".join(map(kept, node.children))
        return inner if tag in ("ins", "del", "span", "a", "bdi", "time", "code") else f" {inner} "

    return kept(parse_page(page))


def letters(text: str) -> list[str]:
    return sorted("".join(text.split()))


@settings(max_examples=20, deadline=None)
@given(pairs)
def test_to_take_back_the_marks_gives_the_new_page_and_the_old(pair: tuple[Data, Data]) -> None:
    old, new = map(write_data, pair)
    page = mark(old, new)
    language = demand_plan(new, PATH).plan.language

    def plain(text: str) -> str:
        plan = demand_plan(text, PATH).plan
        known = language if language in ("en", "de", "fr") else "en"
        return take_back(render_plan(plan, to="html", today=TODAY, language=known), "neither")

    # Items that moved stand where they are now, so of the old page the order is not kept.
    assert "".join(take_back(page, "gone").split()) == "".join(plain(new).split())
    assert letters(take_back(page, "come")) == letters(plain(old))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "Die Bestellübersicht fehlt",
            "Die Bestelländerungsübersicht fehlt",
            ["-Bestellübersicht", "+Bestelländerungsübersicht"],
        ),
        ("Le délai passé", "Le délai dépassé", ["-passé", "+dépassé"]),
        (
            "نريد تقريراً كل أسبوع من الفريق",
            "نريد تقريراً كل شهر من الفريق",
            ["-أسبوع", "+شهر"],
        ),
        ("我们需要每周的完整报告", "我们需要每月的完整报告", ["-周", "+月"]),
        ("Three a month, not more", "Five a month, not more", ["-Three", "+Five"]),
        ("It is 1,000 euro now, every month", "It is 1,200 euro now, every month", ["-1,000", "+1,200"]),
    ],
)  # fmt: skip
def test_words_are_marked_as_each_script_has_them(old: str, new: str, expected: list[str]) -> None:
    said = "It's four pounds an hour to park and I'm here for five."

    page = mark(change(said, old), change(said, new))

    assert marked(page, "need-parking-cost") == expected


def test_a_text_that_has_nothing_in_common_is_shown_whole() -> None:
    page = mark(PLAN, change("Not ours to change. Passed to the estates team.", "We asked twice."))

    assert marked(page, "need-parking-cost") == [
        "-Not ours to change. Passed to the estates team.",
        "+We asked twice.",
    ]


def test_what_is_marked_is_said_to_those_who_hear_the_page() -> None:
    page = mark(PLAN, change("target: {value: 3,", "target: {value: 2,"))

    assert '<del class="gone"><span class="off-screen">deleted: </span>3</del>' in page
    assert '<ins class="come"><span class="off-screen">inserted: </span>2</ins>' in page


def test_an_item_that_is_gone_can_be_led_to() -> None:
    start, end = PLAN.index("  - id: parking-cost"), PLAN.index("initiatives:      ")
    page = mark(PLAN, PLAN[:start] + PLAN[end:])

    assert '<a href="#need-parking-cost">' in page
    gone = marked(page, "need-parking-cost")
    assert gone[0] == "-It's four pounds an hour to park and I'm here for five."
    assert {one[0] for one in gone} == {"-"}


def test_an_item_that_moved_is_shown_once_with_what_changed_in_it() -> None:
    end = PLAN.index("initiatives:      ")
    start = PLAN.index("  - id: parking-cost")
    need = change("intent: wont-act", "intent: act-later", PLAN[start:end])
    raised = PLAN[:start] + change("priority: low", "priority: high", need) + PLAN[end:]

    page = mark(PLAN, raised)

    # Needs stand under how much they matter, so it has gone from one list to the other.
    assert page.count('id="need-parking-cost"') == 1
    changes = marked(page, "need-parking-cost")
    assert {"-We will not act on it", "+Not now, but later"} <= set(changes)
    assert not any("four pounds" in one for one in changes)


def test_nothing_is_marked_where_nothing_changed() -> None:
    same = mark(PLAN, PLAN)
    written = mark(PLAN, PLAN + "# a comment\n")

    assert "the same to the byte" in same
    assert "only the file is written otherwise" in written
    assert "<del class" not in same + written


def test_the_page_is_well_made_and_allows_its_own_style_only() -> None:
    old = (ROOT / "examples/st-brannocs/accounts/st-brannocs/plan.yaml").read_text("utf-8")
    html = mark(old, PLAN)
    page = Page(html)

    assert (page.misplaced, page.open) == ([], [])
    assert len(page.ids) == len(set(page.ids))
    assert [one for one in page.links if one.startswith("#") and one[1:] not in page.ids] == []
    style = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style[0].encode()).digest()).decode()
    assert len(style) == 1
    assert f"sha256-{digest}" in html


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_makes_no_tag(text: str) -> None:
    harmless = fill().load()
    hostile = fill(lambda number, _field: f"{text}{number}").load()
    versions = Versions(PATH, None, None, text, text)
    diff = answer_diff(versions._replace(old=demand_plan(PLAN, PATH), new=demand_plan(PLAN, PATH)))

    for old, new in ((harmless, hostile), (hostile, harmless)):
        page = Page(render_redline(diff, Version(old), Version(new), today=TODAY))
        assert page.tags & {"script", "img", "iframe", "b", "i"} <= {"b"}
        assert {name for _, name in page.attributes if name.startswith("on")} == set()
        assert page.headings.count(1) == 1


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("de", "gestrichen:", "Zielwert von 3 auf 2 geändert (anspruchsvoller)"),
        ("fr", "supprimé :", "cible passée de 3 à 2 (plus exigeant)"),
    ],
)
def test_what_changed_is_told_in_the_language_of_the_page(
    language: str, said: str, told: str
) -> None:
    page = mark(PLAN, change("target: {value: 3,", "target: {value: 2,"), language)

    assert said in page
    line = next(one for one in page.splitlines() if told in one)
    assert '<a href="#criterion-same-day-cancellations">' in line
    headings = {"de": "<h3>Erfolgskriterien</h3>", "fr": "<h3>Critères de succès</h3>"}
    assert headings[language] in page


def test_a_plan_that_came_or_went_is_shown_whole() -> None:
    file = demand_plan(PLAN, PATH)
    for old, new in ((None, file), (file, None)):
        diff = answer_diff(Versions(PATH, old, new, "main", "work tree"))
        sides = [Version(one.plan) if one else None for one in (old, new)]

        page = render_redline(diff, *sides, today=TODAY)

        assert f"The plan is {'new' if new else 'gone'}" in page
        assert "need-parking-cost" in page
        assert '<del class="gone"><span' not in page


def test_a_page_is_written_again_to_the_letter() -> None:
    page = render_plan(demand_plan(PLAN, PATH).plan, to="html", today=TODAY)

    assert parse_page(page).html == page
    assert isinstance(parse_page(page), Element)


def test_the_title_and_the_contents_say_that_it_tells_changes() -> None:
    page = mark(PLAN, change("value: 3, by", "value: 4, by"), "fr")

    assert "<title>Ce qui a changé\u00a0: St. Brannoc&#39;s University Hospital – " in page
    assert '<ol><li class="changes"><a href="#changes">Ce qui a changé</a></li>' in page
    assert 'id="changes"' in page
