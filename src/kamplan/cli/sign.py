"""`kamplan sign`: write down that a party agreed to exactly this plan."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kamplan.cli._terminal import is_asked, print_note, print_out
from kamplan.cli._wiring import AccountArgument, TodayOption, load, read_day, today
from kamplan.errors import ChangedOnDiskError, KamplanError

if TYPE_CHECKING:
    from kamplan.cli._wiring import LoadedPlan
    from kamplan.signoff import Signing


class PartyChoice(StrEnum):
    """Who signs."""

    CUSTOMER = "customer"
    SUPPLIER = "supplier"


class Method(StrEnum):
    """How the person agreed."""

    PULL_REQUEST = "pull-request"
    EMAIL = "email"
    MEETING = "meeting"
    PAPER = "paper"
    KEY = "key"


def sign(  # noqa: PLR0913 - one parameter an option
    account: AccountArgument = None,
    *,
    party: Annotated[PartyChoice, typer.Option("--party", help="Which party signs.")],
    by: Annotated[
        str, typer.Option("--by", metavar="CONTACT", help="The person, by id: one of its contacts.")
    ],
    method: Annotated[Method, typer.Option("--method", help="How the person agreed.")],
    evidence: Annotated[
        str | None, typer.Option("--evidence", help="Where that can be looked up.")
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day; today without it.")
    ] = None,
    key: Annotated[
        Path | None,
        typer.Option("--key", metavar="FILE", help="An SSH key that signs the statement as well."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask before writing.")] = False,
    today_option: TodayOption = None,
) -> None:
    """Record that a party agreed to exactly what the plan says, beside the plan.

    Shows what is signed and what changed since the last signature. Commit and share the files.

    Example: kamplan sign st-brannocs --party customer --by strand --method meeting --evidence
    "minutes of 2025-12-11"
    """
    from kamplan import workspace
    from kamplan.signoff import prepare_signing, write_statement

    day = today(today_option)
    plan = load(account)
    _refuse_unready(plan, day)
    prepared = prepare_signing(
        plan.file.plan,
        workspace.read_signoffs(plan.location.path),
        party=party.value,
        by=by,
        method=method.value,
        evidence=evidence,
        on=read_day(on, "--on") if on else day,
    )
    print_note(_describe(plan, prepared))
    if not yes and is_asked() and not typer.confirm("Sign exactly this?", err=True):
        print_note("nothing was written")
        raise typer.Exit(1)

    folder = plan.location.path.parent / workspace.SIGNOFFS
    statement = write_statement(prepared.statement)
    with workspace.lock(plan.location.root):
        if workspace.read(plan.location.path).digest != plan.source.digest:
            raise ChangedOnDiskError(
                "the plan was changed while you were reading it; nothing was signed",
                hint="read it again and sign once more",
            )
        # The payload first: a statement never stands without what it speaks of.
        payload = folder / prepared.payload_name
        if prepared.is_payload_new and not _is_there_already(payload, prepared.payload):
            workspace.create(payload, prepared.payload.decode("utf-8"))
        written = folder / prepared.statement.file_name
        workspace.create(written, statement.decode("utf-8"))
    if key is not None:
        from kamplan.vcs.keys import sign_file

        sign_file(written, key)
    print_out(f"{workspace.shown(written)}\n")
    print_note(f"next: commit {workspace.shown(folder)}; kamplan verify {plan.location.account}")


def _is_there_already(path: Path, content: bytes) -> bool:
    """Say whether an earlier run wrote this very payload and was ended before the statement."""
    return path.is_file() and path.read_bytes() == content


def _refuse_unready(plan: "LoadedPlan", day: date) -> None:
    from kamplan import workspace
    from kamplan.review.readiness import find_blockers

    def find_notes(relative: str) -> str | None:
        return workspace.read_notes(plan.location.path, relative)

    blockers = find_blockers(plan.file, plan.settings, day, find_notes)
    if not blockers:
        return
    number = sum(len(one.findings) for one in blockers)
    first = blockers[0].findings[0]
    raise KamplanError(
        f"{number} thing{'' if number == 1 else 's'} must be put right before anybody signs; "
        f"the first: line {first.span.line}, {first.message}",
        hint=f"kamplan lint {plan.file.path} --stage sign-off",
    )


def _describe(plan: "LoadedPlan", prepared: "Signing") -> str:
    from kamplan import workspace
    from kamplan.cli._signoffs import tell_changes_since
    from kamplan.signoff import read_folder, short_code

    one = prepared.statement
    shown = plan.file.plan
    both = f"{shown.customer.name} and {shown.supplier.name}"
    lines = [
        f"{both}, {shown.period.start} to {shown.period.end}",
        one.summary,
        f"{one.signer.name} signs for the {one.party}, {one.signed_on}, {one.method}",
        f"code {short_code(one.digest)}",
    ]
    folder = read_folder(workspace.read_signoffs(plan.location.path), shown.account.id)
    lines += tell_changes_since(shown, folder)
    return "\n".join(lines)
