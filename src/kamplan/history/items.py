"""The life of one need, commitment or other item through the revisions of a plan."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kamplan.diff import Act, Change
from kamplan.errors import KamplanError
from kamplan.history.timeline import Iteration, State


def list_item_ids(iterations: Sequence[Iteration]) -> dict[str, set[str]]:
    """Return the ids of all items that any iteration tells of, with the kinds that bear each."""
    found: dict[str, set[str]] = {}
    for iteration in iterations:
        for change in iteration.comparison.changes:
            for kind, one in _items_of(change):
                found.setdefault(one, set()).add(kind)
    return found


def find_item(iterations: Sequence[Iteration], wanted: str) -> tuple[str, str]:
    """Return kind and id of the item that is meant.

    Args:
        iterations: all of the plan's.
        wanted: an id, or `KIND/ID` where several kinds of item bear it.

    Raises:
        KamplanError: there never was such an item, or several kinds bear the id.

    """
    kind, _, one = wanted.rpartition("/")
    known = list_item_ids(iterations)
    kinds = sorted(known.get(one, set()) & ({kind} if kind else known.get(one, set())))
    if not kinds:
        from kamplan.records import nearest  # only mistakes need it

        near = nearest(one, list(known))
        hint = f"did you mean `{near}`?" if near else "`kamplan history` lists what changed"
        raise KamplanError("no item in the history of this plan has that id", hint=hint)
    if len(kinds) > 1:
        hint = " or ".join(f"--item {each}/{one}" for each in kinds)
        raise KamplanError(f"a {' and a '.join(kinds)} have the id `{one}`", hint=hint)
    return kinds[0], one


def follow_item(iterations: Sequence[Iteration], kind: str, one: str) -> Iterator[Iteration]:
    """Give the iterations that changed an item, with those changes only.

    Args:
        iterations: all of the plan's, newest first.
        kind: the kind of item.
        one: its id, the one it has now or had before; ids it was given and took are followed.

    """
    ids = _other_ids(iterations, kind, one)
    for iteration in iterations:
        kept = tuple(
            change
            for change in iteration.comparison.changes
            if any((kind, each) in _items_of(change) for each in ids)
        )
        if kept:
            comparison = iteration.comparison._replace(changes=kept, likely_renames=())
            yield replace(iteration, comparison=comparison)
        elif iteration.state in (State.REMOVED, State.UNREADABLE, State.UNKNOWN):
            yield iteration


def _other_ids(iterations: Sequence[Iteration], kind: str, one: str) -> set[str]:
    renames = [
        (str(part.old), str(part.new))
        for iteration in iterations
        for change in iteration.comparison.changes
        for part in change.parts
        if part.act is Act.RENAME and part.item.kind == kind
    ]
    ids = {one}
    # Each round follows one rename further, from whichever end.
    for _ in renames:
        more = {each for pair in renames if ids & set(pair) for each in pair}
        if more <= ids:
            break
        ids |= more
    return ids


def _items_of(change: Change) -> set[tuple[str, str]]:
    """Return the items a change is about, under the ids they had before and after."""
    found = {(part.item.kind, part.item.id) for part in change.parts}
    if change.item is not None:
        found.add((change.item.kind, change.item.id))
    found |= {
        (part.item.kind, str(new))
        for part in change.parts
        if part.act is Act.RENAME and (new := part.new)
    }
    return {(kind, one) for kind, one in found if one}
