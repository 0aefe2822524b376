"""Seven faults that another tool's review stamp has, each tried here: each fails closed."""

from pathlib import Path

import pytest

from kamplan.signoff import Standing
from tests.conftest import Cli, Repo
from tests.signoff.conftest import REFERENCE, Folder


@pytest.fixture
def plan(repo: Repo) -> Path:
    path = repo.write("accounts/st-brannocs/plan.yaml", REFERENCE)
    repo.commit()
    return path


def test_1_lint_never_writes_a_stamp(cli: Cli, plan: Path, repo: Repo) -> None:
    cli("lint", "--today", "2025-12-12")
    cli("lint", "--fix", "--today", "2025-12-12")
    cli("status", "--today", "2025-12-12")

    assert not (plan.parent / "signoffs").exists()
    assert repo.git("status", "--porcelain") == ""


@pytest.mark.parametrize(
    "typed", ["reviewed: true", "signed: true", "signed_by: [strand, marsh]", "signatures: []"]
)
def test_2_a_stamp_typed_by_hand_is_an_error(cli: Cli, plan: Path, typed: str) -> None:
    plan.write_text(f"{REFERENCE}{typed}\n", encoding="utf-8")

    assert "error[unknown-key]" in cli("lint", "--today", "2025-12-12").out
    assert cli("verify").code == 2


def test_2_a_statement_typed_by_hand_is_broken(signed: Folder) -> None:
    signed["0001-customer.json"] = b'{"party": "customer", "reviewed": true}\n'

    assert signed.judge(REFERENCE).standing is Standing.BROKEN


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("No patient-identifiable data leaves", "Patient-identifiable data leaves"),
        ("minutes: 20", "minutes: 60"),
        ("part: evening line", "part: no line"),
        ('salesforce: "001xx0000000001"', 'salesforce: "001xx0000000002"'),
        ("state: served", "state: open"),
        ("aim: trusted-advisor", "aim: supplier"),
    ],
)
def test_3_no_field_is_outside(signed: Folder, old: str, new: str) -> None:
    assert old in REFERENCE
    assert signed.judge(REFERENCE.replace(old, new)).standing is Standing.CHANGED


def test_4_text_cannot_move_between_values(signed: Folder) -> None:
    moved = REFERENCE.replace(
        "cause: Bookings follow clinic days and not chair supply, symptom: corridor queues",
        "cause: Bookings follow clinic days and not chair, symptom: supply corridor queues",
    )

    assert moved != REFERENCE
    assert signed.judge(moved).standing is Standing.CHANGED


@pytest.mark.parametrize("key", ["signer", "party", "signed_on", "as_of", "method"])
def test_5_a_stamp_without_person_party_or_date_is_broken(signed: Folder, key: str) -> None:
    signed.alter("0001-customer.json", **{key: None})

    assert signed.judge(REFERENCE).standing is Standing.BROKEN


@pytest.mark.parametrize("prefix", ["", "sha256:", "kamplan-v0:sha256:", "kamplan-v1:md5:"])
def test_6_a_digest_without_its_version_is_broken(signed: Folder, prefix: str) -> None:
    digest = signed.judge(REFERENCE).digest
    assert digest is not None
    for name in ("0001-customer.json", "0001-supplier.json"):
        signed.alter(name, digest=prefix + digest.rpartition(":")[2])

    assert signed.judge(REFERENCE).standing is Standing.BROKEN


def test_7_a_void_stamp_is_an_error_everywhere(cli: Cli, plan: Path, signed: Folder) -> None:
    for name, raw in signed.items():
        (plan.parent / "signoffs").mkdir(exist_ok=True)
        (plan.parent / "signoffs" / name).write_bytes(raw)
    assert cli("verify").code == 0
    plan.write_text(REFERENCE.replace("due: 2026-01-30", "due: 2026-03-06"), encoding="utf-8")

    assert cli("verify").code == 1
    done = cli("lint", "--today", "2025-12-20", "--select", "void-signature")
    assert done.code == 1
    assert "error[void-signature]" in done.out
