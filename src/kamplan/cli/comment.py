"""`kamplan comment`: the whole story of a proposal, as its first comment tells it."""

import json
from contextlib import ExitStack
from datetime import date
from enum import StrEnum
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from kamplan.cli._document import write_document
from kamplan.cli._story.answers import read_answer
from kamplan.cli._story.suggesting import SuggestingAsked, SuggestingForge, suggest
from kamplan.cli._terminal import print_out
from kamplan.cli._wiring import TodayOption, load_settings_of, today
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.cli._versions import Here, Revision
    from kamplan.diagnostics import Diagnostic
    from kamplan.reporters.comment import Story


_SHORT = 7


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
    link = check_link(pages) if pages is not None else None
    story = _gather(base, head, link, today(today_option))
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
    start = _find_start(here, base, head)
    return suggest(asked, here, story.reports, start.commit, here.repository.resolve(head))


def _gather(base: str | None, head: str | None, pages: str | None, day: date) -> "Story":
    """Compare, judge, and put together what there is to say."""
    from kamplan.cli._pairs import find_pairs
    from kamplan.cli._story.comparing import compare_all
    from kamplan.cli._story.judging import Base, judge_plans
    from kamplan.cli._story.laying import lay_out
    from kamplan.cli._versions import Here
    from kamplan.collab.messages import Facts
    from kamplan.reporters.comment import Story

    here = Here(Path.cwd())
    repository = here.repository
    start = _find_start(here, base, head)
    tip = repository.resolve(head) if head is not None else None
    names = (f"rev:{start.commit}", None if tip is None else f"rev:{tip}")
    compared, failed = compare_all(
        find_pairs(here, *names, [], None),
        f"{start.name} ({start.commit[:_SHORT]})",
        "this work tree" if tip is None else f"this proposal ({tip[:_SHORT]})",
    )
    top = here.in_git(here.root)
    touched = {*(one.account for one in compared), *(one.account for one in failed)}
    paths = {PurePosixPath("accounts", one, "plan.yaml") for one in touched}
    with ExitStack() as stack:
        root = here.root
        if tip is not None:
            root = Path(stack.enter_context(TemporaryDirectory(prefix="kamplan-")))
            lay_out(repository, tip, start.commit, top, root)
        reports, problems = judge_plans(root, paths, Base(repository, start.commit, top), day)
    leads = [*(one.leads for one in failed), *(one.leads for one in compared), (None, None)][0]
    facts = Facts(
        diffs=tuple(one.diff for one in compared),
        voids=tuple(dict.fromkeys(name for one in compared for name in one.voids)),
        errors=sum(_is_to_mend(found) for one in reports for found in one.diagnostics),
        unreadable=len(failed),
        customer_lead=leads[0],
        supplier_lead=leads[1],
    )
    said = [f"{one.account}: {one.reason}" for one in failed]
    return Story(
        facts,
        tuple(sorted(touched)),
        tuple(reports),
        (*said, *problems),
        _find_outside(here, start, tip),
        pages,
    )


def _is_to_mend(found: "Diagnostic") -> bool:
    """Say whether somebody must mend the plan; a signature is mended by signing again."""
    return found.severity.value == "error" and found.rule != "void-signature"


def _find_start(here: "Here", base: str | None, head: str | None) -> "Revision":
    """Return the commit at which the proposal parted from what it is proposed to."""
    from kamplan.cli._versions import Revision, find_base

    if base is None and head is None:
        found = find_base(here, load_settings_of(here.root).main_branch)
        return found._replace(name=found.name.partition(" (")[0])
    repository = here.repository
    main = base or repository.main_branch(load_settings_of(here.root).main_branch) or "main"
    commit = repository.resolve(main)
    parted = repository.merge_base(commit, repository.resolve(head or "HEAD"))
    if parted is None:
        raise KamplanError(f"`{main}` and the proposal have no commit in common")
    return Revision(parted, main)


def _find_outside(here: "Here", start: "Revision", tip: str | None) -> tuple[PurePosixPath, ...]:
    """Return the files outside of accounts/ that differ, as people see them from the top on."""
    from kamplan.vcs import changed_paths, paths_between

    repository = here.repository
    if tip is None:
        changed = [one.path for one in changed_paths(repository, start.commit)]
    else:
        changed = paths_between(repository, start.commit, tip)
    accounts = here.in_git(here.root) / "accounts"
    return tuple(one for one in changed if not one.is_relative_to(accounts))
