"""The whole plan as a page with what changed marked in it, and a summary above."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeGuard

import jinja2
from markupsafe import escape

from kamplan.diff import PlanDiff
from kamplan.render.html import FOLDER, Style, make_html_environment
from kamplan.render.plan import render_plan
from kamplan.render.redline.marking import Spoken, mark_changes
from kamplan.render.redline.tree import Element, Node, Text, parse_page, walk
from kamplan.render.views.redline import build_summary, name_marks
from kamplan.render.words import Words, choose_words
from kamplan.templating import templates_root

if TYPE_CHECKING:
    from kamplan.model import Plan

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


class Version(NamedTuple):
    """A plan as it is at one time, with what was signed of it."""

    plan: "Plan"
    signatures: Mapping[str, bytes] | None = None
    """Name and bytes of each file in its `signoffs/`; None where nobody looked."""


def render_redline(  # noqa: PLR0913 - one keyword a fact
    diff: PlanDiff,
    old: Version | None,
    new: Version | None,
    *,
    today: date,
    language: str | None = None,
    preferred: str | None = None,
    cache: Path | None = None,
) -> str:
    """Return one page with all of a plan, what came and went since marked; and what, above it.

    Args:
        diff: the comparison of the two.
        old: the plan before; None where there was none, then all of it is new and nothing marked.
        new: the plan now; None where it is gone, then the old one is shown.
        today: the day to judge by what is late.
        language: of the fixed words, as `render_plan` has it.
        preferred: the language of the repository's settings.
        cache: a folder of the user's own in which compiled templates may be kept.

    Raises:
        KamplanError: there are no words in that language.

    """
    shown = new or old
    if shown is None:
        raise ValueError("one of the versions must be there")
    words = choose_words(language, shown.plan.language, preferred)

    def render(one: Version) -> Element:
        page = render_plan(
            one.plan,
            to="html",
            today=today,
            language=words.language,
            signatures=one.signatures,
            cache=cache,
        )
        return parse_page(page)

    page = render(shown)
    if old is not None and new is not None and old.plan != new.plan:
        page = mark_changes(render(old), page, Spoken(*name_marks(words)))
    return _put_above(page, diff, words, shown.plan.language).html


def _put_above(
    page: Element, diff: PlanDiff, words: Words, content_language: str | None
) -> Element:
    anchors = frozenset(one.attributes.get("id", "") for one in walk(page)) - {""}
    summary = _load_template(words.language, content_language).render(
        summary=build_summary(diff, words, anchors)
    )

    name = escape(words.say("What changed"))

    def change(node: Node) -> Node:
        if isinstance(node, Text):
            return node
        if node.tag == "head":
            title = Text(f"{name}{escape(words.colon)} ")
            return node.holding(
                [_begin(one, title) if _is(one, "title") else change(one) for one in node.children]
            )
        if node.tag == "nav":
            link = f'<li class="changes"><a href="#changes">{name}</a></li>'
            return node.holding(
                [_begin(one, Text(link)) if _is(one, "ol") else one for one in node.children]
            )
        if node.tag == "main":
            return node.holding([Text(summary), *node.children])
        if node.tag == "style":
            return node.holding([Text(_style(node).css)])
        if node.tag == "meta" and "default-src" in node.attributes.get("content", ""):
            return _allow(node, page)
        return node.holding([change(one) for one in node.children])

    changed = change(page)
    assert isinstance(changed, Element)  # noqa: S101 - a page is one
    return changed


def _is(node: Node, tag: str) -> TypeGuard[Element]:
    return isinstance(node, Element) and node.tag == tag


def _begin(element: Element, first: Text) -> Element:
    """Return the element with a text of ours before all that it holds."""
    return element.holding([first, *element.children])


@lru_cache(maxsize=8)
def _load_template(language: str, content_language: str | None) -> jinja2.Template:
    """Load the template once: making its environment takes longer than rendering."""
    environment = make_html_environment(Words(language), content_language=content_language)
    return environment.get_template(f"{FOLDER}diff/summary.html.j2")


def _style(element: Element) -> Style:
    """Return the page's own style with that of the marks: the policy allows one sheet."""
    marks = (templates_root() / f"{FOLDER}diff/redline.css").read_text(encoding="utf-8")
    lines = (line.strip() for line in _COMMENT.sub("", marks).splitlines())
    return Style("\n".join([element.said, *(line for line in lines if line)]))


def _allow(meta: Element, page: Element) -> Element:
    """Return the page's policy with the style sheet that it has now."""
    sheet = next(one for one in walk(page) if one.tag == "style")
    old, new = escape(meta.attributes["content"]), escape(_style(sheet).policy)
    return Element(meta.tag, meta.start.replace(old, new), meta.attributes)
