"""Tables as a workbook in which text is text and nothing is ever computed."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from kamplan.errors import KamplanError
from kamplan.tables.table import Cell, Table, join_cell

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

INSTALL = "pip install 'kamplan[excel]'"
_MOST_CHARACTERS = 32_767
"""What a cell holds, in characters (Excel's limit; longer text would be lost silently)."""
_WIDEST, _NARROWEST = 60, 10
# The same bytes for the same plans: no clock in the file's properties.
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed stamp, of no zone
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def render_xlsx(tables: Sequence[Table]) -> bytes:
    """Return a workbook with a sheet for each table that has rows.

    Raises:
        KamplanError: the library that writes workbooks is not installed, or a text is longer than
            a cell holds.

    """
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise KamplanError("workbooks need one more library", hint=INSTALL) from None
    content = BytesIO()
    with Workbook(content, _OPTIONS) as book:
        book.set_properties({"author": "kamplan", "created": _MADE})
        formats = {
            "head": book.add_format({"bold": True}),
            "day": book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
        }
        for table in [one for one in tables if one.rows] or list(tables[:1]):
            _write_sheet(book, table, formats)
    return content.getvalue()


def _write_sheet(book: "Workbook", table: Table, formats: "dict[str, Format]") -> None:
    sheet = book.add_worksheet(table.name)
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, column.name, formats["head"])
        width = max((_width(row[at]) for row in table.rows), default=0)
        size = min(max(width, len(column.name), _NARROWEST), _WIDEST)
        sheet.set_column(at, at, size)
    for line, row in enumerate(table.rows, 1):
        for at, value in enumerate(row):
            _write_cell(sheet, line, at, value, formats, table)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _write_cell(  # noqa: PLR0913, PLR0917 - the place, the value, how it looks
    sheet: "Worksheet", line: int, at: int, value: Cell, formats: "dict[str, Format]", table: Table
) -> None:
    cell = join_cell(value)
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(line, at, cell)
    elif isinstance(cell, (int, Decimal)):
        sheet.write_number(line, at, float(cell))
    elif isinstance(cell, date):
        sheet.write_datetime(line, at, datetime(cell.year, cell.month, cell.day), formats["day"])  # noqa: DTZ001 - a day
    else:
        if len(cell) > _MOST_CHARACTERS:
            raise KamplanError(
                f"a text in `{table.name}` ({table.header[at]}) has {len(cell)} characters, more "
                f"than the {_MOST_CHARACTERS} that a spreadsheet's cell holds",
                hint="kamplan export --to csv",
            )
        sheet.write_string(line, at, cell, formats["text"])


def _width(value: Cell) -> int:
    cell = join_cell(value)
    return max((len(one) for one in str(cell).split("\n")), default=0) if cell is not None else 0
