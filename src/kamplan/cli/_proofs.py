"""What proves a statement beyond itself: a trusted key's signature, a review on the forge."""

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from kamplan.errors import KamplanError

if TYPE_CHECKING:
    from kamplan.cli._wiring import LoadedPlan
    from kamplan.signoff import Assurance, Round

TRUST_PATH = PurePosixPath(".kamplan/allowed_signers")
"""Where a protected branch keeps the keys that may sign."""


class Trust(NamedTuple):
    """The keys that are trusted, and the sign-offs as the protected branch has them."""

    text: str | None = None
    protected: dict[str, bytes] | None = None


def read_trust(plan: "LoadedPlan", source: str | None) -> Trust:
    """Read the trusted keys from a protected place: never from what is being judged.

    Args:
        plan: the plan whose signatures are judged.
        source: a protected branch, or a file outside of the repository; None where none is set.

    Raises:
        KamplanError: the file lies in the repository, or git knows no such branch.

    """
    from kamplan.cli._signoffs import read_signoffs_at
    from kamplan.vcs import demand_repository

    if source is None:
        return Trust()
    outside = Path(source)
    if outside.is_file():
        if outside.resolve().is_relative_to(plan.location.root.resolve()):
            raise KamplanError(
                f"`{source}` lies in the repository that is being judged",
                hint="name a protected branch such as origin/main, or a file outside",
            )
        return Trust(outside.read_text(encoding="utf-8"))
    repository = demand_repository(plan.location.path)
    commit = repository.resolve(source)
    raw = repository.read(commit, TRUST_PATH)
    protected = read_signoffs_at(repository, commit, repository.relative(plan.location.path))
    return Trust(raw.decode("utf-8", "replace") if raw is not None else None, protected)


def prove(
    files: Mapping[str, bytes], account: str, trust: Trust, approvals: Sequence[Path] = ()
) -> dict[str, "Assurance"]:
    """Return what else than the statement itself proves each statement, by its file's name.

    Args:
        files: name and bytes of each file in the plan's `signoffs/`.
        account: the account's id.
        trust: the keys that are trusted.
        approvals: reviews on a forge, each a file of JSON.

    """
    from kamplan.signoff import Assurance, read_folder

    folder = read_folder(files, account)
    proofs: dict[str, Assurance] = {}
    if folder.flaws:
        return proofs
    for one in folder.rounds:
        proofs |= _prove_by_approval(one, approvals)
        if trust.text is not None:
            proofs |= _prove_by_key(one, files, trust.text)
    return proofs


def _prove_by_key(one: "Round", files: Mapping[str, bytes], trust: str) -> dict[str, "Assurance"]:
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


def _prove_by_approval(one: "Round", approvals: Sequence[Path]) -> dict[str, "Assurance"]:
    from kamplan.signoff import Assurance
    from kamplan.signoff.approval import read_approval

    proofs: dict[str, Assurance] = {}
    reviewers = {read_approval(path.read_bytes(), str(path)).email.casefold() for path in approvals}
    for statement in one.statements.values():
        email = statement.signer.email
        if email is not None and email.casefold() in reviewers:
            proofs[statement.file_name] = Assurance.APPROVED
    return proofs
