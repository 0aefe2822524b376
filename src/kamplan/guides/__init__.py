"""Pages to take into a meeting, and which of them fits whom.

A package of its own: guides know nothing of any plan, and whatever makes plans or judges them may
name them. The texts are Markdown files in `templates/guides/`, each translated as a whole: prose is
not a list of sentences.
"""

from kamplan.guides.choosing import ROLES, SEGMENTS, Recommendation, choose_guides, list_fits
from kamplan.guides.guide import (
    ENGLISH,
    FACTS,
    KINDS,
    Guide,
    Section,
    find_kind,
    guide_path,
    load_guide,
)

__all__ = [
    "ENGLISH",
    "FACTS",
    "KINDS",
    "ROLES",
    "SEGMENTS",
    "Guide",
    "Recommendation",
    "Section",
    "choose_guides",
    "find_kind",
    "guide_path",
    "list_fits",
    "load_guide",
]
