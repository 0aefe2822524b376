"""Make one party's statement over exactly the plan that was read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kamplan.errors import KamplanError
from kamplan.signoff.digest import canonical, compute_digest
from kamplan.signoff.payload import build_payload
from kamplan.signoff.reading import Round, read_folder
from kamplan.signoff.statements import METHODS, Party, Signer, Statement, payload_name

if TYPE_CHECKING:
    from kamplan.model import Contact, Plan


@dataclass(frozen=True, slots=True)
class Signing:
    """What `sign` writes: the payload, unless it is there, and the statement."""

    statement: Statement
    payload: bytes
    is_payload_new: bool

    @property
    def payload_name(self) -> str:
        """The name of the payload's file."""
        return payload_name(self.statement.seq)


def prepare_signing(  # noqa: PLR0913 - the facts of one signature, by name
    plan: "Plan",
    files: Mapping[str, bytes],
    *,
    party: Party,
    by: str,
    method: str,
    evidence: str | None,
    on: date,
) -> Signing:
    """Return the statement of one party over a plan, and the payload it covers.

    Args:
        plan: the plan, as read from the bytes that are to be signed.
        files: name and bytes of each file in `signoffs/`.
        party: who signs.
        by: the id of the person, a contact of that party.
        method: how the person agreed.
        evidence: where that can be looked up.
        on: the day of the agreement.

    Raises:
        KamplanError: the person cannot sign, signed already, or the folder is broken.

    """
    signer = _find_signer(plan, party, by)
    if method not in METHODS:
        raise KamplanError(f"`{method[:40]}` is no method", hint=f"one of {', '.join(METHODS)}")
    folder = read_folder(files, plan.account.id)
    if folder.flaws:
        first = folder.flaws[0]
        raise KamplanError(
            f"signoffs/{first.file}: {first.message}",
            hint="nobody can sign beside a broken statement; kamplan verify says more",
        )
    complete = [one for one in folder.rounds if one.is_complete]
    previous = complete[-1].digest if complete else None
    joined = _find_open(plan, folder.rounds, on)
    if joined is not None:
        if party in joined.statements:
            raise KamplanError(
                f"the {party} signed this already, on {joined.statements[party].signed_on}",
                hint="kamplan verify shows who has signed",
            )
        _refuse_same_person(joined, signer)
        as_of = min(one.as_of for one in joined.statements.values())
        seq, payload, digest = joined.seq, joined.payload, joined.digest
    else:
        as_of = on
        seq = folder.rounds[-1].seq + 1 if folder.rounds else 1
        payload = build_payload(plan, as_of)
        digest = compute_digest(payload)
        if complete and complete[-1].digest == digest:
            raise KamplanError(
                "both parties signed exactly this already", hint="kamplan verify shows it"
            )
    statement = Statement(
        seq=seq,
        party=party,
        account=plan.account.id,
        digest=digest,
        previous=previous,
        signed_on=on,
        as_of=as_of,
        signer=Signer(signer.id, signer.name, signer.email),
        method=method,
        evidence=evidence,
        summary=summarise(plan),
    )
    _refuse_unlisted(payload, signer)
    return Signing(statement, canonical(payload), is_payload_new=joined is None)


def summarise(plan: "Plan") -> str:
    """Return what is signed in a line: `4 initiatives, 9 criteria, until 2026-12-31`."""
    criteria = sum(len(one.success_criteria) for one in plan.initiatives)
    parts = [
        _counted(len(plan.initiatives), "initiative", "initiatives"),
        _counted(criteria, "criterion", "criteria"),
        f"until {plan.period.end.isoformat()}",
    ]
    return ", ".join(parts)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _find_signer(plan: "Plan", party: Party, by: str) -> "Contact":
    found = next((one for one in plan.contacts if one.id == by), None)
    ours = [one.id for one in plan.contacts if one.party == party and one.left_on is None]
    known = f"the {party}'s contacts are {', '.join(ours)}" if ours else "add the person first"
    if found is None:
        raise KamplanError(f"`{by[:60]}` is not among the contacts", hint=known)
    if found.party != party:
        raise KamplanError(f"{found.name} is a contact of the {found.party}", hint=known)
    if found.left_on is not None:
        raise KamplanError(f"{found.name} left on {found.left_on}", hint=known)
    return found


def _find_open(plan: "Plan", rounds: tuple[Round, ...], on: date) -> Round | None:
    """Return the newest round, if it waits for a party and covers exactly this plan."""
    if not rounds or rounds[-1].is_complete:
        return None
    newest = rounds[-1]
    as_of = min((one.as_of for one in newest.statements.values()), default=on)
    same = compute_digest(build_payload(plan, as_of)) == newest.digest
    return newest if same and newest.statements else None


def _refuse_same_person(joined: Round, signer: "Contact") -> None:
    for one in joined.statements.values():
        mails = [mail.casefold() for mail in (one.signer.email, signer.email) if mail]
        same_mail = len(mails) == 2 and mails[0] == mails[1]  # noqa: PLR2004 - one of each
        if same_mail or one.signer.name.casefold() == signer.name.casefold():
            raise KamplanError(
                f"{signer.name} signed for the {one.party} already",
                hint="two parties agree through two people",
            )


def _refuse_unlisted(payload: Mapping[str, object], signer: "Contact") -> None:
    plan = payload["plan"]
    contacts = plan.get("contacts", []) if isinstance(plan, dict) else []
    if not any(isinstance(one, dict) and one.get("id") == signer.id for one in contacts):
        raise KamplanError(
            f"nothing that is agreed names {signer.name}, who so cannot sign it",
            hint=f"make `{signer.id}` the lead, or the owner of a commitment",
        )
