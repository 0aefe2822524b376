"""The red-line and the page of a history in a browser: nothing is fetched, and axe finds nothing."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from examples.make_repository import build

from tests.conftest import Cli
from tests.render.test_browser import AXE, VIEWS, browser, open_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["browser"]
pytestmark = pytest.mark.system

COMMANDS = {
    "red-line": ("diff", "first-draft", "year-end", "--format", "html", "--today", "2026-07-01"),
    "history": ("history", "--format", "html"),
}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("which", COMMANDS)
def test_axe_finds_nothing(  # noqa: PLR0913, PLR0917 - one fixture an argument
    browser: "Browser",
    cli: Cli,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    which: str,
    view: str,
) -> None:
    build("st-brannocs", tmp_path / "made")
    monkeypatch.chdir(tmp_path / "made")
    path = tmp_path / "page.html"
    path.write_text(cli(*COMMANDS[which]).out, encoding="utf-8")
    context = browser.new_context(**VIEWS[view])
    said: list[str] = []
    page = open_page(context, path, view)
    page.on("console", lambda message: said.append(message.text))
    page.reload()
    wide = page.evaluate("document.documentElement.scrollWidth")
    shown = page.viewport_size
    context.close()
    checked = browser.new_context(**VIEWS[view], bypass_csp=True)
    page = open_page(checked, path, view)
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    checked.close()

    assert said == []
    assert shown is not None
    assert wide <= shown["width"]
    assert [(one["id"], one["nodes"][0]["html"][:150]) for one in found["violations"]] == []
