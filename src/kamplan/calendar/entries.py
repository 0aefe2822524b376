"""What has a day in a plan: whose it is, whether it is done, and when it returns."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

BOTH = "both"
"""The party of what neither side does alone."""


class Kind(StrEnum):
    """What sort of thing has a day."""

    COMMITMENT = "commitment"
    CRITERION = "criterion"
    READING = "reading"
    CHECKPOINT = "checkpoint"
    TOUCHPOINT = "touchpoint"
    REPORT = "report"
    SESSION = "session"
    FOLLOW_UP = "follow-up"
    RECONSIDERATION = "reconsideration"
    GOAL = "goal"
    BENCHMARK = "benchmark"
    PROMISE_START = "promise-start"
    INITIATIVE_START = "initiative-start"
    INITIATIVE = "initiative"
    WHITE_SPACE = "white-space"
    INTRODUCTION = "introduction"
    GROWTH_TARGET = "growth-target"
    RENEWAL_STEP = "renewal-step"
    NOTICE = "notice"
    CONTRACT_END = "contract-end"
    HANDOFF = "handoff"
    PLAN_START = "plan-start"
    REVIEW_START = "review-start"
    REVIEW = "review"

    @property
    def words(self) -> str:
        """The kind as it is read out."""
        return self.value.replace("-", " ")

    @property
    def is_task(self) -> bool:
        """Whether it stays open until somebody writes down that it is done.

        All else comes and goes by itself, or the plan has no place to say that it is done.
        """
        return self not in _EVENTS


_EVENTS = frozenset(
    {
        Kind.REPORT,
        Kind.SESSION,
        Kind.PROMISE_START,
        Kind.INITIATIVE_START,
        Kind.GROWTH_TARGET,
        Kind.NOTICE,
        Kind.CONTRACT_END,
        Kind.PLAN_START,
        Kind.REVIEW_START,
    }
)


class State(StrEnum):
    """What became of it."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Series:
    """How something returns."""

    every: str
    """As plans write it: `1 month`."""
    until: date
    """The last day on which it may return."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing of a plan that has a day, or days."""

    kind: Kind
    key: str
    """What is the same in every version of the plan, whatever becomes of words and days."""
    item: str | None = None
    """The id, as commands take it."""
    on: date
    """Its day; of a series, the first."""
    what: str
    """What happens or is to be done: the authors' words where there are any."""
    party: str = BOTH
    """`supplier`, `customer`, or `both`."""
    owner: str | None = None
    """The id of the contact who sees to it."""
    people: tuple[str, ...] = ()
    """The ids of the others who take part."""
    goals: tuple[str, ...] = ()
    """The ids of the customer's goals that it serves."""
    state: State = State.OPEN
    series: Series | None = None
    missed: tuple[date, ...] = ()
    """Of what has several days: those that passed and nobody held."""
    ahead: tuple[date, ...] | None = None
    """Of what has several days: those to come, as far as somebody looks; else None."""

    def concerns(self, contact: str) -> bool:
        """Say whether a person sees to it or takes part."""
        return contact == self.owner or contact in self.people


@dataclass(frozen=True, slots=True)
class Due:
    """One day on which something is due."""

    account: str
    entry: Entry
    on: date
    days: int
    """Days left; below 0, days late."""
    missed: int = 0
    """Of what has several days: how many passed, this the last of them."""

    @property
    def is_overdue(self) -> bool:
        """Whether its day has passed; what is due today is not late yet."""
        return self.days < 0
