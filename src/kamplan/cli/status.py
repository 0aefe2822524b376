"""`kamplan status`: where a plan stands, or all plans of the repository."""

import shutil
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kamplan.cli._terminal import print_note, print_out
from kamplan.cli._wiring import AccountArgument, TodayOption, load, load_settings_of, today
from kamplan.errors import KamplanError, PlanNotFoundError

if TYPE_CHECKING:
    from kamplan.model import Settings
    from kamplan.planfile import PlanFile
    from kamplan.review.status import Status


class StatusFormat(StrEnum):
    """How to print it."""

    TEXT = "text"
    JSON = "json"


def status(
    account: AccountArgument = None,
    *,
    output: Annotated[
        StatusFormat, typer.Option("--format", help="Text for people, JSON for programs.")
    ] = StatusFormat.TEXT,
    today_option: TodayOption = None,
) -> None:
    """Say where a plan stands: what is missing to sign it, what was kept, how far it has come.

    With several plans and no ACCOUNT, one line each.

    Example: kamplan status st-brannocs
    """
    day = today(today_option)
    width = shutil.get_terminal_size().columns
    many = list(_all_plans(day)) if account is None and _are_several() else None
    if many is None:
        found = load(account)
        many = [_build(found.file, found.location.path, found.settings, day)]
        is_one = True
    else:
        is_one = False

    if output is StatusFormat.JSON:
        from kamplan.render.status_data import render_status_json

        print_out(render_status_json(many, day))
        return

    from kamplan.render.status import render_status, render_status_list

    if is_one:
        print_out(render_status(many[0], width))
    elif many:
        print_out(render_status_list(many, width))


def _are_several() -> bool:
    """Say whether there are several plans here, and the current folder is not inside one."""
    from kamplan import workspace

    try:
        workspace.find_plan(None, Path.cwd())
    except PlanNotFoundError:
        return len(workspace.find_plans(workspace.find_root(Path.cwd()))) > 1
    return False


def _all_plans(day: date) -> Iterator["Status"]:
    """Yield the status of each plan; what cannot be read is named, and hides nothing else."""
    from kamplan import workspace
    from kamplan.planfile import demand_plan

    root = workspace.find_root(Path.cwd())
    settings = load_settings_of(root)
    for path in workspace.find_plans(root):
        shown = workspace.shown(path)
        try:
            file = demand_plan(workspace.read(path).raw, shown)
        except KamplanError:
            print_note(f"{shown}: cannot be read; `kamplan lint {shown}` says why")
            continue
        yield _build(file, path, settings, day)


def _build(file: "PlanFile", path: Path, settings: "Settings", day: date) -> "Status":
    from kamplan import workspace
    from kamplan.cli._signoffs import judge_beside
    from kamplan.review.status import build_status

    def find_notes(relative: str) -> str | None:
        return workspace.read_notes(path, relative)

    return build_status(file, settings, day, find_notes, judge_beside(file.plan, path))
