"""`kamplan lint`: check plans, and say in plain words what they lack."""

import shutil
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kamplan.cli._exit import ExitCode
from kamplan.cli._terminal import choose_paint, is_terminal, print_note, print_out
from kamplan.cli._wiring import TodayOption, today
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
        typer.Argument(help="Plans, or folders of plans; every plan of the repository without."),
    ] = None,
    *,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar="F[:FILE]",
            help="full, concise, json or github; several at once, each may go to a file.",
        ),
    ] = None,
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="RULE", help="Ask only this rule.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="RULE", help="Do not ask this rule.")
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="From which severity on to exit with 1.")
    ] = FailOn.ERROR,
    stage: Annotated[
        StageChoice | None,
        typer.Option("--stage", help="Judge a draft as one, or as if it were to be signed now."),
    ] = None,
    today_option: TodayOption = None,
) -> None:
    """Check plans; exit with 1 if anything found must be put right.

    Example: kamplan lint accounts/st-brannocs/plan.yaml --stage sign-off
    """
    from kamplan.cli._linting import choose_rules, lint_paths
    from kamplan.reporters import Counts

    outputs = _open_outputs(formats or ["full" if is_terminal() else "concise"])
    rules = choose_rules(select or [], ignore or [])
    day = today(today_option)
    unreadable: list[KamplanError] = []
    counts = Counts()
    for report in lint_paths(paths or [], rules, day, stage.value if stage else None, unreadable):
        counts.add(report)
        for output in outputs:
            output.write(output.reporter.add(report))
    for output in outputs:
        output.write(output.reporter.finish())
        output.close()

    for error in unreadable:
        print_note(f"error: {error.message}" + (f"\ntry: {error.hint}" if error.hint else ""))
    if counts.files:
        print_note(counts.describe())
    elif not unreadable:
        print_note("there is no plan here yet\ntry: kamplan new NAME")
    if unreadable:
        raise typer.Exit(ExitCode.NOT_DONE)
    raise typer.Exit(ExitCode.NO if counts.reaches(fail_on.value) else ExitCode.OK)


class _Output:
    """A reporter and where its text goes: stdout, or a file that is replaced at the end."""

    def __init__(self, name: str, path: Path | None) -> None:
        from kamplan.reporters import Look, make_reporter

        width = shutil.get_terminal_size().columns if is_terminal() and path is None else None
        self.reporter = make_reporter(name, Look(choose_paint(), width))
        self._path = path
        self._parts: list[str] = []

    def write(self, text: str) -> None:
        """Print the text, or keep it for the file."""
        if self._path is None:
            if text:
                print_out(text)
        else:
            self._parts.append(text)

    def close(self) -> None:
        """Write the file, if there is one."""
        if self._path is None:
            return
        try:
            self._path.write_text("".join(self._parts), encoding="utf-8", newline="")
        except OSError as error:
            raise KamplanError(
                f"{self._path} cannot be written: {error.strerror}", hint="name another file"
            ) from None


def _open_outputs(formats: list[str]) -> list[_Output]:
    from kamplan.records import nearest
    from kamplan.reporters import FORMATS

    outputs = []
    for one in formats:
        name, colon, path = one.partition(":")
        if name not in FORMATS or (colon and not path):
            near = nearest(name, FORMATS)
            raise KamplanError(
                f"there is no format `{one[:60]}`",
                hint=f"--format {near}" if near else f"--format with one of {', '.join(FORMATS)}",
            )
        outputs.append(_Output(name, Path(path) if path else None))
    return outputs
