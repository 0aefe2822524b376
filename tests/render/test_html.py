"""The page: well made, safe whatever stands in the plan, and without any network."""

import base64
import hashlib
import re
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from kamplan.model.shape import FieldShape
from kamplan.planfile import demand_plan
from kamplan.render.html import find_link, find_mail_link, lay_out
from kamplan.render.plan import render_plan
from tests.render.filled import fill
from tests.render.pages import Page
from tests.render.test_plan import BARE, GOOD, TODAY, read, text_of

HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% for x in y %}{# c #}",
    "&lt;b&gt; &amp; &#x3c;i&#x3e;",
    "<!-- --><![CDATA[x]]><?php x ?>",
    "</title></head></bdi></main><h1>Gone</h1>",
    "`id`; $(id) | @everyone #1 https://example.test ![x](y)",
)


def page_of(path: Path) -> Page:
    return Page(render_plan(read(path), to="html", today=TODAY))


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.parent.name)
def test_a_page_is_well_made(path: Path) -> None:
    page = page_of(path)

    assert page.misplaced == []
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert page.headings.count(1) == 1
    steps = zip(page.headings, page.headings[1:], strict=False)
    assert [(one, two) for one, two in steps if two > one + 1] == []


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.parent.name)
def test_every_link_inside_a_page_leads_somewhere(path: Path) -> None:
    page = page_of(path)

    assert [one for one in page.links if one.startswith("#") and one[1:] not in page.ids] == []


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.parent.name)
def test_a_page_asks_nothing_of_the_network(path: Path) -> None:
    page = page_of(path)

    assert page.tags & {"script", "iframe", "object", "embed", "form", "base"} == set()
    assert {name for _, name in page.attributes if name in ("src", "srcset", "style")} == set()
    outside = [one for one in page.links if not one.startswith("#")]
    # The only link of a head is the sign in the window's title, and it stands in the page itself.
    assert outside.pop(0).startswith("data:image/svg+xml,%3Csvg ")
    assert [one for one in outside if not re.match(r"https?://|mailto:", one)] == []


def test_only_the_page_s_own_style_is_allowed() -> None:
    html = render_plan(fill().load(), to="html", today=TODAY)

    (css,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    assert f"default-src &#39;none&#39;; style-src &#39;sha256-{digest}&#39;" in html
    assert "@import" not in css
    assert "url(" not in css


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_makes_no_tag_and_no_attribute(text: str) -> None:
    def hostile(number: int, _field: FieldShape) -> str:
        return f"{number} {text}"

    harmless = Page(render_plan(fill().load(), to="html", today=TODAY))
    plan = fill(hostile).load()
    page = Page(render_plan(plan, to="html", today=TODAY))

    assert page.tags == harmless.tags
    assert page.attributes == harmless.attributes
    assert page.misplaced == []
    assert [
        one for one in page.links if not re.match(r"#|https?://example\.test|mailto:", one)
    ] == harmless.links[:1]
    # It is shown as it was written, and nothing of it was carried out.
    assert page.text.count(" ".join(text.split())) > 100


def test_line_breaks_of_the_authors_stay() -> None:
    assert lay_out("one\ntwo\n\n<three>\n") == "one<br>two<br><br>&lt;three&gt;"


@pytest.mark.parametrize(
    ("address", "is_linked"),
    [
        ("https://example.test/a?b=c#d", True),
        ("http://example.test", True),
        ("mailto:a@example.test", True),
        ("javascript:alert(1)", False),
        ('https://example.test/" onclick="x', False),
        ("data:text/html,x", False),
        (" https://example.test", False),
    ],
)
def test_only_safe_addresses_are_linked(address: str, *, is_linked: bool) -> None:
    assert (find_link(address) is not None) == is_linked


def test_a_mail_address_is_linked_only_if_it_is_one() -> None:
    assert find_mail_link("h.strand@example.org") == "mailto:h.strand@example.org"
    assert find_mail_link("a@example.org?cc=everyone@example.org") is None
    assert find_mail_link("javascript:alert(1)//@x.y z") is None


def test_anchors_are_made_of_kind_and_id() -> None:
    page = page_of(GOOD[-1])

    assert {"need-empty-chairs", "initiative-level-the-week", "contact-strand"} <= set(page.ids)
    assert {"criterion-same-day-cancellations", "commitment-chair-times"} <= set(page.ids)


def test_two_items_with_one_id_are_both_shown() -> None:
    twice = BARE.replace(
        "needs: []",
        "needs: [{id: a, kind: need, verbatim: First}, {id: a, kind: need, verbatim: Second}]",
    )
    page = Page(render_plan(demand_plan(twice, PurePosixPath("p")).plan, to="html", today=TODAY))

    assert "First" in page.text
    assert "Second" in page.text
    assert len(page.ids) == len(set(page.ids))


def test_people_who_report_in_a_circle_are_shown_once() -> None:
    circle = BARE.replace(
        "contacts: []",
        "contacts: [{id: a, party: customer, name: Ann, reports_to: b},"
        " {id: b, party: customer, name: Bob, reports_to: a},"
        " {id: c, party: customer, name: Cy, reports_to: c}]",
    )
    page = Page(render_plan(demand_plan(circle, PurePosixPath("p")).plan, to="html", today=TODAY))

    assert [one for one in page.ids if one.startswith("contact-")] == [
        "contact-a", "contact-b", "contact-c",
    ]  # fmt: skip


def test_the_words_of_another_language_say_so_and_find_their_direction() -> None:
    arabic = BARE.replace("period:", "language: ar\nsummary: خطة السنة\nperiod:")
    html = render_plan(demand_plan(arabic, PurePosixPath("p")).plan, to="html", today=TODAY)

    assert '<html lang="en" dir="ltr">' in html
    assert '<p class="summary" dir="auto" lang="ar">خطة السنة</p>' in html


def test_the_day_decides_what_is_late() -> None:
    plan = read(GOOD[-1])
    early, late = (
        Page(render_plan(plan, to="html", today=day)).text
        for day in (date(2026, 1, 10), date(2026, 3, 1))
    )

    assert "due in 20 days" in early
    assert "30 days late" in late
    assert text_of(plan, "html") != early
