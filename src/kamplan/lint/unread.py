"""What stands in the text of a plan and could not be read, so that one fault is one finding."""

from kamplan.planfile import PlanFile
from kamplan.yamldoc import NULLS, Route, Scalar, make_visible


def is_whole(file: PlanFile, route: Route) -> bool:
    """Say whether no value at a route or below it was left out.

    A rule that misses something in a list asks this first: what it misses may stand in an entry
    that has a fault of its own.
    """
    length = len(route)
    return not any(one[:length] == route for one in file.faulty)


def show_written(file: PlanFile, route: Route) -> str:
    """Return what stands at a route, shortened and made visible; "" for nothing or null."""
    node = file.document.find(route)
    if not isinstance(node, Scalar) or (not node.style and node.text in NULLS):
        return ""
    return make_visible(node.text.strip(), 40)
