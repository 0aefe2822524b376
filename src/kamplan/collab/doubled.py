"""Find ids that a merge would let stand twice, because each side gave them far apart."""

from collections.abc import Iterable
from typing import Any

from kamplan.collab.threeway import Conflict, Outcome, Place, find_places, in_order
from kamplan.yamldoc import Route
from kamplan.yamldoc.amend import Act, add, intended, remove


def part_doubled(outcome: Outcome, ours: Any, theirs: Any) -> None:  # noqa: ANN401 - plain data
    """Make a conflict of every id that would stand twice though each side has it once.

    A list of theirs is compared with the same list of ours. What stands in another list, or below
    an item that theirs adds as a whole, meets its like only in the result.

    Args:
        outcome: what is to be done to ours; theirs' item of such a pair is taken out of its
            changes and becomes one side of a conflict.
        ours: our plan as plain data.
        theirs: their plan as plain data.

    """
    owns, others = find_places(ours), find_places(theirs)
    gone = [one.route for one in outcome.changes if one.act is Act.REMOVE]
    # Removals come last, so all routes hold for the plan before the first of them.
    merged = ours
    for one in outcome.changes:
        merged = merged if one.act is Act.REMOVE else intended(merged, one)
    for (kind, name), places in find_places(merged).items():
        found = [one for one in places if not _lies_in(one.route, gone)]
        mark = (kind, name)
        if len(found) <= max(len(owns.get(mark, ())), len(others.get(mark, ())), 1):
            continue
        homes = {one.home for one in owns.get(mark, ())}
        kept = [one for one in found if one.home in homes]
        new = [one for one in found if one.home not in homes]
        if kept and new:
            outcome.conflicts.append(_part(kind, name, kept, new))
            gone += [one.route for one in new]
            outcome.changes += [remove(one.route) for one in new]
    outcome.changes = in_order(outcome.changes)


def _part(kind: str, name: str, kept: list[Place], new: list[Place]) -> Conflict:
    words = kind.replace("-", " ")
    return Conflict(
        f"{words} “{name}” now stands in two places, one from each of you",
        kept[0].route,
        (
            *(add(one.route[:-1], one.data) for one in new),
            *(remove(one.route) for one in kept),
        ),
    )


def _lies_in(route: Route, tops: Iterable[Route]) -> bool:
    return any(route[: len(top)] == top for top in tops)
