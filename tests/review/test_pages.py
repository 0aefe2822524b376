"""The pages of review and checkpoint: hostile words stay words, and a real browser finds no fault."""

import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kamplan.planfile import PlanFile, demand_plan
from kamplan.render.checkpoint import TEMPLATES, render_checkpoint
from kamplan.render.checkpoint_summary import render_checkpoint_summary
from kamplan.render.columns import width_of
from kamplan.render.review import render_review
from kamplan.review.background import build_background
from kamplan.review.checkpoint import build_checkpoint
from kamplan.signoff import Folder
from kamplan.yamldoc.amend import amend, put
from tests.render.test_browser import AXE, CHROMIUM, FLAGS, VIEWS, open_page
from tests.review.plans import example, plan_of
from tests.review.test_background import FIRST, LATER, NOW, RESIGNED, SIGNED, read, sign
from tests.review.test_report import held

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

JULY = date(2026, 7, 10)
HOSTILE = '<img src=x onerror=alert(1)> | [x](javascript:y) `z` @everyone # & "q" ::error::'


def checkpoint_of(file: PlanFile, to: str, today: date = JULY) -> str:
    return render_checkpoint(file.plan, build_checkpoint(file.plan, today), to=to)


def with_hostile_words() -> PlanFile:
    routes = (
        ("customer", "name"),
        ("supplier", "name"),
        ("initiatives", 0, "commitments", 1, "what"),
        ("initiatives", 0, "commitments", 1, "evidence"),
        ("initiatives", 0, "success_criteria", 0, "metric"),
        ("checkpoint_results", 0, "note"),
        ("needs", 6, "verbatim"),
        ("needs", 6, "reason"),
        ("contacts", 0, "name"),
    )
    file = example("st-brannocs")
    text = amend(file.document.text, [put(route, HOSTILE) for route in routes])
    return demand_plan(text, file.path)


class Shape(HTMLParser):
    """The tags of a page with their attributes' names."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[tuple[str, tuple[str, ...]]] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add((tag, tuple(name for name, _ in attrs)))


def test_hostile_words_make_no_tag() -> None:
    harmless, hostile = example("st-brannocs"), with_hostile_words()

    assert Shape(checkpoint_of(hostile, "html")).tags == Shape(checkpoint_of(harmless, "html")).tags


def test_hostile_words_make_no_markdown() -> None:
    page = checkpoint_of(with_hostile_words(), "markdown")

    assert "onerror" in page
    assert re.search(r"(?<!\\)<img", page) is None
    assert re.search(r"(?<!\\)\]\(javascript", page) is None
    assert not any(line.startswith("::") for line in page.splitlines())
    for line in page.splitlines():
        if line.startswith("| ") and "onerror" in line:
            assert len(re.findall(r"(?<!\\)\|", line)) in (4, 6)


@pytest.mark.parametrize("to", TEMPLATES)
@pytest.mark.parametrize("name", ["st-brannocs", "dornbach", "norrvik", "najd"])
def test_every_checkpoint_of_the_examples_has_a_page(name: str, to: str) -> None:
    file = example(name)
    for day in (file.plan.period.start, *file.plan.checkpoints, file.plan.period.end):
        page = checkpoint_of(file, to, day)
        assert "made with kamplan" in page or 'content="kamplan"' in page
        assert checkpoint_of(file, to, day) == page


@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_the_summary_fits_the_screen(width: int) -> None:
    for file in (example("st-brannocs"), example("najd"), with_hostile_words(), plan_of()):
        text = render_checkpoint_summary(file.plan, build_checkpoint(file.plan, JULY), width)
        assert all(width_of(line) <= min(width, 100) for line in text.splitlines())
        assert not any(line.startswith("::") for line in text.splitlines())


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Browser"]:
    from playwright.sync_api import sync_playwright

    home = tmp_path_factory.mktemp("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*FLAGS], env={"HOME": str(home)}
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write the fullest and the emptiest of each page to files."""
    folder = tmp_path_factory.mktemp("pages")
    files = sign(LATER, RESIGNED, sign(FIRST, SIGNED))
    around = build_background(NOW.plan, read(files), [held().plan])
    texts = {
        "report": render_review(
            held().plan,
            to="html",
            today=JULY,
            background=build_background(held().plan, Folder(), []),
        ),
        "agenda": render_review(NOW.plan, to="html", today=JULY, background=around),
        "empty": render_review(plan_of().plan, to="html", today=JULY),
        "german": render_review(NOW.plan, to="html", today=JULY, background=around, language="de"),
        "checkpoint": checkpoint_of(example("st-brannocs"), "html"),
        "written": checkpoint_of(example("st-brannocs"), "html", date(2026, 10, 13)),
        "bare": checkpoint_of(plan_of(), "html"),
        "arabic": checkpoint_of(example("najd"), "html"),
    }
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in texts}


NAMES = ("report", "agenda", "empty", "german", "checkpoint", "written", "bare", "arabic")


@pytest.mark.system
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(
    browser: "Browser", pages: dict[str, Path], name: str, view: str
) -> None:
    context = browser.new_context(**VIEWS[view], bypass_csp=True)
    page = open_page(context, pages[name], view)
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    context.close()

    assert [
        (one["id"], one["impact"], one["nodes"][0]["html"][:150], one["nodes"][0]["failureSummary"])
        for one in found["violations"]
    ] == []


@pytest.mark.system
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_fetched_and_nothing_sticks_out(
    browser: "Browser", pages: dict[str, Path], name: str
) -> None:
    for width in (320, 390, 820, 1440):
        context = browser.new_context(viewport={"width": width, "height": 900})
        page = context.new_page()
        said, asked = listen(page)
        page.goto(pages[name].as_uri())
        wide = page.evaluate("document.documentElement.scrollWidth")
        context.close()

        assert (said, asked) == ([], [pages[name].as_uri()])
        assert wide <= width


def listen(page: "Page") -> tuple[list[str], list[str]]:
    """Return what the page will say in the console, and what it will ask the network for."""
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    return said, asked
