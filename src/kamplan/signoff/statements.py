"""Who signed what: one small JSON file for each party, beside the payload that was signed."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NoReturn

from kamplan.signoff.digest import canonical, is_digest
from kamplan.yamldoc import find_forbidden

KIND = "kamplan-signoff/1"
METHODS = ("pull-request", "email", "meeting", "paper", "key")
MAX_BYTES = 64 * 1024
FOLDER = "signoffs"

Party = Literal["customer", "supplier"]
PARTIES: tuple[Party, ...] = ("customer", "supplier")

_STATEMENT_NAME = re.compile(r"([0-9]{4,6})-(customer|supplier)\.json")
_PAYLOAD_NAME = re.compile(r"([0-9]{4,6})\.payload\.json")
_SIGNER_KEYS = {"contact", "name", "email"}
_KEYS = {
    "account",
    "as_of",
    "digest",
    "evidence",
    "kind",
    "method",
    "party",
    "previous",
    "seq",
    "signed_on",
    "signer",
    "summary",
}


class BrokenStatementError(ValueError):
    """A statement that cannot be what `sign` wrote."""

    def __init__(self, text: str, /, **values: str) -> None:
        """Take what is wrong, as a text with places for values, and the values."""
        super().__init__(text.format_map(values))
        self.text = text
        self.values = values


@dataclass(frozen=True, slots=True)
class Signer:
    """The person who agreed, as the plan had them when they signed."""

    contact: str
    name: str
    email: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One party's agreement to one payload."""

    seq: int
    party: Party
    account: str
    digest: str
    previous: str | None
    """The digest of the last complete sign-off before this one."""
    signed_on: date
    as_of: date
    """Needs heard later than this day are not part of what was signed."""
    signer: Signer
    method: str
    evidence: str | None
    summary: str

    @property
    def file_name(self) -> str:
        """The name of its file."""
        return f"{self.seq:04d}-{self.party}.json"


def payload_name(seq: int) -> str:
    """Return the name of the payload's file."""
    return f"{seq:04d}.payload.json"


def find_seq(name: str) -> tuple[int, Party | None] | None:
    """Return the number and the party that a file's name says; None for any other file.

    The party of a payload is None.
    """
    if match := _STATEMENT_NAME.fullmatch(name):
        party: Party = "customer" if match[2] == "customer" else "supplier"
        return int(match[1]), party
    if match := _PAYLOAD_NAME.fullmatch(name):
        return int(match[1]), None
    return None


def write_statement(one: Statement) -> bytes:
    """Return a statement's exact bytes: canonical JSON, for it may be signed with a key."""
    return (
        canonical(
            {
                "account": one.account,
                "as_of": one.as_of.isoformat(),
                "digest": one.digest,
                "evidence": one.evidence,
                "kind": KIND,
                "method": one.method,
                "party": one.party,
                "previous": one.previous,
                "seq": one.seq,
                "signed_on": one.signed_on.isoformat(),
                "signer": {
                    "contact": one.signer.contact,
                    "email": one.signer.email,
                    "name": one.signer.name,
                },
                "summary": one.summary,
            }
        )
        + b"\n"
    )


def read_statement(raw: bytes, name: str) -> Statement:
    """Read a statement strictly; what `sign` would not have written is broken.

    Args:
        raw: the file's bytes.
        name: the file's name, which must agree with what it says.

    Raises:
        BrokenStatementError: why it is none.

    """
    data = read_json(raw)
    if not isinstance(data, dict):
        raise BrokenStatementError("it is no JSON object")
    if data.get("kind") != KIND:
        raise BrokenStatementError(
            "its kind is not {kind}, the only one this version knows", kind=KIND
        )
    if set(data) != _KEYS:
        odd = min(set(data) ^ _KEYS)
        raise BrokenStatementError("its key `{key}` is missing or unknown", key=odd[:40])
    signer = data["signer"]
    if not isinstance(signer, dict) or set(signer) != _SIGNER_KEYS:
        raise BrokenStatementError("its signer is not contact, name and email")
    found = find_seq(name)
    if found is None or found != (data["seq"], data["party"]):
        raise BrokenStatementError("its name and its number or party disagree")
    digest = _text(data, "digest")
    previous = _optional(data, "previous")
    if not is_digest(digest) or not (previous is None or is_digest(previous)):
        raise BrokenStatementError("its digest is none that this version knows")
    method = _text(data, "method")
    if method not in METHODS:
        raise BrokenStatementError("its method is none of {methods}", methods=", ".join(METHODS))
    return Statement(
        seq=found[0],
        party="customer" if data["party"] == "customer" else "supplier",
        account=_text(data, "account"),
        digest=digest,
        previous=previous,
        signed_on=_day(data, "signed_on"),
        as_of=_day(data, "as_of"),
        signer=Signer(_text(signer, "contact"), _text(signer, "name"), _optional(signer, "email")),
        method=method,
        evidence=_optional(data, "evidence"),
        summary=_text(data, "summary"),
    )


def read_json(raw: bytes) -> Any:  # noqa: ANN401 - any JSON value
    """Read JSON strictly: UTF-8, no key twice, no NaN, no numbers but whole ones.

    Raises:
        BrokenStatementError: it is not such JSON, or is too large.

    """
    try:
        return json.loads(
            raw.decode("utf-8"),
            object_pairs_hook=_unique,
            parse_constant=_refuse,
            parse_float=_refuse,
        )
    except BrokenStatementError:
        raise
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise BrokenStatementError("it is not JSON in UTF-8") from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise BrokenStatementError("its key `{key}` stands twice", key=key[:40])
        found[key] = value
    return found


def _refuse(text: str) -> NoReturn:
    raise BrokenStatementError("`{value}` may not stand in it", value=text[:40])


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data[key]
    if not isinstance(value, str) or not value:
        raise BrokenStatementError("its {key} is no text", key=key)
    if find_forbidden(value) or "\n" in value:
        raise BrokenStatementError("its {key} holds a character that nobody sees", key=key)
    return value


def _optional(data: Mapping[str, Any], key: str) -> str | None:
    return None if data[key] is None else _text(data, key)


def _day(data: Mapping[str, Any], key: str) -> date:
    text = _text(data, key)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise BrokenStatementError("its {key} is no day", key=key) from None
    if day.isoformat() != text:
        raise BrokenStatementError("its {key} is no day written YYYY-MM-DD", key=key)
    return day
