"""A guide as Markdown, as a page in the design of the plan, or as a note to write in."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from markdown_it import MarkdownIt
from markupsafe import Markup

from kamplan.guides import Guide
from kamplan.render.html import make_html_environment
from kamplan.render.words import Words
from kamplan.templating import make_environment

_MARK = "[//]: # (made with kamplan)"
"""By it kamplan knows a document of its own again."""


def render_guide(guide: Guide, *, to: str, words: Words) -> str:
    """Return the guide as a document.

    Args:
        guide: what to show.
        to: one of `FORMATS`.
        words: the fixed words, in the language of the guide.

    """
    return FORMATS[to](guide, words)


def render_guide_note(guide: Guide, on: date, words: Words) -> str:
    """Return the text of a note for a meeting: its questions as headings, and room for answers.

    Args:
        guide: whose questions are asked.
        on: the day of the meeting.
        words: the fixed words, in the language of the guide.

    """
    # No escaping: all of it is our own text, in Markdown.
    environment = make_environment(autoescape=False)
    template = environment.get_template("render/markdown/guide-note.md.j2")
    return template.render(guide=guide, on=on.isoformat(), say=words.say)


def _render_markdown(guide: Guide, words: Words) -> str:
    facts = "\n".join(f"- **{words.say(one)}{words.colon}** {text}" for one, text in guide.facts)
    parts = [f"# {guide.title}", facts, guide.lead]
    parts += [f"## {one.title}\n\n{one.text}" for one in guide.sections]
    return "\n\n".join([*parts, _MARK]) + "\n"


def _render_html(guide: Guide, words: Words) -> str:
    environment = make_html_environment(words, styles=("style.css", "guide.css"))
    template = environment.get_template("render/html/guide.html.j2")
    return template.render(
        guide=guide,
        lead=_convert(guide.lead, guide.title, words),
        sections=[
            (one.name, one.title, _convert(one.text, one.title, words)) for one in guide.sections
        ],
    )


def _convert(text: str, title: str, words: Words) -> Markup:
    html: str = make_parser().render(text)
    label = Markup.escape(words.say("Table: {title}", title=title))
    # A wide table is scrolled by itself, by keyboard too.
    html = html.replace(
        "<table>",
        f'<div class="wide" role="region" aria-label="{label}" tabindex="0"><table>',
    ).replace("</table>", "</table></div>")
    return Markup(html)  # noqa: S704 - our own texts, from the templates


@cache
def make_parser() -> MarkdownIt:
    """Return what reads the Markdown of guides."""
    return MarkdownIt("commonmark").enable("table")


FORMATS: Mapping[str, Callable[[Guide, Words], str]] = {
    "markdown": _render_markdown,
    "html": _render_html,
}
