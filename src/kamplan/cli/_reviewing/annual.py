"""The twelve-month review: the block, what was said into it, the page, the answer for CI."""

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kamplan.cli._document import write_document
from kamplan.cli._exit import ExitCode
from kamplan.cli._reviewing.asked import Page
from kamplan.cli._reviewing.writing import Written, rewrite_plan, tell_written
from kamplan.cli._terminal import print_note, print_out
from kamplan.cli._wiring import LoadedPlan

if TYPE_CHECKING:
    from kamplan.model import Plan
    from kamplan.review.background import Background
    from kamplan.review.said import Said
    from kamplan.workspace import PlanLocation


def check(found: LoadedPlan, day: date) -> None:
    """Say whether the review is due; it ends with 1 when it is overdue."""
    from kamplan.render.review_summary import describe_due
    from kamplan.review.readiness import ReviewTime, find_review_due

    due = find_review_due(found.file.plan, day)
    print_out(f"{found.file.plan.account.id}: {describe_due(due)}\n")
    if due.time is ReviewTime.OVERDUE:
        print_note(f"next: kamplan review {found.location.account}")
        raise typer.Exit(ExitCode.NO)


def make_page(found: LoadedPlan, page: Page, day: date) -> None:
    """Write the agenda, or the report once the review was held."""
    from kamplan.render.review import render_review

    plan = found.file.plan
    text = render_review(
        plan,
        to=page.kind,
        today=day,
        background=find_background(plan, found.location.path),
        language=page.language,
        preferred=found.settings.language,
        is_agenda=page.is_agenda,
    )
    write_document(page.output or Path("-"), text, is_forced=page.is_forced)


def write_and_show(location: "PlanLocation", said: "Said", day: date, *, is_dry_run: bool) -> None:
    """Write the block when it is due and what was said into it, and show where the year stands."""
    from kamplan.render.review_summary import render_review_summary

    written = rewrite_plan(location, lambda found: _fill(found, said, day), is_dry_run=is_dry_run)
    if is_dry_run:
        tell_written(written, is_dry_run=True)
        if not written.is_changed:
            print_note(f"nothing would change in {written.path}")
        return
    plan, width = written.file.plan, shutil.get_terminal_size().columns
    background = find_background(plan, location.path)
    print_out(render_review_summary(plan, said.held_on or day, width, background))
    if written.is_changed:
        print_out("\n")
    tell_written(written, is_dry_run=False)
    _say_next(written, location.account, said)


def find_background(plan: "Plan", path: Path) -> "Background":
    """Return what lies around a plan: its statements, and the closed years in its archive."""
    from kamplan import workspace
    from kamplan.planfile import load_plan
    from kamplan.review.background import build_background
    from kamplan.signoff import read_folder

    folder = read_folder(workspace.read_signoffs(path), plan.account.id)
    closed = (
        load_plan(workspace.read(one).raw, workspace.shown(one)).file
        for one in workspace.find_archived_plans(path)
    )
    return build_background(plan, folder, [one.plan for one in closed if one is not None])


def _fill(found: LoadedPlan, said: "Said", day: date) -> str:
    """Return the plan's text with a review block where it is due, and in it what was said."""
    from kamplan.planfile import demand_plan
    from kamplan.review.block import add_review
    from kamplan.review.filling import plan_filling
    from kamplan.review.readiness import ReviewTime, find_review_due
    from kamplan.review.scorecard import build_scorecard
    from kamplan.yamldoc.amend import amend

    file, text = found.file, found.source.text
    is_due = find_review_due(file.plan, day).time in (ReviewTime.DUE, ReviewTime.OVERDUE)
    if file.plan.review is None and (is_due or not said.is_empty):
        text = add_review(file, build_scorecard(file.plan, said.held_on or day))
        file = demand_plan(text, file.path)
    return amend(text, plan_filling(file, said, day))


def _say_next(written: Written, account: str, said: "Said") -> None:
    from kamplan.review.unanswered import list_unanswered

    plan = written.file.plan
    if plan.review is None:
        return
    if not written.is_changed and not said.is_empty:
        print_note(f"\n{written.path} says so already; nothing was written")
    lines = list_unanswered(plan)
    page = f"kamplan review {account} --to html -o review.html"
    if lines:
        print_note(
            f"\nnext: answer together, under `review:` in {written.path}\n"
            "      or by the options of this command, what is still open:"
        )
        print_note("\n".join(f"        {one}" for one in lines))
        print_note(f"      {page}")
    else:
        print_note(f"\nnext: {page}")
        print_note(f"      kamplan new {account} --from {written.path}")
