"""The table of fields in `docs/plan-digest.md`: what another implementation has to know.

A test holds the page to it, and writes it anew with `--update-snapshots`.
"""

from kamplan.model.shape import FieldShape, shape_of, walk_fields

_TYPES = {"number": "number", "integer": "number", "measure": "number", "date": "date"}
_TYPES |= {"flag": "truth", "record": "record", "list": "list", "map": "map"}


def render_fields() -> str:
    """Return a line for each field of a plan: its route, its type, its marks."""
    rows = []
    for route, field in walk_fields(shape_of("plan")):
        marks = " ".join(_marks(field))
        rows.append(f"{route:<58} {_TYPES.get(field.kind, 'text'):<6} {marks}".rstrip())
    return "\n".join(rows) + "\n"


def _marks(field: FieldShape) -> list[str]:
    marks = []
    if field.progress:
        marks.append("progress")
    if field.unsigned:
        marks.append("unsigned")
    if field.kind == "list" and not field.ordered:
        marks.append(f"unordered({','.join(field.identity)})")
    if field.refers == "contact":
        marks.append("contact")
    if field.kind == "measure":
        marks.append("or-yes-no")
    return marks
