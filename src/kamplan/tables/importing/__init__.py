"""Needs from another program's table: read, understood column by column, and compared."""

from kamplan.tables.importing.columns import FIELDS, Columns, map_columns
from kamplan.tables.importing.heard import Defaults, Heard, LeftOut, hear_rows
from kamplan.tables.importing.likeness import Doubled, sort_out
from kamplan.tables.importing.preview import Preview, Reading, build_preview
from kamplan.tables.importing.rows import Sheet
from kamplan.tables.importing.sheet import MOST_BYTES, read_sheet
from kamplan.tables.importing.speakers import Unknown

__all__ = [
    "FIELDS",
    "MOST_BYTES",
    "Columns",
    "Defaults",
    "Doubled",
    "Heard",
    "LeftOut",
    "Preview",
    "Reading",
    "Sheet",
    "Unknown",
    "build_preview",
    "hear_rows",
    "map_columns",
    "read_sheet",
    "sort_out",
]
