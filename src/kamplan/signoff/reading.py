"""Read the folder of sign-offs: what is valid in it, and what cannot be what `sign` wrote."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from kamplan.planfile import load_plan
from kamplan.signoff.digest import canonical, compute_digest
from kamplan.signoff.payload import DIGEST_VERSION
from kamplan.signoff.statements import (
    PARTIES,
    BrokenStatementError,
    Party,
    Statement,
    find_seq,
    payload_name,
    read_json,
    read_statement,
)
from kamplan.yamldoc.emit import emit_pairs

if TYPE_CHECKING:
    from kamplan.model import Plan


class Flaw(NamedTuple):
    """Something in the folder that must not be trusted."""

    file: str
    rule: str
    """The lint rule that reports it."""
    text: str
    """What is wrong, with places for values."""
    values: Mapping[str, str] = MappingProxyType({})

    @property
    def message(self) -> str:
        """What is wrong."""
        return self.text.format_map(self.values)


@dataclass(frozen=True, slots=True)
class Round:
    """The statements of one number, over one payload."""

    seq: int
    payload: dict[str, Any]
    digest: str
    statements: dict[Party, Statement] = field(default_factory=dict)

    @property
    def is_complete(self) -> bool:
        """Whether both parties signed."""
        return len(self.statements) == len(PARTIES)


@dataclass(frozen=True, slots=True)
class Folder:
    """All rounds, oldest first, and all flaws."""

    rounds: tuple[Round, ...] = ()
    flaws: tuple[Flaw, ...] = ()


def read_folder(files: Mapping[str, bytes], account: str) -> Folder:
    """Judge the files of `signoffs/` by themselves and against each other.

    Args:
        files: name and bytes of each file in the folder.
        account: the account that the folder belongs to.

    """
    reader = _Reader(account)
    for name in sorted(files):
        reader.read(name, files[name])
    return reader.finish()


def load_payload(payload: Mapping[str, Any]) -> "Plan":
    """Return a signed payload as a plan, to compare it with the plan of today.

    Raises:
        BrokenStatementError: it is no plan that this version can read.

    """
    plan = _unwrap(payload["plan"])
    plan["kamplan"] = payload["schema"]
    plan["account"] = {**plan.get("account", {}), "id": payload["account"]}
    for key in ("contacts", "needs", "initiatives"):
        plan.setdefault(key, [])
    plan.setdefault("six_boxes", {})
    # Written as a plan and read by the one reader, with its bounds and types.
    loaded = load_plan(emit_pairs(plan, 0, "\n"), PurePosixPath("payload.json"))
    if loaded.file is None or loaded.diagnostics:
        raise BrokenStatementError("its payload is no plan that this version can read")
    return loaded.file.plan


def _unwrap(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, list):
        return [_unwrap(one) for one in value]
    if isinstance(value, dict):
        if set(value) == {"d"}:
            return date.fromisoformat(value["d"])
        if set(value) == {"n"}:
            return Decimal(value["n"])
        # The ids in other systems are the reader's own words: a key among them may be `n` or `d`.
        return {key: one if key == "crm" else _unwrap(one) for key, one in value.items()}
    return value


class _Reader:
    def __init__(self, account: str) -> None:
        self._account = account
        self._payloads: dict[int, Round] = {}
        self._statements: list[Statement] = []
        self._flaws: list[Flaw] = []

    def flaw(self, file: str, text: str, /, **values: str) -> None:
        self._flaws.append(Flaw(file, "forged-digest", text, values))

    def read(self, name: str, raw: bytes) -> None:
        found = find_seq(name)
        if found is None:
            if not name.endswith(".sig") or find_seq(name.removesuffix(".sig")) is None:
                self.flaw(name, "no sign-off has a file of this name")
            return
        try:
            if found[1] is None:
                self._read_payload(found[0], raw)
            else:
                self._statements.append(read_statement(raw, name))
        except BrokenStatementError as error:
            self.flaw(name, error.text, **error.values)

    def _read_payload(self, seq: int, raw: bytes) -> None:
        payload = read_json(raw)
        if not isinstance(payload, dict) or set(payload) != {
            "kamplan-digest",
            "schema",
            "account",
            "plan",
        }:
            raise BrokenStatementError("it is no payload of a sign-off")
        if payload["kamplan-digest"] != DIGEST_VERSION:
            raise BrokenStatementError("its digest version is not known here")
        if canonical(payload) != raw:
            raise BrokenStatementError("its bytes are not in the canonical form")
        if payload["account"] != self._account:
            raise BrokenStatementError(
                "it belongs to another account than `{account}`", account=self._account
            )
        if seq in self._payloads:
            raise BrokenStatementError("its number stands twice")
        self._payloads[seq] = Round(seq, payload, compute_digest(payload))

    def finish(self) -> Folder:
        for statement in self._statements:
            self._place(statement)
        rounds = [self._payloads[seq] for seq in sorted(self._payloads)]
        for one in rounds:
            self._flaws += _judge_round(one)
        self._judge_chain(rounds)
        return Folder(tuple(rounds), tuple(self._flaws))

    def _place(self, one: Statement) -> None:
        home = self._payloads.get(one.seq)
        if one.account != self._account:
            made_for = one.account[:60]
            self.flaw(
                one.file_name, "it was made for another account, `{account}`", account=made_for
            )
        elif home is None:
            payload = payload_name(one.seq)
            self.flaw(one.file_name, "its payload {file} is missing or broken", file=payload)
        elif home.digest != one.digest:
            self.flaw(one.file_name, "its digest is not that of the payload beside it")
        else:
            home.statements[one.party] = one

    def _judge_chain(self, rounds: list[Round]) -> None:
        last: str | None = None
        for one in rounds:
            for statement in one.statements.values():
                if statement.previous != last:
                    self.flaw(
                        statement.file_name,
                        "it does not follow the last sign-off that both parties gave",
                    )
            if one.is_complete:
                last = one.digest


def _judge_round(one: Round) -> Iterator[Flaw]:
    contacts = {
        contact["id"]: contact
        for contact in one.payload["plan"].get("contacts", [])
        if isinstance(contact, dict) and "id" in contact
    }
    file, rule = payload_name(one.seq), "unlisted-signatory"
    for statement in one.statements.values():
        listed = contacts.get(statement.signer.contact)
        values = {"who": statement.signer.contact}
        if listed is None:
            yield Flaw(file, rule, UNLISTED[statement.party], values)
        elif listed.get("party") != statement.party or listed.get("name") != statement.signer.name:
            yield Flaw(file, rule, NOT_THEIRS[statement.party], values)
    if one.is_complete:
        ours, theirs = (one.statements[party].signer for party in PARTIES)
        same_mail = ours.email and theirs.email and ours.email.casefold() == theirs.email.casefold()
        if (
            ours.contact == theirs.contact
            or ours.name.casefold() == theirs.name.casefold()
            or same_mail
        ):
            yield Flaw(file, "same-person-both-parties", BOTH_PARTIES, {"name": ours.name})


UNLISTED: Mapping[Party, str] = {
    "customer": "`{who}` signed for the customer and is no contact in what was signed",
    "supplier": "`{who}` signed for the supplier and is no contact in what was signed",
}
NOT_THEIRS: Mapping[Party, str] = {
    "customer": "`{who}` is not the customer's contact that the statement names",
    "supplier": "`{who}` is not the supplier's contact that the statement names",
}
BOTH_PARTIES = "{name} signed for both parties"
