"""`kamplan comment`: the whole story of a proposal, as its first comment tells it."""

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kamplan.cli._document import write_document
from kamplan.cli._story.answers import read_answer
from kamplan.cli._story.gathering import Proposal, find_start, gather_story
from kamplan.cli._story.suggesting import SuggestingAsked, SuggestingForge, suggest
from kamplan.cli._terminal import print_out
from kamplan.cli._wiring import TodayOption, today
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.reporters.comment import Story


class CommentFormat(StrEnum):
    """How to print it."""

    MARKDOWN = "markdown"
    JSON = "json"


def comment(  # noqa: PLR0913 - one parameter an option
    base: Annotated[
        str | None,
        typer.Option("--base", metavar="REV", help="What it is proposed to; the main branch."),
    ] = None,
    *,
    head: Annotated[
        str | None,
        typer.Option(
            "--head",
            metavar="REV",
            help="What is proposed; the work tree without. Of a revision only plans, notes and "
            "signatures are read; settings come from the base.",
        ),
    ] = None,
    pages: Annotated[
        str | None,
        typer.Option("--pages", metavar="URL", help="Where the plan can be read as a page."),
    ] = None,
    find_in: Annotated[
        Path | None,
        typer.Option(
            "--find-in",
            metavar="FILE",
            help="Print the id of our own comment in a forge's list of comments instead.",
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by", metavar="NAME", help="With --find-in or --said: our bot's name on the forge."
        ),
    ] = None,
    suggestions: Annotated[
        SuggestingForge | None,
        typer.Option(
            "--suggestions",
            help="Give what can be mended as this forge takes it instead, with --head: a review "
            "for GitHub; for GitLab discussions, one a line.",
        ),
    ] = None,
    said: Annotated[
        list[Path] | None,
        typer.Option(
            "--said",
            metavar="FILE",
            help="With --suggestions and --by: a list of what was said before, as the forge gives "
            "it; for several lists say it again.",
        ),
    ] = None,
    versions: Annotated[
        Path | None,
        typer.Option(
            "--versions",
            metavar="FILE",
            help="With --suggestions gitlab: GitLab's list of the merge request's versions.",
        ),
    ] = None,
    output: Annotated[
        CommentFormat,
        typer.Option("--format", help='json is {"body": …}, as forges take it.'),
    ] = CommentFormat.MARKDOWN,
    file: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to put it.")
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="CODE",
            help="Language of the comment: en, de or fr, also with a country as de-CH. Else the "
            "plan's own, else that of kamplan.yaml, both as the base has them, else English.",
        ),
    ] = None,
    today_option: TodayOption = None,
) -> None:
    """Tell a proposal's whole story: verdict, next step, what changes, what lint finds.

    Example: kamplan comment --base origin/main --pages https://example.org/plan.html
    """
    from kamplan.reporters.comment import MARKER, check_link, render_comment

    if find_in is not None:
        if by is None:
            raise KamplanError(
                "anybody can write our marker into a comment, so say who our bot is",
                hint="--by 'github-actions[bot]'",
            )
        print_out(_find(find_in, MARKER, by))
        return
    if suggestions is not None and language is not None:
        raise KamplanError("suggestions are told in English", hint="the same without --lang")
    link = check_link(pages) if pages is not None else None
    story = gather_story(Proposal(base, head, link, language), today(today_option))
    if suggestions is not None:
        text = _suggest(story, base, head, SuggestingAsked(suggestions, said or [], by, versions))
    else:
        text = render_comment(story)
        if output is CommentFormat.JSON:
            text = json.dumps({"body": text}, ensure_ascii=True) + "\n"
    if file is None:
        print_out(text)
    else:
        write_document(file, text, is_forced=True)


def _find(path: Path, marker: str, author: str) -> str:
    from kamplan.collab.forges import find_own_comment

    found = find_own_comment(read_answer(path), marker, author)
    return "" if found is None else f"{found}\n"


def _suggest(story: "Story", base: str | None, head: str | None, asked: SuggestingAsked) -> str:
    """Return what can be mended in the lines that the proposal changes."""
    from kamplan.cli._versions import Here

    if head is None:
        raise KamplanError("suggestions are made on a commit", hint="--head REV names the proposal")
    here = Here(Path.cwd())
    start = find_start(here, base, head)
    return suggest(asked, here, story.reports, start.commit, here.repository.resolve(head))
