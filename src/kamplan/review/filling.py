"""Fill what was said at the review into its empty places; what is written stays."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kamplan.errors import KamplanError
from kamplan.model.shape import shape_of
from kamplan.planfile import PlanFile
from kamplan.yamldoc import Route
from kamplan.yamldoc.amend import Change, put

if TYPE_CHECKING:
    from kamplan.model import Plan


@dataclass(frozen=True, slots=True)
class Said:
    """What was said at the review, as far as it was given on the command line."""

    held_on: date | None = None
    verdict: str | None = None
    said_by: str | None = None
    ratings: Mapping[str, int] = field(default_factory=dict)
    """Party, and its rating from 1 to 5."""
    next: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was given."""
        return not (self.held_on or self.verdict or self.ratings or self.next)


def plan_filling(file: PlanFile, said: Said, today: date) -> list[Change]:
    """Return the changes that put what was said into the review block.

    Args:
        file: the plan with its review block.
        said: what was said.
        today: the day a verdict was spoken where no day of the review is known.

    Raises:
        KamplanError: a place holds something else already, or the speaker is not the customer's.

    """
    plan, review = file.plan, file.plan.review
    held_on = said.held_on or (review.held_on if review else None) or today
    if said.verdict is not None:
        _check_speaker(plan, said.said_by)
    changes: list[Change] = []
    for route, new in _places(said, held_on):
        written = _find(review, route)
        if written in (None, "", ()):
            changes.append(_put(file, changes, route, new))
        elif written != new:
            where = "/".join(("review", *map(str, route)))
            raise KamplanError(
                f"{where} already says `{written}`, and what is written there is never changed",
                hint="if it is wrong, correct it in the file, both sides together",
            )
    return changes


def _put(file: PlanFile, earlier: list[Change], route: Route, new: object) -> Change:
    """Return the change, with its section where the block has none yet."""
    section = ("review", *route[:-1])
    made = any(one.route[: len(section)] == section for one in earlier)
    if len(route) > 1 and file.document.find(section) is None and not made:
        return put(section, {str(route[-1]): new}, _before(route[:-1]))
    return put(("review", *route), new, _before(route))


def _places(said: Said, held_on: date) -> Iterator[tuple[Route, object]]:
    if said.held_on:
        yield ("held_on",), said.held_on
    if said.verdict is not None:
        yield ("customer_verdict", "verbatim"), said.verdict
        yield ("customer_verdict", "said_by"), said.said_by
        yield ("customer_verdict", "said_on"), held_on
    for party, rating in said.ratings.items():
        yield ("ratings", party), rating
    if said.next:
        yield ("next",), said.next


def _find(part: object, route: Route) -> object:
    for step in route:
        part = getattr(part, str(step), None)
    return part


def _before(route: Route) -> tuple[str, ...]:
    """Return the keys that usually stand before the one at `route` of a review."""
    record = shape_of("plan").fields["review"].record
    for step in route[:-1]:
        record = record.fields[str(step)].record if record else None
    keys = list(record.fields) if record else []
    return tuple(keys[: keys.index(str(route[-1]))]) if route[-1] in keys else ()


def _check_speaker(plan: "Plan", speaker: str | None) -> None:
    customers = [one for one in plan.contacts if one.party == "customer"]
    if speaker is None:
        raise KamplanError(
            "a verdict is somebody's: say whose words they are",
            hint=f"--said-by {customers[0].id if customers else 'CONTACT'}",
        )
    if any(one.id == speaker for one in customers):
        return
    known = ", ".join(one.id for one in customers) or "nobody yet: add one under contacts"
    is_ours = any(one.id == speaker for one in plan.contacts)
    raise KamplanError(
        f"`{speaker}` is the supplier's; the verdict is the customer's"
        if is_ours
        else f"there is no contact `{speaker}`",
        hint=f"--said-by with one of the customer's people: {known}",
    )
