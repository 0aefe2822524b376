"""What one logical change is called: the kind that its leading value and its direction make."""

from decimal import Decimal

from kamplan.diff.changes import Act
from kamplan.diff.leaves import Leaf
from kamplan.diff.lines import list_differences
from kamplan.diff.rules import fields_rule, find_rule

_ENDED = {"done", "dropped"}
_PRIORITIES = ("low", "medium", "high")


def name_leaf(leaf: Leaf) -> str:
    """Return the kind of change that a leading value makes."""
    if leaf.act is Act.ORDER:
        return "order-changed"
    old, new = leaf.old, leaf.new
    if leaf.act is Act.LINE and not find_rule(leaf.pattern).is_own:
        return "line-reworded" if old and new else "line-added" if new else "line-removed"
    kind = name_field(leaf.pattern, was=old is not None, now=new is not None)
    if kind == "priority-changed":
        return _name_priority(old, new)
    if kind == "target-changed":
        return _name_target(old, new)
    if kind == "commitment-status-changed":
        return _name_status(old, new)
    if kind == "touchpoint-held-changed":
        lost, gained = list_differences(old, new)
        if not lost:
            return "touchpoint-held"
        if not gained:
            return "touchpoint-held-withdrawn"
    return kind


def _name_priority(old: object, new: object) -> str:
    if old is None or new is None:
        return "priority-set" if old is None else "priority-removed"
    up = _PRIORITIES.index(str(new)) > _PRIORITIES.index(str(old))
    return "priority-raised" if up else "priority-lowered"


def _name_target(old: object, new: object) -> str:
    if isinstance(old, Decimal) and isinstance(new, Decimal):
        return "target-raised" if new > old else "target-lowered"
    return "target-changed"


def _name_status(old: object, new: object) -> str:
    if old in _ENDED and new in _ENDED:
        return "commitment-outcome-changed"
    if new == "done":
        return "commitment-done"
    if new == "dropped":
        return "commitment-dropped"
    if old == "done":
        return "commitment-reopened"
    if old == "dropped":
        return "commitment-resumed"
    if new == "in-progress":
        return "commitment-started"
    if old == "in-progress":
        return "commitment-set-back"
    return "commitment-status-changed"


def name_item(kind: str, act: Act) -> str:
    """Return the kind of change that an item makes when it comes, goes, moves or is renamed."""
    past = {Act.ADD: "added", Act.REMOVE: "removed", Act.MOVE: "moved", Act.RENAME: "renamed"}
    return f"{kind}-{past[act]}"


def name_field(pattern: str, *, was: bool, now: bool) -> str:
    """Return the kind of a change of one field.

    Args:
        pattern: the field as the shape names it.
        was: whether it said something before.
        now: whether it says something now.

    """
    rule, is_own = find_rule(pattern)
    if not is_own and not rule.is_generic:
        return rule.changed
    kinds = rule if is_own else fields_rule(rule.area)
    if was and now:
        return kinds.changed
    return kinds.added if now else kinds.removed
