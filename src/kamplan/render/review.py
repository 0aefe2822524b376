"""The twelve-month review as a document: the agenda before it, the report after it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from kamplan.render.html import make_html_environment
from kamplan.render.markdown import make_markdown_environment
from kamplan.render.views.report import build_report
from kamplan.render.words import Words, choose_words

if TYPE_CHECKING:
    import jinja2

    from kamplan.model import Plan
    from kamplan.review.background import Background

_Environment = Callable[[Words, str | None], "jinja2.Environment"]

FORMATS: Mapping[str, tuple[str, _Environment]] = {
    "html": (
        "render/html/review.html.j2",
        lambda words, language: make_html_environment(words, content_language=language),
    ),
    "markdown": (
        "render/markdown/review.md.j2",
        lambda words, _language: make_markdown_environment(words),
    ),
}


def render_review(  # noqa: PLR0913 - one keyword a fact
    plan: "Plan",
    *,
    to: str,
    today: date,
    background: "Background | None" = None,
    language: str | None = None,
    preferred: str | None = None,
    is_agenda: bool = False,
) -> str:
    """Return the agenda of a plan's review, or the report once it was held.

    Args:
        plan: the plan.
        to: one of `FORMATS`.
        today: the day to judge by until the review was held, then its own day is.
        background: what was signed and agreed later, and the closed years.
        language: of the fixed words; else the plan's own, else the `preferred` one, else English.
        preferred: the language of the repository's settings.
        is_agenda: give the agenda although the review was held.

    Raises:
        KamplanError: there are no words in the language asked for.

    """
    words = choose_words(language, plan.language, preferred)
    template, make_environment = FORMATS[to]
    view = build_report(plan, today, words, background, is_agenda=is_agenda)
    return make_environment(words, plan.language).get_template(template).render(report=view)
