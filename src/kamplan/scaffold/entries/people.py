"""Who may be named where: the side that a person must be of, as lint judges it afterwards."""

from kamplan.errors import KamplanError
from kamplan.planfile import PlanFile
from kamplan.yamldoc.emit import Value

_SIDES = {
    ("need", "said_by"): "customer",
    ("need", "confirmed_by"): "customer",
    ("need", "met_confirmed_by"): "customer",
    ("need", "decided_by"): "supplier",
    ("return", "said_by"): "party",
    ("belief", "checked_with"): "customer",
    ("goal", "confirmed_by"): "customer",
    ("initiative", "verified_by"): "customer",
    ("commitment", "owner"): "party",
    ("cell", "owner"): "supplier",
}
"""By kind and key; `party` is the side that the entry itself names."""


def check_people(file: PlanFile, kind: str, value: Value) -> None:
    """Refuse a person of one side where the entry means one of the other.

    Raises:
        KamplanError: the message names those who can be meant.

    """
    if not isinstance(value, dict):
        return
    for (one, key), side in _SIDES.items():
        if one == kind and isinstance(person := value.get(key), str):
            wanted = value.get("party") if side == "party" else side
            demand_side(file, f"--{key.replace('_', '-')}", person, str(wanted))


def demand_side(file: PlanFile, label: str, person: str, side: str) -> None:
    """Refuse a contact who is not of a side.

    Raises:
        KamplanError: the message names those who are.

    """
    sides = {one.id: one.party for one in file.plan.contacts}
    if sides[person] == side:
        return
    others = [one for one, party in sides.items() if party == side]
    raise KamplanError(
        f"{label}: `{person}` is one of the {sides[person]}'s people, and this takes one of the "
        f"{side}'s" + (f": {', '.join(others)}" if others else ", of whom none is known yet"),
        hint="name one of them" if others else f"kamplan add contact --party {side} --name …",
    )
