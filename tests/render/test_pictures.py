"""What the pages look like: pictures kept beside the tests, compared with a tolerance.

`pytest -m system tests/render/test_pictures.py --update-snapshots` takes them again; look at each
before it is committed. Machines set type a little differently, so that pictures are compared at a
quarter of their size.
"""

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.conftest import ROOT
from tests.render.test_browser import VIEWS, browser, pages

if TYPE_CHECKING:
    from PIL import Image
    from playwright.sync_api import Browser

pytestmark = pytest.mark.system

__all__ = ["browser", "pages"]

FOLDER = ROOT / "tests/render/pictures"
SHEET: dict[str, Any] = {"viewport": {"width": 1054, "height": 725}, "color_scheme": "light"}
FEW = 0.015
"""Which share of the points may differ."""
CLEAR = 40
"""From how many of 255 levels on two points differ."""


class Shot(NamedTuple):
    """A picture of a page, or of the first part of it that a selector finds."""

    page: tuple[str, str]
    view: str
    part: str | None = None


SHOTS = {
    "top-phone": Shot(("st-brannocs", "html"), "phone"),
    "top-desktop": Shot(("st-brannocs", "html"), "light"),
    "top-dark": Shot(("st-brannocs", "html"), "dark"),
    "top-print": Shot(("st-brannocs", "html"), "print"),
    "bare-phone": Shot(("bare", "html"), "phone"),
    "right-to-left-phone": Shot(("najd", "html"), "phone"),
    "initiative-desktop": Shot(("st-brannocs", "html"), "light", ".initiative"),
    "criterion-phone": Shot(("st-brannocs", "html"), "phone", ".criterion"),
    "year-desktop": Shot(("st-brannocs", "html"), "light", "#year .line"),
    "white-space-desktop": Shot(("st-brannocs", "html"), "light", "#white-space .wide"),
    "signatures-desktop": Shot(("st-brannocs", "html"), "light", "#signatures"),
    "german-phone": Shot(("german", "html"), "phone"),
    "meetings-phone": Shot(("st-brannocs", "html"), "phone", "#meetings table"),
    "promises-phone": Shot(("st-brannocs", "review"), "phone", "#sides table"),
    "canvas-german-print": Shot(("german", "canvas"), "sheet"),
    "canvas-desktop": Shot(("st-brannocs", "canvas"), "light"),
    "canvas-print": Shot(("st-brannocs", "canvas"), "sheet"),
    "canvas-overfull-print": Shot(("overfull", "canvas"), "sheet"),
    "review-desktop": Shot(("st-brannocs", "review"), "light"),
    "review-phone": Shot(("st-brannocs", "review"), "phone"),
}


@pytest.mark.parametrize("name", SHOTS)
def test_a_page_looks_as_it_did(
    browser: "Browser",
    pages: dict[tuple[str, str], Path],
    name: str,
    request: pytest.FixtureRequest,
) -> None:
    from PIL import Image

    shot, kept = SHOTS[name], FOLDER / f"{name}.png"
    taken = take(browser, pages[shot.page], shot)
    if request.config.getoption("--update-snapshots"):
        FOLDER.mkdir(exist_ok=True)
        taken.quantize(64).save(kept, optimize=True)
    assert kept.is_file(), f"no picture {kept.name}; run with --update-snapshots and look at it"
    with Image.open(kept) as before:
        share = compare(before.convert("RGB"), taken)

    assert share <= FEW, f"{share:.1%} of {kept.name} looks otherwise"


def take(browser: "Browser", path: Path, shot: Shot) -> "Image.Image":
    from PIL import Image

    view = {**VIEWS, "sheet": SHEET}[shot.view]
    context = browser.new_context(**view)
    page = context.new_page()
    page.goto(path.as_uri())
    if shot.view in ("print", "sheet"):
        page.emulate_media(media="print")
    raw = page.locator(shot.part).first.screenshot() if shot.part else page.screenshot()
    context.close()
    return Image.open(io.BytesIO(raw)).convert("RGB")


def compare(before: "Image.Image", now: "Image.Image") -> float:
    """Return which share of the points differs; 1 where the pictures are not of one size."""
    from PIL import ImageChops

    wide, high = before.size
    if abs(now.width - wide) > wide * 0.02 or abs(now.height - high) > max(8, high * 0.03):
        return 1.0
    size = (wide // 4, high // 4)
    difference = ImageChops.difference(before.resize(size), now.resize(size)).convert("L")
    counts = difference.histogram()
    return sum(counts[CLEAR:]) / sum(counts)


def test_a_change_that_a_person_sees_is_found() -> None:
    from PIL import Image, ImageDraw

    page = Image.new("RGB", (400, 400), "white")
    ImageDraw.Draw(page).text((20, 20), "Some words of a page " * 3, fill="black")
    same, other = page.copy(), page.copy()
    ImageDraw.Draw(same).point([(5, 5), (300, 200)], fill="black")
    ImageDraw.Draw(other).rectangle((100, 100, 180, 180), fill="black")

    assert compare(page, same) <= FEW < compare(page, other)
    assert compare(page, page.resize((400, 300))) == 1.0
