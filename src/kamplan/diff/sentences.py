"""A change as one plain sentence, the same for both parties and in every format."""

from kamplan.diff.changes import Act, Change, Part
from kamplan.diff.details import (
    is_prose,
    tell_details,
    tell_entry,
    tell_holders,
    tell_lists,
    tell_touches,
    tell_whole,
)
from kamplan.diff.directions import count_days, say_days
from kamplan.diff.phrases import PHRASES
from kamplan.diff.showing import Speech
from kamplan.tongue import Context


def tell_change(change: Change, speech: Speech) -> str:
    """Return a change as a sentence without a full stop.

    Args:
        change: the change.
        speech: how values are set off from the words around them, and in which language.

    """
    lead = change.parts[0]
    it = speech.title(change.item) if change.item else ""
    label = speech.label(lead.pattern)
    values = {
        "it": it,
        "item": _name(change, it, speech),
        "label": label,
        "Label": _capital(label),
        "what": _call_entry(change, lead, speech),
        "entry": speech.entry(change.entry),
        "old": speech.show(lead.old, lead.pattern),
        "new": speech.show(lead.new, lead.pattern),
        "whole": tell_whole(change, speech),
        "told": tell_entry(lead, speech),
        "ids": f"{speech.code(str(lead.old))} → {speech.code(str(lead.new))}",
        "above": _call_above(lead, speech),
        "lists": tell_lists(lead, speech),
        "holders": tell_holders(lead, speech),
        "way": (way := _tell_way(change, speech)) and " " + speech.piece("{way}", way=way),
    }
    template = PHRASES.get(change.kind) or _phrase(change, lead)
    if "{where}" in template:
        values["where"] = _say(_phrase_place(change, lead), speech).format_map(values)
    sentence = _say(template, speech).format_map(values)
    if way and "{way}" not in template:
        sentence = speech.piece("{told}: {way}", told=sentence, way=way)
    return _capital(sentence + tell_details(change, speech) + tell_touches(change, speech))


def _say(template: str, speech: Speech) -> str:
    return speech.tongue.say(Context.SENTENCE, template)


def _tell_way(change: Change, speech: Speech) -> str:
    if not change.direction:
        return ""
    if days := count_days(change.kind, change.parts[0]):
        return say_days(days, speech.tongue)
    return speech.tongue.say(Context.WAY, change.direction)


def _phrase(change: Change, lead: Part) -> str:
    """Return the template of a kind that has none of its own."""
    if lead.act is Act.RENAME:
        return "{item} has a new id: {ids}"
    if lead.act is Act.MOVE:
        return "{item} moved from {holders}"
    if not lead.at:
        return "New {item}{whole}" if lead.act is Act.ADD else "Taken out: {item}{whole}"
    if lead.act in (Act.ADD, Act.REMOVE):
        return "New {where}: {new}" if lead.act is Act.ADD else "Taken out: {where}: {old}"
    return _phrase_value(change, lead)


def _phrase_value(change: Change, lead: Part) -> str:
    """Return the template for a value within an item that has none of its own."""
    if lead.act is Act.ORDER:
        return "{where}: the lines stand in another order"
    if lead.old is None:
        return "{where}: {new} was added"
    if lead.new is None:
        return "{where}: {old} was taken out"
    if lead.act is not Act.LINE and isinstance(lead.old, list):
        return "{where}: {lists}"
    return "{where} reworded" if is_prose(change) else "{where}: {old} became {new}"


def _phrase_place(change: Change, lead: Part) -> str:
    """Return the template of what such a change is about: a field, and of what."""
    if lead.act in (Act.ADD, Act.REMOVE):
        return "{what} of {item}" if change.item else "{what}"
    if change.entry:
        return "{Label} of {entry} of {item}" if change.item else "{Label} of {entry}"
    return "{Label} of {item}" if change.item else "{Label}"


SHAPES = (
    "{item} has a new id: {ids}",
    "{item} moved from {holders}",
    "New {item}{whole}",
    "Taken out: {item}{whole}",
    "New {where}: {new}",
    "Taken out: {where}: {old}",
    "{where}: the lines stand in another order",
    "{where}: {new} was added",
    "{where}: {old} was taken out",
    "{where}: {lists}",
    "{where} reworded",
    "{where}: {old} became {new}",
    "{what}",
    "{what} of {item}",
    "{Label}",
    "{Label} of {entry}",
    "{Label} of {item}",
    "{Label} of {entry} of {item}",
)
"""All templates for kinds that have none of their own."""


def _name(change: Change, it: str, speech: Speech) -> str:
    """Return the item with what it is; of what is no item, the part of the plan around it."""
    if change.item is not None:
        kind = speech.tongue.say(Context.ITEM, change.item.kind.replace("-", " "))
        return speech.piece("{kind} {it}", kind=kind, it=it)
    key = change.field.rpartition("/")[0].rpartition("/")[2].replace("_", " ") or "plan"
    around = speech.tongue.say(Context.FIELD, key)
    if not change.entry:
        return speech.piece("the {around}", around=around)
    return speech.piece("the {around} {entry}", around=around, entry=speech.entry(change.entry))


def _call_entry(change: Change, lead: Part, speech: Speech) -> str:
    if lead.act not in (Act.ADD, Act.REMOVE) or not lead.at:
        return ""
    return speech.tongue.say(Context.ENTRY, call_entry(change.kind))


def call_entry(kind: str) -> str:
    """Return what an entry is called that came or went: `team member` for `team-member-added`."""
    return kind.rpartition("-")[0].replace("-", " ")


def _call_above(lead: Part, speech: Speech) -> str:
    keys = (one for one in reversed(lead.pattern.split("/")[:-1]) if one != "*")
    above = next(keys, "")
    return speech.tongue.say(Context.FIELD, above.replace("_", " ")) if above else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
