"""What a status says below its head: section by section, for text and Markdown alike."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from kamplan.model.deadlines import find_notice_day
from kamplan.render.words import Words
from kamplan.review.outcomes import Outcome
from kamplan.review.process import Presence
from kamplan.review.scorecard import CommitmentScore, GoalScore, ReturnScore
from kamplan.review.status import Status
from kamplan.review.winning import Turn

_WORDS = Words()
_LONGEST = 300
"""Characters of one text; the whole stands in the plan."""
_OPEN = (Outcome.NOT_YET_DUE, Outcome.UNKNOWN, Outcome.PARTLY, Outcome.MISSED)


class Item(NamedTuple):
    """One line of a section."""

    label: str
    """What it is about: an id, or a word."""
    state: str
    """How it stands, in a word or two; may be empty."""
    text: str


class Section(NamedTuple):
    """A title and what stands below it."""

    title: str
    items: tuple[Item, ...]


def build_sections(one: Status) -> list[Section]:
    """Return the sections that have anything to say, in the order in which they are shown."""
    builders: tuple[Callable[[Status], Section], ...] = (
        _build_promises,
        _build_process,
        _build_winning,
        _build_goals,
        _build_relationship,
        _build_renewal,
        _build_handoff,
        _build_lessons,
    )
    return [section for section in (build(one) for build in builders) if section.items]


def count_presence(one: Status) -> str:
    """Return how many of the twelve elements are there: `9 present, 2 partial, 1 not used here`."""
    found = [element.presence for element in one.elements]
    return ", ".join(f"{found.count(each)} {each.value}" for each in Presence if each in found)


def _build_promises(one: Status) -> Section:
    scores = [
        score
        for score in one.scorecard.commitments
        if score.recorded is None
        and score.commitment.status not in ("done", "dropped")
        and score.computed in _OPEN
    ]
    names = _names(one)
    items = tuple(Item(each.commitment.id, *_tell_promise(each, one, names)) for each in scores)
    return Section("Promises still open", items)


def _tell_promise(score: CommitmentScore, one: Status, names: dict[str, str]) -> tuple[str, str]:
    commitment = score.commitment
    if commitment.due is None:
        state = "no day" if commitment.from_ is None else f"from {commitment.from_.isoformat()}"
    else:
        state = _tell_days((commitment.due - one.today).days)
    goals = ", ".join(score.initiative.goals) or "no goal"
    owner = "nobody named" if commitment.owner is None else names.get(commitment.owner, "")
    who = f"{commitment.party}, {owner or commitment.owner}"
    return state, f"{_short(commitment.what)} ({who}) → {goals}"


def _build_process(one: Status) -> Section:
    items = []
    for element in one.elements:
        lacks = "; ".join(element.lacks)
        text = f"{element.has}; missing: {lacks}" if element.has and lacks else element.has or lacks
        items.append(Item(element.title, element.presence.value, text))
    return Section("The process", tuple(items))


def _build_winning(one: Status) -> Section:
    winning, names = one.winning, _names(one)
    changes = {each.id: each for each in winning.changes} if winning else {}
    items = []
    for score in one.scorecard.returns:
        change = changes.get(score.expected.id)
        state = score.outcome or (f"{change.turn.value}" if change else "")
        text = _tell_return(score, names)
        if change is not None and change.turn is Turn.CHANGED:
            was = "" if change.before == change.now else f" Before: “{_short(change.before or '')}”"
            text += was or " Its measure or amount changed."
        items.append(Item(score.expected.id, state, text))
    items += [
        Item(each.id, each.turn.value, f"{each.party}: “{_short(each.before or '')}”")
        for each in changes.values()
        if each.turn is Turn.REMOVED
    ]
    if winning is None:
        title = "What winning means"
    elif changes:
        title = (
            f"What winning means has changed since {winning.since}: "
            "ask the customer to state plainly what return it expects"
        )
    else:
        title = f"What winning means, unchanged since {winning.since}"
    return Section(title, tuple(items))


def _tell_return(score: ReturnScore, names: dict[str, str]) -> str:
    expected = score.expected
    who = names.get(expected.said_by or "", expected.party)
    text = f"{expected.party}, {who}" if who != expected.party else who
    text += f": “{_short(expected.verbatim)}”"
    shown = [
        f"{each.criterion.id} {each.attainment.shown or 'unmeasured'}" for each in score.criteria
    ]
    if shown:
        text += f" Shown by {', '.join(shown)}."
    return text + (f" In the review: “{_short(score.verbatim)}”" if score.verbatim else "")


def _build_goals(one: Status) -> Section:
    return Section(
        "The customer's goals",
        tuple(
            Item(each.goal.id, *_tell_goal(each, one.file.plan.period.end, one.today))
            for each in one.scorecard.goals
        ),
    )


def _tell_goal(score: GoalScore, end: date, today: date) -> tuple[str, str]:
    goal = score.goal
    state = score.outcome or ("achieved" if goal.achieved_on else "open")
    text = _short(goal.goal)
    if goal.horizon is not None:
        beyond = ", beyond this year" if goal.horizon > end else ""
        text += f", by {_WORDS.day(goal.horizon)}{beyond}"
    marks = [each for each in goal.benchmarks if each.reached_on is None and each.by is not None]
    reached = len(goal.benchmarks) - len(marks)
    if goal.benchmarks:
        text += (
            f"; {reached} of {_WORDS.count('{n} mark', '{n} marks', len(goal.benchmarks))} reached"
        )
    ahead = marks if score.outcome is None else []
    for mark in sorted(ahead, key=lambda each: each.by or date.max)[:1]:
        days = _tell_days(((mark.by or today) - today).days)
        text += f", next {days}: {_short(mark.what)}"
    if not score.initiatives:
        text += "; no initiative serves it"
    return state, text


def _build_relationship(one: Status) -> Section:
    relationship = one.file.plan.relationship
    if relationship is None or not (relationship.now or relationship.aim):
        return Section("", ())
    judge = _names(one).get(relationship.said_by or "")
    when = f" on {_WORDS.day(relationship.said_on)}" if relationship.said_on else ""
    said = f"as {judge} judged{when}" if judge else "nobody of the customer has judged it"
    now = (relationship.now or "not said").replace("-", " ")
    aim = (relationship.aim or "not said").replace("-", " ")
    return Section("The relationship", (Item("now", now, said), Item("aim", aim, "")))


def _build_renewal(one: Status) -> Section:
    renewal = one.file.plan.renewal
    if renewal is None:
        return Section("", ())
    items = []
    notice = find_notice_day(renewal)
    if renewal.ends is not None:
        days = _tell_days((renewal.ends - one.today).days, "days ago")
        items.append(Item("ends", days, f"{_WORDS.day(renewal.ends)}"))
    if notice is not None:
        days = _tell_days((notice - one.today).days, "days ago")
        items.append(Item("notice", days, f"last day to give notice: {_WORDS.day(notice)}"))
    else:
        items.append(Item("notice", "", "not known: it takes `ends` and `notice_days`"))
    for step in renewal.steps:
        day = _tell_days((step.by - one.today).days) if step.by else "no day"
        items.append(Item("step", "done" if step.done_on else day, _short(step.what)))
    return Section(f"Renewal of {_short(renewal.contract or 'the contract')}", tuple(items))


def _build_handoff(one: Status) -> Section:
    handoff = one.file.plan.handoff
    if handoff is None:
        return Section("", ())
    told = handoff.customer_told
    names = _names(one)
    items = [
        Item("[x]" if each.done_on else "[ ]", "", _short(each.what)) for each in handoff.items
    ]
    questions = names.get(told.questions_to or "", told.questions_to or "")
    for is_done, text in (
        (told.contacts is True, "the customer knows who its people are"),
        (told.questions_to is not None, f"the customer knows whom to ask: {questions}"),
        (told.how_often is not None, f"how often both connect: {_short(told.how_often or '')}"),
        (told.what_to_expect is True, "the customer knows what to expect"),
        (handoff.confirmed_by is not None, "the customer confirmed it"),
    ):
        items.append(Item("[x]" if is_done else "[ ]", "", text.removesuffix(": ")))
    day = f" on {_WORDS.day(handoff.on)}" if handoff.on else ""
    return Section(f"Handoff from {_short(handoff.from_ or 'sales')}{day}", tuple(items))


def _build_lessons(one: Status) -> Section:
    review = one.file.plan.review
    lessons = review.lessons if review else ()
    words = {True: "again", False: "not again", None: ""}
    return Section(
        "Lessons",
        tuple(
            Item(words[each.again] or "-", "", ": ".join(filter(None, (each.what, each.why))))
            for each in lessons
        ),
    )


def _names(one: Status) -> dict[str, str]:
    return {each.id: each.name for each in one.file.plan.contacts}


def _tell_days(days: int, late: str = "days late") -> str:
    if days == 0:
        return "today"
    if days > 0:
        return f"in {days:,} day{'' if days == 1 else 's'}"
    return f"{-days:,} {late if days != -1 else late.replace('days', 'day')}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
