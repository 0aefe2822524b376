"""A guide as Markdown, or as a page in the design of the plan."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from kamplan.guides import Guide
from kamplan.render.html import make_html_environment
from kamplan.render.words import Words

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_MARK = "[//]: # (made with kamplan)"
"""By it kamplan knows a document of its own again."""


def render_guide(guide: Guide, *, to: str) -> str:
    """Return the guide as a document.

    Args:
        guide: what to show.
        to: one of `FORMATS`.

    """
    return FORMATS[to](guide)


def _render_markdown(guide: Guide) -> str:
    facts = "\n".join(f"- **{title}:** {text}" for title, text in guide.facts)
    parts = [f"# {guide.title}", facts, guide.lead]
    parts += [f"## {one.title}\n\n{one.text}" for one in guide.sections]
    return "\n\n".join([*parts, _MARK]) + "\n"


def _render_html(guide: Guide) -> str:
    sections = [
        (re.sub(r"[^a-z]+", "-", one.title.lower()), one.title, _convert(one.text, one.title))
        for one in guide.sections
    ]
    environment = make_html_environment(Words("en"), styles=("style.css", "guide.css"))
    template = environment.get_template("render/html/guide.html.j2")
    return template.render(guide=guide, lead=_convert(guide.lead, guide.title), sections=sections)


def _convert(text: str, label: str) -> Markup:
    html: str = _make_parser().render(text)
    # A wide table is scrolled by itself, by keyboard too.
    html = html.replace(
        "<table>",
        f'<div class="wide" role="region" aria-label="Table: {label}" tabindex="0"><table>',
    ).replace("</table>", "</table></div>")
    return Markup(html)  # noqa: S704 - our own texts, from the templates


@cache
def _make_parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table")


FORMATS: Mapping[str, Callable[[Guide], str]] = {
    "markdown": _render_markdown,
    "html": _render_html,
}
