"""The person who answers: somebody the plan knows, and of the right side."""

from datetime import date
from typing import TYPE_CHECKING

from kamplan.errors import KamplanError
from kamplan.records import nearest
from kamplan.yamldoc import make_visible

if TYPE_CHECKING:
    from kamplan.model import Contact, Party, Plan


def find_person(  # noqa: PLR0913 - the plan, who is meant, and three ways to say why not
    plan: "Plan", who: str, option: str, *, party: "Party", act: str, on: date
) -> "Contact":
    """Return the contact that is meant.

    Args:
        plan: the plan.
        who: a contact's id.
        option: the option that named the person, as `--by`.
        party: the side the person must be of.
        act: what only this side can do, as the end of a sentence.
        on: the day the person does it.

    Raises:
        KamplanError: there is no such contact, it is of the other side, or had left by then.

    """
    ours = [one.id for one in plan.contacts if one.party == party]
    known = ", ".join(ours) or f"nobody yet: kamplan add contact --party {party} --name …"
    found = next((one for one in plan.contacts if one.id == who), None)
    if found is None:
        near = nearest(who, ours)
        raise KamplanError(
            f"there is no contact `{make_visible(who, 60)}`",
            hint=f"did you mean {option} {near}?" if near else f"{option} with one of: {known}",
        )
    if found.party != party:
        raise KamplanError(
            f"`{who}` is the {found.party}'s; only the {party}'s people can {act}",
            hint=f"{option} with one of: {known}",
        )
    if found.left_on is not None and found.left_on < on:
        raise KamplanError(
            f"`{who}` left on {found.left_on}, before {on}",
            hint=f"{option} with somebody who was there, or --on with the day it was",
        )
    return found


def check_day(day: date, today: date, option: str = "--on") -> None:
    """Refuse a day that is still to come for something that has happened.

    Raises:
        KamplanError: it is later than today.

    """
    if day > today:
        raise KamplanError(
            f"{option}: {day} is still to come (today is {today})",
            hint="say it when it has happened, or mend the year",
        )
