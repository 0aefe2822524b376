"""`kamplan history`: the iterations of a plan, and the life of one item in it."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from kamplan.cli._terminal import choose_paint, is_terminal, print_out
from kamplan.cli._wiring import AccountArgument, LanguageOption
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.history import Iteration, Snapshot
    from kamplan.reporters.history_story import Story
    from kamplan.signoff import Round
    from kamplan.vcs import Repository, Revision
    from kamplan.workspace import PlanLocation

_SHORT = 7
_MANY = 100
"""From how many revisions on a terminal shows how far the work is."""


class HistoryFormat(StrEnum):
    """How to print it."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"


def history(  # noqa: PLR0913 - one parameter an option
    account: AccountArgument = None,
    *,
    item: Annotated[
        str | None,
        typer.Option("--item", metavar="ID", help="The life of one need, commitment or other."),
    ] = None,
    rev: Annotated[str, typer.Option("--rev", metavar="REV", help="Up to this revision.")] = "HEAD",
    limit: Annotated[
        int, typer.Option("--limit", min=0, help="At most so many, the newest; 0 for all.")
    ] = 0,
    reverse: Annotated[bool, typer.Option("--reverse", help="The oldest first.")] = False,
    output: Annotated[
        HistoryFormat,
        typer.Option("--format", help="For a terminal, programs, a page of text, or a page."),
    ] = HistoryFormat.TEXT,
    language: LanguageOption = None,
) -> None:
    """Tell how a plan came about: who changed what, when and why, and what was signed.

    Example: kamplan history st-brannocs --item same-day-cancellations

    Example: kamplan history st-brannocs --format html > history.html
    """
    from kamplan import workspace
    from kamplan.cli._tongues import choose_tongue
    from kamplan.history import build_timeline, find_item, follow_item
    from kamplan.reporters.history_formats import HISTORY_REPORTERS
    from kamplan.reporters.history_story import Story
    from kamplan.reporters.report import Look
    from kamplan.vcs import demand_repository

    if language is not None and output not in (HistoryFormat.HTML, HistoryFormat.MARKDOWN):
        raise KamplanError(
            f"`--format {output.value}` is told in English", hint="--format markdown or html"
        )
    location = workspace.find_plan(account, Path.cwd())
    repository = demand_repository(location.path)
    path = repository.relative(location.path)
    found = list(repository.history(path, repository.resolve(rev)))
    shown = workspace.shown(location.path)
    if not found:
        raise KamplanError(
            f"no commit holds `{shown}` yet", hint=f"git add {shown}, then git commit"
        )
    # One item's life may begin in any of them; otherwise the older ones need not be read.
    wanted = len(found) if item or not limit else limit
    rounds = _read_rounds(location.path, location.account)
    timeline = build_timeline(_read(repository, found[:wanted]), rounds)
    told: list[Iteration] = list(_watch(timeline, min(wanted, len(found))))
    meant = None
    if item:
        meant = find_item(told, item)
        told = list(follow_item(told, *meant))
    number = len(told) if item else len(found)
    kept = told[: limit or None]
    story = Story(
        shown,
        location.account,
        tuple(reversed(kept) if reverse else kept),
        is_shallow=any(one.is_cut for one in found),
        item=meant,
        left_out=number - len(kept),
    )
    if output is HistoryFormat.HTML:
        print_out(_render_page(story, location, language))
        return
    width = shutil.get_terminal_size().columns if is_terminal() else None
    look = Look(choose_paint(), width)
    if output is HistoryFormat.MARKDOWN:
        names = _find_names(location)
        look = look._replace(tongue=choose_tongue(language, [names.plan], names.settings))
    print_out(HISTORY_REPORTERS[output.value](story, look))


class _Names(NamedTuple):
    """What the plan of today says of how to tell its past."""

    customer: str | None = None
    plan: str | None = None
    """Its language."""
    settings: str | None = None
    """That of the repository."""


def _find_names(location: "PlanLocation") -> _Names:
    from kamplan.cli._wiring import load_at

    with suppress(KamplanError):  # its past can be told though it cannot be read today
        loaded = load_at(location)
        plan = loaded.file.plan
        return _Names(plan.account.name, plan.language, loaded.settings.language)
    return _Names()


def _render_page(story: "Story", location: "PlanLocation", language: str | None) -> str:
    """Return the iterations as a page, in the language asked for, else the plan's own."""
    from kamplan.cli._wiring import find_cache_folder
    from kamplan.render.history import Timeline, render_timeline

    customer, *preferred = _find_names(location)
    timeline = Timeline(
        customer or story.account,
        str(story.path),
        story.iterations,
        story.item,
        story.left_out,
        story.is_shallow,
    )
    cache = find_cache_folder()
    return render_timeline(timeline, language=language, preferred=preferred, cache=cache)


def _read(repository: "Repository", found: "list[Revision]") -> "list[Snapshot]":
    """Return the revisions with their contents, each read once and held once."""
    from kamplan.history import Snapshot

    needed = [blob for one in found for blob in (one.blob, *one.befores) if blob is not None]
    ids = list(dict.fromkeys(needed))
    contents: dict[str | None, bytes | None] = {None: None}
    contents |= dict(zip(ids, repository.read_blobs(ids), strict=True))
    tags = repository.tags()
    return [
        Snapshot(
            one.commit,
            one.author,
            one.email,
            one.written,
            one.subject,
            one.body,
            one.path,
            contents[one.blob],
            tuple(contents[blob] for blob in one.befores),
            one.renamed_from,
            one.is_cut,
            tuple(tags.get(one.commit, ())),
        )
        for one in found
    ]


def _read_rounds(path: Path, account: str) -> "list[Round]":
    """Return what was signed of this plan, and of those that were closed before it."""
    from kamplan import workspace
    from kamplan.signoff import read_folder

    plans = [*workspace.find_archived_plans(path), path]
    folders = (read_folder(workspace.read_signoffs(one), account) for one in plans)
    return [one for folder in folders if not folder.flaws for one in folder.rounds]


def _watch(timeline: "Iterable[Iteration]", number: int) -> "Iterator[Iteration]":
    """Pass the iterations on; on a terminal show how many of many are done."""
    if number < _MANY or not is_terminal():
        yield from timeline
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(
        timeline, "Reading revisions", number, console=Console(stderr=True), transient=True
    )
