"""Where a plan stands, as text: a head that fits on one screen, and the details below it."""

from kamplan.model.attainment import show_value
from kamplan.render.columns import cut, draw_bar, pad, width_of, wrap
from kamplan.render.due_report import describe_days as describe_due_days
from kamplan.render.status_sections import Section, build_sections, count_presence
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
_BAR = 10
HEAD = 24
"""Lines of the head: what a terminal shows without scrolling."""
MIN_WIDTH, MAX_WIDTH = 40, 120


def render_status(one: Status, width: int, *, is_short: bool = False) -> str:
    """Return a plan's status as text of at most `width` columns; the head alone if it is short."""
    width = min(max(width, MIN_WIDTH), MAX_WIDTH)
    top = _top_lines(one, width)
    below = ["", *_promise_lines(one, width), "", *_process_lines(one, width)]
    room = HEAD - len(top) - len(below) - 1
    shown, rest = _cut_criteria(_criteria_groups(one, width), room)
    more = ["  and more: kamplan status" if is_short else "  and more, see below"] if rest else []
    lines = [*top, "", *shown, *more, *below]
    if not is_short:
        if rest:
            lines += ["", "More success criteria", *rest]
        for section in build_sections(one):
            lines += _section_lines(section, width)
    return "\n".join(lines) + "\n"


def _cut_criteria(groups: list[list[str]], room: int) -> tuple[list[str], list[str]]:
    """Return the lines that fit, with room for one that says that there are more; and the rest."""
    lines = [line for group in groups for line in group]
    if len(lines) <= room:
        return lines, []
    shown: list[str] = []
    for group in groups:
        if len(shown) + len(group) >= room:
            break
        shown += group
    # One initiative with very many criteria is better cut in the middle than left out.
    shown = shown or lines[: max(room - 1, 2)]
    return shown, lines[len(shown) :]


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


def _top_lines(one: Status, width: int) -> list[str]:
    plan = one.file.plan
    return [
        cut(f"{plan.account.name} · {plan.supplier.name}", width),
        cut(f"{one.lifecycle.value} · {describe_days(one)}", width),
        *_signoff_lines(one, width),
        *_review_lines(one, width),
        *_blocker_lines(one, width),
    ]


def _promise_lines(one: Status, width: int) -> list[str]:
    lines = [line for side in one.sides for line in _side_lines(side, width)]
    if one.overdue:
        first = one.overdue[0]
        count = f"{len(one.overdue)} overdue (`kamplan due`), the oldest {describe_due_days(first)}"
        lines.append(cut(f"{count}: {first.entry.what}", width))
    if one.next:
        lines.append(cut(f"Next: {_WORDS.day(one.next.on)}, {one.next.entry.what}", width))
    return lines


def _process_lines(one: Status, width: int) -> list[str]:
    return wrap(f"Process, twelve elements: {count_presence(one)}", width, rest="  ")


def _section_lines(section: Section, width: int) -> list[str]:
    labels = min(max(width_of(item.label) for item in section.items), width // 3)
    states = min(max(width_of(item.state) for item in section.items), width // 4)
    lines = ["", *wrap(section.title, width)]
    for item in section.items:
        head = f"  {pad(item.label, labels)}  "
        if states:
            head += f"{pad(item.state, states)}  "
        lines += wrap(item.text, width, head, " " * width_of(head)) or [head.rstrip()]
    return lines


def _criteria_groups(one: Status, width: int) -> list[list[str]]:
    """Return the lines of each initiative: its title with the goals it serves, its criteria."""
    scores = one.scorecard.criteria
    initiatives = one.file.plan.initiatives
    if not initiatives:
        return [["No success criteria yet: they stand under the initiatives."]]
    names = min(max((width_of(each.criterion.id) for each in scores), default=0), width // 3)
    groups = []
    for initiative in initiatives:
        goals = ", ".join(initiative.goals) or "no goal"
        lines = [cut(f"{initiative.title} → {goals}", width)]
        for score in scores:
            if score.initiative is initiative:
                lines += _describe_criterion(score, names, width)
        if not initiative.success_criteria:
            lines.append("  no success criterion yet")
        groups.append(lines)
    return groups


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


def describe_side(side: SideStatus) -> str:
    """Return how one side stands to its word: `4 kept, 2 late (1 not done yet), 0 open`."""
    counts = [f"{side.kept} kept", f"{side.late} late", f"{side.open} open"]
    if side.overdue:
        counts[1] += f" ({side.overdue} not done yet)"
    if side.dropped:
        counts.append(f"{side.dropped} dropped")
    if side.unknown:
        counts.append(f"{side.unknown} done, no day given")
    return ", ".join(counts)


def _side_lines(side: SideStatus, width: int) -> list[str]:
    lines = [cut(f"{side.party.capitalize()} promised: {describe_side(side)}", width)]
    if side.next:
        entry = side.next.entry
        head = f"  next {side.next.on.isoformat()}: "
        owner = f" ({entry.owner})" if entry.owner else ""
        goals = f" → {', '.join(entry.goals)}" if entry.goals else ""
        tail = cut(f"{owner}{goals}", width // 2)
        room = width - width_of(head) - width_of(tail) - 1
        lines.append(f"{head}{cut(entry.what, room)} {tail}".rstrip())
    return lines
