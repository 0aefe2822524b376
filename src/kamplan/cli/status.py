"""`kamplan status`: where a plan stands, or all plans of the repository."""

import shutil
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kamplan.cli._several import load_one_or_all
from kamplan.cli._standing import build_standing
from kamplan.cli._terminal import print_out
from kamplan.cli._wiring import AccountArgument, TodayOption, today

if TYPE_CHECKING:
    from kamplan.review.status import Status


class StatusFormat(StrEnum):
    """How to print it."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def status(
    account: AccountArgument = None,
    *,
    output: Annotated[
        StatusFormat,
        typer.Option("--format", help="Text or Markdown for people, JSON for programs."),
    ] = StatusFormat.TEXT,
    is_short: Annotated[
        bool, typer.Option("--short", help="Only what fits on one screen of 24 lines.")
    ] = False,
    today_option: TodayOption = None,
) -> None:
    """Say where a plan stands: what is missing to sign it, what was kept, how far it has come.

    With several plans and no ACCOUNT, one line each.

    Example: kamplan status st-brannocs
    """
    day = today(today_option)
    found = load_one_or_all(account)
    many = (build_standing(one, day, is_compared=found.is_one) for one in found.plans)
    print_out(_render(many, output, day, is_one=found.is_one, is_short=is_short))


def _render(
    many: "Iterator[Status]", output: StatusFormat, day: date, *, is_one: bool, is_short: bool
) -> str:
    if output is StatusFormat.JSON:
        from kamplan.render.status_data import render_status_json

        return render_status_json(many, day)
    if output is StatusFormat.MARKDOWN:
        from kamplan.render.status_markdown import render_status_markdown

        return render_status_markdown(many)
    width = shutil.get_terminal_size().columns
    if is_one:
        from kamplan.render.status import render_status

        return render_status(next(many), width, is_short=is_short)
    from kamplan.render.status_list import render_status_list

    return render_status_list(many, width)
