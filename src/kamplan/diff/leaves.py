"""Walk two records side by side and give every value that differs, once, with its place."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from kamplan.diff.changes import Act, Entry, Step
from kamplan.diff.entries import match_entries
from kamplan.diff.lines import Lines, match_lines, pair_lines
from kamplan.diff.matching import Entity, Renames
from kamplan.diff.values import Value, find_renamed, frozen, plain_of, translate
from kamplan.model.shape import FieldShape, RecordShape
from kamplan.records import Record, route_of
from kamplan.yamldoc import Route


class Leaf(NamedTuple):
    """One value that differs between two matched items."""

    act: Act
    pattern: str
    field: FieldShape
    at: tuple[Step, ...]
    old: Value
    new: Value
    is_signed: bool
    old_route: Route
    new_route: Route
    old_at: int = -1
    new_at: int = -1
    follows: tuple[str, str] | None = None
    """The kind and old id of a renamed item, where the value differs by its new id alone."""


class _Spot(NamedTuple):
    """Where the walk stands: the same place in the plan's shape, the item and both files."""

    pattern: str
    at: tuple[Step, ...]
    is_signed: bool
    old_route: Route
    new_route: Route

    def below(self, key: str, field: FieldShape) -> "_Spot":
        return _Spot(
            f"{self.pattern}/{key}" if self.pattern else key,
            (*self.at, key),
            self.is_signed and not (field.progress or field.unsigned),
            (*self.old_route, key),
            (*self.new_route, key),
        )

    def put(self, field: FieldShape, old: Value, new: Value, **more: Any) -> Leaf:  # noqa: ANN401
        act = more.pop("act", Act.PUT)
        at, is_signed, routes = self.at, self.is_signed, (self.old_route, self.new_route)
        return Leaf(act, self.pattern, field, at, old, new, is_signed, *routes, **more)


WHOLE = frozenset({"handoff", "renewal", "review"})
"""Parts that come and go as one, for they are filled in at one time."""


def find_leaves(old: Entity, new: Entity, renames: Renames) -> Iterator[Leaf]:
    """Give what differs between two matched items, without the items they hold."""
    spot = _Spot(old.pattern, (), not old.is_progress, route_of(old.record), route_of(new.record))
    for leaf in _Walk(renames).records(old.record, new.record, old.shape, spot):
        if old.is_renamed and leaf.at in (("id",), ("renamed_from",)):
            yield leaf._replace(follows=(old.kind, old.id))
        else:
            yield leaf


class _Walk:
    def __init__(self, renames: Renames) -> None:
        self._renames = renames

    def records(
        self, old: Record | None, new: Record | None, shape: RecordShape, spot: _Spot
    ) -> Iterator[Leaf]:
        for key, field in shape.fields.items():
            one = getattr(old, field.attribute, None)
            other = getattr(new, field.attribute, None)
            if one is other or field.item is not None or one == other:
                continue
            yield from self._values(one, other, field, spot.below(key, field))

    def _values(self, old: Any, new: Any, field: FieldShape, spot: _Spot) -> Iterator[Leaf]:  # noqa: ANN401
        if field.kind == "record" and field.record is not None:
            yield from self._parts(old, new, field.record, field, spot)
        elif field.kind == "map":
            yield from self._map(plain_of(old), plain_of(new), field, spot)
        elif field.kind != "list":
            one, other = plain_of(old), plain_of(new)
            if one != other:
                yield spot.put(field, one, other, follows=self._follows(one, other, field))
        elif field.identity:
            yield from self._entries(old or (), new or (), field, spot)
        elif field.ordered:
            yield from self._lines(old or (), new or (), field, spot)
        else:
            yield from self._set(old, new, field, spot)

    def _parts(
        self,
        old: Record | None,
        new: Record | None,
        shape: RecordShape,
        field: FieldShape,
        spot: _Spot,
    ) -> Iterator[Leaf]:
        if spot.pattern in WHOLE:
            one, other = plain_of(old), plain_of(new)
            if one is None or other is None:
                if one != other:
                    yield spot.put(field, one, other)
                return
        yield from self.records(old, new, shape, spot)

    def _map(self, old: Any, new: Any, field: FieldShape, spot: _Spot) -> Iterator[Leaf]:  # noqa: ANN401
        old, new = old or {}, new or {}
        for key in [*old, *(one for one in new if one not in old)]:
            if old.get(key) != new.get(key):
                here = spot.below(key, field)._replace(pattern=f"{spot.pattern}/*")
                yield here.put(field.element or field, old.get(key), new.get(key))

    def _set(self, old: Any, new: Any, field: FieldShape, spot: _Spot) -> Iterator[Leaf]:  # noqa: ANN401
        """Compare a list whose order means nothing and whose entries are plain values."""
        one, other = plain_of(old), plain_of(new)
        if frozen(one, field) == frozen(other, field):
            return
        yield spot.put(field, one, other, follows=self._follows(one, other, field))

    def _entries(
        self, old: tuple[Any, ...], new: tuple[Any, ...], field: FieldShape, spot: _Spot
    ) -> Iterator[Leaf]:
        """Compare a list whose entries are known by keys other than ids."""
        element = field.element
        assert element is not None  # noqa: S101 - lists have elements
        for pair in match_entries(old, new, field, self._renames):
            one, other = pair.old, pair.new
            here = _Spot(
                f"{spot.pattern}/*",
                (*spot.at, Entry(pair.key, pair.nth)),
                spot.is_signed,
                route_of(one) if one is not None else spot.old_route,
                route_of(other) if other is not None else spot.new_route,
            )
            if one is None:
                yield here.put(element, None, plain_of(other), act=Act.ADD)
            elif other is None:
                yield here.put(element, plain_of(one), None, act=Act.REMOVE)
            elif element.record is not None:
                yield from self.records(one, other, element.record, here)

    def _lines(
        self, old: tuple[Any, ...], new: tuple[Any, ...], field: FieldShape, spot: _Spot
    ) -> Iterator[Leaf]:
        """Compare a list whose order means something, line by line."""
        element = field.element
        assert element is not None  # noqa: S101 - lists have elements
        ones, others = Lines(old, element), Lines(new, element)
        known = set(others.frozen)
        for index, value in enumerate(ones.values):
            if ones.frozen[index] in known:
                continue
            followed = frozen(translate(value, element, self._renames), element)
            if followed in known:
                ones.frozen[index] = followed
        kept = match_lines(ones.frozen, others.frozen)
        here = spot._replace(pattern=f"{spot.pattern}/*")

        def line(one: int, other: int, **more: Any) -> Leaf:  # noqa: ANN401 - marks of a leaf
            leaf = here.put(
                element,
                ones.values[one] if one >= 0 else None,
                others.values[other] if other >= 0 else None,
                act=Act.LINE,
                old_at=one,
                new_at=other,
                **more,
            )
            return leaf._replace(
                old_route=(*spot.old_route, ones.places[one]) if one >= 0 else spot.old_route,
                new_route=(*spot.new_route, others.places[other]) if other >= 0 else spot.new_route,
            )

        for one, other in kept:
            if frozen(ones.values[one], element) != others.frozen[other]:
                followed = find_renamed(ones.values[one], element, self._renames)
                yield line(one, other, follows=followed)
        for one, other in pair_lines(len(ones.values), len(others.values), kept):
            yield line(one, other)
        order = [one for one, _ in kept]
        if order != sorted(order):
            yield spot.put(field, ones.values, others.values, act=Act.ORDER)

    def _follows(self, old: Value, new: Value, field: FieldShape) -> tuple[str, str] | None:
        """Return the renamed item whose new id is all that differs, or None."""
        found = self._renames and find_renamed(old, field, self._renames)
        if not found:
            return None
        followed = translate(old, field, self._renames)
        return found if frozen(followed, field) == frozen(new, field) else None
