"""What is told along with a change: what else changed, what an item held, what a list gained."""

from functools import partial, reduce

from kamplan.diff.changes import Act, Change, Part
from kamplan.diff.lines import list_differences
from kamplan.diff.showing import SHORT, Speech
from kamplan.tongue import Context

FOLLOWED = ("{n} reference followed", "{n} references followed")
PIECES = (
    "“{text}”",
    "{kind} {it}",
    "{kind} of {day}",
    "{kind} {old} to {new}",
    "the {around}",
    "the {around} {entry}",
    "and {n} more",
    "in {value}",
    "{first} on {day}",
    "{values} added",
    "{values} taken out",
    "{label}: {new}",
    "no longer {label}: {old}",
    "{label}: {old} → {new}",
    "{one}; {other}",
    "{what} changed",
    "{told}: {way}",
    "{way}",
)
"""All pieces of sentences that no table of this package holds."""
_TOLD_IN_FULL = frozenset({"need-confirmed", "need-met", "initiative-verified", "session-approved"})
TOLD: dict[str, tuple[tuple[str, str], ...]] = {
    "need": (
        ("said_by", "said by {value}"),
        ("said_on", "on {value}"),
        ("intent", "intent: {value}"),
    ),
    "return": (("said_by", "said by {value}"), ("said_on", "on {value}")),
    "commitment": (
        ("owner", "{value}"),
        ("party", "for the {value}"),
        ("due", "by {value}"),
        ("from", "from {value}"),
    ),
    "initiative": (("start", "from {value}"), ("due", "to {value}")),
    "contact": (("title", "{value}"), ("party", "of the {value}")),
    "growth-target": (("by", "by {value}"),),
    "follow-up": (("owner", "{value}"), ("due", "by {value}")),
}
"""What is told of an item that came or went: its fields, and in which words."""


def is_prose(change: Change) -> bool:
    """Say whether a text was changed that is too long to be read beside its old self."""
    old, new = change.old, change.new
    if not (isinstance(old, str) and isinstance(new, str)) or change.parts[0].act in (
        Act.MOVE,
        Act.RENAME,
    ):
        return False
    return len(old) > SHORT // 2 or len(new) > SHORT // 2


def tell_entry(lead: Part, speech: Speech) -> str:
    """Return an entry in one phrase: what was measured, or what came of a checkpoint."""
    entry = lead.new or lead.old
    if not isinstance(entry, dict):
        return ""
    shown = {key: speech.show(one, f"{lead.pattern}/{key}") for key, one in entry.items()}
    on = shown.pop("on", "")
    first = shown.pop("value", shown.pop("note", ""))
    rest = ", ".join(
        speech.piece("{label}: {new}", label=speech.label(key), new=one)
        for key, one in shown.items()
    )
    told = speech.piece("{first} on {day}", first=first, day=on).strip()
    return f"{told} ({rest})" if rest else told


def tell_whole(change: Change, speech: Speech) -> str:
    """Return what else is worth saying of an item that came or went."""
    value = change.new or change.old
    item = change.item
    if item is None or not isinstance(value, dict):
        return ""
    said = []
    pattern = change.parts[0].pattern
    for key, words in TOLD.get(item.kind, ()):
        if key in value:
            said.append(speech.piece(words, value=speech.show(value[key], f"{pattern}/{key}")))
    holder = change.parts[0].target
    if holder is not None and holder.kind != "plan":
        said.append(speech.piece("in {value}", value=speech.refer(holder.kind, holder.id)))
    return f" ({', '.join(said)})" if said else ""


def tell_lists(lead: Part, speech: Speech) -> str:
    """Return what a list without order gained and lost."""
    lost, gained = list_differences(lead.old, lead.new)
    said = []
    if gained:
        said.append(speech.piece("{values} added", values=speech.show(gained, lead.pattern)))
    if lost:
        said.append(speech.piece("{values} taken out", values=speech.show(lost, lead.pattern)))
    return ", ".join(said)


def tell_holders(lead: Part, speech: Speech) -> str:
    """Return from where to where an item moved, or nothing where it did not."""
    if lead.act is not Act.MOVE or lead.target is None:
        return ""
    kind = lead.target.kind
    old, new = (speech.refer(kind, str(one)) for one in (lead.old, lead.new))
    called = speech.tongue.say(Context.ITEM, kind.replace("-", " "))
    return speech.piece("{kind} {old} to {new}", kind=called, old=old, new=new)


def tell_details(change: Change, speech: Speech) -> str:
    """Return what changed along with it, in brackets."""
    if change.parts[0].act is Act.RENAME:
        count = sum(part.key not in ("id", "renamed_from") for part in change.details)
        return f" ({speech.tongue.count(*FOLLOWED, count)})" if count else ""
    if change.kind in ("verbatim-corrected", "verbatim-restored"):
        noted = (one.new or one.old for one in change.details)
        why = next((one.get("why") for one in noted if isinstance(one, dict)), None)
        return f" ({speech.words(why)})" if why else ""
    said = []
    for part in change.parts if change.kind in _TOLD_IN_FULL else change.details:
        label = speech.label(part.pattern)
        old, new = (speech.show(one, part.pattern) for one in (part.old, part.new))
        if part.old is None:
            said.append(speech.piece("{label}: {new}", label=label, new=new))
        elif part.new is None:
            said.append(speech.piece("no longer {label}: {old}", label=label, old=old))
        else:
            said.append(speech.piece("{label}: {old} → {new}", label=label, old=old, new=new))
    return f" ({reduce(partial(_join, speech), said)})" if said else ""


def _join(speech: Speech, one: str, other: str) -> str:
    return speech.piece("{one}; {other}", one=one, other=other)


def tell_touches(change: Change, speech: Speech) -> str:
    """Say what weighs most where a reader of long prose could miss it."""
    if not (change.touches and is_prose(change)):
        return ""
    what = ", ".join(speech.tongue.say(Context.VALUE, one) for one in change.touches)
    return f" [{speech.piece('{what} changed', what=what)}]"
