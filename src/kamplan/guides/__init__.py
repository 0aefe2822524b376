"""Pages to take into a meeting, and which of them fits whom.

A package of its own: guides know nothing of any plan, and whatever makes plans or judges them may
name them. The texts are Markdown files in `templates/guides/`.
"""

from kamplan.guides.choosing import ROLES, SEGMENTS, Recommendation, choose_guides, list_fits
from kamplan.guides.guide import KINDS, Guide, Section, find_kind, load_guide
from kamplan.guides.note import build_guide_note

__all__ = [
    "KINDS",
    "ROLES",
    "SEGMENTS",
    "Guide",
    "Recommendation",
    "Section",
    "build_guide_note",
    "choose_guides",
    "find_kind",
    "list_fits",
    "load_guide",
]
