"""What two sides made of one plan, value by value: what is taken over, and what conflicts.

Items of a list are the same where their ids are, or the keys that identify them; then each value
is judged by itself. What one side alone changed is taken; what both changed alike is taken once.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from kamplan.diff.showing import cut_text, label_of, show_plain
from kamplan.model.shape import FieldShape, shape_of
from kamplan.yamldoc import Route
from kamplan.yamldoc.amend import Act, Change, add, intended, put, remove, same

MISSING = object()
"""Stands for a value that a side does not have."""
_WORDS = ("verbatim", "what", "name", "title", "text", "id", "on")
_SHORT = 60


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value that both sides changed, each differently."""

    sentence: str
    route: Route
    """Where it stands in ours, or would."""
    theirs: tuple[Change, ...]
    """What makes ours say there what theirs says."""


@dataclass(slots=True)
class Outcome:
    """What to do to ours: the changes that theirs alone made, and the conflicts."""

    changes: list[Change] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Where:
    """A value's place: its route in ours and in theirs, and the item it belongs to."""

    route: Route
    theirs: Route
    pattern: str
    item: str

    def below(self, key: str) -> "_Where":
        pattern = f"{self.pattern}/{key}" if self.pattern else key
        return _Where((*self.route, key), (*self.theirs, key), pattern, self.item)


def merge_data(base: Any, ours: Any, theirs: Any) -> Outcome:  # noqa: ANN401 - plain data
    """Compare three plans as plain data; `base` is {} where each side wrote the file.

    Returns:
        changes that hold for ours in the order in which they are given, and conflicts.

    """
    merger = _Merger(*(find_places(one) for one in (base, ours, theirs)), is_new=not base)
    shape = FieldShape("", "", "record", record=shape_of("plan"))
    merger.merge(base, ours, theirs, shape, _Where((), (), "", ""))
    outcome = merger.outcome
    outcome.changes = in_order(outcome.changes)
    return outcome


def in_order(changes: Sequence[Change]) -> list[Change]:
    """Return changes so that no removal moves what a later one is about."""
    kept = [one for one in changes if one.act is not Act.REMOVE]
    gone = [one for one in changes if one.act is Act.REMOVE]
    gone.sort(key=lambda one: [(isinstance(step, int), step) for step in one.route], reverse=True)
    return kept + gone


class _Merger:
    def __init__(
        self, olds: "Places", owns: "Places", others: "Places", *, is_new: bool = False
    ) -> None:
        self._olds, self._owns, self._others = olds, owns, others
        self._is_new = is_new
        self.outcome = Outcome()

    def merge(
        self,
        base: Any,  # noqa: ANN401 - plain data
        ours: Any,  # noqa: ANN401 - plain data
        theirs: Any,  # noqa: ANN401 - plain data
        shape: FieldShape | None,
        where: _Where,
    ) -> None:
        if _same(ours, theirs) or _same(base, theirs):
            return
        if self._is_new and base is MISSING and isinstance(ours, dict):
            base = {}  # each side wrote the file, so their keys are compared one by one
        sides = (base, ours, theirs)
        if all(isinstance(one, dict) for one in sides):
            self._merge_keys(base, ours, theirs, shape, where)
        elif shape is not None and _keys(shape) and all(map(_is_keyed(shape), (ours, theirs))):
            self._merge_items(base if _is_keyed(shape)(base) else [], ours, theirs, shape, where)
        elif _same(base, ours):
            self.outcome.changes += _take(theirs, where.route)
        elif all(isinstance(one, list) for one in sides) and (
            (merged := _merge_lines(base, ours, theirs)) is not None
        ):
            if not _same(merged, ours):
                self.outcome.changes.append(put(where.route, merged))
        else:
            self._clash(ours, theirs, where)

    def _merge_keys(
        self,
        base: dict[str, Any],
        ours: dict[str, Any],
        theirs: dict[str, Any],
        shape: FieldShape | None,
        where: _Where,
    ) -> None:
        for key in dict.fromkeys([*ours, *theirs, *base]):
            found = [one.get(key, MISSING) for one in (base, ours, theirs)]
            self.merge(found[0], found[1], found[2], _field(shape, key), where.below(key))

    def _merge_items(
        self, base: list[Any], ours: list[Any], theirs: list[Any], shape: FieldShape, where: _Where
    ) -> None:
        keys = _keys(shape)
        olds, owns, others = (
            {_key(one, keys): one for one in side} for side in (base, ours, theirs)
        )
        own_at = {_key(one, keys): at for at, one in enumerate(ours)}
        other_at = {_key(one, keys): at for at, one in enumerate(theirs)}
        for key in dict.fromkeys([*owns, *others]):
            old, own, other = (side.get(key, MISSING) for side in (olds, owns, others))
            known = own if own is not MISSING else other
            at = _Where(
                (*where.route, own_at.get(key, len(ours))),
                (*where.theirs, other_at.get(key, len(theirs))),
                f"{where.pattern}/*",
                _name(known),
            )
            if own is MISSING:
                self._merge_missing(key, old, other, shape, where, at)
            elif (
                other is MISSING
                or old is MISSING
                or not all(isinstance(one, dict) for one in (old, own, other))
            ):
                self.merge_whole(old, own, other, shape, at)
            else:
                self.merge(old, own, other, shape.element, at)

    def merge_whole(
        self,
        old: Any,  # noqa: ANN401 - plain data
        own: Any,  # noqa: ANN401 - plain data
        other: Any,  # noqa: ANN401 - plain data
        shape: FieldShape,
        at: _Where,
    ) -> None:
        if _same(own, other) or _same(old, other):
            return
        is_moved = other is MISSING and self._is_moved(shape, own, self._owns, self._others)
        if is_moved:
            moved = self._others[shape.item or "", str(own.get("id"))][0].data
            if self._join(own, moved, shape) is MISSING:
                return  # said where it goes to
        if other is MISSING and (is_moved or _same(old, own)):
            self.outcome.changes.append(remove(at.route))
            return
        if other is MISSING:
            sentence = f"you changed “{at.item}”, and they took it out"
        else:
            sentence = f"both of you added {_kind(shape)} “{_id(own)}”, each with another content"
        self.outcome.conflicts.append(Conflict(sentence, at.route, tuple(_take(other, at.route))))

    def _merge_missing(  # noqa: PLR0913, PLR0917 - what is known of one item
        self,
        key: tuple[Any, ...],
        old: Any,  # noqa: ANN401 - plain data
        other: Any,  # noqa: ANN401 - plain data
        shape: FieldShape,
        where: _Where,
        at: _Where,
    ) -> None:
        """Judge an item that ours does not have in this list."""
        mark = (shape.item or "", str(key[0]))
        elsewhere = self._owns.get(mark, [])
        if old is MISSING and self._is_moved(shape, other, self._owns, self._others):
            own = elsewhere[0]
            merged = self._join(own.data, other, shape)
            if merged is MISSING:
                sentence = f"they moved “{at.item}”, and both of you changed it"
                away = (add(where.route, other), remove(own.route))
                self.outcome.conflicts.append(Conflict(sentence, own.route, away))
            else:
                self.outcome.changes.append(add(where.route, merged))
            return
        if old is not MISSING and self._is_moved(shape, other, self._others, self._owns):
            own = elsewhere[0]
            self.merge(old, own.data, other, shape.element, replace(at, route=own.route))
            return
        if _same(old, other):
            return
        addition = add(where.route, other)
        if old is not MISSING:
            sentence = f"you took out “{at.item}”, and they changed it"
        elif shape.item and elsewhere:
            sentence = f"{_kind(shape)} “{key[0]}” now stands in two places, one from each of you"
        else:
            self.outcome.changes.append(addition)
            return
        gone = [remove(one.route) for one in elsewhere] if shape.item else []
        self.outcome.conflicts.append(Conflict(sentence, where.route, (addition, *gone)))

    def _is_moved(
        self, shape: FieldShape, item: dict[str, Any], stayed: "Places", moved: "Places"
    ) -> bool:
        """Say whether one side left an item where it was, and the other put it elsewhere."""
        mark = (shape.item or "", str(item.get("id")))
        found = [side.get(mark, []) for side in (self._olds, stayed, moved)]
        if not shape.item or any(len(one) != 1 for one in found):
            return False
        was, here, there = (one[0].home for one in found)
        return was == here != there

    def _join(self, own: dict[str, Any], other: Any, shape: FieldShape) -> Any:  # noqa: ANN401
        """Return an item with what both sides changed in it, or MISSING where they conflict."""
        mark = (shape.item or "", str(own.get("id")))
        within = _Merger({}, {}, {})
        old = self._olds[mark][0].data
        within.merge(old, own, other, shape.element, _Where((), (), "", ""))
        merged: Any = own
        for one in in_order(within.outcome.changes):
            merged = intended(merged, one)
        return MISSING if within.outcome.conflicts else merged

    def _clash(
        self,
        ours: Any,  # noqa: ANN401 - plain data
        theirs: Any,  # noqa: ANN401 - plain data
        where: _Where,
    ) -> None:
        label = label_of(where.pattern) or "value"
        of = f" of “{where.item}”" if where.item else ""
        if ours is MISSING:
            sentence = f"you took out the {label}{of}, and they changed it to {_show(theirs)}"
        elif theirs is MISSING:
            sentence = f"you changed the {label}{of} to {_show(ours)}, and they took it out"
        else:
            did = "wrote" if self._is_new else "changed"
            sentence = f"both of you {did} the {label}{of}: {_show(ours)} and {_show(theirs)}"
        theirs_way = tuple(_take(theirs, where.route))
        self.outcome.conflicts.append(Conflict(sentence, where.route, theirs_way))


def _take(value: Any, route: Route) -> list[Change]:  # noqa: ANN401 - plain data
    return [remove(route)] if value is MISSING else [put(route, value)]


def _same(one: Any, other: Any) -> bool:  # noqa: ANN401 - plain data
    return one is other or same(one, other)


def _field(shape: FieldShape | None, key: str) -> FieldShape | None:
    if shape is None:
        return None
    if shape.kind == "map":
        return shape.element
    return shape.record.fields.get(key) if shape.record is not None else None


def _keys(shape: FieldShape) -> tuple[str, ...]:
    return ("id",) if shape.item else shape.identity


def _is_keyed(shape: FieldShape) -> Callable[[Any], bool]:
    """Return the question whether a value is a list whose items are told apart by their keys."""
    keys = _keys(shape)

    def judge(value: Any) -> bool:  # noqa: ANN401 - plain data
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            return False
        found = [_key(one, keys) for one in value]
        return len(set(found)) == len(found) and all(one[0] is not None for one in found)

    return judge


def _key(item: dict[str, Any], keys: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(None if (one := item.get(key)) is None else str(one) for key in keys)


def _merge_lines(base: list[Any], ours: list[Any], theirs: list[Any]) -> list[Any] | None:
    """Merge lists of plain values of which each side only added and took out some.

    Returns:
        ours without what theirs took out and with what it added, behind what stands before it
        there; None where a value stands twice, or one side put the kept ones in another order.

    """
    sides = (base, ours, theirs)
    if any(isinstance(one, (dict, list)) for side in sides for one in side):
        return None
    if any(len({repr(one) for one in side}) != len(side) for side in sides):
        return None
    if any(
        [one for one in base if one in side] != [one for one in side if one in base]
        for side in sides
    ):
        return None
    merged = [one for one in ours if one in theirs or one not in base]
    for at, one in enumerate(theirs):
        if one in base or one in merged:
            continue
        before = [each for each in theirs[:at] if each in merged]
        place = merged.index(before[-1]) + 1 if before else 0
        # What ours added at the same place stays first.
        while place < len(merged) and merged[place] not in base and merged[place] not in theirs:
            place += 1
        merged.insert(place, one)
    return merged


class Place(NamedTuple):
    """Where an item stands."""

    home: tuple[str, ...]
    """The keys and ids that lead to its list."""
    route: Route
    data: Any


Places = dict[tuple[str, str], list[Place]]
"""From an item's kind and id to where it stands."""


def find_places(plan: Any) -> Places:  # noqa: ANN401 - plain data
    """Return where each item with an id stands in a plan as plain data."""
    found: Places = {}

    def walk(value: Any, shape: FieldShape | None, home: tuple[str, ...], route: Route) -> None:  # noqa: ANN401
        if shape is None:
            return
        if isinstance(value, dict):
            for key, one in value.items():
                walk(one, _field(shape, key), (*home, key), (*route, key))
        elif isinstance(value, list):
            for at, one in enumerate(value):
                below = home
                if shape.item and isinstance(one, dict):
                    mark = (shape.item, str(one.get("id")))
                    found.setdefault(mark, []).append(Place(home, (*route, at), one))
                    below = (*home, mark[1])
                walk(one, shape.element, below, (*route, at))

    walk(plan, FieldShape("", "", "record", record=shape_of("plan")), (), ())
    return found


def _kind(shape: FieldShape) -> str:
    return (shape.item or label_of(shape.key)).replace("-", " ")


def _id(item: dict[str, Any]) -> str:
    return str(item.get("id") or _name(item))


def _name(item: Any) -> str:  # noqa: ANN401 - plain data
    words = next((item[key] for key in _WORDS if isinstance(item, dict) and item.get(key)), "")
    return cut_text(str(words), _SHORT)


def _show(value: Any) -> str:  # noqa: ANN401 - plain data
    if isinstance(value, (dict, list)):
        return "other entries"
    return f"“{cut_text(value, _SHORT)}”" if isinstance(value, str) else show_plain(value)
