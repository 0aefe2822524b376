"""`kamplan decide`: what the supplier will do about a need, and why."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kamplan.cli._changing import AccountOption, ChangedPlan, DryRunOption, change_plan
from kamplan.cli._signoffs import note_broken_agreement
from kamplan.cli._terminal import print_note, print_out
from kamplan.cli._wiring import TodayOption, read_day, today

if TYPE_CHECKING:
    from kamplan.model import Need


class IntentChoice(StrEnum):
    """What the supplier may answer."""

    ACT = "act"
    ACT_LATER = "act-later"
    WONT_ACT = "wont-act"
    UNDECIDED = "undecided"


def decide(  # noqa: PLR0913 - one parameter an option
    need: Annotated[str, typer.Argument(metavar="NEED", help="The need's id.")],
    *,
    intent: Annotated[IntentChoice, typer.Option("--intent", help="What you will do about it.")],
    reason: Annotated[
        str | None,
        typer.Option(
            "--reason",
            metavar="TEXT",
            help="Why, for the customer to read; asked for by all but `act`.",
        ),
    ] = None,
    reconsider_on: Annotated[
        str | None,
        typer.Option(
            "--reconsider-on",
            metavar="DATE",
            help="When you will look again; with act-later and undecided.",
        ),
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="CONTACT", help="Who of the supplier decided.")
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="When; today where left out.")
    ] = None,
    our_reading: Annotated[
        str | None,
        typer.Option(
            "--our-reading", metavar="TEXT", help="What you understand by it, beside the words."
        ),
    ] = None,
    ours_to_serve: Annotated[
        bool | None,
        typer.Option(
            "--ours-to-serve/--not-ours-to-serve", help="Whether what you offer today covers it."
        ),
    ] = None,
    theme: Annotated[
        list[str] | None,
        typer.Option(
            "--theme",
            metavar="SLUG",
            help="A word for counting it over all customers; may be repeated.",
        ),
    ] = None,
    account: AccountOption = None,
    dry_run: DryRunOption = False,
    today_option: TodayOption = None,
) -> None:
    """Answer a need: act on it or not, and say why in words the customer can read.

    The plan keeps the answer that holds now; git keeps those before it (`kamplan history`).

    Example: kamplan decide parking-cost --intent wont-act --reason "Not ours to change."
    """
    from kamplan.scaffold.answers import Decision, find_entry, plan_decision

    given = Decision(
        need=need,
        intent=intent.value,
        today=today(today_option),
        decided_on=read_day(on, "--on") if on else None,
        reason=reason.strip() if reason is not None else None,
        reconsider_on=read_day(reconsider_on, "--reconsider-on") if reconsider_on else None,
        decided_by=by,
        our_reading=our_reading,
        ours_to_serve=ours_to_serve,
        themes=tuple(theme or ()),
    )
    changed = change_plan(
        account, lambda found: plan_decision(found.file, given), is_dry_run=dry_run
    )
    name = find_entry(changed.found.file, need, ("need",)).name
    _tell(changed, name)


def _tell(changed: ChangedPlan, name: str) -> None:
    from kamplan.render.progress import describe_answer, quote

    before, now = (
        next(one for one in plan.needs if one.id == name)
        for plan in (changed.found.file.plan, changed.plan)
    )
    print_out(f"{quote(now.verbatim)}\n{name}: {describe_answer(now)}\n")
    if before.intent is not None and before != now:
        print_out(f"before: {describe_answer(before)}\n")
    note_broken_agreement(changed)
    for line in _find_next(changed, now):
        print_note(line)


def _find_next(changed: ChangedPlan, need: "Need") -> list[str]:
    """Return the next sensible step after this answer."""
    serving = [one.id for one in changed.plan.initiatives if need.id in one.needs]
    if need.intent != "act" and serving:
        advice = "take it out there if nobody works on it"
        return [f"note: `{serving[0]}` still names it under `needs:`; {advice}"]
    if need.intent == "act" and not serving:
        lines = [f'next: kamplan add initiative --title "…" --need {need.id}']
        if changed.plan.initiatives:
            known = ", ".join(one.id for one in changed.plan.initiatives[:5])
            lines.append(f"      or name it under `needs:` of one that is there: {known}")
        return lines
    if need.intent in ("act-later", "undecided") and need.reconsider_on is None:
        again = f"kamplan decide {need.id} --intent {need.intent} --reconsider-on DATE"
        return [f"next: say when you will look again: {again}"]
    if need.confirmed_by is None:
        return [f"next: kamplan confirm {need.id} --by {need.said_by or 'CONTACT'}"]
    return []
