"""What is due, as text: overdue first, then by day, under the name of who sees to it."""

from collections.abc import Iterator

from kamplan.calendar import Due, Group
from kamplan.render.columns import cut, width_of, wrap
from kamplan.render.due_report import DueReport, describe_days, describe_due, name_item
from kamplan.render.words import Words

_WORDS = Words()
MIN_WIDTH, MAX_WIDTH = 40, 120
_INDENT = 4
_YEAR = 365
_LEAST_TEXT = 24
"""Columns that words need beside their day; with fewer they stand below it."""
_LONGEST = 400
"""Characters of one entry; a plan may hold a page of them, a list of days may not."""


def render_due(report: DueReport, width: int) -> str:
    """Return what is due as text of at most `width` columns."""
    width = min(max(width, MIN_WIDTH), MAX_WIDTH)
    dues = report.dues
    lines = [*wrap(_summarise(report), width)]
    column = max((width_of(describe_days(one)) for one in dues), default=0)
    for title, groups in (("Overdue", report.overdue_groups), ("To come", report.coming_groups)):
        if groups:
            lines += ["", title]
        for group in groups:
            lines += _render_group(report, group, column, width)
    lines += _tell_later(report, width)
    return "\n".join(lines) + "\n"


def _summarise(report: DueReport) -> str:
    until = _WORDS.day(report.until)
    dues = report.dues
    if not dues:
        return f"Nothing is overdue, and nothing is due until {until}."
    overdue = sum(one.is_overdue for one in dues)
    coming = len(dues) - overdue
    late = f"{overdue:,} overdue" if overdue else "Nothing is overdue"
    ahead = f"{coming:,} to come until {until}" if coming else f"nothing to come until {until}"
    return f"{late}, {ahead}"


def _render_group(report: DueReport, group: Group, column: int, width: int) -> Iterator[str]:
    yield "  " + cut(report.name_group(group), width - 2)
    for due in group.dues:
        yield from _render_line(due, column, width)


def _render_line(due: Due, column: int, width: int) -> list[str]:
    days = describe_days(due)
    head = f"{' ' * _INDENT}{due.on.isoformat()}  {days}{' ' * (column - width_of(days))}  "
    text = describe_due(due)
    if len(text) > _LONGEST:
        text = text[: _LONGEST - 1].rstrip() + "…"
    text = f"{text} [{name_item(due)}]"
    if width - width_of(head) < _LEAST_TEXT:
        indent = " " * (_INDENT + 2)
        return [head.rstrip(), *wrap(text, width, indent, indent)]
    return wrap(text, width, head, " " * width_of(head))


def _tell_later(report: DueReport, width: int) -> list[str]:
    first = report.first_later
    if first is None:
        return []
    count = _WORDS.count("{n} more comes later", "{n} more come later", report.later)
    told = f"{count}, the first on {_WORDS.day(first.on)}: {describe_due(first)}"
    return [
        "",
        cut(told, width),
        cut(f"further ahead: kamplan due --within {_further(report)}", width),
    ]


def _further(report: DueReport) -> str:
    return "12m" if (report.until - report.today).days < _YEAR else "3y"
