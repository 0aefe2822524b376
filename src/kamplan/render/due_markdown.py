"""What is due, as Markdown: for an issue, a wiki or a mail."""

from collections.abc import Iterator

from kamplan.calendar import Group
from kamplan.render.due_report import DueReport, describe_days, describe_due, name_item
from kamplan.render.markdown import escape_markdown
from kamplan.render.words import Words

_WORDS = Words()


def render_due_markdown(report: DueReport) -> str:
    """Return what is due as lists to tick off, under the name of who sees to it."""
    until = _WORDS.day(report.until)
    lines = [f"# Due until {until}", ""]
    if not report.dues:
        lines += [f"Nothing is overdue, and nothing is due until {until}.", ""]
    for title, groups in (("Overdue", report.overdue_groups), ("To come", report.coming_groups)):
        if groups:
            lines += [f"## {title}", ""]
        for group in groups:
            lines += _render_group(report, group)
    if report.later:
        lines += [_WORDS.count("{n} more comes later.", "{n} more come later.", report.later)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _render_group(report: DueReport, group: Group) -> Iterator[str]:
    yield f"### {escape_markdown(report.name_group(group))}"
    yield ""
    for due in group.dues:
        box = "- [ ]" if due.entry.kind.is_task else "-"
        yield (
            f"{box} {due.on.isoformat()}, {describe_days(due)}: "
            f"{escape_markdown(describe_due(due))} ({escape_markdown(name_item(due))})"
        )
    yield ""
