"""Which item of the old plan is which item of the new one.

Items are matched by kind and id alone, in the whole plan: a commitment that moved to another
initiative is still the same commitment. Then `renamed_from` is followed. Nothing is guessed.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any, NamedTuple

from kamplan.diff.changes import Address
from kamplan.diff.values import frozen, plain_record, signed_of
from kamplan.model.shape import FieldShape, RecordShape
from kamplan.records import Record


@dataclass(eq=False, slots=True)
class Entity:
    """An item with an id, or the plan itself: what changes are told of."""

    kind: str
    """`plan`, or the kind of item, as `commitment`."""
    id: str
    record: Record
    shape: RecordShape
    pattern: str
    """Where such items stand, as `initiatives/*/commitments/*`; empty for the plan."""
    parent: "Entity | None"
    is_progress: bool
    nth: int = 0
    """How many items of the same kind and id stand before it; more than 0 is a lint finding."""
    match: "Entity | None" = field(default=None, repr=False)
    """The same item in the other plan."""
    is_renamed: bool = False

    @property
    def address(self) -> Address:
        """How to find it in plain data."""
        return Address(self.kind, self.id, self.nth)


class Held(NamedTuple):
    """Where a record keeps a list of items: the fields that lead there."""

    fields: tuple[FieldShape, ...]
    pattern: str
    is_progress: bool


_HELD: dict[str, tuple[Held, ...]] = {}


def list_held(shape: RecordShape) -> tuple[Held, ...]:
    """List where a record of this shape keeps items with ids, not looking into the items."""
    if shape.name not in _HELD:
        _HELD[shape.name] = tuple(_held(shape))
    return _HELD[shape.name]


def _held(shape: RecordShape) -> Iterator[Held]:
    for key, one in shape.fields.items():
        if one.item is not None:
            yield Held((one,), f"{key}/*", one.progress)
        elif one.kind == "record" and one.record is not None:
            for below in list_held(one.record):
                is_progress = one.progress or below.is_progress
                yield Held((one, *below.fields), f"{key}/{below.pattern}", is_progress)


def list_entities(plan: Record | None, shape: RecordShape) -> list[Entity]:
    """Return the plan itself, then every item with an id, each before those it holds."""
    if plan is None:
        return []
    counts: dict[tuple[str, str], int] = defaultdict(int)
    found = [Entity("plan", "", plan, shape, "", None, is_progress=False)]
    for one in found:  # grows while it is walked: items hold items
        for held in list_held(one.shape):
            found += _items(one, held, counts)
    return found


def _items(parent: Entity, held: Held, counts: dict[tuple[str, str], int]) -> Iterator[Entity]:
    value: Any = parent.record
    for one in held.fields:
        if value is None:
            return
        value = getattr(value, one.attribute)
    last = held.fields[-1]
    if not value or last.element is None or last.element.record is None or last.item is None:
        return
    shape = last.element.record
    pattern = f"{parent.pattern}/{held.pattern}" if parent.pattern else held.pattern
    is_progress = parent.is_progress or held.is_progress
    for record in value:
        key = (last.item, record.id)
        item = Entity(
            last.item, record.id, record, shape, pattern, parent, is_progress, counts[key]
        )
        counts[key] += 1
        yield item


def match_entities(old: list[Entity], new: list[Entity]) -> None:
    """Tell each item its counterpart in the other plan, where it has one.

    An item that took a new id and says so in `renamed_from` is matched where the old id is no
    longer in the plan and nobody else claims it; a rename that was undone is matched likewise.
    """
    olds, news = _by_id(old), _by_id(new)
    for key, ones in olds.items():
        others = news.get(key)
        if others is None:
            continue
        if len(ones) == len(others) == 1:
            _join(ones[0], others[0])
        else:
            _match_namesakes(ones, others)
    claims = [(other, one) for one, other in _list_claims(new, olds, news)]
    claims += _list_claims(old, news, olds)
    pairs = {(id(one), id(other)): (one, other) for one, other in claims}.values()
    counts = Counter(id(side) for pair in pairs for side in pair)
    for one, other in pairs:
        if counts[id(one)] == counts[id(other)] == 1:
            _join(one, other)
            one.is_renamed = other.is_renamed = True


Shelf = dict[tuple[str, str], list[Entity]]


def _list_claims(here: list[Entity], there: Shelf, own: Shelf) -> Iterator[tuple[Entity, Entity]]:
    """Give each item without counterpart that says what it was before, with what that was."""
    for one in here:
        former = getattr(one.record, "renamed_from", None)
        if one.match is not None or former is None or (one.kind, former) in own:
            continue
        yield from ((one, other) for other in there.get((one.kind, former), ()) if not other.match)


def _by_id(entities: list[Entity]) -> Shelf:
    found: Shelf = defaultdict(list)
    for one in entities:
        found[one.kind, one.id].append(one)
    return found


def _join(one: Entity, other: Entity) -> None:
    one.match, other.match = other, one


def _match_namesakes(ones: list[Entity], others: list[Entity]) -> None:
    """Match items that share an id, which lint forbids: the equal first, then in order.

    Those in the same place come before those elsewhere.
    """
    shape = FieldShape("", "", "record", record=ones[0].shape)

    def whole(one: Entity) -> Hashable:
        return frozen(plain_record(one.record), shape)

    def signed(one: Entity) -> Hashable:
        return frozen(signed_of(plain_record(one.record), shape), shape)

    def nothing(_one: Entity) -> Hashable:
        return None

    for is_at_home, say in product((True, False), (whole, signed, nothing)):
        waiting: dict[Hashable, list[Entity]] = defaultdict(list)
        for one in reversed(ones):
            if one.match is None:
                home = one.parent.match if one.parent and is_at_home else None
                waiting[say(one), id(home)].append(one)
        for other in others:
            if other.match is None:
                home = other.parent if is_at_home else None
                found = waiting[say(other), id(home)]
                if found:
                    _join(found.pop(), other)


Renames = dict[tuple[str, str], str]
"""From kind and old id to the new id."""


def list_renames(old: list[Entity]) -> Renames:
    """Return which ids of the old plan are others in the new one."""
    return {(one.kind, one.id): one.match.id for one in old if one.match and one.is_renamed}
