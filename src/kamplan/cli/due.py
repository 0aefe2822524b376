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
_FAR = "3y"
"""How far ahead what comes later is looked for: goals lie up to three years ahead."""


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
    from kamplan.render.due_report import DueReport, PlanDues

    day = today(today_option)
    until = _read_window(within or _WITHIN, day)
    far = max(until, _read_window(_FAR, day))
    selection = Selection(None if party is None else party.value, contact)
    events = _Events(day, None if within is None else until, is_wanted=ics is not None)
    plans: list[PlanDues] = []
    known: dict[str, None] = {}
    for one in load_one_or_all(account).plans:
        known |= dict.fromkeys(each.id for each in one.file.plan.contacts)
        plans.append(_find(one, selection, day, until, far))
        events.add(one, selection, far)
    if contact is not None and contact not in known:
        raise _unknown_contact(contact, list(known))

    if ics is not None:
        write_document(ics, events.finish(), is_forced=force, option="--ics")
        if str(ics) == "-":
            return
        print_note("next: open it with your calendar program; import it again when plans change")
    report = DueReport(day, until, tuple(plans))
    print_out(_render(report, output))
    if output is DueFormat.TEXT:
        _suggest(report)


def _suggest(report: "DueReport") -> None:
    """Say what to type once the oldest of what is overdue is done."""
    from kamplan.render.due_report import find_command

    for one in report.dues:
        command = find_command(one, is_named=len(report.plans) > 1) if one.is_overdue else None
        if command is not None:
            print_note(f"next: when it is done, {command}")
            return


def _read_window(text: str, day: date) -> date:
    from kamplan.calendar import HOW_TO_WRITE, find_last_day

    last = find_last_day(text, day)
    if last is None:
        raise KamplanError(
            f"--within: `{shown_text(text)}` is no length of time", hint=f"write {HOW_TO_WRITE}"
        )
    return last


def _unknown_contact(contact: str, known: list[str]) -> KamplanError:
    """Return what to say of a person whom no plan knows; it names the nearest."""
    from kamplan.records import nearest

    near = nearest(contact, known)
    listed = ", ".join(known[:8]) + (", …" if len(known) > 8 else "")  # noqa: PLR2004 - a line
    return KamplanError(
        f"there is no contact `{shown_text(contact)}`",
        hint=f"--for {near}" if near else f"one of: {listed}" if known else "add contacts first",
    )


def _find(
    found: LoadedPlan, selection: "Selection", day: date, until: date, far: date
) -> "PlanDues":
    from kamplan.calendar import find_dues
    from kamplan.render.due_report import build_plan_dues

    dues = find_dues(found.file.plan, day, far, _checkpoint_days(found))
    meant = (one for one in dues if selection.holds(one.entry))
    return build_plan_dues(found.file, meant, until)


def _checkpoint_days(found: LoadedPlan) -> int:
    return found.settings.lint.settings.missed_checkpoint.days


def _render(report: "DueReport", output: DueFormat) -> str:
    if output is DueFormat.JSON:
        from kamplan.render.due_data import render_due_json

        return render_due_json(report)
    if output is DueFormat.MARKDOWN:
        from kamplan.render.due_markdown import render_due_markdown

        return render_due_markdown(report)
    from kamplan.render.due import render_due

    return render_due(report, shutil.get_terminal_size().columns)


class _Events:
    """The calendar file as it grows, plan by plan; nothing where none is wanted."""

    def __init__(self, day: date, last: date | None, *, is_wanted: bool) -> None:
        self._day, self._last, self._is_wanted = day, last, is_wanted
        self._pieces: list[str] = []
        self._customers: set[str] = set()

    def add(self, found: LoadedPlan, selection: "Selection", far: date) -> None:
        """Add what of a plan is meant, up to the last day that was asked for."""
        if not self._is_wanted:
            return
        from kamplan.calendar import find_entries
        from kamplan.calendar.ics import Agenda, write_events

        plan, last = found.file.plan, self._last
        entries = find_entries(plan, self._day, last or far, _checkpoint_days(found))
        meant = [one for one in entries if selection.holds(one) and (not last or one.on <= last)]
        self._customers.add(plan.customer.name)
        self._pieces.append(write_events(Agenda(plan, meant), self._day))

    def finish(self) -> str:
        """Return the whole file."""
        from kamplan.calendar.ics import wrap_events

        is_one = len(self._customers) == 1
        name = f"Account plan: {min(self._customers)}" if is_one else "Account plans"
        return wrap_events(name, self._pieces)
