"""`kamplan measure`: a reading of a success criterion, and how far it has come."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from kamplan.cli._changing import AccountOption, DryRunOption, change_plan
from kamplan.cli._terminal import print_note, print_out
from kamplan.cli._wiring import TodayOption, read_day, today

if TYPE_CHECKING:
    from kamplan.model import Initiative

CONTEXT = {"ignore_unknown_options": True}
"""So that `-3` is a value like any other."""


def measure(  # noqa: PLR0913 - one parameter an option
    criterion: Annotated[str, typer.Argument(metavar="CRITERION", help="The criterion's id.")],
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help="A number, kept as typed (-3 too); or yes, no.")
    ],
    *,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="When; today where left out.")
    ] = None,
    source: Annotated[
        str | None,
        typer.Option("--source", "--note", metavar="TEXT", help="Where it is known from."),
    ] = None,
    account: AccountOption = None,
    dry_run: DryRunOption = False,
    today_option: TodayOption = None,
) -> None:
    """Add a reading, and say how far the criterion has come from its baseline to its target.

    Example: kamplan measure same-day-cancellations 8 --on 2026-06-30 --source "unit log"
    """
    from kamplan.render.progress import describe_criterion
    from kamplan.scaffold.answers import Measurement, find_entry, plan_reading

    day = today(today_option)
    given = Measurement(criterion, value, read_day(on, "--on") if on else day, source)
    changed = change_plan(
        account, lambda found: plan_reading(found.file, given, day), is_dry_run=dry_run
    )
    name = find_entry(changed.found.file, criterion, ("criterion",)).name
    initiative, now = next(
        (initiative, one)
        for initiative in changed.plan.initiatives
        for one in initiative.success_criteria
        if one.id == name
    )
    for line in describe_criterion(now, day):
        print_out(f"{line}\n")
    later = [one.on for one in now.readings if one.on and one.on > given.on]
    if later:
        print_note(f"note: a later reading stands there, of {max(later)}; the last one counts")
    if now.measured_by is None:
        print_note(f"note: nobody is named under `measured_by:` of {name}")
    _tell_initiative(initiative, day)


def _tell_initiative(initiative: "Initiative", day: date) -> None:
    """Say how many of the initiative's criteria are reached, and who says that it is achieved."""
    from kamplan.model.attainment import compute_attainment

    criteria = initiative.success_criteria
    reached = sum(compute_attainment(one, day).is_reached is True for one in criteria)
    if len(criteria) > 1:
        print_out(f"{initiative.id}: {reached} of {len(criteria)} criteria reached\n")
    if reached == len(criteria) and initiative.verified_by is None:
        print_note(
            f"next: reached is not yet achieved: kamplan confirm {initiative.id} --by CONTACT"
        )
