"""Rows of text from a CSV file or a workbook, whoever wrote it."""

from collections.abc import Iterable

from kamplan.errors import KamplanError
from kamplan.tables.importing.columns import knows_words
from kamplan.tables.importing.rows import Row, Sheet
from kamplan.yamldoc import make_visible

MOST_BYTES = 16 * 1024 * 1024
"""How large a file may be: far more than a plan can take."""
MOST_ROWS = 2_000
"""How many rows are read: more than fit in a plan."""
_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read_sheet(content: bytes, *, encoding: str | None = None, sheet: str | None = None) -> Sheet:
    """Return the table in a file.

    Args:
        content: the bytes of the file.
        encoding: of a CSV file that is not UTF-8, as `cp1252`.
        sheet: of a workbook, the name of the sheet; else its first with rows.

    Raises:
        KamplanError: it is too large, no table, or damaged; the message says where.

    """
    if len(content) > MOST_BYTES:
        raise KamplanError(
            f"the file is larger than {MOST_BYTES // 1024 // 1024} MB",
            hint="export fewer rows: of one customer, and of one year",
        )
    if content.startswith(_OLD):
        raise KamplanError(
            "this is a workbook of an old form (xls)", hint="save it as .xlsx or as CSV UTF-8"
        )
    if content.startswith(_ZIP):
        from kamplan.tables.importing.workbook import read_workbook

        rows, told = read_workbook(content, sheet)
    else:
        from kamplan.tables.importing.delimited import read_delimited

        if sheet is not None:
            raise KamplanError("--sheet goes with a workbook; this is a CSV file", hint=None)
        rows, told = read_delimited(content, encoding)
    return _build(rows, told)


def _build(rows: Iterable[Row], told: str) -> Sheet:
    listed = list(rows)
    if len(listed) > MOST_ROWS:
        raise KamplanError(
            f"the file has {len(listed)} rows; {MOST_ROWS} are the most",
            hint="export fewer rows: of one customer, and of one year",
        )
    filled = [at for at, row in enumerate(listed) if any(row.cells)]
    if not filled:
        raise KamplanError("there is nothing in the file", hint="export it again, with its titles")
    # Reports have lines about themselves above the titles.
    likely = (at for at in filled[:20] if knows_words(listed[at].cells))
    start = next(likely, filled[0])
    header = _name_columns(listed[start].cells)
    below, has_footer = _cut_footer(listed[start + 1 :], len(header))
    kept = tuple(
        Row(row.number, (*row.cells, *[""] * (len(header) - len(row.cells))))
        for row in below
        if any(row.cells)
    )
    return Sheet(header, kept, told, has_footer)


def _name_columns(cells: Iterable[str]) -> tuple[str, ...]:
    """Return the titles, each once: what has none is called by its place."""
    names: list[str] = []
    for at, cell in enumerate(cells, 1):
        name = make_visible(" ".join(cell.split()), 60) or f"column {at}"
        count = 1
        while (name if count == 1 else f"{name} ({count})") in names:
            count += 1
        names.append(name if count == 1 else f"{name} ({count})")
    return tuple(names)


def _cut_footer(rows: list[Row], width: int) -> tuple[list[Row], bool]:
    """Return the rows without lines of one cell that stand at the end behind an empty row."""
    end = len(rows)
    while end and not any(rows[end - 1].cells[1:]):
        end -= 1
    tail = rows[end:]
    gap = next((at for at, row in enumerate(tail) if not any(row.cells)), None)
    if width == 1 or gap is None or not any(any(row.cells) for row in tail[gap:]):
        return rows, False
    return rows[: end + gap], True
