"""What was asked for beside what was said: which page, and what is of a checkpoint alone."""

from pathlib import Path
from typing import NamedTuple

from kamplan.cli._reviewing.options import ReviewFormat
from kamplan.errors import KamplanError

_ENDINGS = {
    ".html": ReviewFormat.HTML,
    ".htm": ReviewFormat.HTML,
    ".md": ReviewFormat.MARKDOWN,
    ".markdown": ReviewFormat.MARKDOWN,
}


class Page(NamedTuple):
    """A page to make."""

    kind: str
    """html or markdown."""
    output: Path | None
    language: str | None
    is_agenda: bool
    is_forced: bool


class Noted(NamedTuple):
    """What is written down of a checkpoint, and of no review."""

    focus: str | None
    note: str | None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was given."""
        return not (self.focus or self.note)

    @property
    def option(self) -> str:
        """The option that was given."""
        return "--note" if self.note else "--focus"


def read_kind(to: ReviewFormat | None, output: Path | None, *, is_agenda: bool) -> str | None:
    """Return the form of the page that is wanted, or None where none is.

    Raises:
        KamplanError: the file's ending is that of no form.

    """
    if to is not None:
        return to.value
    if output is None or str(output) == "-":
        return ReviewFormat.MARKDOWN.value if is_agenda or output is not None else None
    kind = _ENDINGS.get(output.suffix.lower())
    if kind is None:
        raise KamplanError(
            f"{output} does not say which form the report has", hint="--to markdown or --to html"
        )
    return kind.value
