"""A sheet of a workbook as rows of text, values and never formulas."""

import re
import zlib
from datetime import datetime, time
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from kamplan.errors import KamplanError
from kamplan.tables.importing.rows import Row
from kamplan.tables.xlsx import INSTALL
from kamplan.yamldoc import make_visible

_MOST_UNPACKED = 64 * 1024 * 1024
"""How many bytes a workbook may have unpacked: a small file can hold a very large one."""
_MOST_CELLS = 4_000_000
"""How many cells a sheet may span: room is made for all between the first and the last."""
# Where a cell or a row says it stands; written otherwise than Excel does, it could not be judged.
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{0,7})(\d{1,12})[\"']")
_WIDE = tuple("sheetData".encode(one) for one in ("utf-16-le", "utf-32-le", "utf-32-be"))
_HIDDEN = re.compile(rb"\br\s*=\s*[\"'][^\"'>]{0,40}&")


def read_workbook(content: bytes, sheet: str | None) -> tuple[list[Row], str]:
    """Return the rows of a sheet, and how they were read.

    Raises:
        KamplanError: the library that reads workbooks is not installed, the file is damaged or
            would be too large, or there is no such sheet.

    """
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError:
        raise KamplanError(
            "reading workbooks needs one more library", hint=f"{INSTALL}, or save it as CSV UTF-8"
        ) from None
    _check_size(content)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        names = book.sheet_names
        if sheet is not None and sheet not in names:
            listed = ", ".join(make_visible(one, 40) for one in names[:10])
            raise KamplanError(
                f"there is no sheet `{make_visible(sheet, 40)}`", hint=f"--sheet with {listed}"
            )
        for name in [sheet] if sheet is not None else names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            if rows or name == names[-1]:
                cells = [Row(at, tuple(map(_show, row))) for at, row in enumerate(rows, 1)]
                return cells, f"sheet {make_visible(name, 40)}"
    except CalamineError as error:
        raise KamplanError(
            f"the workbook cannot be read: {make_visible(str(error), 80)}",
            hint="open it, and save it as .xlsx or as CSV UTF-8",
        ) from None
    raise KamplanError("there is no sheet in the workbook", hint="save it as CSV UTF-8")


def _check_size(content: bytes) -> None:
    """Refuse a workbook that would take more memory than it is worth, before it is unpacked."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            unpacked = sum(one.file_size for one in parts)
            if "xl/workbook.xml" not in {one.filename for one in parts}:
                raise KamplanError(
                    "this is no workbook that Excel writes", hint="save it as .xlsx or as CSV UTF-8"
                )
            if unpacked > _MOST_UNPACKED:
                raise KamplanError(
                    f"the workbook has {unpacked // 1024 // 1024} MB unpacked",
                    hint="export fewer rows: of one customer, and of one year",
                )
            for one in parts:
                _check_cells(archive.read(one))
    except (BadZipFile, NotImplementedError, OSError, ValueError, zlib.error):
        raise KamplanError("the workbook is damaged", hint="save it again as .xlsx") from None
    except RuntimeError:  # zipfile's word for a file that asks for a password
        raise KamplanError(
            "the workbook is locked with a password", hint="save it without one"
        ) from None


def _check_cells(part: bytes) -> None:
    """Refuse a sheet in which two cells lie so far apart that the room between fills memory."""
    is_wide = any(mark in part for mark in _WIDE)
    if not is_wide and b"sheetData" not in part:
        return
    if is_wide or _HIDDEN.search(part):
        raise KamplanError(
            "this is no workbook that Excel writes", hint="save it again, or as CSV UTF-8"
        )
    column, row = 1, part.count(b"<row")
    for found in _PLACE.finditer(part):
        letters, digits = found[1], int(found[2])
        number = 0
        for letter in letters.upper():
            number = number * 26 + letter - 64
        column, row = max(column, number), max(row, digits)
    if column * row > _MOST_CELLS:
        raise KamplanError(
            f"a sheet reaches down to row {row} and over {column} columns, nearly all of it empty",
            hint="delete the empty rows and columns, or save the sheet as CSV UTF-8",
        )


def _show(value: object) -> str:
    """Return a cell as a person reads it: whole numbers without a point, days as ISO 8601."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
