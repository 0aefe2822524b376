"""`kamplan verify`: whether both parties still agree to exactly what the plan says."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from kamplan.cli._exit import ExitCode
from kamplan.cli._proofs import prove, read_trust
from kamplan.cli._terminal import print_note, print_out
from kamplan.cli._wiring import AccountArgument, load
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.cli._wiring import LoadedPlan
    from kamplan.planfile import PlanFile
    from kamplan.vcs import Repository


class VerifyFormat(StrEnum):
    """How to print it."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


class Required(StrEnum):
    """The least that counts as agreed."""

    RECORDED = "recorded"
    APPROVED = "approved"
    SIGNED = "signed"


def verify(  # noqa: PLR0913 - one parameter an option
    account: AccountArgument = None,
    *,
    rev: Annotated[
        str | None, typer.Option("--rev", metavar="REV", help="Judge the plan of this revision.")
    ] = None,
    require: Annotated[
        Required | None,
        typer.Option("--require", help="The least that counts; else the setting, else recorded."),
    ] = None,
    trust_from: Annotated[
        str | None,
        typer.Option(
            "--trust-from",
            metavar="REV|FILE",
            help="A protected branch, or a file outside the repository, with the trusted keys.",
        ),
    ] = None,
    approval: Annotated[
        list[Path] | None,
        typer.Option("--approval", metavar="FILE", help="A forge's review as JSON, given by CI."),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print what is covered, and what is not.")
    ] = False,
    output: Annotated[VerifyFormat, typer.Option("--format", help="How to print it.")] = (
        VerifyFormat.TEXT
    ),
) -> None:
    """Say who signed what, and whether it still holds; exit with 1 unless both agree.

    Example: kamplan verify st-brannocs --require signed --trust-from origin/main
    """
    from kamplan.reporters.signoff import render_explanation, render_signoff
    from kamplan.signoff import Assurance, judge_signoff

    plan = load(account)
    found = _find(plan, rev)
    if explain:
        print_out(render_explanation(found.file.plan, found.files))
        return
    trust = read_trust(plan, trust_from or plan.settings.signoff.trust_from)
    proofs = prove(found.files, found.file.plan.account.id, trust, approval or [])
    state = judge_signoff(found.file.plan, found.files, proofs=proofs, protected=trust.protected)
    least = Assurance(require.value if require else plan.settings.signoff.required)
    print_out(render_signoff(state, found.file, least, output.value))
    if found.uncommitted:
        print_note(f"not committed yet: {', '.join(found.uncommitted)}")
    is_enough = state.is_agreed and state.assurance is not None and state.assurance.reaches(least)
    raise typer.Exit(ExitCode.OK if is_enough else ExitCode.NO)


class _Found(NamedTuple):
    """A plan with the statements beside it, from the disk or from a revision."""

    file: "PlanFile"
    files: dict[str, bytes]
    uncommitted: tuple[str, ...] = ()


def _find(plan: "LoadedPlan", rev: str | None) -> _Found:
    from kamplan import workspace
    from kamplan.cli._signoffs import read_signoffs_at
    from kamplan.planfile import demand_plan
    from kamplan.vcs import demand_repository, open_repository

    path = plan.location.path
    if rev is not None:
        repository = demand_repository(path)
        commit, inside = repository.resolve(rev), repository.relative(path)
        content = repository.read(commit, inside)
        if content is None:
            raise KamplanError(
                f"there is no {inside} in `{rev[:60]}`", hint="kamplan history shows its revisions"
            )
        return _Found(demand_plan(content, inside), read_signoffs_at(repository, commit, inside))
    files = workspace.read_signoffs(path)
    around = open_repository(path)
    return _Found(plan.file, files, _list_uncommitted(around, path, files) if around else ())


def _list_uncommitted(
    repository: "Repository", path: Path, files: dict[str, bytes]
) -> tuple[str, ...]:
    from kamplan.cli._signoffs import read_signoffs_at

    head = repository.head()
    known = read_signoffs_at(repository, head, repository.relative(path)) if head else {}
    return tuple(name for name in sorted(files) if known.get(name) != files[name])
