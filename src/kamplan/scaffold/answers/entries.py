"""Find the entry of a plan that a person means by its id, by `KIND:ID`, or by its first words."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from kamplan.errors import KamplanError
from kamplan.planfile import PlanFile
from kamplan.records import nearest
from kamplan.scaffold.names import make_id
from kamplan.yamldoc import make_visible

if TYPE_CHECKING:
    from kamplan.model import Goal, Plan

_LISTED = 8
"""How many entries a message names."""


class Entry(NamedTuple):
    """One entry of a plan that can be named on the command line."""

    kind: str
    name: str
    """Its id, or what stands for one where it has none."""
    part: Any
    """The record, as in the model."""
    others: tuple[str, ...] = ()
    """Further names that mean it, where nothing else has them."""

    @property
    def full_name(self) -> str:
        """The name that is never mistaken for another kind's."""
        return f"{self.kind}:{self.name}"


def find_entry(file: PlanFile, wanted: str, kinds: Sequence[str]) -> Entry:
    """Return the entry that is meant.

    What has no id is named by the words it begins with, written as an id:
    `results-shown-before-notice-day`; a benchmark by its goal and day,
    `no-same-day-cancellations/2026-06-30`, or by its goal alone where one is left to reach.

    Args:
        file: the plan.
        wanted: a name, or `KIND:NAME` where a name fits several kinds.
        kinds: the kinds to look among.

    Raises:
        KamplanError: there is no such entry, or several are meant.

    """
    kind, name = _split(wanted, kinds)
    entries = [one for one in list_entries(file.plan, kinds) if not kind or one.kind == kind]
    found = (
        [one for one in entries if one.name == name]
        or [one for one in entries if name in one.others]
        or [one for one in entries if name and _begins(one, name)]
    )
    if len(found) == 1:
        return found[0]
    if found:
        same = len({one.full_name for one in found}) < len(found)
        raise KamplanError(
            f"`{_shown(name)}` fits {len(found)} entries",
            hint="kamplan lint, which names what has the same id"
            if same
            else "one of " + ", ".join(one.full_name for one in found[:_LISTED]),
        )
    raise _missing(file, name, kind, kinds, entries)


def list_entries(plan: "Plan", kinds: Sequence[str]) -> Iterator[Entry]:
    """Give all entries of these kinds, in the order of the kinds and of the plan."""
    for kind in kinds:
        yield from _LISTS[kind](plan)


def _split(wanted: str, kinds: Sequence[str]) -> tuple[str, str]:
    kind, colon, name = wanted.strip().partition(":")
    if not colon:
        return "", kind
    if kind not in kinds:
        near = nearest(kind, list(kinds))
        raise KamplanError(
            f"`{_shown(kind)}` is no kind of entry this can be said of",
            hint=f"did you mean {near}:{_shown(name)}?" if near else f"one of {', '.join(kinds)}",
        )
    return kind, name


def _begins(entry: Entry, name: str) -> bool:
    """Say whether an entry without an id of its own is meant by its first words."""
    return not hasattr(entry.part, "id") and any(
        one.startswith(f"{make_id(name)}-") for one in (entry.name, *entry.others)
    )


def _missing(
    file: PlanFile, name: str, kind: str, kinds: Sequence[str], entries: Sequence[Entry]
) -> KamplanError:
    what = kind or (kinds[0] if len(kinds) == 1 else "")
    others = [other for other in file.ids if other not in kinds and file.has(other, name)]
    if others:
        listed = ", ".join(kinds)
        return KamplanError(
            f"`{_shown(name)}` is {with_article(others[0])}, and this can be said of: {listed}",
            hint=_HINTS.get(others[0], "kamplan status").format(name),
        )
    known = [one.name for one in entries]
    near = nearest(name, known)
    if near:
        hint = f"did you mean `{near}`?"
    elif known:
        more = f" and {len(known) - _LISTED} more" if len(known) > _LISTED else ""
        hint = f"one of {', '.join(known[:_LISTED])}{more}"
    else:
        hint = f"kamplan add {what or kinds[0]} --help"
    said = f"there is no {what}" if what else "nothing in the plan is called"
    return KamplanError(f"{said} `{_shown(name)}`", hint=hint)


_HINTS = {
    "need": "kamplan decide {0} --intent …, or kamplan confirm {0} --by ID",
    "goal": "kamplan confirm {0} --by ID",
    "initiative": "kamplan confirm {0} --by ID",
    "session": "kamplan confirm {0} --by ID",
    "criterion": "kamplan measure {0} VALUE",
    "commitment": "kamplan mark {0} done",
    "follow-up": "kamplan mark {0} done",
    "touchpoint": "kamplan mark {0} held",
}
"""What can be said of a kind, for those who used another command."""


def with_article(kind: str) -> str:
    """Return a kind of entry as a sentence names one: `an initiative`."""
    return f"{'an' if kind[0] in 'aeio' else 'a'} {kind}"


def _of(kind: str, find: "Callable[[Plan], Any]") -> "Callable[[Plan], Iterator[Entry]]":
    return lambda plan: (Entry(kind, one.id, one) for one in find(plan))


def _commitments(plan: "Plan") -> Iterator[Entry]:
    for initiative in plan.initiatives:
        yield from (Entry("commitment", one.id, one) for one in initiative.commitments)


def _criteria(plan: "Plan") -> Iterator[Entry]:
    for initiative in plan.initiatives:
        yield from (Entry("criterion", one.id, one) for one in initiative.success_criteria)


def _follow_ups(plan: "Plan") -> Iterator[Entry]:
    for session in plan.sessions:
        yield from (Entry("follow-up", one.id, one) for one in session.follow_ups)


def _benchmarks(plan: "Plan") -> Iterator[Entry]:
    for goal in plan.six_boxes.goals:
        yield from _benchmarks_of(goal)


def _benchmarks_of(goal: "Goal") -> Iterator[Entry]:
    left = [one for one in goal.benchmarks if one.reached_on is None] or goal.benchmarks
    for one in goal.benchmarks:
        words = make_id(one.what)
        alone = (goal.id,) if len(left) == 1 and one is left[0] else ()
        name = f"{goal.id}/{one.by.isoformat() if one.by else words}"
        yield Entry("benchmark", name, one, (words, *alone))


def _renewal_steps(plan: "Plan") -> Iterator[Entry]:
    for one in plan.renewal.steps if plan.renewal else ():
        yield Entry("renewal-step", make_id(one.what), one)


def _handoff_items(plan: "Plan") -> Iterator[Entry]:
    for one in plan.handoff.items if plan.handoff else ():
        yield Entry("handoff-item", make_id(one.what), one)


def _beliefs(plan: "Plan") -> Iterator[Entry]:
    for one in plan.six_boxes.assumptions.believed:
        yield Entry("belief", make_id(one.what), one)


def _handoff(plan: "Plan") -> Iterator[Entry]:
    if plan.handoff:
        yield Entry("handoff", "handoff", plan.handoff)


_LISTS: "dict[str, Callable[[Plan], Iterator[Entry]]]" = {
    "need": _of("need", lambda plan: plan.needs),
    "goal": _of("goal", lambda plan: plan.six_boxes.goals),
    "initiative": _of("initiative", lambda plan: plan.initiatives),
    "session": _of("session", lambda plan: plan.sessions),
    "contact": _of("contact", lambda plan: plan.contacts),
    "touchpoint": _of("touchpoint", lambda plan: plan.touchpoints),
    "commitment": _commitments,
    "criterion": _criteria,
    "follow-up": _follow_ups,
    "benchmark": _benchmarks,
    "renewal-step": _renewal_steps,
    "handoff-item": _handoff_items,
    "belief": _beliefs,
    "handoff": _handoff,
}


def _shown(text: str) -> str:
    return make_visible(text, 60)
