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


def name_item(item: Entity) -> ItemRef:
    """Return how an item is called: by its own words on one line, or its id where it has none."""
    for attribute in _WORDS.get(item.kind, ()):
        said = getattr(item.record, attribute, None)
        if not isinstance(said, str) or not normal_text(said):
            continue
        words = " ".join(normal_text(said).split())
        if attribute != "kind":
            return ItemRef(item.kind, item.id, words)
        on = getattr(item.record, "on", None)
        day = on if item.kind == "session" and isinstance(on, date) else None
        title = words.replace("-", " ") if day is None else f"{words.replace('-', ' ')} of {day}"
        return ItemRef(item.kind, item.id, title, said, day)
    return ItemRef(item.kind, item.id, item.id)


def refer_to(item: Entity) -> ItemRef | None:
    """Return how changes refer to an item; None for the plan itself."""
    return None if item.kind == "plan" else name_item(item)


def list_names(old: list[Entity], new: list[Entity]) -> Names:
    """Return every item by its kind and id, named as the new ones are where both have it."""
    return {(one.kind, one.id): name_item(one) for one in [*old, *new]}
