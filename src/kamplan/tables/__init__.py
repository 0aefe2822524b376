"""Plans as tables keyed by stable ids, and needs from other programs' tables.

A package of its own because rows and columns are neither findings nor pages: `reporters`, `render`
and `review` may use them, and nothing below needs them.
"""

from kamplan.tables.collecting import collect_tables
from kamplan.tables.layout import LINES, TableLayout, layouts
from kamplan.tables.table import Cell, Column, Table

__all__ = [
    "LINES",
    "Cell",
    "Column",
    "Table",
    "TableLayout",
    "collect_tables",
    "layouts",
]
