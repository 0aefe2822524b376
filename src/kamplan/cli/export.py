"""`kamplan export`: plans as tables keyed by stable ids, for spreadsheets and other programs."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kamplan.cli._document import write_content, write_document
from kamplan.cli._terminal import print_note, print_out
from kamplan.cli._wiring import load_at
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.model import Plan
    from kamplan.tables import Table


class TableFormat(StrEnum):
    """The forms of the tables."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


_ENDINGS = {".json": TableFormat.JSON, ".csv": TableFormat.CSV, ".xlsx": TableFormat.XLSX}


def export(  # noqa: PLR0913 - one parameter an option
    accounts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ACCOUNT]...", help="The accounts, or the paths of plans; all where left out."
        ),
    ] = None,
    *,
    to: Annotated[
        TableFormat | None,
        typer.Option("--to", help="json is one document, csv a file a table, xlsx one workbook."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="DIR|FILE",
            help="A folder for csv, else a file; - is stdout.",
        ),
    ] = None,
    table: Annotated[
        list[str] | None,
        typer.Option("--table", metavar="NAME", help="Only this table; may be repeated."),
    ] = None,
    archive: Annotated[
        bool, typer.Option("--archive", help="Also the closed plans of earlier periods.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace files that kamplan did not make.")
    ] = False,
) -> None:
    """Give everything that stands in plans as tables, each row with the account and its ids.

    Example: kamplan export --to csv -o tables/
    """
    from kamplan.tables import collect_tables

    form = to or _read_ending(output)
    tables = collect_tables(_read_plans(accounts or [], with_archive=archive), table or ())
    if form is TableFormat.CSV:
        _write_csv(tables, output, is_forced=force)
    elif form is TableFormat.XLSX:
        _write_xlsx(tables, output, is_forced=force)
    else:
        from kamplan.tables.json import render_json

        write_document(output or Path("-"), render_json(tables), is_forced=force)


def _read_plans(accounts: list[str], *, with_archive: bool) -> "list[Plan]":
    from kamplan import workspace
    from kamplan.planfile import demand_plan

    here = Path.cwd()
    root = workspace.find_root(here)
    named = accounts or [str(one) for one in workspace.find_plans(root)]
    if not named:
        raise KamplanError("there is no plan here yet", hint="kamplan new ACCOUNT")
    plans = []
    for one in dict.fromkeys(named):
        location = workspace.find_plan(one, here)
        if with_archive:
            closed = workspace.find_archived_plans(location.path)
            plans += [
                demand_plan(workspace.read(path).raw, workspace.shown(path)).plan for path in closed
            ]
        plans.append(load_at(location).file.plan)
    return plans


def _read_ending(output: Path | None) -> TableFormat:
    if output is None or str(output) == "-":
        return TableFormat.JSON
    if output.suffix == "" or output.is_dir():
        return TableFormat.CSV
    form = _ENDINGS.get(output.suffix.lower())
    if form is None:
        raise KamplanError(
            f"{output} does not say which form the tables have", hint="--to json, csv or xlsx"
        )
    return form


def _write_csv(tables: "list[Table]", output: Path | None, *, is_forced: bool) -> None:
    from kamplan.tables.csv import render_csv

    is_file = output is not None and output.suffix.lower() == ".csv" and not output.is_dir()
    if output is None or str(output) == "-" or is_file:
        if len(tables) > 1:
            raise KamplanError(
                f"there are {len(tables)} tables, and a CSV file holds one",
                hint="name a folder with -o, or one table with --table needs",
            )
        text = render_csv(tables[0])
        if output is not None and is_file:
            write_content(output, text.encode(), is_forced=is_forced)
        else:
            print_out(text)
        return
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KamplanError(
            f"`{output}` cannot be made a folder: {error.strerror}",
            hint="name another with -o",
        ) from None
    _write_files(tables, output, is_forced=is_forced)


def _write_files(tables: "Iterable[Table]", folder: Path, *, is_forced: bool) -> None:
    from kamplan.tables.csv import render_csv

    count, rows = 0, 0
    for one in tables:
        write_content(
            folder / f"{one.name}.csv", render_csv(one).encode(), is_forced=is_forced, is_told=False
        )
        count, rows = count + 1, rows + len(one.rows)
    print_note(f"wrote {count} tables with {rows} rows to {folder}")


def _write_xlsx(tables: "list[Table]", output: Path | None, *, is_forced: bool) -> None:
    from kamplan.tables.xlsx import render_xlsx

    if output is None or str(output) == "-":
        raise KamplanError("a workbook is no text for a terminal", hint="-o plans.xlsx")
    write_content(output, render_xlsx(tables), is_forced=is_forced)
