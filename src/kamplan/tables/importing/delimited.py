"""CSV as programs write it: commas, semicolons or tabs; UTF-8, or UTF-16 that says so."""

import codecs
import csv
from io import StringIO

from kamplan.errors import KamplanError
from kamplan.tables.csv import unguard_text
from kamplan.tables.importing.rows import Row

_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_delimited(content: bytes, encoding: str | None) -> tuple[list[Row], str]:
    """Return the rows of a CSV file, and how they were read.

    Raises:
        KamplanError: the bytes are no text, or the quotation marks do not fit.

    """
    text, name = _decode(content, encoding)
    start = 0
    separator = None
    first, newline, _ = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == len("sep=,"):
        separator, start = first.strip()[-1], 1  # Excel's own way to say it
        text = text[len(first) + len(newline) :]
    separator = separator or _find_separator(text)
    rows: list[Row] = []
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 1
    try:
        for cells in reader:
            rows.append(Row(start + number, tuple(unguard_text(one.strip()) for one in cells)))
            number = reader.line_num + 1
    except csv.Error as error:
        raise KamplanError(
            f"line {start + number}: {_explain(error)}",
            hint="export it again as CSV UTF-8; each cell with a quotation mark in it is quoted",
        ) from None
    told = f"parted by {_SEPARATORS.get(separator, repr(separator))}"
    return rows, f"{told}{name}"


def _explain(error: csv.Error) -> str:
    if "field limit" in str(error):
        return "a cell does not end: is a quotation mark missing?"
    if "unexpected end" in str(error):
        return "a quotation mark opens here and none closes it"
    return "a quotation mark stands inside a cell and is not doubled"


def _find_separator(text: str) -> str:
    """Return the separator that gives the row of titles the most columns."""

    def count(separator: str) -> int:
        try:
            reader = csv.reader(StringIO(text[:100_000], newline=""), delimiter=separator)
            return max((len(row) for _, row in zip(range(20), reader, strict=False)), default=0)
        except csv.Error:
            return 0

    return max(_SEPARATORS, key=count)


def _decode(content: bytes, encoding: str | None) -> tuple[str, str]:
    if encoding is not None:
        try:
            codecs.lookup(encoding)
            return content.decode(encoding).removeprefix("\ufeff"), f", read as {encoding}"
        except (LookupError, UnicodeError, ValueError):
            raise KamplanError(
                f"--encoding: the file is not text in `{encoding[:40]}`",
                hint="save it as CSV UTF-8, and leave --encoding out",
            ) from None
    if content.startswith(_WIDE):
        try:
            return content.decode("utf-16"), ", read as UTF-16"
        except UnicodeDecodeError:
            raise _no_text("begins like UTF-16 and is damaged") from None
    if b"\0" in content[:4096]:
        # In text of Latin letters every other byte of UTF-16 is nought.
        halves = (content[:200:2], content[1:200:2])
        is_wide = any(half.count(0) > 0.8 * len(half) for half in halves)
        raise _no_text(
            "looks like UTF-16 without its mark" if is_wide else "is not text, and no workbook"
        )
    try:
        return content.decode("utf-8-sig"), ""
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise KamplanError(
            f"line {line}: the file is not text in UTF-8 (byte {content[error.start]:02X})",
            hint="save it as CSV UTF-8; or say which it is: --encoding cp1252 for most old "
            "files of Windows",
        ) from None


def _no_text(what: str) -> KamplanError:
    return KamplanError(f"the file {what}", hint="save it as CSV UTF-8, or as .xlsx")
