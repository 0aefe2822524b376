"""Tables as CSV (RFC 4180) that no spreadsheet takes for formulas."""

import csv
import re
from datetime import date
from decimal import Decimal
from io import StringIO

from kamplan.tables.table import Cell, Table, join_cell

# What is guarded already is guarded once more, so that nothing is lost on the way back.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARD = "'"


def render_csv(table: Table) -> str:
    """Return a table with its header, lines ending in CRLF as RFC 4180 has it."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.header)
    writer.writerows([show_cell(one) for one in row] for row in table.rows)
    return text.getvalue()


def show_cell(value: Cell) -> str:
    """Return a cell's text: days as ISO 8601, numbers exactly, text never as a formula."""
    joined = join_cell(value)
    if joined is None:
        return ""
    if isinstance(joined, bool):
        return "true" if joined else "false"
    if isinstance(joined, Decimal):
        return format(joined, "f")
    if isinstance(joined, (date, int)):
        return str(joined)
    return guard_text(joined)


def guard_text(text: str) -> str:
    """Return text that no spreadsheet runs: what begins like a formula gets an apostrophe.

    Source: OWASP, <https://owasp.org/www-community/attacks/CSV_Injection>.
    """
    return f"{_GUARD}{text}" if _FORMULA.match(text) else text


def unguard_text(text: str) -> str:
    """Return text as it was before `guard_text`."""
    return text[1:] if text.startswith(_GUARD) and _FORMULA.match(text) else text
