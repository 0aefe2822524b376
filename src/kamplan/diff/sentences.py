"""A change as one plain English sentence, the same for both parties and in every format."""

from kamplan.diff.changes import Act, Change, Part
from kamplan.diff.lines import list_differences
from kamplan.diff.phrases import PHRASES
from kamplan.diff.showing import SHORT, Speech, label_of


def tell_change(change: Change, speech: Speech) -> str:
    """Return a change as a sentence without a full stop.

    Args:
        change: the change.
        speech: how values are set off from the words around them.

    """
    lead = change.parts[0]
    it = speech.title(change.item.kind, change.item.title) if change.item else ""
    label = label_of(lead.pattern)
    template = PHRASES.get(change.kind)
    if template is None:
        template = _phrase(change, lead)
    sentence = template.format(
        it=it,
        item=_name(change, it, speech),
        label=label,
        Label=_capital(label),
        entry=speech.words(change.entry) if change.entry else "",
        old=speech.show(lead.old, lead.pattern),
        new=speech.show(lead.new, lead.pattern),
        whole=_whole(change, speech),
        told=_told(lead, speech),
        ids=f"{speech.code(str(lead.old))} → {speech.code(str(lead.new))}",
        above=next((one for one in reversed(lead.pattern.split("/")[:-1]) if one != "*"), ""),
        lists=_lists(lead, speech),
        holders=_holders(lead, speech),
        way=f" {change.direction}" if change.direction else "",
    )
    direction = "" if "{way}" in template or not change.direction else f": {change.direction}"
    return _capital(sentence + direction + _details(change, speech) + _touches(change))


def is_prose(change: Change) -> bool:
    """Say whether a text was changed that is too long to be read beside its old self."""
    old, new = change.old, change.new
    if not (isinstance(old, str) and isinstance(new, str)) or change.parts[0].act in (
        Act.MOVE,
        Act.RENAME,
    ):
        return False
    return len(old) > SHORT // 2 or len(new) > SHORT // 2


def _phrase(change: Change, lead: Part) -> str:
    """Return the template of a kind that has none of its own."""
    if lead.act is Act.RENAME:
        return "{item} has a new id: {ids}"
    if lead.act is Act.MOVE:
        return "{item} moved from {holders}"
    if not lead.at:
        return "New {item}{whole}" if lead.act is Act.ADD else "Taken out: {item}{whole}"
    of = " of {item}" if change.item else ""
    if lead.act in (Act.ADD, Act.REMOVE):
        what = change.kind.rpartition("-")[0].replace("-", " ")
        how, value = ("New", "{new}") if lead.act is Act.ADD else ("Taken out:", "{old}")
        return f"{how} {what}{of}: {value}"
    return _phrase_value(change, lead, f" of {{entry}}{of}" if change.entry else of)


def _phrase_value(change: Change, lead: Part, of: str) -> str:
    """Return the template for a value within an item that has none of its own."""
    if lead.act is Act.ORDER:
        return f"{{Label}}{of}: the lines stand in another order"
    if lead.old is None:
        return f"{{Label}}{of}: {{new}} was added"
    if lead.new is None:
        return f"{{Label}}{of}: {{old}} was taken out"
    if lead.act is not Act.LINE and isinstance(lead.old, list):
        return f"{{Label}}{of}: {{lists}}"
    return (
        f"{{Label}}{of} reworded" if is_prose(change) else f"{{Label}}{of}: {{old}} became {{new}}"
    )


def _name(change: Change, it: str, speech: Speech) -> str:
    """Return the item with what it is; of what is no item, the part of the plan around it."""
    if change.item is not None:
        return f"{change.item.kind.replace('-', ' ')} {it}"
    around = change.field.rpartition("/")[0].rpartition("/")[2].replace("_", " ") or "plan"
    return f"the {around} {speech.words(change.entry)}" if change.entry else f"the {around}"


def _told(lead: Part, speech: Speech) -> str:
    """Return an entry in one phrase: what was measured, or what came of a checkpoint."""
    entry = lead.new or lead.old
    if not isinstance(entry, dict):
        return ""
    shown = {key: speech.show(one, f"{lead.pattern}/{key}") for key, one in entry.items()}
    on = shown.pop("on", "")
    first = shown.pop("value", shown.pop("note", ""))
    rest = ", ".join(f"{label_of(key)}: {one}" for key, one in shown.items())
    return f"{first} on {on}".strip() + (f" ({rest})" if rest else "")


def _whole(change: Change, speech: Speech) -> str:
    """Return what else is worth saying of an item that came or went."""
    value = change.new or change.old
    item = change.item
    if item is None or not isinstance(value, dict):
        return ""
    said = []
    pattern = change.parts[0].pattern
    for key, words in _TOLD.get(item.kind, ()):
        if key in value:
            said.append(f"{words} {speech.show(value[key], f'{pattern}/{key}')}".strip())
    holder = change.parts[0].target
    if holder is not None and holder.kind != "plan":
        said.append(f"in {speech.refer(holder.kind, holder.id)}")
    return f" ({', '.join(said)})" if said else ""


_TOLD_IN_FULL = frozenset({"need-confirmed", "need-met", "initiative-verified", "session-approved"})
_TOLD: dict[str, tuple[tuple[str, str], ...]] = {
    "need": (("said_by", "said by"), ("said_on", "on"), ("intent", "intent:")),
    "return": (("said_by", "said by"), ("said_on", "on")),
    "commitment": (("owner", ""), ("party", "for the"), ("due", "by"), ("from", "from")),
    "initiative": (("start", "from"), ("due", "to")),
    "contact": (("title", ""), ("party", "of the")),
    "growth-target": (("by", "by"),),
    "follow-up": (("owner", ""), ("due", "by")),
}


def _lists(lead: Part, speech: Speech) -> str:
    lost, gained = list_differences(lead.old, lead.new)
    said = []
    if gained:
        said.append(f"{speech.show(gained, lead.pattern)} added")
    if lost:
        said.append(f"{speech.show(lost, lead.pattern)} taken out")
    return ", ".join(said)


def _holders(lead: Part, speech: Speech) -> str:
    kind = lead.target.kind if lead.target else ""
    old, new = (speech.refer(kind, str(one)) for one in (lead.old, lead.new))
    return f"{kind} {old} to {new}"


def _details(change: Change, speech: Speech) -> str:
    """Return what changed along with it, in brackets."""
    if change.parts[0].act is Act.RENAME:
        count = sum(part.key not in ("id", "renamed_from") for part in change.details)
        return f" ({count} reference{'' if count == 1 else 's'} followed)" if count else ""
    if change.kind in ("verbatim-corrected", "verbatim-restored"):
        noted = (one.new or one.old for one in change.details)
        why = next((one.get("why") for one in noted if isinstance(one, dict)), None)
        return f" ({speech.words(why)})" if why else ""
    said = []
    for part in change.parts if change.kind in _TOLD_IN_FULL else change.details:
        label = label_of(part.pattern)
        old, new = (speech.show(one, part.pattern) for one in (part.old, part.new))
        if part.old is None:
            said.append(f"{label}: {new}")
        elif part.new is None:
            said.append(f"no longer {label}: {old}")
        else:
            said.append(f"{label}: {old} → {new}")
    return f" ({'; '.join(said)})" if said else ""


def _touches(change: Change) -> str:
    """Say what weighs most where a reader of long prose could miss it."""
    return f" [{', '.join(change.touches)} changed]" if change.touches and is_prose(change) else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
