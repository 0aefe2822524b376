"""What stands in the text of a plan and could not be read, so that one fault is one finding."""

from collections.abc import Sequence

from kamplan.planfile import PlanFile
from kamplan.yamldoc import NULLS, Route, Scalar, make_visible
from kamplan.yamldoc import Sequence as SequenceNode


def is_whole(file: PlanFile, route: Route) -> bool:
    """Say whether no value at a route or below it was left out."""
    length = len(route)
    return not any(one[:length] == route for one in file.faulty)


def lacks_entry(file: PlanFile, route: Route, entries: Sequence[object]) -> bool:
    """Say whether an entry of a list, or the whole list, was left out.

    A rule that misses something in a list asks this first: what it misses may stand in an entry
    that has a fault of its own.
    """
    if not file.faulty:
        return False
    node = file.document.find(route)
    return route in file.faulty or (
        isinstance(node, SequenceNode) and len(node.items) != len(entries)
    )


def show_written(file: PlanFile, route: Route) -> str:
    """Return what stands at a route, shortened and made visible; "" for nothing or null."""
    node = file.document.find(route)
    if not isinstance(node, Scalar) or (not node.style and node.text in NULLS):
        return ""
    return make_visible(node.text.strip(), 40)
