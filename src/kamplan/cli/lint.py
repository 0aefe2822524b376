"""`kamplan lint`: check plans, and say in plain words what they lack."""

import gc
import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kamplan.cli._exit import ExitCode
from kamplan.cli._terminal import is_terminal, print_note
from kamplan.cli._wiring import TodayOption, find_cache_folder, today
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.cli._linting.accepting import Acceptance
    from kamplan.cli._linting.asking import Asked
    from kamplan.cli._linting.mending import Mender


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
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what can safely be mended; no quotation changes.")
    ] = False,
    preview: Annotated[
        bool, typer.Option("--preview", help="With --fix: show what it would write.")
    ] = False,
    baseline: Annotated[
        Path | None,
        typer.Option("--baseline", metavar="FILE", help="Tell only what FILE does not accept."),
    ] = None,
    update_baseline: Annotated[
        bool,
        typer.Option("--update-baseline", help="Let the baseline accept all that is found now."),
    ] = False,
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
    from kamplan.cli._linting.progress import Progress
    from kamplan.cli._linting.running import Run
    from kamplan.cli._linting.selecting import STDIN, select_targets

    base = find_since(since)
    asked = Asked(
        today(today_option),
        read_names(select),
        read_names(ignore),
        stage.value if stage else None,
        None if no_cache or fix or base else find_cache_folder(),
    )
    mender = _open_mender(fix=fix, preview=preview, is_stdin=STDIN in (paths or []))
    acceptance = _open_baseline(baseline, asked, is_update=update_baseline)
    styles = formats or ["full" if is_terminal() else "concise"]
    outputs = [] if preview else open_outputs(styles, _summary_file())
    selection = select_targets(paths or [], stdin_filename)
    run = Run(asked, base, mender, acceptance)
    progress = Progress(len(selection.targets))
    # What is made for a file goes when the file is done; hardly any of it refers to itself.
    gc.disable()
    try:
        for report in run.judge(selection.targets):
            progress.step()
            if report.diagnostics:
                progress.clear()
            for output in outputs:
                output.add(report)
    finally:
        gc.enable()
        progress.clear()
    for output in outputs:
        output.finish()

    errors = [*selection.errors, *run.errors]
    notes = [*run.notes, *(f"error: {one.message}{_hint(one)}" for one in errors)]
    if mender is not None:
        notes.append(mender.describe())
    if run.counts.files:
        notes.append(run.counts.describe())
    elif not errors:
        notes.append(_describe_nothing(paths or []))
    for note in notes:
        print_note(note)
    if errors:
        raise typer.Exit(ExitCode.NOT_DONE)
    is_to_mend = preview and mender is not None and mender.mended > 0
    is_bad = is_to_mend or run.counts.reaches(fail_on.value)
    raise typer.Exit(ExitCode.NO if is_bad else ExitCode.OK)


def _hint(error: KamplanError) -> str:
    return f"\ntry: {error.hint}" if error.hint else ""


def _open_mender(*, fix: bool, preview: bool, is_stdin: bool) -> "Mender | None":
    if preview and not fix:
        raise KamplanError("--preview shows what --fix would write", hint="--fix --preview")
    if not fix:
        return None
    if is_stdin:
        raise KamplanError("--fix mends files, and stdin is none", hint="name the file")
    from kamplan.cli._linting.mending import Mender

    return Mender(is_preview=preview)


def _open_baseline(path: Path | None, asked: "Asked", *, is_update: bool) -> "Acceptance | None":
    if path is None:
        if is_update:
            raise KamplanError(
                "--update-baseline needs to know which", hint="--baseline FILE --update-baseline"
            )
        return None
    from kamplan.cli._linting.accepting import Acceptance

    return Acceptance(path, asked, is_update=is_update)


def _describe_nothing(paths: list[Path]) -> str:
    if not paths:
        return "there is no plan here yet\ntry: kamplan new NAME"
    from kamplan.workspace import shown

    below = ", ".join(f"`{shown(path)}`" for path in paths)
    return f"there is no plan below {below}\ntry: kamplan lint"


def _summary_file() -> Path | None:
    named = os.environ.get("GITHUB_STEP_SUMMARY")
    return Path(named) if named else None
