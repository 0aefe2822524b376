"""Where plans stand, as text: one screen for one plan, one line each for many."""

from collections.abc import Sequence

from kamplan.model.attainment import show_value
from kamplan.render.columns import cut, cut_row, draw_bar, one_line, pad, width_of, wrap
from kamplan.render.words import Words
from kamplan.review.readiness import Blocker, ReviewTime
from kamplan.review.scorecard import CriterionScore
from kamplan.review.state import Lifecycle
from kamplan.review.status import SideStatus, Status
from kamplan.signoff import Standing
from kamplan.signoff.words import describe_state, tell_why

_WORDS = Words()
_MOST_BLOCKERS = 3
_MOST_REASONS = 3
_MOST_CRITERIA = 14
_BAR = 10
_FIGURES = 7
"""Columns of the list before what comes next: two of words, then numbers."""
MIN_WIDTH, MAX_WIDTH = 40, 120


def render_status(one: Status, width: int) -> str:
    """Return a plan's status as text of at most `width` columns."""
    width = min(max(width, MIN_WIDTH), MAX_WIDTH)
    plan = one.file.plan
    lines = [
        cut(f"{plan.account.name} · {plan.supplier.name}", width),
        cut(f"{one.lifecycle.value} · {describe_days(one)}", width),
        *_signoff_lines(one, width),
        *_review_lines(one, width),
        *_blocker_lines(one, width),
        "",
        *_criteria_lines(one, width),
        "",
        *(line for side in one.sides for line in _side_lines(side, width)),
    ]
    if one.next:
        lines += ["", cut(f"Next: {_WORDS.day(one.next.on)}, {one.next.what}", width)]
    return "\n".join(lines) + "\n"


def render_status_list(many: Sequence[Status], width: int) -> str:
    """Return one line a plan, under a line that says what the columns are."""
    width = max(width, MIN_WIDTH)
    rows = [
        ("account", "state", "days", "kept", "late", "open", "reached", "next"),
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


def describe_days(one: Status) -> str:
    """Return how long the plan still runs."""
    end = _WORDS.day(one.file.plan.period.end)
    if one.days_to_start > 0:
        begins = _WORDS.day(one.file.plan.period.start)
        days = _WORDS.count("begins in {n} day", "begins in {n} days", one.days_to_start)
        return f"{days}, on {begins}"
    if one.days_left < 0:
        return _WORDS.count("ended {n} day ago", "ended {n} days ago", -one.days_left) + f", {end}"
    return _WORDS.count("{n} day left", "{n} days left", one.days_left) + f", until {end}"


def _figures(one: Status) -> tuple[str, ...]:
    scores = one.scorecard.criteria
    reached = sum(score.attainment.is_reached is True for score in scores)
    following = f"{one.next.on.isoformat()} {one_line(one.next.what)}" if one.next else ""
    return (
        one.lifecycle.value,
        str(one.days_left),
        str(sum(side.kept for side in one.sides)),
        str(sum(side.late for side in one.sides)),
        str(sum(side.open for side in one.sides)),
        f"{reached}/{len(scores)}",
        following,
    )


def _signoff_lines(one: Status, width: int) -> list[str]:
    state = one.signoff
    if state is None or state.standing is Standing.DRAFT:
        return []
    why = tell_why(state)
    rest = len(why) - _MOST_REASONS
    more = [f"  and {rest} more: kamplan verify"] if rest > 0 else []
    shown = ["  " + cut(reason, width - 2) for reason in why[:_MOST_REASONS]]
    return [*wrap(describe_state(state), width, rest="  "), *shown, *more]


def _review_lines(one: Status, width: int) -> list[str]:
    review, days = one.review, one.review.days
    if review.time is ReviewTime.HELD and review.held_on:
        return [cut(f"review held on {_WORDS.day(review.held_on)}", width)]
    if review.time is ReviewTime.OVERDUE:
        late = _WORDS.count("{n} day overdue", "{n} days overdue", days)
        return [cut(f"review {late}: kamplan review", width)]
    if review.time is ReviewTime.DUE:
        left = _WORDS.count("{n} day left to hold it", "{n} days left to hold it", days)
        return [cut(f"review due, {left}: kamplan review", width)]
    return []


def _blocker_lines(one: Status, width: int) -> list[str]:
    if one.lifecycle not in (Lifecycle.DRAFT, Lifecycle.PROPOSED, Lifecycle.VOID):
        return []
    if not one.blockers:
        return ["nothing stands in the way of signing"]
    count = sum(len(blocker.findings) for blocker in one.blockers)
    title = _WORDS.count(
        "{n} thing to put right before signing:", "{n} things to put right before signing:", count
    )
    shown = one.blockers[:_MOST_BLOCKERS]
    rest = sum(len(blocker.findings) for blocker in one.blockers[_MOST_BLOCKERS:])
    lines = ["", title, *(_describe_blocker(blocker, width) for blocker in shown)]
    more = f"and {rest} more; " if rest else ""
    return [*lines, "  " + cut(f"{more}all of them: kamplan lint --stage sign-off", width - 2)]


def _describe_blocker(blocker: Blocker, width: int) -> str:
    first = blocker.findings[0]
    count = f"{len(blocker.findings)} × " if len(blocker.findings) > 1 else ""
    return "  " + cut(f"{count}{blocker.rule}: line {first.span.line}, {first.message}", width - 2)


def _criteria_lines(one: Status, width: int) -> list[str]:
    scores = one.scorecard.criteria
    if not scores:
        return ["No success criteria yet: they stand under the initiatives."]
    names = min(max(width_of(score.criterion.id) for score in scores), width // 3)
    lines, initiative = [], None
    for score in scores[:_MOST_CRITERIA]:
        if score.initiative is not initiative:
            initiative = score.initiative
            goals = ", ".join(initiative.goals) or "no goal"
            lines.append(cut(f"{initiative.title} → {goals}", width))
        lines += _describe_criterion(score, names, width)
    if len(scores) > _MOST_CRITERIA:
        lines.append(f"  and {len(scores) - _MOST_CRITERIA} more: kamplan render")
    return lines


def _describe_criterion(score: CriterionScore, names: int, width: int) -> list[str]:
    attainment = score.attainment
    if score.last is None or score.age is None:
        bar = "unmeasured"
        by = f", by {score.target_by.isoformat()}" if score.target_by else ""
        detail = f"target {show_value(score.target)}{by}" if score.target is not None else ""
    elif attainment.share is None:
        bar = "reached" if attainment.is_reached else "measured"
        detail = f"{show_value(score.last)}, {attainment.arithmetic}, {_describe_age(score.age)}"
    else:
        bar = draw_bar(attainment.share, _BAR)
        detail = f"{attainment.arithmetic}, {_describe_age(score.age)}"
    head = f"  {pad(score.criterion.id, names)}  {pad(bar, _BAR)}  {attainment.shown:>5}"
    if width_of(head) + 2 + width_of(detail) <= width:
        return [f"{head}  {detail}".rstrip()]
    return [head.rstrip(), *wrap(detail, width, " " * 6, " " * 6)]


def _describe_age(days: int) -> str:
    if days == 0:
        return "today"
    return _WORDS.count("{n} day ago", "{n} days ago", days)


def _side_lines(side: SideStatus, width: int) -> list[str]:
    counts = [f"{side.kept} kept", f"{side.late} late", f"{side.open} open"]
    if side.overdue:
        counts[1] += f" ({side.overdue} not done yet)"
    if side.dropped:
        counts.append(f"{side.dropped} dropped")
    if side.unknown:
        counts.append(f"{side.unknown} done, no day given")
    lines = [cut(f"{side.party.capitalize()} promised: {', '.join(counts)}", width)]
    if side.next and side.next.due:
        owner = f" ({side.next.owner})" if side.next.owner else ""
        lines.append(
            "  " + cut(f"next {side.next.due.isoformat()}: {side.next.what}{owner}", width - 2)
        )
    return lines
