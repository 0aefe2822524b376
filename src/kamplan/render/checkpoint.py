"""A quarter's checkpoint as a document to go through together."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kamplan.render.review import FORMATS as REVIEW_FORMATS
from kamplan.render.views.checkpoint import build_checkpoint_view
from kamplan.render.words import choose_words
from kamplan.review.checkpoint import Checkpoint

if TYPE_CHECKING:
    from kamplan.model import Plan

TEMPLATES: Mapping[str, str] = {
    "html": "render/html/checkpoint.html.j2",
    "markdown": "render/markdown/checkpoint.md.j2",
}


def render_checkpoint(
    plan: "Plan",
    checkpoint: Checkpoint,
    *,
    to: str,
    language: str | None = None,
    preferred: str | None = None,
) -> str:
    """Return the page of a checkpoint: what both look at before it, what they saw after it.

    Args:
        plan: the plan.
        checkpoint: what was gathered of it.
        to: one of `TEMPLATES`.
        language: of the fixed words; else the plan's own, else the `preferred` one, else English.
        preferred: the language of the repository's settings.

    Raises:
        KamplanError: there are no words in the language asked for.

    """
    words = choose_words(language, plan.language, preferred)
    _, make_environment = REVIEW_FORMATS[to]
    view = build_checkpoint_view(plan, checkpoint, words)
    template = make_environment(words, plan.language).get_template(TEMPLATES[to])
    return template.render(report=view)
