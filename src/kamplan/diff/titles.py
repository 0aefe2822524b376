"""What items are called when changes are told: by their own words."""

from datetime import date

from kamplan.diff.changes import ItemRef, Names
from kamplan.diff.matching import Entity
from kamplan.diff.values import normal_text

_WORDS = {
    "challenge": ("cause", "symptom"),
    "commitment": ("what",),
    "contact": ("name",),
    "criterion": ("metric",),
    "follow-up": ("what",),
    "goal": ("goal",),
    "growth-target": ("what",),
    "initiative": ("title",),
    "need": ("verbatim",),
    "report": ("to",),
    "return": ("verbatim",),
    "session": ("kind", "on"),
    "touchpoint": ("about", "kind"),
}


def title_of(item: Entity) -> str:
    """Return an item's own words on one line, or its id where it has none."""
    for attribute in _WORDS.get(item.kind, ()):
        said = getattr(item.record, attribute, None)
        if isinstance(said, str) and normal_text(said):
            words = " ".join(normal_text(said).split())
            on = getattr(item.record, "on", None)
            if item.kind == "session" and isinstance(on, date):
                return f"{words.replace('-', ' ')} of {on.isoformat()}"
            return words
    return item.id


def refer_to(item: Entity) -> ItemRef | None:
    """Return how changes refer to an item; None for the plan itself."""
    return None if item.kind == "plan" else ItemRef(item.kind, item.id, title_of(item))


def list_names(old: list[Entity], new: list[Entity]) -> Names:
    """Return the words of every item by its kind and id, the new ones where both have it."""
    return {(one.kind, one.id): title_of(one) for one in [*old, *new]}
