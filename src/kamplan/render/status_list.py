"""Where many plans stand, one line each."""

from collections.abc import Iterable

from kamplan.render.columns import cut_row, one_line, pad, width_of
from kamplan.review.status import Status

_FIGURES = 8
"""Columns before what comes next: two of words, then numbers."""
_TITLES = ("account", "state", "days", "kept", "late", "open", "overdue", "reached", "next")
MIN_WIDTH = 40


def render_status_list(many: Iterable[Status], width: int) -> str:
    """Return one line a plan, under a line that says what the columns are."""
    width = max(width, MIN_WIDTH)
    rows = [
        _TITLES,
        *((one_line(one.file.plan.account.id), *_figures(one)) for one in many),
    ]
    sizes = [max(width_of(row[at]) for row in rows) for at in range(_FIGURES)]
    sizes[0] = min(sizes[0], width // 3)
    lines = [
        "  ".join(
            [
                *(pad(text, size) for text, size in zip(row[:2], sizes, strict=False)),
                *(text.rjust(size) for text, size in zip(row[2:_FIGURES], sizes[2:], strict=True)),
                row[_FIGURES],
            ]
        )
        for row in rows
    ]
    return "".join(f"{cut_row(line, width)}\n" for line in lines)


def _figures(one: Status) -> tuple[str, ...]:
    scores = one.scorecard.criteria
    reached = sum(score.attainment.is_reached is True for score in scores)
    following = f"{one.next.on.isoformat()} {one_line(one.next.entry.what)}" if one.next else ""
    return (
        one.lifecycle.value,
        str(one.days_left),
        str(sum(side.kept for side in one.sides)),
        str(sum(side.late for side in one.sides)),
        str(sum(side.open for side in one.sides)),
        str(len(one.overdue)),
        f"{reached}/{len(scores)}",
        following,
    )
