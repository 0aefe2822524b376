"""The twelve elements of account management, and which of them a plan has.

Account management is a repeatable set of steps, whatever their number. Which of them a company
uses is its own choice: settings name those that it does not (`status: {not_used: […]}`).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from kamplan.review import process_checks as checks
from kamplan.review.process_checks import Told

if TYPE_CHECKING:
    from kamplan.model import Plan


class Presence(StrEnum):
    """Whether an element is there."""

    PRESENT = "present"
    PARTIAL = "partial"
    MISSING = "missing"
    NOT_USED = "not used here"
    SUPPLIER_SIDE = "supplier's side"
    """Kept by the supplier elsewhere, and no part of what both share."""


@dataclass(frozen=True, slots=True)
class Element:
    """One of the twelve elements in one plan."""

    name: str
    """As settings write it."""
    presence: Presence
    has: str
    """What is there, in few words; may be empty."""
    lacks: tuple[str, ...]
    """What is missing, in words."""

    @property
    def title(self) -> str:
        """The name as it is read out."""
        return _TITLES.get(self.name, self.name.replace("-", " ").capitalize())


_TITLES: Final = {"crm": "CRM", "executive-involvement": "Executives"}

_CHECKS: Final[dict[str, Callable[["Plan", date], Told]]] = {
    "plan": checks.tell_plan,
    "growth-targets": checks.tell_growth_targets,
    "goals": checks.tell_goals,
    "contact-map": checks.tell_contact_map,
    "segmentation": checks.tell_segmentation,
    "roles": checks.tell_roles,
    "visit-schedule": checks.tell_visit_schedule,
    "reporting": checks.tell_reporting,
    "review-process": checks.tell_review_process,
    "renewal": checks.tell_renewal,
    "executive-involvement": checks.tell_executives,
    "crm": checks.tell_crm,
}
ELEMENT_NAMES: Final = tuple(_CHECKS)
"""All twelve, in the order in which the field lists them."""


def build_elements(plan: "Plan", not_used: Iterable[str], today: date) -> tuple[Element, ...]:
    """Say of each of the twelve elements whether the plan has it, and what it lacks.

    Args:
        plan: the plan.
        not_used: those that the settings leave out, by name.
        today: the day to judge by.

    """
    left_out = frozenset(not_used)
    return tuple(
        Element(name, Presence.NOT_USED, "", ())
        if name in left_out
        else _judge(name, check(plan, today))
        for name, check in _CHECKS.items()
    )


def _judge(name: str, told: Told) -> Element:
    if told.is_elsewhere:
        presence = Presence.SUPPLIER_SIDE
    elif not told.has:
        presence = Presence.MISSING
    else:
        presence = Presence.PARTIAL if told.lacks else Presence.PRESENT
    return Element(name, presence, told.has, told.lacks)
