"""What the statements beside a plan say of it, worked out once for all rules that ask."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from kamplan.planfile import PlanFile
from kamplan.yamldoc import Route

if TYPE_CHECKING:
    from kamplan.diff import Change
    from kamplan.signoff import SignoffState

Judge = Callable[[PlanFile], "SignoffState | None"]


def judge_nothing(_file: PlanFile) -> "SignoffState | None":
    """Say that nobody knows of any statement."""
    return None


def judge_by(files: Mapping[str, bytes]) -> Judge:
    """Return what judges a plan by the files of its `signoffs/`.

    Args:
        files: name and bytes of each file; where there is none, nothing heavy is loaded.

    """
    known: dict[int, SignoffState] = {}

    def judge(file: PlanFile) -> "SignoffState | None":
        from kamplan.signoff import judge_signoff

        if id(file) not in known:
            known.clear()
            known[id(file)] = judge_signoff(file.plan, files)
        return known[id(file)]

    return judge if files else judge_nothing


def route_of_change(file: PlanFile, change: "Change") -> Route:
    """Return where a change stands in the plan as it is now; the top where it went missing."""
    item = change.item
    routes = file.ids.get(item.kind, {}).get(item.id, []) if item is not None else [()]
    if not routes:
        return ()
    route: Route = routes[0]
    for step in filter(None, change.field.split("/")):
        if file.document.find((*route, step)) is None:
            break
        route = (*route, step)
    return route
