"""Make the changes of a comparison on plain data: what shows that they are complete.

Whatever differs between two plans is in the changes, or it could not be made again from them.
"""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import zip_longest
from typing import Any, NamedTuple

from kamplan.diff.changes import Act, Address, Change, Entry, Part
from kamplan.diff.values import Value
from kamplan.model.shape import RecordShape, shape_of

Data = dict[str, Any]
_PLAN = Address("plan", "")


def apply_changes(plan: Data | None, changes: Iterable[Change]) -> Data | None:
    """Return the plan after the changes; the one given stays as it is.

    Args:
        plan: the old plan as `plain_of` gives it, None where there was none.
        changes: all changes from a comparison of it with the new one.

    Returns:
        the new plan as `plain_of` gives it, but for the order of keys and of entries in lists
        whose order means nothing; None where the plan went.

    """
    parts = [deepcopy(part) for change in changes for part in change.parts]
    acts: dict[Act, list[Part]] = {act: [one for one in parts if one.act is act] for act in Act}
    if any(one.item.kind == "plan" for one in acts[Act.REMOVE] if not one.at):
        return None
    data = deepcopy(plan)
    for one in acts[Act.ADD]:
        if one.item.kind == "plan" and not one.at:
            data = one.new if isinstance(one.new, dict) else {}
    if data is None:
        return None
    items = dict(_list_items(data))
    within = [(one, _resolve(items[one.item], one)) for one in parts if one.at]
    _apply_to_items(items, acts)
    _apply_within(within)
    pruned: Data = _pruned(data)
    return pruned


class _Held(NamedTuple):
    """An item and the list that holds it."""

    value: Data
    holder: list[Data]
    shape: RecordShape


class _Target(NamedTuple):
    """A value's place: the mapping and its key, or the list and the entry in it."""

    within: Any
    step: Any


def _list_items(data: Data) -> Iterator[tuple[Address, _Held]]:
    yield _PLAN, _Held(data, [], shape_of("plan"))
    counts: dict[tuple[str, str], int] = {}
    waiting = list(_held_by(data, shape_of("plan")))
    for kind, item, holder, shape in waiting:  # grows while it is walked: items hold items
        nth = counts.get((kind, item["id"]), 0)
        counts[kind, item["id"]] = nth + 1
        yield Address(kind, item["id"], nth), _Held(item, holder, shape)
        waiting += _held_by(item, shape)


def _held_by(data: Data, shape: RecordShape) -> Iterator[tuple[str, Data, list[Data], RecordShape]]:
    for key, field in shape.fields.items():
        value = data.get(key)
        if field.item is not None and field.element is not None and field.element.record:
            for one in value or []:
                yield field.item, one, value or [], field.element.record
        elif field.record is not None and value:
            yield from _held_by(value, field.record)


def _resolve(item: _Held, part: Part) -> _Target:
    """Return the place of a part in the old data, before anything in it is moved."""
    node: Any = item.value
    inner: RecordShape | None = item.shape
    target = _Target(node, "")
    identity: tuple[str, ...] = ()
    for step, following in zip_longest(part.at, part.at[1:]):
        if isinstance(step, Entry):
            found = _find_entry(node, step, identity)
            target, node = _Target(node, found), found
            continue
        field = inner.fields.get(step) if inner is not None else None
        target = _Target(node, step)
        if field is not None:
            identity = field.identity
            inner = field.record or (field.element.record if field.element else None)
        if following is not None:
            node = node.setdefault(step, [] if isinstance(following, Entry) else {})
    return target


def _find_entry(entries: list[Data], entry: Entry, identity: tuple[str, ...]) -> Data | None:
    """Return the entry with these keys, or None where it is yet to be added."""
    same = [one for one in entries if tuple(one.get(key) for key in identity) == entry.key]
    return same[entry.nth] if entry.nth < len(same) else None


def _apply_to_items(items: dict[Address, _Held], acts: dict[Act, list[Part]]) -> None:
    """Add, move and remove whole items."""
    now = {address: held.value for address, held in items.items()}
    for one in acts[Act.RENAME]:
        now[Address(one.item.kind, str(one.new))] = items[one.item].value
    added = [one for one in acts[Act.ADD] if not one.at and one.item != _PLAN]
    for one in sorted(added, key=lambda part: part.pattern.count("*")):
        assert isinstance(one.new, dict)  # noqa: S101 - items are mappings
        now[one.item] = one.new
        _list_in(now, one).append(one.new)
    for one in (*acts[Act.MOVE], *(part for part in acts[Act.REMOVE] if not part.at)):
        held = items[one.item]
        holder = held.holder
        holder[:] = [item for item in holder if item is not held.value]
        if one.act is Act.MOVE:
            _list_in(now, one).append(held.value)


def _list_in(items: dict[Address, Data], part: Part) -> list[Data]:
    """Return the list that items of this kind stand in, in the item that holds it now."""
    node: Any = items[part.target or _PLAN]
    *outer, last = part.pattern.removesuffix("/*").rpartition("*/")[2].split("/")
    for key in outer:
        node = node.setdefault(key, {})
    found: list[Data] = node.setdefault(last, [])
    return found


def _apply_within(targets: list[tuple[Part, _Target]]) -> None:
    """Put, add and remove values within items."""
    lines: dict[tuple[int, str], tuple[_Target, list[Part]]] = {}
    for part, target in targets:
        if part.act in (Act.LINE, Act.ORDER):
            key = (id(target.within), target.step)
            lines.setdefault(key, (target, []))[1].append(part)
        elif part.act is Act.ADD:
            target.within.append(part.new)
        elif part.act is Act.REMOVE:
            target.within[:] = [one for one in target.within if one is not target.step]
        elif part.new is None:
            target.within.pop(target.step, None)
        else:
            target.within[target.step] = part.new
    for target, parts in lines.values():
        target.within[target.step] = _new_lines(target.within.get(target.step) or [], parts)


def _new_lines(old: list[Value], parts: list[Part]) -> list[Value]:
    for part in parts:
        if part.act is Act.ORDER and isinstance(part.new, list):
            return part.new
    gone = {part.old_at for part in parts}
    come = {part.new_at: part.new for part in parts if part.new_at >= 0}
    kept = iter(one for at, one in enumerate(old) if at not in gone)
    size = sum(at not in gone for at in range(len(old))) + len(come)
    return [come[at] if at in come else next(kept) for at in range(size)]


def _pruned(value: Any) -> Any:  # noqa: ANN401 - plain data
    """Leave out what became empty."""
    if isinstance(value, dict):
        pairs = ((key, _pruned(one)) for key, one in value.items())
        return {key: one for key, one in pairs if one not in ({}, [], None)}
    if isinstance(value, list):
        return [one for one in map(_pruned, value) if one not in ({}, [], None)]
    return value
