"""`kamplan render`: the plan as a page to share."""

import gc
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kamplan.cli._document import write_document
from kamplan.cli._terminal import print_note
from kamplan.cli._wiring import AccountArgument, TodayOption, find_cache_folder, load, today
from kamplan.errors import KamplanError


class RenderFormat(StrEnum):
    """The forms of the document."""

    HTML = "html"
    MARKDOWN = "markdown"
    CANVAS = "canvas"


_NEXT = {
    RenderFormat.HTML: "next: open it in a browser, print it, or send it to the customer as it is",
    RenderFormat.CANVAS: "next: open it in a browser and print it: one sheet of A4, across",
}
_ENDINGS = {
    ".html": RenderFormat.HTML,
    ".htm": RenderFormat.HTML,
    ".md": RenderFormat.MARKDOWN,
    ".markdown": RenderFormat.MARKDOWN,
}


def render(  # noqa: PLR0913 - one parameter an option
    account: AccountArgument = None,
    *,
    to: Annotated[
        RenderFormat | None,
        typer.Option(
            "--to",
            help="The form; else by the file's ending, else html. canvas: the six boxes alone.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Where to put it; - is stdout. Without it a page becomes ACCOUNT-plan.html "
            "or ACCOUNT-canvas.html here, and Markdown goes to stdout.",
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="CODE",
            help="Language of the fixed words: en, de or fr, also with a country as de-CH. Else the "
            "plan's own, else that of kamplan.yaml, else English.",
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace a file that kamplan did not make.")
    ] = False,
    today_option: TodayOption = None,
) -> None:
    """Make the document to share with the customer: all of the plan, in one file.

    Example: kamplan render st-brannocs --to html -o plan.html
    """
    day = today(today_option)
    kind = to or _read_ending(output) or RenderFormat.HTML
    found = load(account)

    from kamplan import workspace
    from kamplan.render.plan import FORMATS, render_plan

    plan = found.file.plan
    text = render_plan(
        plan,
        to=kind.value,
        today=day,
        language=language,
        preferred=found.settings.language,
        signatures=workspace.read_signoffs(found.location.path),
        cache=find_cache_folder(),
    )
    if output is None:
        name = f"{plan.account.id}{FORMATS[kind].ending}"
        output = Path("-" if kind is RenderFormat.MARKDOWN else name)
    if output.resolve() == found.location.path.resolve():
        raise KamplanError(f"`{output}` is the plan itself", hint="-o plan.html")
    # All that was made was needed until here; at its end Python would look for garbage in it.
    gc.freeze()
    write_document(output, text, is_forced=force)
    if str(output) != "-" and kind is not RenderFormat.MARKDOWN:
        print_note(_NEXT[kind])


def _read_ending(output: Path | None) -> RenderFormat | None:
    if output is None or str(output) == "-" or not output.suffix:
        return None
    kind = _ENDINGS.get(output.suffix.lower())
    if kind is None:
        raise KamplanError(
            f"`{output}` does not say which form the document has",
            hint="--to html or --to markdown",
        )
    return kind
