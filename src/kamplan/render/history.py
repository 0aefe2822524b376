"""The iterations of a plan as a page: a line of time, each point of it with what changed."""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import jinja2

from kamplan.history import Iteration
from kamplan.render.html import FOLDER, make_html_environment
from kamplan.render.views.iterations import build_iterations, describe_span, list_notes
from kamplan.render.words import choose_words

_BLANK = re.compile(r"\n\s*(?=\n)")


class Timeline(NamedTuple):
    """All that the page tells."""

    account: str
    """Its name, or its id where nobody knows it."""
    path: str
    """The plan's file as named to people."""
    iterations: Sequence[Iteration]
    """In the order in which to tell them."""
    item: tuple[str, str] | None = None
    """Kind and id of the one item whose life is told."""
    left_out: int = 0
    """How many iterations are not told because fewer were asked for."""
    is_shallow: bool = False
    """Whether the clone lacks older history."""


def render_timeline(
    timeline: Timeline,
    *,
    language: str | None = None,
    preferred: Sequence[str | None] = (),
    cache: Path | None = None,
) -> str:
    """Return the page; the same input gives the same text.

    Args:
        timeline: what to tell.
        language: of the fixed words, where one was asked for.
        preferred: other languages that will do, the best first; English comes last.
        cache: a folder of the user's own in which compiled words may be kept.

    Raises:
        KamplanError: there are no words in that language.

    """
    words = choose_words(language, *preferred, cache=cache)
    is_item = timeline.item is not None
    text = _load_template(words.language, cache).render(
        account=timeline.account,
        path=timeline.path,
        span=describe_span(timeline.iterations, words, timeline.item),
        iterations=build_iterations(timeline.iterations, words, is_item=is_item),
        notes=tuple(list_notes(words, left_out=timeline.left_out, is_shallow=timeline.is_shallow)),
    )
    return _BLANK.sub("", text).rstrip("\n") + "\n"


@lru_cache(maxsize=8)
def _load_template(language: str, cache: Path | None) -> jinja2.Template:
    words = choose_words(language, cache=cache)
    return make_html_environment(words).get_template(f"{FOLDER}history.html.j2")
