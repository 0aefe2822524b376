"""The PDF: all of the plan on A4, tagged, with bookmarks, and the same bytes every time."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest

from kamplan.planfile import demand_plan
from kamplan.render.pdf import render_pdf, set_directions
from tests.conftest import ROOT
from tests.render.filled import fill, load
from tests.render.test_browser import overfull
from tests.render.test_html import HOSTILE
from tests.render.test_plan import BARE, GOOD, TODAY, read

if TYPE_CHECKING:
    from pypdf import PdfReader

pytestmark = pytest.mark.system

A4 = (595, 842)


def open_pdf(pdf: bytes) -> "PdfReader":
    from pypdf import PdfReader

    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """Return the text of a PDF as poppler reads it, without the breaks between its lines."""
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return squeeze(done.stdout.decode())


def squeeze(text: str) -> str:
    """Leave out what a line break may add or take: blanks, and hyphens at the end of lines."""
    return re.sub(r"[\s\u00ad\u200b-]+", "", text)


@pytest.fixture(scope="module")
def example() -> bytes:
    return render_pdf(read(GOOD[-1]), today=TODAY, signatures={})


def test_every_field_of_the_model_is_in_the_pdf() -> None:
    filled = fill()

    text = text_of(render_pdf(filled.load(), today=TODAY))

    assert [put.route for put in filled.puts if squeeze(put.shown) not in text] == []


def test_two_processes_make_the_same_bytes(tmp_path: Path, example: bytes) -> None:
    plan = GOOD[-1]
    for seed, name in (("1", "a.pdf"), ("2", "b.pdf")):
        subprocess.run(
            [sys.executable, "-m", "kamplan", "render", plan, "-o", tmp_path / name],
            env={**os.environ, "PYTHONHASHSEED": seed, "KAMPLAN_TODAY": TODAY.isoformat()},
            cwd=tmp_path,
            check=True,
            capture_output=True,
        )

    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes() == example


def test_a_pdf_is_made_for_screen_readers(example: bytes) -> None:
    pdf = open_pdf(example)
    root: dict[str, Any] = dict(pdf.root_object)
    xmp = root["/Metadata"].get_object().get_data().decode()

    assert root["/MarkInfo"].get_object()["/Marked"].value is True
    assert root["/Lang"] == "en"
    assert "/StructTreeRoot" in root
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp or 'pdfuaid:part="1"' in xmp
    assert pdf.metadata is not None
    assert "customer account plan" in (pdf.metadata.title or "")


def test_what_a_screen_reader_meets_in_a_pdf_is_whole(example: bytes) -> None:
    parts = list(walk_parts(open_pdf(example).root_object["/StructTreeRoot"]))
    below = {kind: [one for over, one in parts if over == kind] for kind in ("/Table", "/TR")}
    figures = [one for _, one in parts if one["/S"] == "/Figure"]
    cells = [one for one in below["/TR"] if one["/S"] == "/TD" and one["/K"]]

    assert {one["/S"] for one in below["/Table"]} == {"/Caption", "/THead", "/TBody"}
    assert figures
    assert [one for one in figures if not one.get("/Alt")] == []
    assert cells
    assert [one for one in cells if not one["/A"]["/Headers"]] == []


def walk_parts(part: Any) -> Iterator[tuple[str, Any]]:
    """Give every part of the structure below one, with the kind of that which holds it."""
    below = part.get("/K", [])
    for one in below if isinstance(below, list) else [below]:
        inner = one.get_object()
        if hasattr(inner, "get") and "/S" in inner:
            yield str(part.get("/S", "")), inner
            yield from walk_parts(inner)


def test_a_pdf_has_bookmarks_that_lead_to_pages(example: bytes) -> None:
    pdf = open_pdf(example)
    titles = [one.title for one in pdf.outline if not isinstance(one, list)]
    below = [one for one in pdf.outline if isinstance(one, list)]

    assert titles == ["St. Brannoc's University Hospital and Tessaly Biologics"]
    sections = [one.title for one in below[0] if not isinstance(one, list)]
    assert sections[:3] == [
        "What you said, and what we answer",
        "What winning means",
        "The six boxes",
    ]
    assert sections[-1] == "Words used here"


@pytest.mark.parametrize("account", ["st-brannocs", "najd", "bare", "overfull"])
def test_pages_are_a4_and_one_of_them_lies_across(account: str) -> None:
    if account == "bare":
        plan = demand_plan(BARE, PurePosixPath("plan.yaml")).plan
    elif account == "overfull":
        plan = load(overfull())
    else:
        plan = read(ROOT / f"examples/{account}/accounts/{account}/plan.yaml")

    pages = open_pdf(render_pdf(plan, today=TODAY)).pages

    sizes = [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages]
    assert set(sizes) == {A4, A4[::-1]}
    across = [page for page, size in zip(pages, sizes, strict=True) if size != A4]
    assert len(across) == 1 or account == "overfull"
    assert len(pages) < 25 or account == "overfull"
    # The sheet is whole: its first and its last box are on the same page.
    text = squeeze(across[0].extract_text())
    assert "Assumptions" in text
    assert "Team" in text


def test_links_lead_to_places_inside_or_to_allowed_addresses() -> None:
    def hostile(number: int, _field: object) -> str:
        return f"{number} {HOSTILE[number % len(HOSTILE)]}"

    pdf = open_pdf(render_pdf(fill(hostile).load(), today=TODAY))
    annotations = [one.get_object() for page in pdf.pages for one in page.get("/Annots", [])]
    actions = [one["/A"] for one in annotations if "/A" in one]

    assert {one["/S"] for one in actions} <= {"/URI", "/GoTo"}
    addresses = {str(one["/URI"]) for one in actions if "/URI" in one}
    assert [one for one in addresses if not re.match(r"https://example\.test/|mailto:", one)] == []
    for name in ("/JavaScript", "/EmbeddedFiles"):
        assert name not in pdf.root_object.get("/Names", {})
    assert "/OpenAction" not in pdf.root_object


def test_nothing_that_a_template_names_is_fetched(tmp_path: Path) -> None:
    own = tmp_path / "html/plan"
    own.mkdir(parents=True)
    secret = tmp_path / "secret.txt"
    secret.write_text("The secret")
    (own / "masthead.html.j2").write_text(
        f'<h1>Own</h1><img src="file://{secret}" alt="x"><object data="file://{secret}">y</object>'
        f'<link rel="attachment" href="file://{secret}">'
    )

    pdf = render_pdf(read(GOOD[-1]), today=TODAY, own_templates=tmp_path)

    assert "Thesecret" not in text_of(pdf)
    assert b"EmbeddedFile" not in pdf
    assert "Own" in text_of(pdf)


def test_directions_are_written_out_for_a_layout_that_cannot_find_them() -> None:
    html = (
        '<p class="x" dir="auto" lang="ar">(1) <b>أن</b> yes</p><p dir="auto">No أن</p>'
        '<ul dir="auto"><li><bdi lang="ar">كاثرين 3</bdi>, <bdi>Ann</bdi></li></ul>'
    )

    assert set_directions(html) == (
        '<p class="x" dir="rtl" lang="ar">(1) <b>أن</b> yes</p><p dir="ltr">No أن</p>'
        '<ul dir="rtl"><li><bdi lang="ar">\u2068كاثرين 3\u2069</bdi>, <bdi>Ann</bdi></li></ul>'
    )


def test_a_pdf_speaks_the_language_asked_for() -> None:
    pdf = render_pdf(read(GOOD[-1]), today=TODAY, language="de")

    assert str(open_pdf(pdf).root_object["/Lang"]) == "de"
    assert squeeze("Was Sie gesagt haben, und was wir antworten") in text_of(pdf)


def test_a_pdf_says_who_made_it_so_that_it_may_be_replaced(example: bytes) -> None:
    assert example.startswith(b"%PDF-")
    assert example.endswith(b"%%EOF\n% (made with kamplan)\n")
