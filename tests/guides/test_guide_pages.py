"""Guides in a real browser: open to everybody, on a phone and on paper too."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kamplan.guides import KINDS, load_guide
from kamplan.render.guide import render_guide
from kamplan.render.words import LANGUAGES, Words
from tests.render.test_browser import AXE, CHROMIUM, FLAGS, VIEWS, open_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.system


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Browser"]:
    from playwright.sync_api import sync_playwright

    home = tmp_path_factory.mktemp("chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*FLAGS], env={"HOME": str(home)}
        )
        yield started
        started.close()


@pytest.fixture
def page_of(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Write the guide that a test is about."""
    path = tmp_path / "guide.html"
    language = request.getfixturevalue("language")
    guide = load_guide(request.getfixturevalue("kind"), language)
    path.write_text(render_guide(guide, to="html", words=Words(language)), encoding="utf-8")
    return path


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    ("kind", "language"),
    [("discovery", "en"), ("brief", "de"), ("handoff", "fr")],
)
def test_axe_finds_nothing(
    chromium: "Browser", page_of: Path, kind: str, language: str, view: str
) -> None:
    assert kind in KINDS
    assert language in LANGUAGES
    context = chromium.new_context(**VIEWS[view], bypass_csp=True)
    page = open_page(context, page_of, view)
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    context.close()

    assert [(one["id"], one["nodes"][0]["html"][:150]) for one in found["violations"]] == []


@pytest.mark.parametrize("width", [320, 820])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_sticks_out_and_nothing_is_fetched(
    chromium: "Browser", page_of: Path, kind: str, language: str, width: int
) -> None:
    said: list[str] = []
    asked: list[str] = []
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page_of.as_uri())
    wide = page.evaluate("document.documentElement.scrollWidth")
    title = page.title()
    cut = page.locator(".wide").evaluate_all(
        "all => all.some(it => it.scrollWidth > it.clientWidth)"
    )
    context.close()

    assert (said, asked) == ([], [page_of.as_uri()])
    assert wide <= width
    assert not cut
    assert title == load_guide(kind, language).title
