"""`kamplan review`: look back on whether each side did what it said."""

import shutil
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kamplan.cli._document import write_document
from kamplan.cli._exit import ExitCode
from kamplan.cli._terminal import print_note, print_out
from kamplan.cli._wiring import AccountArgument, TodayOption, load, read_day, today
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.cli._wiring import LoadedPlan
    from kamplan.review.filling import Said


class ReviewFormat(StrEnum):
    """The forms of the report."""

    MARKDOWN = "markdown"
    HTML = "html"


class NextChoice(StrEnum):
    """How both go on."""

    CONTINUE = "continue"
    PIVOT = "pivot"
    REASSESS = "reassess"
    CLOSE = "close"


_ENDINGS = {".html": ReviewFormat.HTML, ".htm": ReviewFormat.HTML, ".md": ReviewFormat.MARKDOWN}
_PARTIES = ("supplier", "customer")
_RATINGS = range(1, 6)


def review(  # noqa: PLR0913 - one parameter an option
    account: AccountArgument = None,
    *,
    to: Annotated[
        ReviewFormat | None,
        typer.Option("--to", help="Make the agenda, or the report once it was held."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Where to put it; - is stdout."),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Only say whether it is due; exit with 1 if overdue.")
    ] = False,
    held_on: Annotated[
        str | None, typer.Option("--held-on", metavar="DATE", help="The day it was held.")
    ] = None,
    verdict: Annotated[
        str | None, typer.Option("--verdict", help="The customer's verdict, word for word.")
    ] = None,
    said_by: Annotated[
        str | None, typer.Option("--said-by", metavar="ID", help="Whose words the verdict is.")
    ] = None,
    rating: Annotated[
        list[str] | None,
        typer.Option(
            "--rating", metavar="PARTY=N", help="A side's rating, 1 to 5; may be repeated."
        ),
    ] = None,
    following: Annotated[NextChoice | None, typer.Option("--next", help="How both go on.")] = None,
    language: Annotated[
        str | None,
        typer.Option("--lang", metavar="CODE", help="Language of the page: en, de or fr."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace a file that kamplan did not make.")
    ] = False,
    today_option: TodayOption = None,
) -> None:
    """Look back with the customer: what each side did, what came of it, how to go on.

    From 30 days before the period's end it writes the review block for both sides to fill in.

    Example: kamplan review st-brannocs --to html -o review.html
    """
    from kamplan.review.filling import Said

    day = today(today_option)
    said = Said(
        held_on=read_day(held_on, "--held-on") if held_on else None,
        verdict=_read_verdict(verdict),
        said_by=said_by,
        ratings=_read_ratings(rating or []),
        next=following.value if following else None,
    )
    if said_by and verdict is None:
        raise KamplanError("--said-by goes with --verdict", hint='--verdict "…" --said-by ID')
    kind = to or _read_ending(output)
    if (kind or check) and not said.is_empty:
        raise KamplanError(
            "--to and --check write nothing to the plan",
            hint="give what was said in a run of its own, then run this one again",
        )
    found = load(account)
    if kind:
        _make_page(found, kind, output, day, language, is_forced=force)
    elif not check:
        _write_and_show(found, said, day)
    if check:
        _check(found, day)


def _check(found: "LoadedPlan", day: date) -> None:
    from kamplan.render.review_summary import describe_due
    from kamplan.review.readiness import ReviewTime, find_review_due

    due = find_review_due(found.file.plan, day)
    print_out(f"{found.file.plan.account.id}: {describe_due(due)}\n")
    if due.time is ReviewTime.OVERDUE:
        print_note(f"next: kamplan review {found.location.account}")
        raise typer.Exit(ExitCode.NO)


def _make_page(  # noqa: PLR0913 - one parameter an option
    found: "LoadedPlan",
    kind: ReviewFormat,
    output: Path | None,
    day: date,
    language: str | None,
    *,
    is_forced: bool,
) -> None:
    from kamplan.cli._signoffs import judge_beside
    from kamplan.render.review import render_review
    from kamplan.review.state import find_signed_on

    plan = found.file.plan
    signed_on = find_signed_on(judge_beside(plan, found.location.path))
    text = render_review(
        plan,
        to=kind.value,
        today=day,
        signed_on=signed_on,
        language=language,
        preferred=found.settings.language,
    )
    write_document(output or Path("-"), text, is_forced=is_forced)


def _write_and_show(found: "LoadedPlan", said: "Said", day: date) -> None:
    from kamplan import workspace
    from kamplan.planfile import demand_plan
    from kamplan.render.review_summary import render_review_summary
    from kamplan.review.readiness import ReviewTime, find_review_due

    path = workspace.shown(found.location.path)
    plan = found.file.plan
    has_block, time = plan.review is not None, find_review_due(plan, day).time
    text = found.source.text
    if not said.is_empty or (not has_block and time in (ReviewTime.DUE, ReviewTime.OVERDUE)):
        text = _amend(found, said, day)
        if text != found.source.text:
            with workspace.lock(found.location.root):
                workspace.write(found.source, text)
            plan = demand_plan(text, path).plan

    print_out(render_review_summary(plan, said.held_on or day, shutil.get_terminal_size().columns))
    if text != found.source.text:
        done = "what was said stands" if has_block else "the review block stands at the end"
        print_note(f"\nwrote {path}: {done}")
    if plan.review is not None:
        account = found.location.account
        print_note(
            f"next: fill in what is empty under `review:` in {path}, both sides together\n"
            f"      kamplan review {account} --to html -o review.html"
        )


def _amend(found: "LoadedPlan", said: "Said", day: date) -> str:
    """Return the plan's text with a review block, and in it what was said."""
    from kamplan.planfile import demand_plan
    from kamplan.review.block import add_review
    from kamplan.review.filling import plan_filling
    from kamplan.review.scorecard import build_scorecard
    from kamplan.yamldoc.amend import amend

    file, text = found.file, found.source.text
    if file.plan.review is None:
        text = add_review(file, build_scorecard(file.plan, said.held_on or day))
        file = demand_plan(text, file.path)
    return amend(text, plan_filling(file, said, day))


def _read_ending(output: Path | None) -> ReviewFormat | None:
    if output is None:
        return None
    kind = _ENDINGS.get(output.suffix.lower())
    if kind is None:
        raise KamplanError(
            f"{output} does not say which form the report has", hint="--to markdown or --to html"
        )
    return kind


def _read_verdict(text: str | None) -> str | None:
    if text is not None and not text.strip():
        raise KamplanError("the verdict is empty", hint='--verdict "…" --said-by ID')
    return text.strip() if text else None


def _read_ratings(given: list[str]) -> dict[str, int]:
    ratings: dict[str, int] = {}
    for one in given:
        party, equals, number = one.partition("=")
        party = party.strip()
        if not equals or party not in _PARTIES or number.strip() not in map(str, _RATINGS):
            raise KamplanError(
                f"--rating `{one[:60]}` is no rating",
                hint="--rating customer=4 --rating supplier=3, each from 1 (poor) to 5 (very good)",
            )
        if ratings.setdefault(party, int(number)) != int(number):
            raise KamplanError(f"two ratings by the {party} were given", hint="give one of them")
    return ratings
