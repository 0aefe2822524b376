"""`kamplan lint`: check plans, and say in plain words what they lack."""

import gc
import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kamplan.cli._exit import ExitCode
from kamplan.cli._terminal import is_terminal, print_note
from kamplan.cli._wiring import TodayOption, today

if TYPE_CHECKING:
    from kamplan.errors import KamplanError


class FailOn(StrEnum):
    """From which severity on the exit code is 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


class StageChoice(StrEnum):
    """How far the plan is taken to be."""

    DRAFT = "draft"
    SIGN_OFF = "sign-off"


def lint(  # noqa: PLR0913 - one parameter an option
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Plans, folders of plans, or - for stdin; all plans of the repository without.",
            show_default=False,
        ),
    ] = None,
    *,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar="F[:FILE]",
            help="full, concise, json, github, gitlab, sarif, junit, rdjson or markdown; "
            "several at once, all but one to files.",
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="RULES", help="Ask only these rules."),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="RULES", help="Do not ask these rules.")
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="From which severity on to exit with 1.")
    ] = FailOn.ERROR,
    stage: Annotated[
        StageChoice | None,
        typer.Option("--stage", help="Judge a draft as one, or as if it were to be signed now."),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="REV",
            help="Find needs and words that are no longer as they were in this revision.",
        ),
    ] = None,
    stdin_filename: Annotated[
        Path | None,
        typer.Option("--stdin-filename", metavar="FILE", help="The plan that stdin stands for."),
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Judge all anew, and remember nothing.")
    ] = False,
    today_option: TodayOption = None,
) -> None:
    """Check plans; exit with 1 if anything found must be put right.

    Example: kamplan lint accounts/st-brannocs/plan.yaml --stage sign-off
    """
    from kamplan.cli._linting.asking import Asked, read_names
    from kamplan.cli._linting.comparing import find_since
    from kamplan.cli._linting.printing import open_outputs
    from kamplan.cli._linting.running import Run
    from kamplan.cli._linting.selecting import select_targets

    since_what = find_since(since)
    asked = Asked(
        today(today_option),
        read_names(select),
        read_names(ignore),
        stage.value if stage else None,
        None if no_cache or since_what else _cache_folder(),
    )
    outputs = open_outputs(formats or ["full" if is_terminal() else "concise"], _summary_file())
    selection = select_targets(paths or [], stdin_filename)
    run = Run(asked, since_what)
    # What is made while one file is judged goes when it is done; nothing is in circles for long.
    gc.disable()
    try:
        for report in run.judge(selection.targets):
            for output in outputs:
                output.add(report)
    finally:
        gc.enable()
    for output in outputs:
        output.finish()
    for note in run.notes:
        print_note(note)
    errors = [*selection.errors, *run.errors]
    for error in errors:
        _tell(error)
    if run.counts.files:
        print_note(run.counts.describe())
    elif not errors:
        print_note(_describe_nothing(paths or []))
    if errors:
        raise typer.Exit(ExitCode.NOT_DONE)
    raise typer.Exit(ExitCode.NO if run.counts.reaches(fail_on.value) else ExitCode.OK)


def _tell(error: "KamplanError") -> None:
    print_note(f"error: {error.message}" + (f"\ntry: {error.hint}" if error.hint else ""))


def _describe_nothing(paths: list[Path]) -> str:
    if not paths:
        return "there is no plan here yet\ntry: kamplan new NAME"
    from kamplan.workspace import shown

    below = ", ".join(f"`{shown(path)}`" for path in paths)
    return f"there is no plan below {below}\ntry: kamplan lint"


def _summary_file() -> Path | None:
    named = os.environ.get("GITHUB_STEP_SUMMARY")
    return Path(named) if named else None


def _cache_folder() -> Path | None:
    from platformdirs import user_cache_path

    try:
        return user_cache_path("kamplan", appauthor=False)
    except (OSError, RuntimeError):
        return None  # nobody's home
