"""What `kamplan due` shows, whatever the format: plans, their days, and who is who."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

from kamplan.calendar import Due, Group, Kind, group_dues
from kamplan.planfile import PlanFile

_COMMANDS: Final = {
    Kind.COMMITMENT: "kamplan mark {item} done",
    Kind.FOLLOW_UP: "kamplan mark {item} done",
    Kind.TOUCHPOINT: "kamplan mark {item} held",
    Kind.CRITERION: "kamplan measure {item} VALUE",
    Kind.READING: "kamplan measure {item} VALUE",
    Kind.RECONSIDERATION: "kamplan decide {item} --intent …",
    Kind.INITIATIVE: "kamplan confirm {item} --by …",
    Kind.GOAL: "kamplan confirm {item} --by …",
    Kind.CHECKPOINT: "kamplan review --checkpoint",
    Kind.REVIEW: "kamplan review",
}
"""What to type once something is done; `{item}` is its id."""


class PlanDues(NamedTuple):
    """What is due in one plan: little enough to keep that of many thousands."""

    account: str
    path: str
    names: Mapping[str, str]
    """The names of its contacts by their ids."""
    dues: tuple[Due, ...]
    """What is overdue, and what is due up to the last day that was asked for."""
    later: int
    """How many days come after that."""
    first_later: Due | None


def build_plan_dues(file: PlanFile, dues: Iterable[Due], until: date) -> PlanDues:
    """Return what is due in a plan, parted at the last day that was asked for."""
    found = list(dues)
    shown = tuple(one for one in found if one.on <= until)
    later = [one for one in found if one.on > until]
    plan = file.plan
    named = {who for one in shown for who in (one.entry.owner, *one.entry.people)}
    return PlanDues(
        plan.account.id,
        str(file.path),
        {one.id: one.name for one in plan.contacts if one.id in named},
        shown,
        len(later),
        later[0] if later else None,
    )


@dataclass(frozen=True)
class DueReport:
    """What is due in one plan or in several."""

    today: date
    until: date
    plans: tuple[PlanDues, ...]

    @cached_property
    def _by_account(self) -> Mapping[str, PlanDues]:
        return {one.account: one for one in self.plans}

    @property
    def dues(self) -> list[Due]:
        """All of it: overdue first, then by day."""
        found = [due for one in self.plans for due in one.dues]
        return sorted(found, key=lambda one: (not one.is_overdue, one.on))

    @property
    def later(self) -> int:
        """How many days come after the last one that was asked for."""
        return sum(one.later for one in self.plans)

    @property
    def first_later(self) -> Due | None:
        """What comes first after the last day that was asked for."""
        found = [one.first_later for one in self.plans if one.first_later is not None]
        return min(found, key=lambda due: due.on, default=None)

    @property
    def overdue_groups(self) -> list[Group]:
        """What is overdue, by person."""
        return group_dues(one for one in self.dues if one.is_overdue)

    @property
    def coming_groups(self) -> list[Group]:
        """What is to come, by person."""
        return group_dues(one for one in self.dues if not one.is_overdue)

    def name_group(self, group: Group) -> str:
        """Return whose a group is: `Moira Penhale, customer`, with the account among several."""
        parts = list(_name_owner(group, self._by_account[group.account].names))
        if len(self.plans) > 1:
            parts.append(group.account)
        return ", ".join(parts)


def describe_days(due: Due) -> str:
    """Return how late it is or how many days are left: `3 days late`, `today`, `in 5 days`."""
    if due.days == 0:
        return "today"
    count = abs(due.days)
    days = f"{count:,} day{'' if count == 1 else 's'}"
    return f"{days} late" if due.is_overdue else f"in {days}"


def describe_due(due: Due) -> str:
    """Return what is due, with how often it returns and how many days of it passed."""
    entry = due.entry
    text = " ".join(entry.what.split())
    notes = []
    if entry.series is not None:
        notes.append(f"every {entry.series.every.removeprefix('1 ')}")
    if due.missed > 1:
        notes.append(f"{due.missed} days passed and were not held")
    elif due.missed:
        notes.append("not held")
    return f"{text} ({', '.join(notes)})" if notes else text


def name_item(due: Due) -> str:
    """Return the kind with the id that commands take: `commitment chair-times`."""
    return f"{due.entry.kind.words} {due.entry.item}" if due.entry.item else due.entry.kind.words


def find_command(due: Due, *, is_named: bool = False) -> str | None:
    """Return what to type once it is done, or None where the plan is changed by hand.

    Args:
        due: what is due.
        is_named: whether to name the account.

    """
    pattern = _COMMANDS.get(due.entry.kind)
    if pattern is None:
        return None
    command = pattern.format(item=due.entry.item)
    if not is_named:
        return command
    option = "" if command.startswith("kamplan review") else "--account "
    return f"{command} {option}{due.account}"


def _name_owner(group: Group, names: Mapping[str, str]) -> Iterator[str]:
    if group.owner is not None:
        yield names.get(group.owner, group.owner)
        if group.party != "both":
            yield group.party
    elif group.party == "both":
        yield "Both sides"
    else:
        yield f"Nobody named by the {group.party}"
