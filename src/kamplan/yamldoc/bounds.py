"""How large a text may be, and how a problem with it is told."""

from typing import NamedTuple

from kamplan.diagnostics import Span

MAX_BYTES = 512 * 1024
MAX_LINE = 20_000
MAX_DEPTH = 32
MAX_NODES = 50_000
MAX_SCALAR = 100_000
MAX_PROBLEMS = 200


BOM = "\ufeff"
SHORTER = "a plan is a few pages; move notes to sessions/ and history to archive/"
"""What to do about a file beyond the bounds."""


class Problem(NamedTuple):
    """Something wrong with the text, before anything is known of its meaning."""

    rule: str
    message: str
    span: Span
    cure: str


def span_at(text: str, start: int, end: int) -> Span:
    """Return the span of `text[start:end]` with its line and column."""
    begin = text.rfind("\n", 0, start) + 1
    bom = 1 if begin == 0 and text.startswith(BOM) else 0
    return Span(start, end, text.count("\n", 0, start) + 1, max(start - begin - bom, 0) + 1)
