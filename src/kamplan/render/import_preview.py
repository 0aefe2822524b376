"""What an import of needs would do, for a person to read before saying yes."""

import shlex
from collections.abc import Iterator, Sequence

from kamplan.render.columns import cut, one_line, wrap
from kamplan.tables.importing import Doubled, Preview
from kamplan.yamldoc import make_visible

_SAME = 100
"""Per cent: all words are the same."""
_LISTED = 20
"""How many of a sort are shown before the rest is counted."""
MIN_WIDTH, MAX_WIDTH = 40, 140


def render_preview(preview: Preview, name: str, width: int) -> str:
    """Return the preview as lines of at most `width` columns, commands to type apart.

    Args:
        preview: what would be done.
        name: of the file that was read.
        width: of the terminal, in columns.

    """
    width = min(max(width, MIN_WIDTH), MAX_WIDTH)
    parts = [
        _columns(preview, name),
        _new(preview, width),
        _doubled(preview.sorted.same, "there already", width),
        _doubled(preview.sorted.similar, "probably there already; --similar adds them", width),
        _unknown(preview),
        _left_out(preview, width),
    ]
    return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part))) + "\n"


def count(number: int, one: str = "row") -> str:
    """Return a number of things: `1 row`, `2 rows`."""
    return f"{number} {one}{'' if number == 1 else 's'}"


def _columns(preview: Preview, name: str) -> Iterator[str]:
    sheet, columns = preview.sheet, preview.columns
    yield f"{make_visible(name, 60).replace('::', ': :')}: {count(len(sheet.rows))}, {sheet.told}"
    size = max(len(columns.title(field)) for field in columns.places)
    for field, _ in sorted(columns.places.items(), key=lambda pair: pair[1]):
        # In a log of CI, a title that begins like one of its commands must not be one.
        yield f"  {columns.title(field).replace('::', ': :').ljust(size)}  → {field}"
    if columns.unread:
        yield f"  not read: {', '.join(columns.unread)}"


def _new(preview: Preview, width: int) -> Iterator[str]:
    if not preview.new:
        yield "nothing new"
        return
    yield f"{count(len(preview.new), 'need')} to add:"
    for name, one in list(zip(preview.ids, preview.new, strict=True))[:_LISTED]:
        yield _indent(f"{name}: {_quote(one.words)}", width)
        facts = [one.said_by, str(one.said_on or "no day"), one.kind, one.priority, *one.themes]
        yield _indent(", ".join(fact for fact in facts if fact), width, 6)
    yield from _rest(len(preview.new))


def _doubled(found: Sequence[Doubled], what: str, width: int) -> Iterator[str]:
    if not found:
        return
    yield f"{count(len(found))} {what}:"
    for one in found[:_LISTED]:
        said = "says what" if one.share == _SAME else f"is {one.share} % like"
        tail = f"{one.of} says" if said == "says what" else one.of
        yield _indent(f"line {one.heard.line} {said} {tail}: {_quote(one.heard.words)}", width)
    yield from _rest(len(found))


def _unknown(preview: Preview) -> Iterator[str]:
    unknown = preview.hearing.unknown
    if not unknown:
        return
    rows = sum(map(len, unknown.values()))
    yield f"{count(rows)} of people the plan does not know; add the customer's, and run again:"
    for person, lines in list(unknown.items())[:_LISTED]:
        name = person.name or person.email.partition("@")[0]
        words = ["kamplan", "add", "contact", "--party", "customer", "--name", name]
        words += ["--email", person.email] if person.email else []
        typed = shlex.join([make_visible(one, 80) for one in words])
        yield f"  {typed}  # {count(len(lines))}"
    yield from _rest(len(unknown))


def _left_out(preview: Preview, width: int) -> Iterator[str]:
    hearing = preview.hearing
    if hearing.elsewhere:
        yield f"{count(hearing.elsewhere)} of other customers left out"
    if preview.sheet.has_footer:
        yield "lines below the table left out: they are about the report"
    if hearing.left_out:
        yield f"{count(len(hearing.left_out))} left out:"
    for one in hearing.left_out[:_LISTED]:
        yield from wrap(f"line {one.line}: {one.why}", width, "  ", "      ")
    yield from _rest(len(hearing.left_out))
    for note in hearing.notes:
        yield from wrap(note, width, "", "  ")


def _rest(number: int) -> Iterator[str]:
    if number > _LISTED:
        yield f"  and {number - _LISTED} more"


def _indent(text: str, width: int, by: int = 2) -> str:
    return " " * by + cut(text, width - by)


def _quote(words: str) -> str:
    return f"“{make_visible(one_line(words))}”"
