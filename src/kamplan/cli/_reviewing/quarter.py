"""The quarter's checkpoint: what both look at, its page, and what they saw written down."""

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kamplan.cli._document import write_document
from kamplan.cli._exit import ExitCode
from kamplan.cli._reviewing.asked import Noted, Page
from kamplan.cli._reviewing.writing import rewrite_plan, tell_written
from kamplan.cli._terminal import print_note, print_out
from kamplan.cli._wiring import LoadedPlan

if TYPE_CHECKING:
    from kamplan.review.said import Said
    from kamplan.workspace import PlanLocation


def check(found: LoadedPlan, day: date) -> None:
    """Say whether a checkpoint was missed; it ends with 1 when one was."""
    from kamplan.review.checkpoint import find_day, find_missed

    plan = found.file.plan
    missed = find_missed(plan, day, _grace(found))
    if missed:
        days = ", ".join(map(str, missed))
        print_out(f"{plan.account.id}: no result of the checkpoint of {days}\n")
        print_note(
            f"next: kamplan review {found.location.account} --checkpoint --held-on {missed[0]} "
            '--note "…"'
        )
        raise typer.Exit(ExitCode.NO)
    coming = find_day(plan, day, _grace(found))
    ahead = f", the next is on {coming}" if coming > day else ""
    print_out(f"{plan.account.id}: no checkpoint was missed{ahead}\n")


def make_page(found: LoadedPlan, page: Page, day: date) -> None:
    """Write the page to go through together."""
    from kamplan.render.checkpoint import render_checkpoint
    from kamplan.review.checkpoint import build_checkpoint

    plan = found.file.plan
    text = render_checkpoint(
        plan,
        build_checkpoint(plan, day, _grace(found)),
        to=page.kind,
        language=page.language,
        preferred=found.settings.language,
    )
    write_document(page.output or Path("-"), text, is_forced=page.is_forced)


def show(found: LoadedPlan, day: date) -> None:
    """Print what both look at, and how to write down what they saw."""
    from kamplan.render.checkpoint_summary import render_checkpoint_summary
    from kamplan.review.checkpoint import build_checkpoint

    checkpoint = build_checkpoint(found.file.plan, day, _grace(found))
    width = shutil.get_terminal_size().columns
    print_out(render_checkpoint_summary(found.file.plan, checkpoint, width))
    account = found.location.account
    held_on = checkpoint.day if checkpoint.day <= day else "DATE"
    if checkpoint.result is None:
        print_note(
            f"\nnext: kamplan review {account} --checkpoint --to html -o checkpoint.html\n"
            f"      kamplan review {account} --checkpoint --held-on {held_on} --next continue "
            '--note "…"'
        )


def record(location: "PlanLocation", said: "Said", noted: Noted, *, is_dry_run: bool) -> None:
    """Write down what both saw on the day it was held."""
    from kamplan.review.recording import Seen, plan_recording
    from kamplan.yamldoc.amend import amend

    assert said.held_on is not None  # noqa: S101 - it is what tells recording from showing
    seen = Seen(said.held_on, said.attendees, said.next, noted.focus, noted.note)

    written = rewrite_plan(
        location,
        lambda found: amend(found.source.text, plan_recording(found.file, seen)),
        is_dry_run=is_dry_run,
    )
    tell_written(written, is_dry_run=is_dry_run)
    if not written.is_changed:
        print_note(f"{written.path} says so already; nothing was written")
    plan, grace = written.file.plan, _grace(written.found)
    if not any(abs((day - seen.on).days) <= grace for day in plan.checkpoints):
        days = ", ".join(map(str, plan.checkpoints)) or "none"
        print_note(
            f"note: {seen.on} is not within {grace} days of a checkpoint of this plan ({days})"
        )
    if written.is_changed and not is_dry_run:
        print_note(f"next: kamplan status {location.account}")


def _grace(found: LoadedPlan) -> int:
    return found.settings.lint.settings.missed_checkpoint.days
