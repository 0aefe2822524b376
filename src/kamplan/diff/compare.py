"""Two plans in, what changed between them out: as changes that a reader would count."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, cast

from kamplan.diff.changes import Area, Change, Comparison, Place
from kamplan.diff.folding import Folder, Locate
from kamplan.diff.leaves import find_leaves
from kamplan.diff.levels import Coverage
from kamplan.diff.likeness import find_likely_renames
from kamplan.diff.matching import Entity, list_entities, list_renames, match_entities
from kamplan.diff.titles import list_names
from kamplan.model.shape import shape_of
from kamplan.records import Record
from kamplan.yamldoc import Route

if TYPE_CHECKING:
    from kamplan.model import Plan
    from kamplan.planfile import PlanFile


_ORDER = {area: number for number, area in enumerate(Area)}


def compare_files(
    old: "PlanFile | None", new: "PlanFile | None", *, signed_on: date | None = None
) -> Comparison:
    """Compare two plan files, of which one may be missing; changes know their places.

    Args:
        old: the plan before; without it, everything is added.
        new: the plan now; without it, everything is removed.
        signed_on: the day of the last signature, if there is one: needs said after it are
            additions to what was agreed.

    """
    return compare_plans(
        None if old is None else old.plan,
        None if new is None else new.plan,
        signed_on=signed_on,
        locate_old=None if old is None else _locator(old),
        locate_new=None if new is None else _locator(new),
    )


def compare_plans(
    old: "Plan | None",
    new: "Plan | None",
    *,
    signed_on: date | None = None,
    locate_old: Locate | None = None,
    locate_new: Locate | None = None,
) -> Comparison:
    """Compare two plans, wherever they come from; otherwise as `compare_files`."""
    shape = shape_of("plan")
    olds = list_entities(cast("Record | None", old), shape)
    news = list_entities(cast("Record | None", new), shape)
    match_entities(olds, news)
    coverage = Coverage(olds, news, signed_on=signed_on)
    folder = Folder(coverage, locate_old, locate_new)
    changes = [*_find_changes(olds, news, folder)]
    changes.sort(key=lambda one: _ORDER[one.area])
    return Comparison(
        tuple(changes),
        find_likely_renames(olds, news),
        list_names(olds, news) if changes else {},
    )


def _find_changes(olds: list[Entity], news: list[Entity], folder: Folder) -> Iterator[Change]:
    renames = list_renames(olds)
    for one in olds:
        if one.match is None:
            yield folder.tell_whole(one, None)
        elif one.record is not one.match.record:
            yield from folder.tell_changed(one, find_leaves(one, one.match, renames))
        if _has_moved(one):
            yield folder.tell_moved(one)
    for one in news:
        if one.match is None:
            yield folder.tell_whole(None, one)
    for one in olds:
        if one.is_renamed:
            yield folder.tell_renamed(one)


def _has_moved(one: Entity) -> bool:
    """Say whether another item holds it now."""
    if one.match is None or one.parent is None or one.parent.kind == "plan":
        return False
    return one.match.parent is not one.parent.match


def _locator(file: "PlanFile") -> Locate:
    def locate(route: Route) -> Place:
        return Place(file.path, file.document.span(route))

    return locate


def count_levels(changes: Iterable[Change]) -> dict[str, int]:
    """Count the changes of each level, the alarms apart."""
    counts = {"alarms": 0, "material": 0, "notable": 0, "editorial": 0}
    for one in changes:
        counts[one.level.value] += 1
        counts["alarms"] += one.is_alarm
    return counts
