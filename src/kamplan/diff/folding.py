"""Make of the values that differ the changes that a reader would count: one act, one entry."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from kamplan.diff.changes import Act, Change, Entry, Level, Part, Place
from kamplan.diff.directions import say_direction
from kamplan.diff.kinds import KINDS
from kamplan.diff.leaves import Leaf
from kamplan.diff.levels import Coverage
from kamplan.diff.matching import Entity
from kamplan.diff.naming import name_item, name_leaf
from kamplan.diff.rules import find_rule
from kamplan.diff.titles import refer_to
from kamplan.diff.values import Value, frozen, plain_record, signed_of
from kamplan.records import route_of
from kamplan.yamldoc import Route

Locate = Callable[[Route], Place]
"""From the route of a value to where it stands in a file."""


class Folder:
    """Turns what differs between matched items into changes, with level, place and direction."""

    def __init__(
        self, coverage: Coverage, locate_old: Locate | None, locate_new: Locate | None
    ) -> None:
        self._coverage = coverage
        self._locate_old = locate_old
        self._locate_new = locate_new
        self._followed: dict[tuple[str, str], list[tuple[Entity, Leaf]]] = {}

    def tell_whole(self, old: Entity | None, new: Entity | None) -> Change:
        """Return the change by which an item came or went, or the whole plan."""
        item, act = (new, Act.ADD) if new is not None else (old, Act.REMOVE)
        assert item is not None  # noqa: S101 - one of them is there
        holder = item.parent
        part = Part(
            act,
            item.address,
            (),
            item.pattern,
            plain_record(old.record, is_own=True) if old else None,
            plain_record(new.record, is_own=True) if new else None,
            target=holder.address if holder else None,
        )
        return self._build(
            name_item(item.kind, act), old, new, [part], self._coverage.judge(old, new)
        )

    def tell_moved(self, old: Entity) -> Change:
        """Return the change by which an item went from one item to another."""
        new = old.match
        assert new is not None  # noqa: S101 - only matched items move
        assert old.parent is not None  # noqa: S101 - only items of items move
        assert new.parent is not None  # noqa: S101 - only items of items move
        holders = (old.parent.id, new.parent.id)
        part = Part(Act.MOVE, old.address, (), old.pattern, *holders, target=new.parent.address)
        level = self._coverage.judge(old, new)
        return self._build(name_item(old.kind, Act.MOVE), old, new, [part], level)

    def tell_renamed(self, old: Entity) -> Change:
        """Return the change by which an item took another id, with all that followed it."""
        new = old.match
        assert new is not None  # noqa: S101 - only matched items are renamed
        followed = self._followed.get((old.kind, old.id), [])
        levels = [self._coverage.judge(old, new)]
        levels += [self._judge(item, leaf) for item, leaf in followed]
        parts = [Part(Act.RENAME, old.address, (), old.pattern, old.id, new.id)]
        parts += [_part(item, leaf) for item, leaf in followed]
        level = Level.MATERIAL if Level.MATERIAL in levels else Level.NOTABLE
        return self._build(name_item(old.kind, Act.RENAME), old, new, parts, level)

    def tell_changed(self, old: Entity, leaves: Iterable[Leaf]) -> Iterator[Change]:
        """Give the changes within one matched item; what followed a rename is kept for it."""
        groups: dict[object, list[Leaf]] = {}
        for leaf in leaves:
            if leaf.follows is not None:
                self._followed.setdefault(leaf.follows, []).append((old, leaf))
            else:
                groups.setdefault(_group_of(leaf), []).append(leaf)
        for key, corrections in _find_corrections(old, groups):
            groups[key] += corrections
        for group in groups.values():
            if group:
                yield self._fold(old, group)

    def _fold(self, old: Entity, group: list[Leaf]) -> Change:
        """Make one change of the values that belong together."""
        lead, *rest = sorted(group, key=lambda leaf: find_rule(leaf.pattern).rule.rank)
        kind = name_leaf(lead)
        if rest and lead.pattern == _VERBATIM and rest[0].pattern == _CORRECTION:
            kind = "verbatim-corrected" if rest[0].new else "verbatim-restored"
        parts = [_part(old, leaf) for leaf in (lead, *rest)]
        level = self._judge(old, lead)
        return self._build(kind, old, old.match, parts, level, lead)

    def _judge(self, item: Entity, leaf: Leaf) -> Level:
        is_signed = leaf.is_signed
        if is_signed and leaf.field.record is not None:
            sides = (signed_of(one, leaf.field) for one in (leaf.old, leaf.new))
            one, other = (frozen(side, leaf.field) for side in sides)
            is_signed = one != other
        return self._coverage.judge(item, item.match, is_signed=is_signed)

    def _build(  # noqa: PLR0913, PLR0917 - the one place where changes are made
        self,
        kind: str,
        old: Entity | None,
        new: Entity | None,
        parts: list[Part],
        level: Level,
        lead: Leaf | None = None,
    ) -> Change:
        item = new or old
        assert item is not None  # noqa: S101 - one of them is there
        first = parts[0]
        old_route = lead.old_route if lead else route_of(old.record) if old else None
        new_route = lead.new_route if lead else route_of(new.record) if new else None
        return Change(
            kind=kind,
            level=level,
            area=find_rule(first.pattern).rule.area,
            item=refer_to(item),
            field="/".join(step for step in first.at if isinstance(step, str)),
            old=first.old,
            new=first.new,
            parts=tuple(parts),
            entry=_entry_words(first),
            direction=say_direction(kind, first, old, new),
            touches=_weigh(lead) if lead and lead.field.kind == "text" else (),
            is_alarm=KINDS[kind].is_alarm and _is_customers(old, new),
            old_place=_place(self._locate_old, old_route),
            new_place=_place(self._locate_new, new_route),
        )


_VERBATIM = "needs/*/verbatim"
_CORRECTION = "needs/*/corrections/*"


def _weigh(leaf: Leaf) -> tuple[str, ...]:
    if leaf.old is None or leaf.new is None:
        return ()
    from kamplan.diff.weighing import weigh_change  # only changed prose needs its patterns

    return weigh_change(leaf.old, leaf.new)


def _group_of(leaf: Leaf) -> object:
    """Return what values share that make one change."""
    rule = find_rule(leaf.pattern).rule
    if rule.is_generic or not rule.group or leaf.act is Act.LINE:
        return (leaf.act, leaf.at, leaf.old_at, leaf.new_at)
    last = max((at for at, step in enumerate(leaf.at) if isinstance(step, Entry)), default=-1)
    return (rule.group, leaf.at[: last + 1], leaf.is_signed)


def _find_corrections(
    old: Entity, groups: dict[object, list[Leaf]]
) -> Iterator[tuple[object, list[Leaf]]]:
    """Give the speaker's own corrections that explain new words, and take them out of `groups`.

    A correction explains them if its `was` holds the words as they were and the speaker made
    it. The same holds backwards, where a correction was undone.
    """
    new = old.match
    for key, group in list(groups.items()):
        words = group[0] if group else None
        if words is None or new is None or words.pattern != _VERBATIM:
            continue
        lines = [one[0] for one in groups.values() if one and one[0].pattern == _CORRECTION]
        for kept, side, speaker in (
            (words.old, "new", old.record),
            (words.new, "old", new.record),
        ):
            own = [
                leaf
                for leaf in lines
                if bool(leaf.old) != bool(leaf.new)
                and _is_by(getattr(leaf, side), getattr(speaker, "said_by", None))
            ]
            if any(_same_words(getattr(leaf, side)["was"], kept) for leaf in own):
                for leaf in own:
                    groups[_group_of(leaf)] = []
                yield key, own
                break


def _is_by(correction: Any, speaker: str | None) -> bool:  # noqa: ANN401 - plain data
    return bool(
        speaker and correction and correction.get("by") == speaker and correction.get("was")
    )


def _same_words(one: Value, other: Value) -> bool:
    return str(one).split() == str(other).split()


def _is_customers(old: Entity | None, new: Entity | None) -> bool:
    """Say whether the words of an item are the customer's; only a return can be the supplier's."""
    sides = [one.record for one in (old, new) if one is not None]
    return any(getattr(one, "party", "customer") == "customer" for one in sides)


def _part(item: Entity, leaf: Leaf) -> Part:
    return Part(
        leaf.act, item.address, leaf.at, leaf.pattern, leaf.old, leaf.new, leaf.old_at, leaf.new_at
    )


def _entry_words(part: Part) -> str:
    """Return what an entry without an id is known by, the innermost where they are nested."""
    entry = next((one for one in reversed(part.at) if isinstance(one, Entry)), None)
    return " / ".join(str(one) for one in entry.key if one is not None) if entry else ""


def _place(locate: Locate | None, route: Route | None) -> Place | None:
    return locate(route) if locate is not None and route is not None else None
