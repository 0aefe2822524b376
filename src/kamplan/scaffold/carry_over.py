"""The plan of the next year: what it takes over from the last one, and what it leaves there.

Last year's text is a temptation: only the people and what the customer said come along, as they
are written, with their comments. All else is thought through and agreed anew.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, cast

from kamplan.errors import KamplanError
from kamplan.model.shape import RecordShape, shape_of
from kamplan.planfile import PlanFile
from kamplan.scaffold.build import Carried, NewPlan, Person, Size, build_plan
from kamplan.yamldoc import Route, YamlDocument
from kamplan.yamldoc.amend import Change, amend, put, remove, same
from kamplan.yamldoc.edits import lines_of
from kamplan.yamldoc.emit import emit_items

if TYPE_CHECKING:
    from kamplan.model import Need, Plan

REASON = "carried over from {start}"
"""Why a need that was to be acted on is undecided again."""

_INDENT = 2
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LISTS = ("contacts", "sessions", "needs")
_TAKEN = frozenset({"kamplan", "account", "supplier", "customer", "period", "currency", "language"})


class Count(NamedTuple):
    """How many entries of a kind, by the key of their list."""

    key: str
    number: int


@dataclass(frozen=True, slots=True)
class NextPlan:
    """The text of the next plan, and what came of the last one's parts."""

    text: str
    contacts: int
    needs: int
    undecided: tuple[str, ...]
    """The ids of needs that were to be acted on, and are to be decided anew."""
    sessions: int
    """Those in which a need that goes on was said."""
    met: tuple[str, ...]
    """The ids of needs that were met; they stay in the closed plan."""
    left: tuple[Count, ...]
    """The sections that stay in the closed plan, with the number of their entries; 0 for a
    section that is no list."""


def carry_over(file: PlanFile, start: date, end: date, today: date, size: Size) -> NextPlan:
    """Return the plan that follows a closed one.

    Args:
        file: the plan that is closed, without problems of text or shape.
        start: the first day of the next period.
        end: its last day.
        today: the day on which the next plan is made.
        size: how much the next plan asks for.

    Raises:
        EditRefusedError: something that goes on cannot be written; nobody has met that yet.

    """
    plan = file.plan
    goes_on = [one for one in plan.needs if one.met_on is None]
    said_in = {one.session for one in goes_on}
    kept = {
        "contacts": list(range(len(plan.contacts))),
        "sessions": [at for at, one in enumerate(plan.sessions) if one.id in said_in],
        "needs": [at for at, one in enumerate(plan.needs) if one.met_on is None],
    }
    text = _write(file, _describe(plan, start, end, today, size), kept)
    return NextPlan(
        text=amend(text, [*_take_facts(file), *_reopen(plan, goes_on)]),
        contacts=len(kept["contacts"]),
        needs=len(goes_on),
        undecided=tuple(one.id for one in goes_on if one.intent == "act"),
        sessions=len(kept["sessions"]),
        met=tuple(one.id for one in plan.needs if one.met_on is not None),
        left=tuple(_count_left(plan, len(kept["sessions"]))),
    )


def _describe(plan: "Plan", start: date, end: date, today: date, size: Size) -> NewPlan:
    names = {one.id: one.name for one in plan.contacts}

    def person(lead: str | None) -> Person | None:
        return Person(lead, names.get(lead, lead)) if lead else None

    return NewPlan(
        account=plan.account.id,
        customer=plan.customer.name,
        supplier=plan.supplier.name,
        start=start,
        end=end,
        today=today,
        size=size,
        lead=person(plan.supplier.lead),
        customer_lead=person(plan.customer.lead),
        beneficiaries=plan.account.beneficiaries,
    )


def _write(file: PlanFile, new: NewPlan, kept: dict[str, list[int]]) -> str:
    """Return the new plan with the entries that go on, as they are written in the old one."""
    data = cast("dict[str, list[object]]", file.document.data())
    entries = {key: [data[key][at] for at in kept[key]] if kept[key] else [] for key in _LISTS}
    bare = YamlDocument.parse(build_plan(new)).data()
    wanted = {**cast("dict[str, object]", bare), **entries}
    wanted["sessions"] = entries["sessions"] or None

    def build(lines: Callable[[str, int], str]) -> str:
        blocks = {key: "\n".join(lines(key, at) for at in kept[key]) for key in _LISTS}
        return build_plan(new, Carried(start=file.plan.period.start, **blocks))

    def emit(key: str, at: int) -> str:
        return emit_items([_with_days(data[key][at])], _INDENT, "\n")

    def copy(key: str, at: int) -> str:
        return _shift(lines_of(file.document, (key, at))) or emit(key, at)

    text = build(copy)
    after = YamlDocument.parse(text)
    if after.problems or not same(after.data(), wanted):
        # Written in braces or in another odd form: the same values, in the house's form.
        text = build(emit)
    return text


def _shift(lines: str) -> str:
    """Return the lines of an entry indented as a new plan has them; empty where they cannot be."""
    here = len(lines) - len(lines.lstrip(" "))
    shifted = []
    for line in lines.split("\n"):
        if not line.strip():
            shifted.append(line)
        elif here <= _INDENT:
            shifted.append(" " * (_INDENT - here) + line)
        elif line.startswith(" " * (here - _INDENT)):
            shifted.append(line[here - _INDENT :])
        else:
            return ""
    return "\n".join(shifted)


def _with_days(value: object) -> object:
    """Return plain data in which what looks like a day is one, so that it is written bare."""
    if isinstance(value, dict):
        return {key: _with_days(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_with_days(one) for one in value]
    return date.fromisoformat(value) if isinstance(value, str) and _DAY.fullmatch(value) else value


def _take_facts(file: PlanFile) -> Iterator[Change]:
    """Yield what is known of the parties beside their names and leads."""
    data = cast("dict[str, dict[str, object]]", file.document.data())
    shape = shape_of("plan")
    account = shape.fields["account"].record
    for key in ("name", "sector", "crm"):
        if data["account"].get(key):
            yield put(("account", key), data["account"][key], _before(account, key))
    for key in ("currency", "language"):
        if data.get(key):
            yield put((key,), data[key], _before(shape, key))


def _reopen(plan: "Plan", goes_on: "Sequence[Need]") -> Iterator[Change]:
    """Yield what makes needs that were to be acted on undecided again."""
    fields = shape_of("plan").fields["needs"].element
    record = fields.record if fields else None
    reason = REASON.format(start=plan.period.start.isoformat())
    for at, need in enumerate(goes_on):
        if need.intent != "act":
            continue
        here: Route = ("needs", at)
        yield put((*here, "intent"), "undecided")
        yield put((*here, "reason"), reason, _before(record, "reason"))
        # They are the day and the author of the decision that has ended.
        for key in ("decided_on", "decided_by", "reconsider_on"):
            if getattr(need, key) is not None:
                yield remove((*here, key))


def _before(record: RecordShape | None, key: str) -> tuple[str, ...]:
    keys = list(record.fields) if record else []
    return tuple(keys[: keys.index(key)])


def _count_left(plan: "Plan", sessions: int) -> Iterator[Count]:
    """Yield the sections that hold something and stay where they are, in the order of a plan."""
    for key, field in shape_of("plan").fields.items():
        value = getattr(plan, field.attribute)
        if key == "sessions":
            if len(value) > sessions:
                yield Count(key, len(value) - sessions)
        elif key in _TAKEN or key in _LISTS or value in (None, (), ""):
            continue
        elif field.kind == "list":
            yield Count(key, len(value))
        elif field.kind != "record" or _says_something(value, field.record):
            yield Count(key, 0)


def _says_something(value: object, record: RecordShape | None) -> bool:
    for field in (record.fields if record else {}).values():
        inner = getattr(value, field.attribute)
        if field.kind == "record" and inner is not None:
            if _says_something(inner, field.record):
                return True
        elif inner not in (None, (), "", {}):
            return True
    return False


def demand_review(plan: "Plan") -> None:
    """Refuse to close a year on which nobody has looked back.

    Raises:
        KamplanError: no day of the review is written down.

    """
    if plan.review is None or plan.review.held_on is None:
        raise KamplanError(
            f"the review of the year from {plan.period.start} was not held yet, and closing it "
            "would leave both without an answer",
            hint=f"kamplan review {plan.account.id}; or the same command with --without-review",
        )
