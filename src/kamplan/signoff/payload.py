"""What is signed: everything that was agreed, in one form for everybody who recomputes it.

Written down for other implementations in `docs/plan-digest.md`; version 1 never changes.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from kamplan.diff.values import normal_text
from kamplan.model.shape import FieldShape, shape_of

if TYPE_CHECKING:
    from kamplan.model import Plan

DIGEST_VERSION = 1

Json = str | bool | int | list[Any] | dict[str, Any]
"""What a payload is made of. Numbers of the plan are texts in it, for JSON has no exact ones."""


class LeftOut(NamedTuple):
    """A part of the plan that no signature covers, and why."""

    place: str
    why: str


def build_payload(plan: "Plan", as_of: date | None = None) -> dict[str, Json]:
    """Return what a signature of a plan covers.

    Args:
        plan: the plan, without problems of text or shape.
        as_of: the day of the statement; needs heard after it are additions and left out.
            None covers every need.

    Returns:
        `kamplan-digest`, `schema`, `account` and `plan`: texts, truth values, lists and maps.

    """
    return _Projection(plan, as_of).payload


def list_left_out(plan: "Plan", as_of: date | None = None) -> list[LeftOut]:
    """Return the parts of a plan that its payload leaves out, in the order of the plan."""
    return _Projection(plan, as_of).left_out


class _Projection:
    """Projects a plan onto what is agreed in it."""

    def __init__(self, plan: "Plan", as_of: date | None) -> None:
        self.left_out: list[LeftOut] = []
        self._as_of = as_of
        fields = shape_of("plan").fields
        covered: dict[str, Json] = {}
        for key, field in fields.items():
            if key not in ("kamplan", "contacts"):
                value = self._value(getattr(plan, field.attribute), field, key)
                if value is not None:
                    covered[key] = value
        named = set(_find_contacts(covered, fields))
        contacts = self._contacts(plan, named, fields["contacts"])
        if contacts:
            covered["contacts"] = contacts
        account = covered.get("account")
        name = account.pop("id", "") if isinstance(account, dict) else ""
        if not account:
            covered.pop("account", None)
        self.payload: dict[str, Json] = {
            "kamplan-digest": DIGEST_VERSION,
            "schema": plan.kamplan,
            "account": name,
            "plan": covered,
        }

    def _contacts(self, plan: "Plan", named: set[str], field: FieldShape) -> list[Json]:
        """Return the contacts that something agreed names, and those they report to."""
        superiors = {one.id: one.reports_to for one in plan.contacts}
        kept: set[str] = set()
        for one in named:
            at: str | None = one
            while at is not None and at not in kept:
                kept.add(at)
                at = superiors.get(at)
        contacts = []
        for contact in plan.contacts:
            if contact.id in kept:
                contacts.append(contact)
            else:
                place = f"contacts/{contact.id}"
                self.left_out.append(LeftOut(place, "nothing agreed names this person"))
        value = self._value(tuple(contacts), field, "contacts")
        return value if isinstance(value, list) else []

    def _value(self, value: Any, field: FieldShape, place: str) -> Json | None:  # noqa: ANN401
        if value is None:
            return None
        if field.progress or field.unsigned:
            if value not in ((), {}, ""):
                why = "it says what happened since" if field.progress else "it may change freely"
                self.left_out.append(LeftOut(place, why))
            return None
        if field.kind == "record" and field.record is not None:
            return self._record(value, field, place)
        if field.kind == "list" and field.element is not None:
            return self._list(value, field, place)
        if field.kind == "map":
            pairs = ((normal_text(key), _leaf(one)) for key, one in value.items())
            return {key: one for key, one in pairs if one is not None} or None
        return _leaf(value)

    def _record(self, value: Any, field: FieldShape, place: str) -> Json | None:  # noqa: ANN401
        assert field.record is not None  # noqa: S101 - the kind says so
        found = {}
        for key, inner in field.record.fields.items():
            one = self._value(getattr(value, inner.attribute), inner, f"{place}/{key}")
            if one is not None:
                found[key] = one
        return found or None

    def _list(self, value: Any, field: FieldShape, place: str) -> Json | None:  # noqa: ANN401
        assert field.element is not None  # noqa: S101 - the kind says so
        found = []
        for index, one in enumerate(value):
            here = f"{place}/{getattr(one, 'id', index)}"
            if self._is_heard_later(one, place):
                self.left_out.append(LeftOut(here, "it was heard after the signature"))
                continue
            inner = self._value(one, field.element, here)
            if inner is not None:
                found.append(inner)
        if not field.ordered:
            found.sort(key=lambda one: _sort_key(one, field.identity))
        return found or None

    def _is_heard_later(self, one: Any, place: str) -> bool:  # noqa: ANN401 - any entry
        if place != "needs" or self._as_of is None:
            return False
        return one.said_on is not None and one.said_on > self._as_of


def _leaf(value: object) -> Json | None:
    if isinstance(value, str):
        return normal_text(value) or None
    if isinstance(value, bool):
        return value
    if isinstance(value, date):
        return {"d": value.isoformat()}
    if isinstance(value, int):
        return _number(Decimal(value))
    if isinstance(value, Decimal):
        return _number(value)
    raise TypeError(f"{type(value).__name__} is no value of a plan")


def _number(value: Decimal) -> dict[str, Any]:
    """Return an exact number: digits without zeros at the end, and no minus before nought."""
    return {"n": format(value.normalize() if value else Decimal(0), "f")}


def _sort_key(one: Json, identity: tuple[str, ...]) -> tuple[bytes, bytes]:
    from kamplan.signoff.digest import canonical

    known = [one.get(key, "") for key in identity] if isinstance(one, dict) else []
    return canonical(known), canonical(one)


def _find_contacts(covered: dict[str, Json], fields: Any) -> Iterator[str]:  # noqa: ANN401
    for key, value in covered.items():
        yield from _contacts_in(value, fields[key])


def _contacts_in(value: Json, field: FieldShape) -> Iterator[str]:
    if field.refers == "contact" and isinstance(value, str):
        yield value
    elif isinstance(value, dict) and field.record is not None:
        for key, one in value.items():
            yield from _contacts_in(one, field.record.fields[key])
    elif isinstance(value, list) and field.element is not None:
        for one in value:
            yield from _contacts_in(one, field.element)
