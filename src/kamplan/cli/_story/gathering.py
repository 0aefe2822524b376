"""Put together what there is to say of a proposal, and in which language."""

from collections.abc import Collection
from contextlib import ExitStack
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from kamplan.cli._wiring import load_settings_of
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.cli._versions import Here, Revision
    from kamplan.diagnostics import Diagnostic
    from kamplan.reporters.comment import Story
    from kamplan.tongue import Tongue

_SHORT = 7


class Proposal(NamedTuple):
    """What is proposed, to what, and how to tell of it, as asked for."""

    base: str | None
    """The revision it is proposed to; None for the main branch."""
    head: str | None
    """The revision that is proposed; None for the work tree."""
    pages: str | None = None
    """Where the plan can be read as a page."""
    language: str | None = None


def gather_story(asked: Proposal, day: date) -> "Story":
    """Compare, judge, and put together what there is to say.

    Args:
        asked: the proposal.
        day: the day to judge by.

    Raises:
        KamplanError: there is no such proposal, or no such language.

    """
    from kamplan.cli._pairs import find_pairs
    from kamplan.cli._story.comparing import compare_all
    from kamplan.cli._story.judging import Base, judge_plans
    from kamplan.cli._story.laying import lay_out
    from kamplan.cli._versions import Here
    from kamplan.collab.messages import Facts
    from kamplan.reporters.comment import Story, name_proposal

    here = Here(Path.cwd())
    repository = here.repository
    start = find_start(here, asked.base, asked.head)
    tip = repository.resolve(asked.head) if asked.head is not None else None
    names = (f"rev:{start.commit}", None if tip is None else f"rev:{tip}")
    compared, failed = compare_all(find_pairs(here, *names, [], None))
    top = here.in_git(here.root)
    touched = {*(one.account for one in compared), *(one.account for one in failed)}
    paths = {PurePosixPath("accounts", one, "plan.yaml") for one in touched}
    with ExitStack() as stack:
        root = here.root
        if tip is not None:
            root = Path(stack.enter_context(TemporaryDirectory(prefix="kamplan-")))
            lay_out(repository, tip, start.commit, top, root)
        reports, problems = judge_plans(root, paths, Base(repository, start.commit, top), day)
    languages = [*(one.language for one in failed), *(one.language for one in compared)]
    tongue = _choose_tongue(here, start, asked, languages)
    old_name = f"{start.name} ({start.commit[:_SHORT]})"
    new_name = name_proposal(None if tip is None else tip[:_SHORT], tongue)
    leads = [*(one.leads for one in failed), *(one.leads for one in compared), (None, None)][0]
    facts = Facts(
        diffs=tuple(one.diff._replace(old_name=old_name, new_name=new_name) for one in compared),
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
        asked.pages,
        tongue,
    )


def _choose_tongue(
    here: "Here", start: "Revision", asked: Proposal, plans: Collection[str | None]
) -> "Tongue":
    """Return the language to tell it in: as asked for, else as the agreed version says.

    Whoever proposes something chooses neither; the settings are those of the commit from which the
    proposal starts, and so are the plans.
    """
    from kamplan.cli._tongues import choose_tongue
    from kamplan.config import FILE_NAME, load_settings

    path = here.in_git(here.root) / FILE_NAME
    settings = load_settings(here.repository.read(start.commit, path), path).settings
    return choose_tongue(asked.language, plans, settings.language)


def _is_to_mend(found: "Diagnostic") -> bool:
    """Say whether somebody must mend the plan; a signature is mended by signing again."""
    return found.severity.value == "error" and found.rule != "void-signature"


def find_start(here: "Here", base: str | None, head: str | None) -> "Revision":
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
