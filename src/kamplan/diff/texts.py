"""Every fixed text by which changes are told in English: what a translator of them needs."""

from collections.abc import Iterator
from typing import NamedTuple

from kamplan.diff.changes import Area
from kamplan.diff.details import FOLLOWED, PIECES, TOLD
from kamplan.diff.directions import EARLIER, LATER, WAYS
from kamplan.diff.phrases import PHRASES
from kamplan.diff.rules import RULES, Rule
from kamplan.diff.sentences import SHAPES, call_entry
from kamplan.diff.showing import fields_by_pattern, label_of, name_choice, show_plain
from kamplan.diff.weighing import WEIGHTY
from kamplan.model.references import list_items
from kamplan.tongue import Context


class Text(NamedTuple):
    """A text of English."""

    context: Context | None
    """Where it stands; None for one that counts."""
    text: str
    many: str | None = None
    """For any other number than one, where it counts something."""


def list_texts() -> Iterator[Text]:
    """Give each text once for each context, in no order that means anything."""
    yield from (Text(None, *one) for one in (LATER, EARLIER, FOLLOWED))
    yield from (Text(Context.AREA, one.heading) for one in Area)
    yield from (Text(Context.SENTENCE, one) for one in {*PHRASES.values(), *SHAPES})
    told = {words for fields in TOLD.values() for _, words in fields}
    yield from (Text(Context.PIECE, one) for one in {*told, *PIECES})
    yield from (Text(Context.FIELD, one) for one in _list_fields())
    entries = {call_entry(kind) for one in RULES.values() for kind in _list_entries(one)}
    yield from (Text(Context.ENTRY, one) for one in entries)
    yield from (Text(Context.ITEM, one) for one in {"plan", *_list_items()})
    values = {name_choice(one) for field in fields_by_pattern().values() for one in field.choices}
    plain = {show_plain(None), show_plain(value=True), show_plain(value=False)}
    yield from (Text(Context.VALUE, one) for one in values | plain | set(WEIGHTY))
    yield from (Text(Context.WAY, one) for one in WAYS)


def _list_entries(rule: Rule) -> tuple[str, ...]:
    """Return the kinds by which an entry comes and goes, if the rule is one of an entry."""
    is_entry = rule.group == "entry" and rule.added != rule.changed
    return (rule.added, rule.removed) if is_entry else ()


def _list_items() -> Iterator[str]:
    return (one.kind.replace("-", " ") for one in list_items())


def _list_fields() -> set[str]:
    patterns = fields_by_pattern()
    labels = {label_of(one) for one in patterns}
    # What is no item is named by the part of the plan around it, and an entry by its own keys.
    around = {step.replace("_", " ") for one in patterns for step in one.split("/")}
    return (labels | around | {label_of(one.rpartition("/")[2]) for one in patterns} | {"plan"}) - {
        "",
        "*",
    }
