"""Where plans stand, as Markdown: for a mail, a wiki, or a comment."""

import re
from collections.abc import Iterable, Iterator, Sequence

from kamplan.model.attainment import show_value
from kamplan.render.markdown import escape_markdown
from kamplan.render.status import describe_days, describe_side
from kamplan.render.status_sections import Section, build_sections, count_presence
from kamplan.render.words import Words
from kamplan.review.scorecard import CriterionScore
from kamplan.review.state import Lifecycle
from kamplan.review.status import Status
from kamplan.signoff import Standing
from kamplan.signoff.words import describe_state

_WORDS = Words()
_FIGURE = re.compile(r"[0-9.-]*")


def render_status_markdown(many: Iterable[Status]) -> str:
    """Return one document for one plan or several, a chapter each."""
    return "\n".join(line for one in many for line in (*_render(one), "")).rstrip("\n") + "\n"


def _render(one: Status) -> Iterator[str]:
    plan = one.file.plan
    yield f"# {escape_markdown(f'{plan.account.name} · {plan.supplier.name}')}"
    yield ""
    yield f"**{one.lifecycle.value}**, {describe_days(one)}."
    if one.signoff is not None and one.signoff.standing is not Standing.DRAFT:
        yield ""
        yield f"{escape_markdown(describe_state(one.signoff))}."
    yield ""
    yield from _render_blockers(one)
    for side in one.sides:
        yield f"- {side.party.capitalize()} promised: {describe_side(side)}"
    yield f"- Overdue: {len(one.overdue)}"
    yield f"- Process, twelve elements: {count_presence(one)}"
    if one.next:
        yield f"- Next: {_WORDS.day(one.next.on)}, {escape_markdown(one.next.entry.what)}"
    yield ""
    yield from _render_criteria(one.scorecard.criteria)
    for section in build_sections(one):
        yield from _render_section(section)


def _render_blockers(one: Status) -> Iterator[str]:
    if one.lifecycle not in (Lifecycle.DRAFT, Lifecycle.PROPOSED, Lifecycle.VOID):
        return
    if not one.blockers:
        yield "Nothing stands in the way of signing."
        yield ""
        return
    yield "## To put right before signing"
    yield ""
    for blocker in one.blockers:
        first = blocker.findings[0]
        count = f"{len(blocker.findings)} × " if len(blocker.findings) > 1 else ""
        told = f"line {first.span.line}, {first.message}"
        yield f"- {count}`{blocker.rule}`: {escape_markdown(told)}"
    yield ""


def _render_criteria(scores: Sequence[CriterionScore]) -> Iterator[str]:
    if not scores:
        return
    yield "## Success criteria"
    yield ""
    yield "| Criterion | Serves | Last | Target | By | Attained |"
    yield "|---|---|---|---|---|---|"
    for score in scores:
        cells = (
            score.criterion.metric,
            ", ".join(score.initiative.goals) or "no goal",
            "unmeasured" if score.last is None else show_value(score.last),
            "" if score.target is None else show_value(score.target),
            score.target_by.isoformat() if score.target_by else "",
            score.attainment.shown or ("reached" if score.attainment.is_reached else ""),
        )
        yield "| " + " | ".join(map(_write_cell, cells)) + " |"
    yield ""


def _write_cell(text: str) -> str:
    """Return a figure as it is: a number before a full stop is a list only at a line's start."""
    return text if _FIGURE.fullmatch(text) else escape_markdown(text)


def _render_section(section: Section) -> Iterator[str]:
    yield f"## {escape_markdown(section.title)}"
    yield ""
    for item in section.items:
        if item.label in ("[x]", "[ ]"):
            yield f"- {item.label} {escape_markdown(item.text)}"
            continue
        state = f" ({escape_markdown(item.state)})" if item.state else ""
        text = f": {escape_markdown(item.text)}" if item.text else ""
        yield f"- {escape_markdown(item.label)}{state}{text}"
    yield ""
