"""New entries of a plan: what each kind is, which options it has, and the changes that write it."""

from kamplan.scaffold.entries.building import Entry, build_entry, build_line
from kamplan.scaffold.entries.correcting import correct_need
from kamplan.scaffold.entries.identifying import IsSpent, find_spent
from kamplan.scaffold.entries.kinds import KINDS, EntryKind, find_kind
from kamplan.scaffold.entries.options import EntryOption, list_options, list_places
from kamplan.scaffold.entries.quoting import split_place, take_words
from kamplan.scaffold.entries.values import Typed

__all__ = [
    "KINDS",
    "Entry",
    "EntryKind",
    "EntryOption",
    "IsSpent",
    "Typed",
    "build_entry",
    "build_line",
    "correct_need",
    "find_kind",
    "find_spent",
    "list_options",
    "list_places",
    "split_place",
    "take_words",
]
