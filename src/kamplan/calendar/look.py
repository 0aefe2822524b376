"""What the walks over a plan share: the day, how far to look, and who is who."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kamplan.calendar.entries import BOTH
from kamplan.model.closing import find_answered, was_reviewed

if TYPE_CHECKING:
    from kamplan.model import Plan


@dataclass(frozen=True)
class Look:
    """A plan, looked at on one day."""

    plan: "Plan"
    today: date
    until: date
    checkpoint_days: int
    leads: tuple[str, ...] = field(init=False)
    """The contacts who answer for the plan."""
    answered: frozenset[str] = field(init=False)
    """The commitments of which the review says what became of them."""
    is_reviewed: bool = field(init=False)
    _parties: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        plan = self.plan
        leads = (plan.supplier.lead, plan.customer.lead)
        # The way in which a frozen value may fill in what follows from the rest.
        object.__setattr__(self, "leads", tuple(one for one in leads if one is not None))
        object.__setattr__(self, "answered", find_answered(plan))
        object.__setattr__(self, "is_reviewed", was_reviewed(plan, self.today))
        object.__setattr__(self, "_parties", {one.id: one.party for one in plan.contacts})

    def party_of(self, contact: str | None, otherwise: str = BOTH) -> str:
        """Return the party of a contact; `otherwise` for nobody and for strangers."""
        return self._parties.get(contact, otherwise) if contact is not None else otherwise
