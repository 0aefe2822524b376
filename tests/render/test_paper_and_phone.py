"""The pages where there is little room: on sheets of paper and on a phone."""

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.render.test_browser import browser, open_page, pages

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.system

__all__ = ["browser", "pages"]

LONG = [("st-brannocs", "html"), ("german", "html"), ("st-brannocs", "review")]


@pytest.mark.parametrize("which", LONG, ids=" ".join)
def test_no_heading_stands_alone_at_the_foot_of_a_sheet(
    browser: "Browser", pages: dict[tuple[str, str], Path], which: tuple[str, str]
) -> None:
    context = browser.new_context()
    page = open_page(context, pages[which])
    headings: list[str] = page.evaluate(
        """[...document.querySelectorAll('main h2, :is(.goal, .initiative) > h3')].map(one => {
            const seen = one.cloneNode(true)
            seen.querySelectorAll('.off-screen').forEach(hidden => hidden.remove())
            return seen.textContent
        })"""
    )
    pdf = page.pdf(prefer_css_page_size=True)
    context.close()
    sheets = [read_lines(sheet) for sheet in text_of(pdf).split("\f")[:-1]]

    # The sheet of six boxes has neither number nor anything that is broken.
    numbers = [f"{number} / {len(sheets)}" for number in range(1, len(sheets) + 1)]
    assert sum(sheet[-1] == number for sheet, number in zip(sheets, numbers, strict=True)) >= (
        len(sheets) - (which[1] == "html")
    )
    last = [sheet[-2] for sheet, number in zip(sheets, numbers, strict=True) if sheet[-1] == number]
    whole = {" ".join(one.split()) for one in headings}
    assert [one for one in last if one in whole] == []


def text_of(pdf: bytes) -> str:
    done = subprocess.run(
        ["pdftotext", "-layout", "-enc", "UTF-8", "-", "-"],
        input=pdf,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode()


def read_lines(text: str) -> list[str]:
    lines = (" ".join(line.split()) for line in text.splitlines() if line.strip())
    return [re.sub(r"^(\d+) ?/ ?(\d+)$", r"\1 / \2", line) for line in lines]


@pytest.mark.parametrize("which", [*LONG, ("najd", "html"), ("overfull", "html")], ids=" ".join)
def test_on_a_phone_no_row_of_words_runs_out_of_sight(
    browser: "Browser", pages: dict[tuple[str, str], Path], which: tuple[str, str]
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = open_page(context, pages[which])
    tables = page.locator("table:not(.grid)").count()
    cut = page.evaluate(
        """[...document.querySelectorAll('table:not(.grid)')]
            .filter(one => one.getBoundingClientRect().right > innerWidth)
            .map(one => one.innerText.slice(0, 80))"""
    )
    context.close()

    assert tables or which[0] == "overfull"
    assert cut == []


def test_a_row_that_stands_as_a_list_is_still_a_row_to_a_screen_reader(
    browser: "Browser", pages: dict[tuple[str, str], Path]
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = open_page(context, pages["st-brannocs", "html"])
    seen = page.locator("#meetings table").first.aria_snapshot()
    context.close()

    assert 'columnheader "When"' in seen
    assert 'rowheader "call § monthly-call"' in seen
    assert 'cell "Moira Penhale, Ella Marsh"' in seen
