"""How a plan came about: each of its revisions told as what changed, and which was signed."""

from kamplan.history.counting import KINDS, count_items
from kamplan.history.items import find_item, follow_item, list_item_ids
from kamplan.history.timeline import Iteration, Snapshot, State, build_timeline

__all__ = [
    "KINDS",
    "Iteration",
    "Snapshot",
    "State",
    "build_timeline",
    "count_items",
    "find_item",
    "follow_item",
    "list_item_ids",
]
