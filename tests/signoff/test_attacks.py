"""What somebody may try: every one of it fails closed."""

import json
from typing import Any

import pytest

from kamplan.signoff import Assurance, Standing, canonical, compute_digest
from kamplan.signoff.words import tell_why
from tests.signoff.conftest import REFERENCE, Folder

CUSTOMER, SUPPLIER, PAYLOAD = "0001-customer.json", "0001-supplier.json", "0001.payload.json"
OTHER_DIGEST = "kamplan-v1:sha256:" + "0" * 64


def broken_by(folder: Folder, text: str = REFERENCE, **more: Any) -> tuple[str, str]:
    """Return the rule that reports it and why; fail where it is not broken."""
    state = folder.judge(text, **more)
    assert state.standing is Standing.BROKEN
    assert not state.is_agreed
    assert state.assurance is None
    return state.flaws[0].rule, tell_why(state)[0]


@pytest.mark.parametrize(
    ("values", "rule", "said"),
    [
        ({"digest": OTHER_DIGEST}, "forged-digest", "its digest is not that of the payload"),
        ({"digest": "sha256:" + "0" * 64}, "forged-digest", "its digest is none that this version knows"),
        ({"digest": "kamplan-v2:sha256:" + "0" * 64}, "forged-digest", "none that this version knows"),
        ({"kind": "kamplan-signoff/2"}, "forged-digest", "its kind is not kamplan-signoff/1"),
        ({"party": "supplier"}, "forged-digest", "its name and its number or party disagree"),
        ({"seq": 2}, "forged-digest", "its name and its number or party disagree"),
        ({"account": "globex"}, "forged-digest", "it was made for another account, `globex`"),
        ({"previous": OTHER_DIGEST}, "forged-digest", "does not follow the last sign-off"),
        ({"method": "telepathy"}, "forged-digest", "its method is none of"),
        ({"signed_on": "2025-02-30"}, "forged-digest", "its signed_on is no day"),
        ({"signed_on": "20251211"}, "forged-digest", "its signed_on is no day written YYYY-MM-DD"),
        ({"summary": "4 initiatives \u202e9 criteria"}, "forged-digest", "holds a character that nobody sees"),
        ({"signer": {"contact": "nobody", "name": "Nobody", "email": None}}, "unlisted-signatory", "`nobody` signed for the customer and is no contact"),
        ({"signer": {"contact": "marsh", "name": "Ella Marsh", "email": None}}, "unlisted-signatory", "`marsh` is not the customer's contact"),
        ({"signer": {"contact": "strand", "name": "Somebody Else", "email": None}}, "unlisted-signatory", "`strand` is not the customer's contact"),
        ({"signer": "strand"}, "forged-digest", "its signer is not contact, name and email"),
        ({"extra": 1}, "forged-digest", "its key `extra` is missing or unknown"),
    ],
)  # fmt: skip
def test_a_statement_that_was_changed(
    signed: Folder, values: dict[str, Any], rule: str, said: str
) -> None:
    signed.alter(CUSTOMER, **values)

    found = broken_by(signed)

    assert found[0] == rule
    assert said in found[1]


def test_one_person_for_both_parties(signed: Folder) -> None:
    text = REFERENCE.replace("name: Ella Marsh", "name: Dr Helena Strand")
    folder = Folder()
    folder.sign(text, "customer")
    alone = Folder(folder)
    twin = Folder()
    twin.sign(text, "supplier")

    both = Folder({**alone, **twin})

    assert broken_by(both, text) == (
        "same-person-both-parties",
        "signoffs/0001.payload.json: Dr Helena Strand signed for both parties",
    )
    assert signed.judge(REFERENCE).is_agreed


def test_one_person_under_two_names_with_one_address() -> None:
    text = REFERENCE.replace("title: Account lead", "email: H.Strand@example.org")
    one, other = Folder(), Folder()
    one.sign(text, "customer")
    other.sign(text, "supplier")

    assert broken_by(Folder({**one, **other}), text)[0] == "same-person-both-parties"


def test_any_changed_byte_of_the_payload(signed: Folder) -> None:
    raw = signed[PAYLOAD]
    for at in range(0, len(raw), 97):
        signed[PAYLOAD] = raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]
        broken_by(signed)
    signed[PAYLOAD] = raw + b"\n"
    broken_by(signed)


def test_a_payload_of_another_version_or_account(signed: Folder) -> None:
    payload = json.loads(signed[PAYLOAD])
    for values in ({"kamplan-digest": 2}, {"account": "globex"}, {"more": 1}):
        signed[PAYLOAD] = canonical({**payload, **values})
        for name in (CUSTOMER, SUPPLIER):
            signed.alter(name, digest=compute_digest({**payload, **values}))
        broken_by(signed)


def test_a_statement_without_its_payload(signed: Folder) -> None:
    del signed[PAYLOAD]

    assert "0001.payload.json is missing or broken" in broken_by(signed)[1]


@pytest.mark.parametrize(
    "raw", [b"", b"{}", b"[]", b"\xff", b'{"a": 1, "a": 2}', b"[NaN]", b"[" * 9999]
)
def test_what_is_no_statement(signed: Folder, raw: bytes) -> None:
    signed[CUSTOMER] = raw

    broken_by(signed)


def test_a_key_that_stands_twice(signed: Folder) -> None:
    signed[CUSTOMER] = signed[CUSTOMER].replace(b'"seq":1', b'"seq":1,"seq":1')

    assert "its key `seq` stands twice" in broken_by(signed)[1]


def test_a_file_that_nobody_knows(signed: Folder) -> None:
    signed["0001-customer.json.bak"] = b""

    assert "no sign-off has a file of this name" in broken_by(signed)[1]


def test_plan_and_statements_rolled_back_together(signed: Folder) -> None:
    newer = REFERENCE.replace("due: 2026-01-30", "due: 2026-03-06")
    protected = Folder(signed)
    protected.sign(newer, "customer")
    protected.sign(newer, "supplier")

    assert signed.judge(REFERENCE).is_agreed, "nothing in the clone itself tells"
    rule, said = broken_by(signed, protected=protected)

    assert rule == "void-signature"
    assert "the protected branch has this file" in said


def test_a_proof_of_another_statement_proves_nothing(signed: Folder) -> None:
    state = signed.judge(REFERENCE, proofs={"0002-customer.json": Assurance.SIGNED})

    assert state.assurance is Assurance.RECORDED
