"""`kamplan verify`: whether both parties still agree to exactly what the plan says."""

from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from kamplan.cli._exit import ExitCode
from kamplan.cli._terminal import print_note, print_out
from kamplan.cli._wiring import AccountArgument, load
from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.cli._wiring import LoadedPlan
    from kamplan.planfile import PlanFile
    from kamplan.signoff import Assurance, Round
    from kamplan.vcs import Repository

TRUST_PATH = PurePosixPath(".kamplan/allowed_signers")
"""Where a protected branch keeps the keys that may sign."""


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
    trust = _read_trust(plan, trust_from or plan.settings.signoff.trust_from)
    proofs = _prove(found, trust, approval or [])
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


class _Trust(NamedTuple):
    """The keys that are trusted, and the sign-offs as the protected branch has them."""

    text: str | None = None
    protected: dict[str, bytes] | None = None


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


def _read_trust(plan: "LoadedPlan", source: str | None) -> _Trust:
    """Read the trusted keys from a protected place: never from what is being judged."""
    from kamplan.cli._signoffs import read_signoffs_at
    from kamplan.vcs import demand_repository

    if source is None:
        return _Trust()
    outside = Path(source)
    if outside.is_file():
        if outside.resolve().is_relative_to(plan.location.root.resolve()):
            raise KamplanError(
                f"`{source}` lies in the repository that is being judged",
                hint="name a protected branch such as origin/main, or a file outside",
            )
        return _Trust(outside.read_text(encoding="utf-8"))
    repository = demand_repository(plan.location.path)
    commit = repository.resolve(source)
    raw = repository.read(commit, TRUST_PATH)
    protected = read_signoffs_at(repository, commit, repository.relative(plan.location.path))
    return _Trust(raw.decode("utf-8", "replace") if raw is not None else None, protected)


def _prove(found: _Found, trust: _Trust, approvals: list[Path]) -> dict[str, "Assurance"]:
    """Return what else than the statement itself proves each statement of the newest round."""
    from kamplan.signoff import Assurance, read_folder

    folder = read_folder(found.files, found.file.plan.account.id)
    proofs: dict[str, Assurance] = {}
    if folder.flaws:
        return proofs
    for one in folder.rounds:
        proofs |= _prove_by_approval(one, approvals)
        if trust.text is not None:
            proofs |= _prove_by_key(one, found.files, trust.text)
    return proofs


def _prove_by_key(one: "Round", files: dict[str, bytes], trust: str) -> dict[str, "Assurance"]:
    from kamplan.signoff import Assurance
    from kamplan.vcs.keys import is_signed_by

    proofs: dict[str, Assurance] = {}
    for statement in one.statements.values():
        name = statement.file_name
        signature = files.get(f"{name}.sig")
        if signature is None or statement.signer.email is None:
            continue
        if is_signed_by(
            files[name],
            signature,
            email=statement.signer.email,
            trust=trust,
            on=statement.signed_on,
        ):
            proofs[name] = Assurance.SIGNED
    return proofs


def _prove_by_approval(one: "Round", approvals: list[Path]) -> dict[str, "Assurance"]:
    from kamplan.signoff import Assurance
    from kamplan.signoff.approval import read_approval

    proofs: dict[str, Assurance] = {}
    reviewers = {read_approval(path.read_bytes(), str(path)).email.casefold() for path in approvals}
    for statement in one.statements.values():
        email = statement.signer.email
        if email is not None and email.casefold() in reviewers:
            proofs[statement.file_name] = Assurance.APPROVED
    return proofs
