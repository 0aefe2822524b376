"""`kamplan mark`: what became of a promise, a meeting, a benchmark."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from kamplan.cli._changing import AccountOption, DryRunOption, change_plan
from kamplan.cli._signoffs import note_broken_agreement
from kamplan.cli._terminal import print_note, print_out
from kamplan.cli._wiring import TodayOption, read_day, today

if TYPE_CHECKING:
    from kamplan.model import Plan
    from kamplan.scaffold.answers import Entry


def mark(  # noqa: PLR0913 - one parameter an option
    item: Annotated[
        str,
        typer.Argument(
            metavar="ITEM",
            help="Its id, or the words it begins with as an id; commitment:ID where an id fits "
            "two kinds.",
        ),
    ],
    status: Annotated[str, typer.Argument(metavar="STATUS", help="What became of it, see above.")],
    *,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="When; today where left out.")
    ] = None,
    evidence: Annotated[
        str | None,
        typer.Option("--evidence", metavar="TEXT", help="What shows that a commitment was kept."),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="CONTACT",
            help="Who of the other side agreed to drop it; with whom it was checked.",
        ),
    ] = None,
    account: AccountOption = None,
    dry_run: DryRunOption = False,
    today_option: TodayOption = None,
) -> None:
    """Write down what became of something that was promised or planned.

    A commitment is not-started, in-progress, done or dropped (with --by, who of the other side
    agreed); a follow-up, renewal step or handoff item done or open; a touchpoint held; a benchmark
    reached or open; a contact confirmed or left; an assumption checked (with --by).

    Example: kamplan mark analyst-on-site done --on 2026-02-26 --evidence "site log"
    """
    from kamplan.scaffold.answers import MARKS, Mark, find_entry, plan_mark

    day = today(today_option)
    given = Mark(item, status, day, read_day(on, "--on") if on else None, evidence, by)
    changed = change_plan(account, lambda found: plan_mark(found.file, given), is_dry_run=dry_run)
    before = find_entry(changed.found.file, item, tuple(MARKS))
    # A benchmark that is reached is no longer the one left of its goal: its full name stays.
    for line in _describe(changed.plan, before, day):
        print_out(f"{line}\n")
    note_broken_agreement(changed)
    if before.kind == "commitment" and status == "done" and not (evidence or before.part.evidence):
        print_note(f'next: kamplan mark {item} done --evidence "…", for the review to show')


def _describe(plan: "Plan", before: "Entry", day: date) -> Iterator[str]:
    from kamplan.records import route_of
    from kamplan.render.progress import describe_lateness, describe_promises, quote
    from kamplan.scaffold.answers.entries import list_entries

    now = next(
        one
        for one in list_entries(plan, (before.kind,))
        if route_of(one.part) == route_of(before.part)
    )
    part = now.part
    words = getattr(part, "what", None) or getattr(part, "about", None) or getattr(part, "name", "")
    yield f"{before.name}{': ' + quote(words) if words else ''}"
    if before.kind == "touchpoint":
        held = sorted(part.held)
        times = f"{len(held)} times, last on " if len(held) > 1 else ""
        yield f"  held {times}{held[-1]}"
        return
    changes = [
        f"{key.replace('_', ' ')} {new or 'no longer set'}{f' (was {old})' if old else ''}"
        for key in _FIELDS
        if (new := getattr(part, key, None)) != (old := getattr(before.part, key, None))
    ]
    if changes:
        yield f"  {', '.join(changes)}"
    if before.kind == "commitment":
        lateness = describe_lateness(part)
        if lateness:
            yield f"  promised for {part.due}: {lateness}"
        yield describe_promises(plan, part.party, day)


_FIELDS = (
    "status",
    "done_on",
    "evidence",
    "dropped_on",
    "dropped_agreed_by",
    "reached_on",
    "last_confirmed",
    "left_on",
    "checked_with",
    "checked_on",
)
"""All that a mark can change of an entry, in the order it is told."""
