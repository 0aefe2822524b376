"""The plan as one document."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import jinja2

from kamplan.render.html import make_html_environment
from kamplan.render.markdown import make_markdown_environment
from kamplan.render.views.plan import PlanView, build_plan_view
from kamplan.render.views.signatures import Signatures
from kamplan.render.words import Words, choose_words

if TYPE_CHECKING:
    from kamplan.model import Plan


class Section(NamedTuple):
    """A section as the list of contents has it."""

    id: str
    title: str


class Format(NamedTuple):
    """One form in which a plan can be had."""

    ending: str
    """Of the file, after the account's id."""
    template: str
    is_html: bool = True
    styles: tuple[str, ...] = ("style.css",)
    """Names of style sheets; each goes on where the one before it ends."""


FORMATS: Mapping[str, Format] = {
    "html": Format("-plan.html", "render/html/plan.html.j2"),
    "canvas": Format("-canvas.html", "render/html/canvas.html.j2"),
    "markdown": Format("-plan.md", "render/markdown/plan.md.j2", is_html=False),
    # What a PDF is laid out from; see `kamplan.render.pdf`.
    "paper": Format("-plan.pdf", "render/html/plan.html.j2", styles=("style.css", "paper.css")),
}
# Blank lines are what templates leave where a part has nothing.
_BLANK_IN_HTML = re.compile(r"\n\s*(?=\n)")
_BLANK_IN_MARKDOWN = re.compile(r"(?<=\n)\n+(?=\n)")


def render_plan(  # noqa: PLR0913 - one keyword a fact
    plan: "Plan",
    *,
    to: str,
    today: date,
    language: str | None = None,
    preferred: str | None = None,
    signatures: Signatures | Mapping[str, bytes] | None = None,
    cache: Path | None = None,
    own_templates: Path | None = None,
) -> str:
    """Return the whole plan as a document; the same input gives the same text.

    Args:
        plan: the plan.
        to: one of `FORMATS`.
        today: the day to judge by what is late.
        language: of the fixed words; else the plan's own if there are words in it, else the
            `preferred` one if there are, else English.
        preferred: the language of the repository's settings.
        signatures: what was found in the plan's `signoffs/`, or name and bytes of each file there
            alone; None where nobody looked.
        cache: a folder of the user's own in which compiled templates may be kept.
        own_templates: a folder with templates that replace shipped ones. They are not trusted, and
            run in a sandbox in a process of limited time and memory.

    Raises:
        KamplanError: there are no words in that language, or a template is wrong.

    """
    words = choose_words(language, plan.language, preferred, cache=cache)
    view = build_plan_view(plan, words, today, signatures)
    if own_templates is None:
        return _fill(_load_template(to, words.language, plan.language, cache), to, view, words)

    from kamplan.render.confined import run_confined

    def fill_untrusted() -> bytes:
        template = _make_template(to, words.language, plan.language, own=own_templates)
        return _fill(template, to, view, words).encode("utf-8")

    return run_confined(fill_untrusted).decode("utf-8")


def _fill(template: jinja2.Template, to: str, view: PlanView, words: Words) -> str:
    sections = tuple(list_sections(view, words))
    titles = {one.id: one.title for one in sections}
    text = template.render(plan=view, sections=sections, titles=titles)
    blank = _BLANK_IN_HTML if FORMATS[to].is_html else _BLANK_IN_MARKDOWN
    return blank.sub("", text).rstrip("\n") + "\n"


@lru_cache(maxsize=16)
def _load_template(
    to: str, language: str, content_language: str | None, cache: Path | None
) -> jinja2.Template:
    """Load a template once: making its environment takes longer than rendering."""
    return _make_template(to, language, content_language, cache=cache)


def _make_template(
    to: str,
    language: str,
    content_language: str | None,
    *,
    cache: Path | None = None,
    own: Path | None = None,
) -> jinja2.Template:
    chosen, words = FORMATS[to], Words(language, cache)
    if chosen.is_html:
        environment = make_html_environment(
            words, content_language=content_language, styles=chosen.styles, cache=cache, own=own
        )
    else:
        environment = make_markdown_environment(words, cache=cache, own=own)
    return environment.get_template(chosen.template)


def list_sections(view: PlanView, words: Words) -> list[Section]:
    """List the sections of a plan's document in their order; those with nothing are left out."""
    say = words.say
    present = {
        "white-space": bool(view.white_space or view.growth_targets),
        "renewal": view.renewal is not None,
        "review": view.review is not None,
    }
    every = [
        Section("needs", say("What you said, and what we answer")),
        Section("winning", say("What winning means")),
        Section("six-boxes", say("The six boxes")),
        Section("goals", say("Your goals")),
        Section("initiatives", say("What both sides do")),
        Section("year", say("The year")),
        Section("people", say("The people")),
        Section("white-space", say("Where we serve you, and where not yet")),
        Section("meetings", say("How we stay in touch")),
        Section("renewal", say("The renewal")),
        Section("ways", say("Why, and how we work")),
        Section("sessions", say("When we listened")),
        Section("review", say("The review")),
        Section("signatures", say("Signatures")),
        Section("glossary", say("Words used here")),
    ]
    return [one for one in every if present.get(one.id, True)]
