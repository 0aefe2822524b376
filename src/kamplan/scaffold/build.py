"""The text of a new plan and of its first note."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from kamplan.errors import KamplanError
from kamplan.scaffold.asking import ask, example, head, prompt
from kamplan.scaffold.names import make_contact_id
from kamplan.templating import make_environment
from kamplan.yamldoc import describe, find_forbidden
from kamplan.yamldoc.emit import emit_block, emit_items

CHECKPOINTS = (3, 6, 9)
"""After how many months both look at progress."""

TO_BE_NAMED = "To be named"
"""The supplier's name until somebody gives it."""


class Size(StrEnum):
    """How much a new plan asks for."""

    SMALL = "small"
    """What every plan needs."""
    STANDARD = "standard"
    """With white space, growth targets, touchpoints, reporting, renewal and handoff."""
    LARGE = "large"
    """With every section of the format."""


class Person(NamedTuple):
    """Someone who answers for the plan on one side."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class NewPlan:
    """What is known of a plan before it is written."""

    account: str
    customer: str
    supplier: str
    start: date
    end: date
    today: date
    size: Size = Size.STANDARD
    lead: Person | None = None
    customer_lead: Person | None = None
    beneficiaries: str | None = None

    @property
    def note(self) -> str:
        """The path of the first note, from the plan's folder on."""
        return f"sessions/{self.today.isoformat()}-first-conversation.md"


class Carried(NamedTuple):
    """What a new plan takes over from the one before: the entries of three lists, as YAML."""

    start: date
    """The first day of the plan before."""
    contacts: str
    sessions: str
    needs: str
    """Whole lines, indented by two; empty where nothing is taken over."""


def first_period(start: date | None, today: date) -> tuple[date, date]:
    """Return the first and last day of a plan's twelve months.

    Args:
        start: the first day; None means the first day of the next month, for a plan is written
            and agreed before it begins.
        today: the day on which the plan is made.

    Raises:
        KamplanError: the calendar does not go on for a year from there.

    """
    if start is None:
        start = date(today.year + today.month // 12, today.month % 12 + 1, 1)
    if start.year >= date.max.year:
        raise KamplanError(
            f"no plan can begin on {start.isoformat()}", hint=f"--start {today.year + 1}-01-01"
        )
    return start, add_months(start, 12) - timedelta(days=1)


def add_months(day: date, months: int) -> date:
    """Return the same day some months later, or the last of that month where it is shorter."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=day.day - 1), following - timedelta(days=1))


def name_people(lead: str | None, customer_lead: str | None) -> tuple[Person | None, Person | None]:
    """Return the leads of supplier and customer with ids from their last names."""
    ours = Person(make_contact_id(lead), lead) if lead else None
    taken = [ours.id] if ours else []
    theirs = Person(make_contact_id(customer_lead, taken), customer_lead) if customer_lead else None
    return ours, theirs


def check_name(text: str, option: str) -> str:
    """Return a name without blanks around it.

    Raises:
        KamplanError: it is empty, too long, spans lines, or holds a character that cannot be seen.

    """
    name = text.strip()
    if not name:
        raise KamplanError(f"{option} is empty", hint=f'{option} "…", or leave it out')
    if len(name) > MAX_NAME or "\n" in name or "\r" in name or "\t" in name:
        raise KamplanError(
            f"{option} must fit on one line of at most {MAX_NAME} characters",
            hint="shorten it; the plan itself has room for more",
        )
    for at, character in find_forbidden(name):
        raise KamplanError(
            f"{option}: character {at + 1} is {describe(character)}", hint="type the name again"
        )
    return name


MAX_NAME = 200
"""How long a name may be, in characters."""


def build_plan(new: NewPlan, carried: Carried | None = None) -> str:
    """Return the text of the plan: valid at once, every question as a comment.

    Args:
        new: what is known of it.
        carried: what it takes over from the plan before, if there is one.

    """

    def day(days: int) -> str:
        return min(new.start + timedelta(days=days), new.end).isoformat()

    def value(text: object, indent: int) -> str:
        return emit_block(text, indent, "\n")

    return _render(
        "scaffold/plan/plan.yaml.j2",
        new=new,
        size=new.size.value,
        checkpoints=[add_months(new.start, months).isoformat() for months in CHECKPOINTS],
        carried=carried,
        contacts=_carry(carried.contacts, " []") if carried else _emit_contacts(new),
        sessions=_carry(carried.sessions, "") if carried else "",
        needs=_carry(carried.needs, " []") if carried else " []",
        value=value,
        day=day,
        head=head,
        ask=ask,
        prompt=prompt,
        example=example,
    )


def build_note(new: NewPlan) -> str:
    """Return the text of the first note: what to ask, and room for the customer's words."""
    return _render("scaffold/plan/first-conversation.md.j2", new=new)


def _carry(lines: str, empty: str) -> str:
    return f"\n{lines}" if lines else empty


def _emit_contacts(new: NewPlan) -> str:
    people: list[dict[str, object]] = []
    if new.customer_lead:
        theirs = {"id": new.customer_lead.id, "party": "customer", "name": new.customer_lead.name}
        # Who answers for the plan on that side signs it, and so decides.
        people.append({**theirs, "roles": ["decision-maker"]})
    if new.lead:
        ours = {"id": new.lead.id, "party": "supplier", "name": new.lead.name}
        people.append({**ours, "roles": ["account-lead"]})
    return "\n" + emit_items(people, 2, "\n") if people else " []"


def _render(name: str, **values: object) -> str:
    # No escaping: what a person typed is written as YAML by `value`, the rest is our own text.
    return make_environment(autoescape=False).get_template(name).render(**values)
