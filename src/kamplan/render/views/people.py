"""The people of both sides, and who reports to whom."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kamplan.render.views.context import Context
from kamplan.render.views.values import Ref, Row
from kamplan.render.views.watching import watch

if TYPE_CHECKING:
    from kamplan.model import Contact, Organisation


class PersonView(NamedTuple):
    """One person, with those who report to this person."""

    id: str
    anchor: str
    name: str
    title: str | None
    unit: str | None
    roles: tuple[str, ...]
    decides: tuple[str, ...]
    ask_me_about: str | None
    email: str | None
    phone: str | None
    is_lead: bool
    is_dedicated: bool | None
    reports_to: Ref | None
    """Only where the superior is not shown above this person."""
    left_on: date | None
    last_confirmed: date | None
    rest: tuple[Row, ...]
    reports: tuple["PersonView", ...]


class PartyView(NamedTuple):
    """One of the two parties."""

    party: str
    name: str
    lead: Ref | None
    people: tuple[PersonView, ...]
    """Those who report to nobody of the same party; the others stand below them."""
    number: int
    rest: tuple[Row, ...]


def build_party(party: str, context: Context) -> PartyView:
    """Build a party with its people as a tree."""
    organisation: Organisation = getattr(context.plan, party)
    side = watch(organisation)
    contacts = [one for one in context.plan.contacts if one.party == party]
    known = {one.id for one in contacts}
    below: dict[str | None, list[Contact]] = {}
    for one in contacts:
        superior = one.reports_to if one.reports_to in known else None
        below.setdefault(superior, []).append(one)
    shown: set[int] = set()

    def build(one: "Contact", *, is_top: bool) -> PersonView:
        shown.add(id(one))
        reports = [person for person in below.get(one.id, []) if id(person) not in shown]
        # Marked before they are built: two who report to each other are shown once.
        shown.update(id(person) for person in reports)
        below_them = tuple(build(person, is_top=False) for person in reports)
        return _build_person(one, side.lead, context, below_them, is_top=is_top)

    tops = [build(one, is_top=True) for one in below.get(None, [])]
    # Whoever is left reports round in a circle; each is still shown.
    tops += [build(one, is_top=True) for one in contacts if id(one) not in shown]
    return PartyView(
        party=party,
        name=side.name,
        lead=context.contact(side.lead),
        people=tuple(tops),
        number=len(contacts),
        rest=context.rest(side),
    )


def _build_person(
    original: "Contact",
    lead: str | None,
    context: Context,
    reports: tuple[PersonView, ...],
    *,
    is_top: bool,
) -> PersonView:
    one = watch(original)
    superior = context.contact(one.reports_to)
    roles = (context.words.choice("Contact", "roles", role) for role in one.roles)
    _ = one.party  # the side stands above its people
    return PersonView(
        id=one.id,
        anchor=context.register.anchor(original),
        name=one.name,
        title=one.title,
        unit=one.unit,
        roles=tuple(roles),
        decides=one.decides,
        ask_me_about=one.ask_me_about,
        email=one.email,
        phone=one.phone,
        is_lead=one.id == lead,
        is_dedicated=one.dedicated,
        reports_to=superior if is_top else None,
        left_on=one.left_on,
        last_confirmed=one.last_confirmed,
        rest=context.rest(one),
        reports=reports,
    )
