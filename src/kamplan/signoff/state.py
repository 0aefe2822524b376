"""Whether the agreement still holds, derived from the plan and the statements beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from kamplan.diff import Change, Comparison, Level, compare_plans
from kamplan.signoff.digest import compute_digest, short_code
from kamplan.signoff.payload import build_payload
from kamplan.signoff.reading import Flaw, Folder, Round, load_payload, read_folder
from kamplan.signoff.statements import PARTIES, BrokenStatementError, Party, Statement

if TYPE_CHECKING:
    from kamplan.model import Plan


class Standing(StrEnum):
    """What the statements are worth today."""

    DRAFT = "draft"
    WAITING = "waiting"
    AGREED = "agreed"
    CHANGED = "changed"
    SUPERSEDED = "superseded"
    BROKEN = "broken"


class Assurance(StrEnum):
    """How well an agreement is proved, weakest first."""

    RECORDED = "recorded"
    """A statement is there and valid."""
    APPROVED = "approved"
    """The forge's review by the signer says the same."""
    SIGNED = "signed"
    """The signer's key says the same."""

    def reaches(self, least: "Assurance") -> bool:
        """Say whether this proves at least as much as `least`."""
        order = list(Assurance)
        return order.index(self) >= order.index(least)


@dataclass(frozen=True, slots=True)
class SignoffState:
    """The state of sign-off of one plan."""

    standing: Standing
    waiting_for: tuple[Party, ...] = ()
    statements: tuple[Statement, ...] = ()
    """Those of the round that the state speaks of, the customer's first."""
    digest: str | None = None
    comparison: Comparison | None = None
    """What was signed beside the plan of today, where they differ."""
    heard_since: int = 0
    """Needs heard after the signature: additions that do not void it."""
    flaws: tuple[Flaw, ...] = ()
    assurance: Assurance | None = None
    rounds: tuple[Round, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """What changed of what was agreed, in the order of the plan."""
        return self.comparison.at(Level.MATERIAL) if self.comparison else ()

    @property
    def is_agreed(self) -> bool:
        """Whether both parties agreed to exactly what the plan says."""
        return self.standing is Standing.AGREED

    @property
    def is_void(self) -> bool:
        """Whether there were signatures that no longer hold."""
        return self.standing in (Standing.CHANGED, Standing.SUPERSEDED, Standing.BROKEN)

    @property
    def agreed_on(self) -> date | None:
        """The day on which the second party signed."""
        return max((one.signed_on for one in self.statements), default=None)

    @property
    def code(self) -> str | None:
        """The short code of what was signed."""
        return short_code(self.digest) if self.digest else None


def judge_signoff(
    plan: "Plan",
    files: Mapping[str, bytes],
    *,
    proofs: Mapping[str, Assurance] | None = None,
    protected: Mapping[str, bytes] | None = None,
) -> SignoffState:
    """Return the state of sign-off.

    Args:
        plan: the plan as it is.
        files: name and bytes of each file in its `signoffs/`.
        proofs: statement's file name and what else proves it; the rest is `recorded`.
        protected: the files as the protected branch has them. What stands there and not here,
            or differently, was taken back.

    Returns:
        the state; anything that is wrong with any file makes it `broken`.

    """
    folder = read_folder(files, plan.account.id)
    flaws = [*folder.flaws, *_taken_back(files, protected or {})]
    if flaws:
        return SignoffState(Standing.BROKEN, flaws=tuple(flaws), rounds=folder.rounds)
    if not folder.rounds:
        return SignoffState(Standing.DRAFT)
    complete = [one for one in folder.rounds if one.is_complete]
    newest = folder.rounds[-1]
    if not newest.is_complete and _digest(plan, newest) == newest.digest:
        missing = tuple(party for party in PARTIES if party not in newest.statements)
        return SignoffState(
            Standing.WAITING,
            waiting_for=missing,
            statements=_statements(newest),
            digest=newest.digest,
            rounds=folder.rounds,
        )
    return _judge_round(plan, complete[-1] if complete else newest, folder, proofs or {})


def _judge_round(
    plan: "Plan", one: Round, folder: Folder, proofs: Mapping[str, Assurance]
) -> SignoffState:
    statements = _statements(one)
    if one.is_complete and _digest(plan, one) == one.digest:
        as_of = _as_of(one)
        heard = sum(
            1
            for need in plan.needs
            if as_of is not None and need.said_on is not None and need.said_on > as_of
        )
        order = list(Assurance)
        assured = min(
            (proofs.get(each.file_name, Assurance.RECORDED) for each in statements),
            key=order.index,
        )
        return SignoffState(
            Standing.AGREED,
            statements=statements,
            digest=one.digest,
            heard_since=heard,
            assurance=assured,
            rounds=folder.rounds,
        )
    earlier = [each for each in folder.rounds if each.seq < one.seq]
    is_older = any(_digest(plan, each) == each.digest for each in earlier)
    try:
        agreed = load_payload(one.payload)
    except BrokenStatementError as error:
        flaw = Flaw(f"{one.seq:04d}.payload.json", "forged-digest", error.text, error.values)
        return SignoffState(Standing.BROKEN, flaws=(flaw,), rounds=folder.rounds)
    comparison = compare_plans(agreed, plan, signed_on=_as_of(one))
    return SignoffState(
        Standing.SUPERSEDED if is_older else Standing.CHANGED,
        statements=statements,
        digest=one.digest,
        comparison=comparison,
        rounds=folder.rounds,
    )


def _statements(one: Round) -> tuple[Statement, ...]:
    return tuple(one.statements[party] for party in PARTIES if party in one.statements)


def _as_of(one: Round) -> date | None:
    """Return the day up to which needs are part of what was signed: the earliest said."""
    return min((each.as_of for each in one.statements.values()), default=None)


def _digest(plan: "Plan", one: Round) -> str | None:
    if not one.statements:
        return None
    return compute_digest(build_payload(plan, _as_of(one)))


def _taken_back(files: Mapping[str, bytes], protected: Mapping[str, bytes]) -> list[Flaw]:
    return [
        Flaw(name, "void-signature", "the protected branch has this file, and here it is not so")
        for name, raw in sorted(protected.items())
        if files.get(name) != raw
    ]
