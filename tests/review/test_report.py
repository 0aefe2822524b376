"""The agenda and the report, as Markdown and as HTML."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import PurePosixPath

import pytest

from kamplan.planfile import PlanFile, demand_plan
from kamplan.render.columns import width_of
from kamplan.render.review import FORMATS, render_review
from kamplan.render.review_summary import render_review_summary
from kamplan.review.background import Background
from kamplan.review.block import add_review
from kamplan.review.filling import plan_filling
from kamplan.review.questions import QUESTIONS
from kamplan.review.said import Said
from kamplan.review.scorecard import build_scorecard
from kamplan.yamldoc.amend import amend, put
from tests.review.plans import example, plan_of

TODAY = date(2026, 12, 20)
SUFFIX = {"markdown": "md", "html": "html"}


def held(name: str = "st-brannocs") -> PlanFile:
    """Return the example with its review held and filled in, as its year's end tells."""
    file = example(name)
    file = demand_plan(add_review(file, build_scorecard(file.plan, TODAY)), file.path)
    said = Said(
        held_on=date(2026, 12, 15),
        verdict="They told us about the carton late once, and said so before I found out.",
        said_by="strand",
        ratings={"customer": 4, "supplier": 3},
        next="continue",
    )
    review = ("review",)
    changes = [
        *plan_filling(file, said, TODAY),
        put((*review, "attendees"), ["strand", "penhale", "marsh"]),
        put((*review, "initiatives", 0, "worked"), ["chair data in the open"]),
        put((*review, "initiatives", 1, "did_not_work"), ["waiting on one person for counts"]),
        put((*review, "goals", 1, "outcome"), "partly"),
        put((*review, "goals", 1, "why"), "three a month from October only"),
        put((*review, "returns", 0, "outcome"), "partly"),
        put((*review, "returns", 0, "verbatim"), "Two mornings in the whole autumn."),
        put((*review, "returns", 0, "said_by"), "strand"),
        put((*review, "lessons"), [{"what": "Chair data in the open", "again": True}]),
        put((*review, "answers", "customer", "supplier_kept_word"), "mostly"),
        put((*review, "answers", "customer", "customer_kept_word"), "partly"),
        put((*review, "answers", "supplier", "supplier_kept_word"), "partly"),
        put((*review, "answers", "supplier", "customer_kept_word"), "mostly"),
        put((*review, "commitments", 3, "outcome"), "kept-late"),
        put((*review, "focus_next"), ["growth", "goals"]),
    ]
    return demand_plan(amend(file.document.text, changes), file.path)


def words_of(page: str) -> str:
    """Return what a page says, without tags and escapes."""
    text = unescape(re.sub(r"<[^>]+>", " ", page))
    return " ".join(re.sub(r"\\(?=[^\w\s])", "", text).split())


def without_style(page: str) -> str:
    """Return a page without the style sheet and its digest, which all pages share."""
    page = re.sub(r"sha256-[\w+/=]*", "sha256-…", page)
    return re.sub(r"(?s)<style>.*</style>", "<style>…</style>", page)


@pytest.mark.parametrize("to", FORMATS)
def test_the_agenda_before_and_the_report_after(
    to: str, snapshot: Callable[[str, str], None]
) -> None:
    before = render_review(example("st-brannocs").plan, to=to, today=TODAY)
    after = render_review(held().plan, to=to, today=TODAY)

    assert "Agenda of the twelve-month review" in words_of(before)
    assert "Agenda" not in words_of(after)
    snapshot(f"agenda.{SUFFIX[to]}", without_style(before))
    snapshot(f"report.{SUFFIX[to]}", without_style(after))


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("is_held", [False, True])
def test_both_forms_ask_the_same_of_both(*, to: str, is_held: bool) -> None:
    plan = held().plan if is_held else example("st-brannocs").plan

    page = words_of(render_review(plan, to=to, today=TODAY))

    for one in QUESTIONS:
        assert one.put(plan.supplier.name, plan.customer.name) in page


@pytest.mark.parametrize("to", FORMATS)
def test_the_report_says_what_both_said(to: str) -> None:
    page = words_of(render_review(held().plan, to=to, today=TODAY))

    for said in (
        "They told us about the carton late once",
        "Two mornings in the whole autumn.",
        "chair data in the open",
        "waiting on one person for counts",
        "4 of 5",
        "3 of 5",
        "continue",
        "Growth, Goals",
        "(5 − 14) / (3 − 14)",
        "by the dates: partly",
        "Moira Penhale",
    ):
        assert said in page, said


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("name", ["st-brannocs", "dornbach", "norrvik", "najd"])
def test_every_commitment_criterion_need_and_goal_is_in_it(name: str, to: str) -> None:
    plan = example(name).plan

    page = words_of(render_review(plan, to=to, today=plan.period.end)).replace("`", "")

    for initiative in plan.initiatives:
        texts = [one.what for one in initiative.commitments]
        texts += [one.metric for one in initiative.success_criteria]
        assert all(" ".join(text.split()) in page for text in texts)
    for text in (*(one.verbatim for one in plan.needs), *(g.goal for g in plan.six_boxes.goals)):
        assert " ".join(text.split()) in page


@pytest.mark.parametrize("to", FORMATS)
def test_an_empty_plan_says_what_is_missing(to: str) -> None:
    page = words_of(render_review(plan_of().plan, to=to, today=TODAY))

    assert "Nobody wrote down what winning means." in page
    assert "nothing was promised" in page
    assert "No success criteria were written down." in page
    assert "No need was written down." in page


def test_needs_heard_since_the_signatures_stand_apart() -> None:
    plan = example("dornbach").plan

    pages = [
        render_review(
            plan, to="markdown", today=plan.period.end, background=Background(heard_from=day)
        )
        for day in (None, date(2026, 3, 20))
    ]

    assert ["Heard since both signed" in page for page in pages] == [False, True]


HOSTILE = '<img src=x onerror=alert(1)> | [x](javascript:y) `z` @everyone # & "q"'


def test_hostile_words_stay_words() -> None:
    file = held()
    changes = [
        put(("review", "initiatives", 0, "worked"), [HOSTILE]),
        put(("customer", "name"), HOSTILE),
        put(("initiatives", 0, "commitments", 0, "what"), HOSTILE),
        put(("needs", 0, "verbatim"), HOSTILE),
    ]
    plan = demand_plan(amend(file.document.text, changes), PurePosixPath("plan.yaml")).plan

    html = render_review(plan, to="html", today=TODAY)
    markdown = render_review(plan, to="markdown", today=TODAY)

    assert "<img" not in html
    assert "javascript:y" not in re.findall(r'href="([^"]*)"', html)
    assert re.search(r"(?<!\\)<img", markdown) is None
    assert re.search(r"(?<!\\)\]\(javascript", markdown) is None
    for line in markdown.splitlines():
        if line.startswith("| ") and "onerror" in line:
            assert len(re.findall(r"(?<!\\)\|", line)) in (4, 6)


def test_the_page_needs_nothing_from_outside() -> None:
    page = render_review(held().plan, to="html", today=TODAY)

    assert re.findall(r'(?:src|href)="(?!#|data:image/svg)([^"]*)"', page) == []
    assert "<script" not in page
    ids = re.findall(r'\bid="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', page)) <= set(ids)


def test_every_region_of_the_page_has_a_name_of_its_own() -> None:
    page = render_review(held().plan, to="html", today=TODAY)

    names = re.findall(r'aria-label="([^"]*)"', page) + re.findall(r"<h2[^>]*>([^<]*)</h2>", page)
    assert len(names) == len(set(names)) > 10


@pytest.mark.parametrize("to", FORMATS)
def test_the_same_plan_gives_the_same_bytes(to: str) -> None:
    assert render_review(held().plan, to=to, today=TODAY) == render_review(
        held().plan, to=to, today=TODAY
    )


@pytest.mark.parametrize("width", [60, 80, 140])
def test_the_summary_fits_the_screen(width: int, snapshot: Callable[[str, str], None]) -> None:
    text = render_review_summary(held().plan, TODAY, width)

    assert all(width_of(line) <= width for line in text.splitlines())
    snapshot(f"summary-{width}.txt", text)


@pytest.mark.parametrize("to", FORMATS)
def test_sums_are_written_as_the_language_of_the_page_does(to: str) -> None:
    plan = example("st-brannocs").plan
    day = date(2026, 12, 20)

    page = words_of(render_review(plan, to=to, today=day, language="de"))

    assert "82 %" in page.replace("\u00a0", " ")
    assert "nein (Zielwert ja)" in page
    assert "yes/no" not in page
    assert "0.82" not in page
