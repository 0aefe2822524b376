"""The iterations of a plan as a page: a line of time, each point of it with what changed."""

import re
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

import jinja2

from kamplan.render.html import FOLDER, make_html_environment
from kamplan.render.words import Words

_BLANK = re.compile(r"\n\s*(?=\n)")


class ToldChange(NamedTuple):
    """A change in one sentence."""

    text: str
    level: str
    """`alarm`, `material` or `notable`."""


class Entry(NamedTuple):
    """One iteration, in words."""

    commit: str
    """The commit's name in short."""
    written: datetime
    author: str
    subject: str
    tags: tuple[str, ...]
    signed: tuple[str, ...]
    """What both parties signed that is said here for the first time."""
    notes: tuple[str, ...]
    """What became of the file, and how many changes there are."""
    changes: tuple[ToldChange, ...]


class TimelinePage(NamedTuple):
    """All that the page tells."""

    account: str
    span: str
    """How many iterations there are, and from when to when."""
    path: str
    entries: Sequence[Entry]
    notes: Sequence[str]
    """What is missing, and how to see it."""


def render_timeline(page: TimelinePage) -> str:
    """Return the page, in English, as changes are told; the same input gives the same text."""
    text = _load_template().render(page=page)
    return _BLANK.sub("", text).rstrip("\n") + "\n"


@lru_cache(maxsize=1)
def _load_template() -> jinja2.Template:
    return make_html_environment(Words("en")).get_template(f"{FOLDER}history.html.j2")
