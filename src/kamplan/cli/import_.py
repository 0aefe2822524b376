"""`kamplan import needs`: what the customer said, from a spreadsheet or a CRM's export."""

import shutil
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kamplan.cli._changing import AccountOption, DryRunOption, change_plan
from kamplan.cli._exit import ExitCode
from kamplan.cli._terminal import is_asked, print_note, print_out
from kamplan.cli._wiring import LoadedPlan, TodayOption, load, read_day, today
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.planfile import PlanFile
    from kamplan.tables.importing import Preview, Reading, Sheet
    from kamplan.yamldoc.amend import Change

import_ = typer.Typer(
    name="import",
    help="Take over what stands in other programs' tables; nothing is ever overwritten.\n\n"
    "Example: kamplan import needs export.csv --account st-brannocs --dry-run",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class DateOrder(StrEnum):
    """Whether day or month comes first."""

    DMY = "dmy"
    MDY = "mdy"


class KindChoice(StrEnum):
    """What sort of thing was said."""

    NEED = "need"
    WANT = "want"
    PAIN = "pain"
    COMPLAINT = "complaint"
    EXPECTATION = "expectation"
    CONCERN = "concern"


@import_.command()
def needs(  # noqa: PLR0913 - one parameter an option
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV file or an .xlsx workbook.")],
    *,
    account: AccountOption = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="COLUMN=FIELD",
            help="What a column is, for example `Ticket text=verbatim`; `COLUMN=-` leaves it out.",
        ),
    ] = None,
    said_by: Annotated[
        str | None,
        typer.Option("--said-by", metavar="CONTACT", help="Who said it, where a row names nobody."),
    ] = None,
    said_on: Annotated[
        str | None,
        typer.Option("--said-on", metavar="DATE", help="When, where a row names no day."),
    ] = None,
    kind: Annotated[
        KindChoice | None, typer.Option("--kind", help="What sort, where a row does not say.")
    ] = None,
    session: Annotated[
        str | None, typer.Option("--session", metavar="ID", help="The session it was said in.")
    ] = None,
    dates: Annotated[
        DateOrder | None,
        typer.Option("--dates", help="In 03/04/2026: dmy if the day, mdy if the month is first."),
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option(
            "--encoding", metavar="NAME", help="Of a CSV file that is not UTF-8, as cp1252."
        ),
    ] = None,
    sheet: Annotated[
        str | None,
        typer.Option("--sheet", metavar="NAME", help="Of a workbook; the first where left out."),
    ] = None,
    similar: Annotated[
        bool, typer.Option("--similar", help="Add also what is probably there already.")
    ] = False,
    is_agreed: Annotated[
        bool, typer.Option("--yes", "--apply", "-y", help="Write without asking.")
    ] = False,
    dry_run: DryRunOption = False,
    today_option: TodayOption = None,
) -> None:
    """Add needs from a spreadsheet or a CRM's export, after showing what would be added.

    Columns are known by their titles, as Salesforce and HubSpot write them, or named by --map. Who
    said it must be a contact of the customer. Words that stand in the plan are not added again.

    FIELD is verbatim, said_by, email, first_name, last_name, said_on, kind, priority, themes,
    our_reading, when, session, title (for the id) or account.

    Example: kamplan import needs export.csv --account st-brannocs --dry-run
    """
    from kamplan.render.import_preview import count, render_preview
    from kamplan.tables.importing import Defaults, Reading

    day = today(today_option)
    table = _read_sheet(file, encoding, sheet)
    reading = Reading(
        tuple(column or ()),
        Defaults(
            said_by,
            read_day(said_on, "--said-on") if said_on else None,
            kind.value if kind else None,
            session,
            dates.value if dates else None,
        ),
        keeps_similar=similar,
    )
    found = load(account)
    preview = _preview(found, table, reading, day)
    print_out(render_preview(preview, file.name, shutil.get_terminal_size().columns))
    if dry_run or not preview.new:
        print_note("\nnothing was written")
        return
    _check_room(found, preview)
    _ask(count(len(preview.new), "need"), is_agreed=is_agreed)

    def plan_changes(now: LoadedPlan) -> "Iterable[Change]":
        from kamplan.yamldoc.amend import extend

        again = preview if now.source == found.source else _preview(now, table, reading, day)
        return [extend(("needs",), again.list_needs())] if again.new else []

    print_out("\n")
    change_plan(account, plan_changes)
    print_note("next: kamplan needs --intent none, then kamplan decide NEED --intent …")


def _read_sheet(file: Path, encoding: str | None, sheet: str | None) -> "Sheet":
    from kamplan import workspace
    from kamplan.tables.importing import MOST_BYTES, read_sheet

    return read_sheet(workspace.read_bytes(file, MOST_BYTES), encoding=encoding, sheet=sheet)


def _preview(found: LoadedPlan, sheet: "Sheet", reading: "Reading", day: date) -> "Preview":
    from kamplan.cli._spent import ask_history
    from kamplan.scaffold.entries import find_kind
    from kamplan.scaffold.entries.identifying import choose_id
    from kamplan.tables.importing import build_preview

    _check_defaults(found.file, reading, day)
    given: set[str] = set()
    was_used = ask_history(found.location)
    need = find_kind("need")

    def is_spent(kind: str, one: str) -> bool:
        return one in given or was_used(kind, one)

    def choose(words: str) -> str:
        made = choose_id(found.file, need, None, words, is_spent)
        given.add(made)
        return made

    return build_preview(sheet, found.file.plan, reading, choose, day)


def _check_defaults(file: "PlanFile", reading: "Reading", day: date) -> None:
    """Refuse what could never stand in a need, before a row is looked at."""
    from kamplan.scaffold.answers import find_entry
    from kamplan.scaffold.answers.people import check_day, find_person

    given = reading.defaults
    if given.said_on is not None:
        check_day(given.said_on, day, "--said-on")
    if given.said_by is not None:
        act = "say what the customer needs"
        on = given.said_on or day
        find_person(file.plan, given.said_by, "--said-by", party="customer", act=act, on=on)
    if given.session is not None:
        find_entry(file, given.session, ("session",))


def _check_room(found: LoadedPlan, preview: "Preview") -> None:
    """Refuse before anybody is asked what would make the plan larger than what is read."""
    from kamplan.workspace import MAX_BYTES

    words = sum(len(one.words.encode()) for one in preview.new)
    if len(found.source.raw) + words > MAX_BYTES:
        raise KamplanError(
            f"with these {len(preview.new)} needs the plan would be larger than the "
            f"{MAX_BYTES // 1024} KiB that a plan may have; nothing was written",
            hint="export what matters: of one customer, and of one year",
        )


def _ask(what: str, *, is_agreed: bool) -> None:
    """Ask whether to write; off a terminal it must have been said."""
    if is_agreed:
        return
    if not is_asked():
        raise KamplanError(
            "nothing was written: nobody can be asked here",
            hint="the same command with --yes, or with --dry-run to look only",
        )
    try:
        is_wanted = typer.confirm(f"\nAdd {what}?", err=True)
    except typer.Abort:
        raise KeyboardInterrupt from None
    if not is_wanted:
        print_note("nothing was written")
        raise typer.Exit(ExitCode.NOT_DONE)
