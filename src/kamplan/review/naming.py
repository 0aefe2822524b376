"""Find what a person named at a review among the items and people of the plan."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from kamplan.errors import KamplanError
from kamplan.records import nearest
from kamplan.yamldoc import make_visible

if TYPE_CHECKING:
    from kamplan.model import Plan

_SHOWN = 60


class Named(NamedTuple):
    """An item of the plan."""

    kind: str
    id: str


def find_item(plan: "Plan", text: str, kinds: tuple[str, ...]) -> Named:
    """Return the item that an id, or `kind:id`, means.

    Args:
        plan: the plan.
        text: what was typed.
        kinds: the kinds of item that make sense here.

    Raises:
        KamplanError: there is no such item, or one of several kinds.

    """
    kind, colon, one = text.partition(":")
    wanted = one.strip() if colon and kind in kinds else text.strip()
    among = (kind,) if colon and kind in kinds else kinds
    known = [item for item in _list_items(plan) if item.kind in among]
    found = [item for item in known if item.id == wanted]
    if len(found) == 1:
        return found[0]
    shown = make_visible(wanted, _SHOWN)
    if found:
        choices = " or ".join(f"`{item.kind}:{item.id}`" for item in found)
        raise KamplanError(f"`{shown}` is the id of several things", hint=f"write {choices}")
    ids = [item.id for item in known]
    near = nearest(wanted, ids)
    what = " or ".join((", ".join(among[:-1]), among[-1])) if len(among) > 1 else among[0]
    raise KamplanError(
        f"there is no {what} `{shown}` in this plan",
        hint=f"did you mean `{near}`?" if near else f"there is: {', '.join(ids[:8]) or 'none yet'}",
    )


def _list_items(plan: "Plan") -> Iterator[Named]:
    for initiative in plan.initiatives:
        yield Named("initiative", initiative.id)
        for commitment in initiative.commitments:
            yield Named("commitment", commitment.id)
    for goal in plan.six_boxes.goals:
        yield Named("goal", goal.id)
    for expected in plan.expected_return:
        yield Named("return", expected.id)


def check_contacts(plan: "Plan", ids: Iterable[str], option: str) -> None:
    """Refuse ids that belong to nobody in the plan.

    Raises:
        KamplanError: with the nearest id.

    """
    for one in ids:
        find_party(plan, one, option)


def find_party(plan: "Plan", contact: str, option: str) -> str:
    """Return the side of a contact.

    Raises:
        KamplanError: there is no such contact.

    """
    for one in plan.contacts:
        if one.id == contact:
            return one.party
    ids = [one.id for one in plan.contacts]
    near = nearest(contact, ids)
    raise KamplanError(
        f"there is no contact `{make_visible(contact, _SHOWN)}`",
        hint=f"did you mean {option} {near}?" if near else f"{option} with one of: {_list(ids)}",
    )


def check_speaker(plan: "Plan", speaker: str | None, party: str, what: str) -> None:
    """Refuse words whose speaker is unknown, or of the other side.

    Raises:
        KamplanError: with those who may have said it.

    """
    side = [one.id for one in plan.contacts if one.party == party]
    if speaker is None:
        raise KamplanError(
            f"{what} is in somebody's words: say whose words they are",
            hint=f"--said-by {side[0] if side else 'CONTACT'}",
        )
    if speaker in side:
        return
    other = "supplier" if party == "customer" else "customer"
    is_other = any(one.id == speaker for one in plan.contacts)
    shown = make_visible(speaker, _SHOWN)
    raise KamplanError(
        f"`{shown}` is the {other}'s; {what} is the {party}'s"
        if is_other
        else f"there is no contact `{shown}`",
        hint=f"--said-by with one of the {party}'s people: {_list(side)}",
    )


def _list(ids: list[str]) -> str:
    return ", ".join(ids) or "nobody yet: add one under contacts"
