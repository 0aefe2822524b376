"""The plan as one document."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import jinja2

from kamplan.render.html import make_html_environment
from kamplan.render.markdown import make_markdown_environment
from kamplan.render.views.plan import PlanView, build_plan_view
from kamplan.render.words import Words, choose_words
from kamplan.signoff import SignoffState

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
    make_environment: Callable[[Words, str | None], jinja2.Environment]
    """From the fixed words, and the language the plan is written in."""
    blank: re.Pattern[str]
    """Blank lines that say nothing: what templates leave where a part has nothing."""


FORMATS: Mapping[str, Format] = {
    "html": Format(
        "-plan.html",
        "render/html/plan.html.j2",
        lambda words, language: make_html_environment(words, content_language=language),
        re.compile(r"\n\s*(?=\n)"),
    ),
    "canvas": Format(
        "-canvas.html",
        "render/html/canvas.html.j2",
        lambda words, language: make_html_environment(words, content_language=language),
        re.compile(r"\n\s*(?=\n)"),
    ),
    "markdown": Format(
        "-plan.md",
        "render/markdown/plan.md.j2",
        lambda words, _: make_markdown_environment(words),
        re.compile(r"(?<=\n)\n+(?=\n)"),
    ),
}


def render_plan(
    plan: "Plan",
    *,
    to: str,
    today: date,
    language: str | None = None,
    signoff: SignoffState | None = None,
) -> str:
    """Return the whole plan as a document; the same input gives the same text.

    Args:
        plan: the plan.
        to: one of `FORMATS`.
        today: the day to judge by what is late.
        signoff: what the plan's signatures are worth; None where nobody looked.
        language: of the fixed words; else the plan's own if there are words in it, else English.

    Raises:
        KamplanError: there are no words in that language.

    """
    chosen = FORMATS[to]
    words = choose_words(language, plan.language)
    view = build_plan_view(plan, words, today, signoff)
    sections = tuple(list_sections(view, words))
    template = _load_template(to, words.language, plan.language)
    titles = {one.id: one.title for one in sections}
    text = template.render(plan=view, sections=sections, titles=titles)
    return chosen.blank.sub("", text).rstrip("\n") + "\n"


@lru_cache(maxsize=16)
def _load_template(to: str, language: str, content_language: str | None) -> jinja2.Template:
    """Load a template once: compiling takes longer than rendering."""
    environment = FORMATS[to].make_environment(Words(language), content_language)
    return environment.get_template(FORMATS[to].template)


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
