"""`kamplan render`: the plan as a page to share."""

import gc
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kamplan.cli._document import write_bytes
from kamplan.cli._rendering import check_templates, copy_templates, read_signatures, watch
from kamplan.cli._terminal import print_note
from kamplan.cli._wiring import (
    AccountArgument,
    LanguageOption,
    TodayOption,
    find_cache_folder,
    load,
    load_at,
    today,
)
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.cli._wiring import LoadedPlan


class RenderFormat(StrEnum):
    """The forms of the document."""

    HTML = "html"
    MARKDOWN = "markdown"
    PDF = "pdf"
    CANVAS = "canvas"


_NEXT = {
    RenderFormat.HTML: "next: open it in a browser, print it, or send it to the customer as it is",
    RenderFormat.PDF: "next: print it, or send it to the customer as it is",
    RenderFormat.CANVAS: "next: open it in a browser and print it: one sheet of A4, across",
}
_ENDINGS = {
    ".html": RenderFormat.HTML,
    ".htm": RenderFormat.HTML,
    ".md": RenderFormat.MARKDOWN,
    ".markdown": RenderFormat.MARKDOWN,
    ".pdf": RenderFormat.PDF,
}


def render(  # noqa: PLR0913 - one parameter an option
    account: AccountArgument = None,
    *,
    to: Annotated[
        RenderFormat | None,
        typer.Option(
            "--to",
            help="The form; else by the file's ending, else html. canvas: the six boxes alone. "
            "pdf needs the extra kamplan[pdf].",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Where to put it; - is stdout. Without it a page becomes ACCOUNT-plan.html, "
            "ACCOUNT-plan.pdf or ACCOUNT-canvas.html here, and Markdown goes to stdout.",
        ),
    ] = None,
    language: LanguageOption = None,
    redline: Annotated[
        str | None,
        typer.Option(
            "--redline",
            metavar="BASE",
            help="Mark all that changed since a revision or a file, with a summary above.",
        ),
    ] = None,
    templates: Annotated[
        Path | None,
        typer.Option(
            "--templates",
            metavar="DIR",
            help="Templates of your own, each in place of the shipped one of its name. They run "
            "in a sandbox, within limits.",
        ),
    ] = None,
    copy: Annotated[
        list[str] | None,
        typer.Option(
            "--copy",
            metavar="NAME",
            help="Copy a shipped template into --templates DIR to be changed; makes no page.",
        ),
    ] = None,
    is_watching: Annotated[
        bool,
        typer.Option(
            "--watch", help="Make it again whenever the plan is saved, until Ctrl-C (exit code 0)."
        ),
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace a file that kamplan did not make.")
    ] = False,
    today_option: TodayOption = None,
) -> None:
    """Make the document to share with the customer: all of the plan, in one file.

    Example: kamplan render st-brannocs --to html -o plan.html

    Example: kamplan render st-brannocs --redline agreed -o changes.html
    """
    day = today(today_option)
    if copy:
        copy_templates(copy, templates)
        return
    kind = to or _read_ending(output) or RenderFormat.HTML
    if redline is not None:
        _check_redline(kind, templates)
    if templates is not None:
        check_templates(templates)
    found = load(account)
    target = output or _name_output(found, kind, is_redline=redline is not None)
    if target.resolve() == found.location.path.resolve():
        raise KamplanError(f"`{target}` is the plan itself", hint="-o plan.html")

    def make(found: "LoadedPlan") -> None:
        if redline is not None:
            from kamplan.cli._comparing import mark_since

            text = mark_since(redline, found.location.path, day, language=language)
            content = text.encode("utf-8")
        else:
            content = _render(found, kind, day, language, templates)
        # All that was made was needed until here; at its end Python would look for garbage in it.
        gc.freeze()
        write_bytes(target, content, is_forced=force)

    if is_watching:
        if str(target) == "-":
            raise KamplanError("--watch needs a file to write to", hint="-o plan.html --watch")
        watch(lambda: make(load_at(found.location)), found.location.path, templates)
        return
    make(found)
    if str(target) != "-" and kind in _NEXT:
        print_note(_NEXT[kind])


def _check_redline(kind: RenderFormat, templates: Path | None) -> None:
    if kind is not RenderFormat.HTML:
        raise KamplanError("what changed is marked on the whole page only", hint="--to html")
    if templates is not None:
        raise KamplanError(
            "--templates changes nothing of a red-line", hint="leave one of both out"
        )


def _render(
    found: "LoadedPlan",
    kind: RenderFormat,
    day: date,
    language: str | None,
    templates: Path | None,
) -> bytes:
    choices: dict[str, Any] = {
        "today": day,
        "language": language,
        "preferred": found.settings.language,
        "signatures": read_signatures(found),
        "cache": find_cache_folder(),
        "own_templates": templates,
    }
    if kind is RenderFormat.PDF:
        from kamplan.render.pdf import render_pdf

        return render_pdf(found.file.plan, **choices)

    from kamplan.render.plan import render_plan

    return render_plan(found.file.plan, to=kind.value, **choices).encode("utf-8")


def _name_output(found: "LoadedPlan", kind: RenderFormat, *, is_redline: bool) -> Path:
    if kind is RenderFormat.MARKDOWN:
        return Path("-")

    from kamplan.render.plan import FORMATS

    ending = FORMATS["paper" if kind is RenderFormat.PDF else kind].ending
    return Path(found.file.plan.account.id + ("-redline.html" if is_redline else ending))


def _read_ending(output: Path | None) -> RenderFormat | None:
    if output is None or str(output) == "-" or not output.suffix:
        return None
    kind = _ENDINGS.get(output.suffix.lower())
    if kind is None:
        raise KamplanError(
            f"`{output}` does not say which form the document has",
            hint="--to html, --to pdf or --to markdown",
        )
    return kind
