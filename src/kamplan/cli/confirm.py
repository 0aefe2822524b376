"""`kamplan confirm`: a customer's person confirms the words, or that it was achieved."""

from typing import Annotated

import typer

from kamplan.cli._changing import AccountOption, DryRunOption, change_plan
from kamplan.cli._signoffs import note_broken_agreement
from kamplan.cli._terminal import print_note, print_out
from kamplan.cli._wiring import TodayOption, read_day, today


def confirm(  # noqa: PLR0913 - one parameter an option
    item: Annotated[
        str,
        typer.Argument(
            metavar="ITEM",
            help="A need, goal, initiative or session by its id, or `handoff`; goal:ID where "
            "an id fits two kinds.",
        ),
    ],
    *,
    by: Annotated[
        str, typer.Option("--by", metavar="CONTACT", help="Who of the customer confirms it.")
    ],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="When; today where left out.")
    ] = None,
    met: Annotated[
        bool, typer.Option("--met", help="Of a need: that it was met, not only what was said.")
    ] = False,
    account: AccountOption = None,
    dry_run: DryRunOption = False,
    today_option: TodayOption = None,
) -> None:
    """Write down what somebody of the customer confirmed.

    Of a need the words and how you read them; of a goal and an initiative that it was achieved; of
    a session that it may be quoted. Only the customer's people can say so.

    Example: kamplan confirm empty-chairs --by penhale --on 2025-11-18
    """
    from kamplan.render.progress import quote
    from kamplan.scaffold.answers import Confirmation, plan_confirmation
    from kamplan.scaffold.answers.confirming import find_confirmed

    day = read_day(on, "--on") if on else None
    given = Confirmation(item, by, today(today_option), day, is_met=met)
    changed = change_plan(
        account, lambda found: plan_confirmation(found.file, given), is_dry_run=dry_run
    )
    file = changed.found.file
    entry, fields = find_confirmed(file, given)
    old_by, old_on = getattr(entry.part, fields.by), getattr(entry.part, fields.on)
    name = next(one.name for one in file.plan.contacts if one.id == by)
    now = day or (old_on if old_by == by and old_on else given.today)
    print_out(f"{entry.name}: {name} confirms {fields.words}, {now}\n")
    words = getattr(entry.part, "verbatim", None) or getattr(entry.part, "goal", None)
    if words:
        print_out(f"{quote(words)}\n")
    if old_by and (old_by, old_on) != (by, now):
        print_out(f"before: {old_by}, {old_on or 'no day'}\n")
    note_broken_agreement(changed)
    if entry.kind == "need" and not met and entry.part.intent is None:
        print_note(f"next: kamplan decide {entry.name} --intent …")
