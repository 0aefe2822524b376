"""What most commands begin with: the day, the plan that is meant, the settings."""

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.model import Settings
    from kamplan.planfile import PlanFile
    from kamplan.workspace import PlanLocation, TextFile

TodayOption = Annotated[
    str | None,
    typer.Option(
        "--today", metavar="DATE", help="Judge as if it were this day (also KAMPLAN_TODAY)."
    ),
]
AccountArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[ACCOUNT]",
        help="An account's id or the path of its plan; may be left out where there is one.",
        show_default=False,
    ),
]

LanguageOption = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="CODE",
        help="Language of the fixed words of what is made: en, de or fr, also with a country as "
        "de-CH. Else the plan's own, else that of kamplan.yaml, else English.",
    ),
]


class LoadedPlan(NamedTuple):
    """A plan with all that was found on the way to it."""

    location: "PlanLocation"
    file: "PlanFile"
    source: "TextFile"
    settings: "Settings"


def today(option: str | None) -> date:
    """Return the day to judge by: the option, else KAMPLAN_TODAY, else the calendar's.

    Raises:
        KamplanError: the text given is no day.

    """
    given = option or os.environ.get("KAMPLAN_TODAY")
    if not given:
        return date.today()  # noqa: DTZ011 - the user's own calendar day
    return read_day(given, "--today" if option else "KAMPLAN_TODAY")


def read_day(text: str, option: str) -> date:
    """Return the day that an option gives.

    Raises:
        KamplanError: the text is no day.

    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise KamplanError(
            f"{option}: `{shown_text(text)}` is not a day in the calendar",
            hint="write it as YYYY-MM-DD, for example 2026-03-31",
        ) from None


def shown_text(text: str) -> str:
    """Return user text as it may stand in a message: one line, visible, cut."""
    from kamplan.yamldoc import make_visible

    return make_visible(text, 60)


def load(argument: str | None) -> LoadedPlan:
    """Find, read and check the plan that is meant, with the settings of its repository.

    Raises:
        KamplanError: there is no such plan, or it or the settings hold problems.

    """
    from kamplan import workspace

    return load_at(workspace.find_plan(argument, Path.cwd()))


def load_at(location: "PlanLocation") -> LoadedPlan:
    """Read and check the plan at a place, with the settings of its repository.

    Raises:
        KamplanError: it cannot be opened, or it or the settings hold problems.

    """
    from kamplan import workspace
    from kamplan.planfile import demand_plan

    source = workspace.read(location.path)
    file = demand_plan(source.raw, workspace.shown(location.path))
    return LoadedPlan(location, file, source, load_settings_of(location.root))


def load_settings_of(root: Path) -> "Settings":
    """Return the settings of the repository at `root`.

    Raises:
        SettingsError: the settings file holds a problem.

    """
    from kamplan import workspace
    from kamplan.config import FILE_NAME, demand_settings

    return demand_settings(workspace.read_settings(root), workspace.shown(root / FILE_NAME))


def find_cache_folder() -> Path | None:
    """Return the folder for what kamplan can make again, or None where nobody is at home."""
    from platformdirs import user_cache_path

    try:
        return user_cache_path("kamplan", appauthor=False)
    except (OSError, RuntimeError):
        return None
