"""Needs for a terminal: a line each, the customer's words first, right at any width."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kamplan.render.columns import cut_row, one_line, pad, width_of
from kamplan.yamldoc import make_visible

if TYPE_CHECKING:
    from kamplan.model import Need, Plan
    from kamplan.review.needs import Wanted

MIN_WIDTH, MAX_WIDTH = 40, 160
_GAP = 2
_LEAST_WORDS = 26
"""How many columns the customer's words have before another column is shown."""


class _Column(NamedTuple):
    title: str
    show: "Callable[[Need, Mapping[str, Sequence[str]]], str]"


_COLUMNS = {
    "id": _Column("id", lambda need, _: need.id),
    "said_by": _Column("said by", lambda need, _: need.said_by or "-"),
    "said_on": _Column("on", lambda need, _: str(need.said_on or "-")),
    "kind": _Column("kind", lambda need, _: need.kind or "-"),
    "priority": _Column("priority", lambda need, _: need.priority or "-"),
    "intent": _Column("intent", lambda need, _: need.intent or "none yet"),
    "initiatives": _Column("initiatives", lambda need, by: ", ".join(by.get(need.id, ())) or "-"),
    "themes": _Column("themes", lambda need, _: ", ".join(need.themes) or "-"),
}
"""Behind the words, from left to right."""
_IMPORTANCE = ("id", "intent", "said_by", "priority", "said_on", "kind", "initiatives", "themes")
"""Which columns are shown first where there is not room for all."""
_MOST = {"initiatives": 30, "themes": 24, "id": 32}


def render_needs(needs: "Sequence[Need]", served: Mapping[str, Sequence[str]], width: int) -> str:
    """Return a line a need under a line of titles, each of at most `width` columns.

    Args:
        needs: in the order they are shown.
        served: the ids of needs with the initiatives that name them.
        width: of the terminal, in columns.

    """
    width = min(max(width, MIN_WIDTH), MAX_WIDTH)
    cells = {
        name: [column.title, *(column.show(one, served) for one in needs)]
        for name, column in _COLUMNS.items()
    }
    sizes = {
        name: min(max(map(width_of, column)), _MOST.get(name, width))
        for name, column in cells.items()
    }
    shown = _choose(sizes, width)
    words = width - sum(sizes[name] + _GAP for name in shown)
    lines = ["in the customer's words", *(_quote(one.verbatim) for one in needs)]
    longest = max(map(width_of, lines))
    words = max(min(words, longest), 8)
    return "".join(
        f"{cut_row(_row(line, words, [(cells[name][at], sizes[name]) for name in shown]), width)}\n"
        for at, line in enumerate(lines)
    )


def _row(words: str, width: int, others: Sequence[tuple[str, int]]) -> str:
    gap = " " * _GAP
    return gap.join([pad(words, width), *(pad(*one) for one in others)])


def _quote(words: str) -> str:
    # The mark in front keeps CI from reading a line as one of its commands.
    return f"“{make_visible(one_line(words))}”"


def _choose(sizes: Mapping[str, int], width: int) -> list[str]:
    """Return the columns there is room for, from left to right."""
    left = width - _LEAST_WORDS
    chosen: list[str] = []
    for name in _IMPORTANCE:
        if sizes[name] + _GAP > left and chosen:
            break
        left -= sizes[name] + _GAP
        chosen.append(name)
    return [name for name in _COLUMNS if name in chosen]


def describe_none(plan: "Plan", wanted: "Wanted") -> Iterator[str]:
    """Give why no need is listed, and the next step."""
    account = plan.account.id
    if not plan.needs:
        yield f"nothing that {account} said stands in the plan yet"
        yield (
            'next: kamplan add need --verbatim "…" --said-by CONTACT --said-on DATE, '
            "or kamplan import needs FILE"
        )
        return
    number = len(plan.needs)
    yield f"none of the {number} need{'s' if number > 1 else ''} is all that was asked for"
    if wanted.is_open:
        yield "every need has an answer; next: kamplan needs --unserved"
    elif wanted.is_unserved:
        yield "every need to be acted on is in an initiative; next: kamplan status"
    elif wanted.is_unconfirmed:
        yield "the customer confirmed all words; next: kamplan needs --open"
    else:
        yield "next: kamplan needs, which lists them all"
