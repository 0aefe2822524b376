"""`kamplan due`: what is overdue and what comes, as a list or as a calendar."""

import shutil
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kamplan.cli._document import write_document
from kamplan.cli._several import load_one_or_all
from kamplan.cli._terminal import print_note, print_out
from kamplan.cli._wiring import AccountArgument, LoadedPlan, TodayOption, shown_text, today
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.calendar import Selection
    from kamplan.render.due_report import DueReport, PlanDues

_WITHIN = "30d"


class DueFormat(StrEnum):
    """How to print it."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


class Party(StrEnum):
    """Whose entries are meant."""

    CUSTOMER = "customer"
    SUPPLIER = "supplier"


def due(  # noqa: PLR0913 - one argument an option
    account: AccountArgument = None,
    *,
    within: Annotated[
        str | None,
        typer.Option(
            metavar="TIME",
            help="How far ahead: 30d, 6w, 3m or 1y. A list shows 30 days, a calendar file all.",
            show_default=False,
        ),
    ] = None,
    ics: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Also write a calendar file; `-` prints only that."),
    ] = None,
    contact: Annotated[
        str | None,
        typer.Option("--for", metavar="CONTACT", help="Only what this person does or attends."),
    ] = None,
    party: Annotated[
        Party | None, typer.Option(help="Only one side's, and what both do.", show_default=False)
    ] = None,
    output: Annotated[DueFormat, typer.Option("--format", help="How to print the list.")] = (
        DueFormat.TEXT
    ),
    force: Annotated[
        bool, typer.Option("--force", help="Replace a file that kamplan did not make.")
    ] = False,
    today_option: TodayOption = None,
) -> None:
    """List what is overdue and what comes: promises, measurements, meetings, decisions, notice.

    With several plans and no ACCOUNT, those of all of them. `--ics` writes a calendar file that
    can be imported again and again: it changes what is there, and adds nothing twice.

    Example: kamplan due --within 30d --ics due.ics
    """
    from kamplan.calendar import Selection

    day = today(today_option)
    until = _read_window(within or _WITHIN, day)
    found = load_one_or_all(account).plans
    if contact is not None:
        _check_contact(contact, found)
    selection = Selection(None if party is None else party.value, contact)

    if ics is not None:
        last = None if within is None else until
        _write_calendar(ics, found, selection, day, last, is_forced=force)
        if str(ics) == "-":
            return
    from kamplan.render.due_report import DueReport

    plans = tuple(_find(one, selection, day, until) for one in found)
    print_out(_render(DueReport(day, until, plans), output))


def _read_window(text: str, day: date) -> date:
    from kamplan.calendar import HOW_TO_WRITE, find_last_day

    last = find_last_day(text, day)
    if last is None:
        raise KamplanError(
            f"--within: `{shown_text(text)}` is no length of time", hint=f"write {HOW_TO_WRITE}"
        )
    return last


def _check_contact(contact: str, found: tuple[LoadedPlan, ...]) -> None:
    """Refuse a person whom no plan knows.

    Raises:
        KamplanError: there is no contact with that id; it names the nearest.

    """
    known = list(dict.fromkeys(one.id for each in found for one in each.file.plan.contacts))
    if contact in known:
        return
    from kamplan.records import nearest

    near = nearest(contact, known)
    listed = ", ".join(known[:8]) + (", …" if len(known) > 8 else "")  # noqa: PLR2004 - a line
    raise KamplanError(
        f"there is no contact `{shown_text(contact)}`",
        hint=f"--for {near}" if near else f"one of: {listed}" if known else "add contacts first",
    )


def _find(found: LoadedPlan, selection: "Selection", day: date, until: date) -> "PlanDues":
    from kamplan.calendar import find_dues
    from kamplan.render.due_report import PlanDues

    checkpoint_days = found.settings.lint.settings.missed_checkpoint.days
    far = max(until, _read_window("3y", day))
    dues = [
        one
        for one in find_dues(found.file.plan, day, far, checkpoint_days)
        if selection.holds(one.entry)
    ]
    return PlanDues(
        found.file,
        tuple(one for one in dues if one.on <= until),
        tuple(one for one in dues if one.on > until),
    )


def _render(report: "DueReport", output: DueFormat) -> str:
    if output is DueFormat.JSON:
        from kamplan.render.due_data import render_due_json

        return render_due_json(report)
    if output is DueFormat.MARKDOWN:
        from kamplan.render.due_markdown import render_due_markdown

        return render_due_markdown(report)
    from kamplan.render.due import render_due

    return render_due(report, shutil.get_terminal_size().columns)


def _write_calendar(  # noqa: PLR0913 - what it is made of, and where it goes
    path: Path,
    found: tuple[LoadedPlan, ...],
    selection: "Selection",
    day: date,
    last: date | None,
    *,
    is_forced: bool,
) -> None:
    from kamplan.calendar import find_entries
    from kamplan.calendar.ics import Agenda, write_calendar

    far = last or _read_window("3y", day)
    agendas = []
    for one in found:
        entries = find_entries(
            one.file.plan, day, far, one.settings.lint.settings.missed_checkpoint.days
        )
        meant = [each for each in entries if selection.holds(each)]
        agendas.append(
            Agenda(one.file.plan, [each for each in meant if last is None or each.on <= last])
        )
    names = {one.file.plan.customer.name for one in found}
    name = f"Account plan: {names.pop()}" if len(names) == 1 else "Account plans"
    write_document(path, write_calendar(name, agendas, day), is_forced=is_forced, option="--ics")
    if str(path) != "-":
        print_note("next: open it with your calendar program; import it again when plans change")
