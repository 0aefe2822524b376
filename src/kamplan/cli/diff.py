"""`kamplan diff`: what changed in the plan's own terms."""

import shutil
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kamplan.cli._comparing import compare_pair, mark_pair
from kamplan.cli._exit import ExitCode
from kamplan.cli._pairs import find_pairs
from kamplan.cli._terminal import choose_paint, is_terminal, print_note, print_out
from kamplan.cli._versions import Here
from kamplan.cli._wiring import LanguageOption, TodayOption, load_settings_of, read_day, today
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.diff import PlanDiff


class DiffFormat(StrEnum):
    """How to print the changes."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    GITHUB = "github"
    HTML = "html"


class LevelChoice(StrEnum):
    """The mildest changes to tell."""

    MATERIAL = "material"
    NOTABLE = "notable"
    EDITORIAL = "editorial"


class FailOn(StrEnum):
    """From which level on the exit code is 1."""

    MATERIAL = "material"
    NOTABLE = "notable"
    EDITORIAL = "editorial"
    NEVER = "never"


def diff(  # noqa: PLR0913 - one parameter an option
    base: Annotated[
        str | None,
        typer.Argument(
            help="A revision, REV:PATH, a file, or - for stdin; without it, where the work parted "
            "from the main branch.",
            show_default=False,
        ),
    ] = None,
    head: Annotated[
        str | None,
        typer.Argument(help="The same for the newer side; without it, the work tree."),
    ] = None,
    *,
    paths: Annotated[
        list[str] | None,
        typer.Option("--path", metavar="PATH", help="Only this account, plan or folder."),
    ] = None,
    output: Annotated[
        DiffFormat,
        typer.Option(
            "--format",
            help="For a terminal, programs, a pull request, its lines, or one page in which what "
            "changed is marked.",
        ),
    ] = DiffFormat.TEXT,
    level: Annotated[
        LevelChoice, typer.Option("--level", help="The mildest changes to show.")
    ] = LevelChoice.NOTABLE,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="From which level on to exit with 1.")
    ] = FailOn.NEVER,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 if any change is shown.")
    ] = False,
    signed_on: Annotated[
        str | None,
        typer.Option(
            "--signed-on",
            metavar="DATE",
            help="The day of the last signature, after which needs are additions; without it, "
            "what signoffs/ says.",
        ),
    ] = None,
    language: LanguageOption = None,
    today_option: TodayOption = None,
    kinds: Annotated[
        bool, typer.Option("--kinds", help="List every kind of change and what it means.")
    ] = False,
) -> None:
    """Compare two versions of a plan: what was agreed, promised, measured or heard since.

    An argument that is an existing file is a file; rev:NAME is always a revision.

    Example: kamplan diff main --path st-brannocs

    Example: kamplan diff main --format html > changes.html
    """
    import gc

    from kamplan.cli._tongues import choose_tongue
    from kamplan.diff import Level
    from kamplan.reporters.diff_formats import load_reporter
    from kamplan.reporters.report import Look

    # Two plans are no reason to look for garbage; a repository of them is read pair by pair.
    gc.freeze()
    gc.set_threshold(100_000)
    if kinds:
        from kamplan.reporters.diff_kinds import report_kinds

        print_out(report_kinds(output.value))
        return
    here = Here(Path.cwd())
    least = Level(level.value)
    day = read_day(signed_on, "--signed-on") if signed_on else None
    main = load_settings_of(here.root).main_branch if base is None else None
    pairs = find_pairs(here, base, head, paths or [], main)
    if output is DiffFormat.HTML:
        marked = mark_pair(here, pairs, least, day, today(today_option), language=language)
        print_out(marked.page)
        raise typer.Exit(_judge([marked.diff], fail_on, is_asked=exit_code))
    if language is not None and output is not DiffFormat.MARKDOWN:
        raise KamplanError(
            f"`--format {output.value}` is told in English", hint="--format markdown or html"
        )
    problems: list[KamplanError] = []
    found: list[PlanDiff] = []
    languages: list[str | None] = []
    for load_pair in pairs:
        try:
            compared = compare_pair(load_pair(), least, day)
            found.append(compared.diff)
            languages.append(compared.language)
        except KamplanError as error:
            problems.append(error)
    width = shutil.get_terminal_size().columns if is_terminal() else None
    if found or not problems:
        look = Look(choose_paint(), width)
        if output is DiffFormat.MARKDOWN:
            settings = None
            with suppress(KamplanError):  # what changed can be told though they are broken
                settings = load_settings_of(here.root).language
            look = look._replace(tongue=choose_tongue(language, languages, settings))
        print_out(load_reporter(output.value)(found, look))
    for one in problems:
        print_note(f"error: {one.message}" + (f"\ntry: {one.hint}" if one.hint else ""))
    if problems:
        raise typer.Exit(ExitCode.NOT_DONE)
    raise typer.Exit(_judge(found, fail_on, is_asked=exit_code))


def _judge(found: "list[PlanDiff]", fail_on: FailOn, *, is_asked: bool) -> ExitCode:
    """Return the exit code that the changes ask for."""
    from kamplan.diff import Level

    if is_asked and any(one.changes for one in found):
        return ExitCode.NO
    if fail_on is FailOn.NEVER:
        return ExitCode.OK
    least = Level(fail_on.value)
    graves = [change for one in found for change in (*one.comparison.changes, *one.editorial)]
    return ExitCode.NO if any(one.level.reaches(least) for one in graves) else ExitCode.OK
