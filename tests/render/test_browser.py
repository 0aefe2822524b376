"""The pages in a real browser: nothing fetched, nothing out of reach, one sheet where promised."""

import json
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest

from kamplan.planfile import demand_plan
from kamplan.render.plan import render_plan
from kamplan.render.review import render_review
from tests.conftest import ROOT
from tests.render.filled import load
from tests.render.test_plan import BARE, TODAY, read

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

    from kamplan.model import Plan

pytestmark = pytest.mark.system

CHROMIUM = "/usr/bin/chromium"
AXE = ROOT / ".venv/lib/node_modules/axe-core/axe.min.js"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ACCOUNTS = ("st-brannocs", "najd")
PAGES = [*((one, "html") for one in ACCOUNTS), *((one, "canvas") for one in ACCOUNTS)]
PAGES += [("german", "html"), ("german", "canvas"), ("st-brannocs", "review")]
PAGES += [("bare", "html"), ("bare", "canvas"), ("overfull", "html"), ("overfull", "canvas")]
VIEWS: dict[str, dict[str, Any]] = {
    "light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"},
    "print": {"viewport": {"width": 794, "height": 1123}, "color_scheme": "light"},
}


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
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """Write every page to a file."""
    folder = tmp_path_factory.mktemp("pages")
    made = {}
    for account, to in PAGES:
        made[account, to] = folder / f"{account}-{to}.html"
        language = "de" if account == "german" else None
        render = render_review if to == "review" else render_plan
        form = "html" if to == "review" else to
        text = render(plan_of(account), to=form, today=TODAY, language=language)
        made[account, to].write_text(text, encoding="utf-8")
    return made


def plan_of(account: str) -> "Plan":
    if account in ACCOUNTS:
        return read(ROOT / f"examples/{account}/accounts/{account}/plan.yaml")
    if account == "german":
        return read(ROOT / "examples/dornbach/accounts/dornbach/plan.yaml")
    if account == "bare":
        return demand_plan(BARE, PurePosixPath("plan.yaml")).plan
    return load(overfull())


def overfull() -> dict[str, Any]:
    """Give a plan with far more in each box than a sheet holds, in letters of every width."""
    many = ["WWWWM " * 20, "一つの長い文章です。" * 8, "x" * 150, *["Some words of it"] * 20]
    goals = [{"id": f"goal-{n}", "goal": many[n % 3], "why_it_matters": many[0]} for n in range(6)]
    return {
        "kamplan": 1,
        "account": {"id": "acme", "name": "Acme " * 12},
        "supplier": {"name": "Supplier" * 9},
        "customer": {"name": "Acme " * 12},
        "period": {"start": "2026-01-01", "end": "2026-12-31"},
        "contacts": [
            {"id": "ann", "party": "customer", "name": "A" * 80, "email": "a@" + "b" * 60}
        ],
        "needs": [{"id": "n", "verbatim": "word " * 300}, {"id": "o", "verbatim": "y" * 300}],
        "initiatives": [],
        "six_boxes": {
            "focus": "growth",
            "assumptions": {"stop_doing": many, "start_doing": many, "may_need_to_change": many},
            "journey": {"today": {"needs": many, "emotions": many}, "tomorrow": many},
            "growth": {"insight_they_lack": many},
            "goals": goals,
            "strategy": {"policies": many, "resources": {"minimum": many, "ideal": many}},
            "co_beneficiaries": many,
        },
        "white_space": {
            "offerings": ["An offering with a long name"] * 8,
            "units": [f"Unit {n}" for n in range(12)],
        },
    }


def open_page(context: "BrowserContext", path: Path, view: str = "light") -> "Page":
    page = context.new_page()
    page.goto(path.as_uri())
    if view == "print":
        page.emulate_media(media="print")
    return page


@pytest.mark.parametrize("which", PAGES, ids=" ".join)
def test_a_page_fetches_nothing_and_complains_of_nothing(
    browser: "Browser", pages: dict[tuple[str, str], Path], which: tuple[str, str]
) -> None:
    said: list[str] = []
    asked: list[str] = []
    context = browser.new_context()
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(pages[which].as_uri())
    context.close()

    assert said == []
    assert asked == [pages[which].as_uri()]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("which", PAGES, ids=" ".join)
def test_axe_finds_nothing(
    browser: "Browser", pages: dict[tuple[str, str], Path], which: tuple[str, str], view: str
) -> None:
    context = browser.new_context(**VIEWS[view], bypass_csp=True)
    page = open_page(context, pages[which], view)
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    context.close()

    assert [
        (one["id"], one["impact"], one["nodes"][0]["html"][:150], one["nodes"][0]["failureSummary"])
        for one in found["violations"]
    ] == []


@pytest.mark.parametrize("width", [320, 390, 820, 1440])
@pytest.mark.parametrize("which", PAGES, ids=" ".join)
def test_nothing_sticks_out_sideways(
    browser: "Browser", pages: dict[tuple[str, str], Path], which: tuple[str, str], width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = open_page(context, pages[which])
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()

    assert wide <= width


@pytest.mark.parametrize("which", PAGES, ids=" ".join)
def test_text_of_twice_the_size_loses_nothing(
    browser: "Browser", pages: dict[tuple[str, str], Path], which: tuple[str, str]
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    page = open_page(context, pages[which])
    page.add_style_tag(content="html { font-size: 200% !important }")
    wide = page.evaluate("document.documentElement.scrollWidth")
    cut = page.evaluate(
        """[...document.querySelectorAll('body *')].filter(one => {
            const style = getComputedStyle(one);
            return style.overflow === 'hidden' && !one.matches('.off-screen')
                && (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1);
        }).map(one => one.className)"""
    )
    context.close()

    assert wide <= 1280
    assert cut == []


def test_the_keyboard_reaches_everything(
    browser: "Browser", pages: dict[tuple[str, str], Path]
) -> None:
    context = browser.new_context()
    page = open_page(context, pages["st-brannocs", "html"])
    # Of a group of buttons the keyboard reaches one, and the others from there by arrow.
    there = page.evaluate(
        """document.querySelectorAll('a[href], input:checked, [tabindex="0"]').length"""
    )
    reached = page.evaluate_handle("new Set()")
    first = None
    for _ in range(there + 5):
        page.keyboard.press("Tab")
        page.evaluate("set => { set.add(document.activeElement) }", reached)
        first = first or page.evaluate("document.activeElement.className")
    number = page.evaluate("set => { set.delete(document.body); return set.size }", reached)
    context.close()

    assert first == "skip"
    assert number == there


def test_needs_can_be_chosen_by_their_answer(
    browser: "Browser", pages: dict[tuple[str, str], Path]
) -> None:
    context = browser.new_context()
    page = open_page(context, pages["st-brannocs", "html"])
    needs, shown = page.locator(".need"), page.locator(".need:visible")
    whole = needs.count()
    page.locator("#show-wont-act").check()
    some = shown.count()
    page.goto(pages["st-brannocs", "html"].as_uri() + "#need-empty-chairs")
    target = page.locator("#need-empty-chairs").is_visible()
    page.emulate_media(media="print")
    printed = shown.count()
    context.close()

    assert (whole, some, printed) == (12, 2, 12)
    assert target


@pytest.mark.parametrize("account", [*ACCOUNTS, "german", "bare", "overfull"])
@pytest.mark.parametrize("to", ["html", "canvas"])
def test_no_box_is_cut_off_on_its_sheet(
    browser: "Browser", pages: dict[tuple[str, str], Path], account: str, to: str
) -> None:
    # As wide as A4 across without its margins.
    context = browser.new_context(viewport={"width": 1054, "height": 725})
    page = open_page(context, pages[account, to], "print")
    cut = page.evaluate(
        """[...document.querySelectorAll('.sheet, .box')]
            .filter(one => one.scrollHeight > one.clientHeight + 1)
            .map(one => `${one.id} ${one.scrollHeight} ${one.clientHeight}`)"""
    )
    lines = page.evaluate(
        """[...document.querySelectorAll('.box li, .overleaf li')]
            .filter(one => one.getClientRects().length).length"""
    )
    whole = page.evaluate("document.querySelectorAll('.box li').length")
    context.close()

    assert cut == []
    assert lines == whole


@pytest.mark.parametrize("account", [*ACCOUNTS, "german", "bare"])
def test_the_six_boxes_are_one_sheet_of_paper(
    browser: "Browser", pages: dict[tuple[str, str], Path], account: str
) -> None:
    context = browser.new_context()
    pdf = open_page(context, pages[account, "canvas"]).pdf(prefer_css_page_size=True)
    context.close()

    assert [is_across(box) for box in boxes_of(pdf)] == [True]


def test_what_does_not_fit_on_the_sheet_is_overleaf(
    browser: "Browser", pages: dict[tuple[str, str], Path]
) -> None:
    context = browser.new_context()
    pdf = open_page(context, pages["overfull", "canvas"]).pdf(prefer_css_page_size=True)
    context.close()

    assert len(boxes_of(pdf)) > 1


def test_one_page_of_the_printed_plan_lies_across(
    browser: "Browser", pages: dict[tuple[str, str], Path]
) -> None:
    context = browser.new_context()
    pdf = open_page(context, pages["st-brannocs", "html"]).pdf(prefer_css_page_size=True)
    context.close()

    across = [is_across(box) for box in boxes_of(pdf)]
    assert across.count(True) == 1
    assert len(across) < 25


def boxes_of(pdf: bytes) -> list[list[float]]:
    """Return the size of each page; Chromium writes its page objects in plain text."""
    return [json.loads(one) for one in sizes(pdf)]


def sizes(pdf: bytes) -> list[str]:
    found = re.findall(rb"/Type /Page\b.*?/MediaBox (\[[^\]]*\])", pdf, re.DOTALL)
    return [re.sub(r"\s+", ",", one.decode()) for one in found]


def is_across(box: list[float]) -> bool:
    return box[2] > box[3]
