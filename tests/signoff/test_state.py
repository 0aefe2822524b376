"""The state of sign-off, as a plan and its statements go through a year."""

from datetime import date

import pytest

from kamplan.errors import KamplanError
from kamplan.signoff import Assurance, Standing
from kamplan.signoff.words import describe_state, describe_statement, tell_why
from tests.signoff.conftest import REFERENCE, SIGNED_ON, Folder

REDATED = REFERENCE.replace("due: 2026-01-30", "due: 2026-03-06")
CUSTOMER, SUPPLIER, PAYLOAD = "0001-customer.json", "0001-supplier.json", "0001.payload.json"


def test_nobody_signed() -> None:
    state = Folder().judge(REFERENCE)

    assert state.standing is Standing.DRAFT
    assert describe_state(state) == "draft: nobody has signed"


def test_one_waits_for_the_other() -> None:
    folder = Folder()
    folder.sign(REFERENCE, "customer")
    state = folder.judge(REFERENCE)

    assert state.standing is Standing.WAITING
    assert state.waiting_for == ("supplier",)
    assert describe_state(state) == "waiting for the supplier, code W1QA-084E-BAJQ-GBGX"


def test_both_agreed(signed: Folder) -> None:
    state = signed.judge(REFERENCE)

    assert sorted(signed) == [CUSTOMER, SUPPLIER, PAYLOAD]
    assert state.is_agreed
    assert state.assurance is Assurance.RECORDED
    assert describe_state(state) == "agreed (recorded) on 2025-12-11, code W1QA-084E-BAJQ-GBGX"
    assert [describe_statement(one) for one in state.statements] == [
        "customer: Dr Helena Strand, 2025-12-11, meeting",
        "supplier: Ella Marsh, 2025-12-11, meeting",
    ]


def test_progress_changes_nothing(signed: Folder) -> None:
    later = REFERENCE.replace("value: 8, source", "value: 5, source")

    assert later != REFERENCE
    assert signed.judge(later).is_agreed


def test_a_need_heard_since_is_counted_and_voids_nothing(signed: Folder) -> None:
    heard = REFERENCE.replace(
        "\ninitiatives: ",
        "\n  - {id: fax, verbatim: Your portal asks for a fax number., said_by: penhale,"
        " said_on: 2026-02-03}\n\ninitiatives: ",
    )
    state = signed.judge(heard)

    assert heard != REFERENCE
    assert state.is_agreed
    assert describe_state(state).endswith(", 1 need heard since")


def test_a_material_change_voids_and_says_why(signed: Folder) -> None:
    state = signed.judge(REDATED)

    assert state.standing is Standing.CHANGED
    assert state.is_void
    assert tell_why(state) == [
        "“Eight weeks of chair times without names”: due 35 days later: 2026-01-30 → 2026-03-06"
    ]


def test_both_sign_again(signed: Folder) -> None:
    signed.sign(REDATED, "supplier", on=date(2026, 2, 2))
    assert signed.judge(REDATED).standing is Standing.WAITING

    signed.sign(REDATED, "customer", on=date(2026, 2, 3))
    state = signed.judge(REDATED)

    assert state.is_agreed
    assert state.agreed_on == date(2026, 2, 3)
    assert {one.seq for one in state.statements} == {2}
    assert {one.previous for one in state.statements} == {signed.judge(REDATED).rounds[0].digest}


def test_an_older_plan_that_comes_back_is_superseded(signed: Folder) -> None:
    signed.sign(REDATED, "supplier", on=date(2026, 2, 2))
    signed.sign(REDATED, "customer", on=date(2026, 2, 3))

    assert signed.judge(REFERENCE).standing is Standing.SUPERSEDED


def test_a_half_signed_round_that_was_left_does_not_matter(signed: Folder) -> None:
    signed.sign(REDATED, "supplier", on=date(2026, 2, 2))

    assert signed.judge(REFERENCE).is_agreed
    third = REFERENCE.replace("due: 2026-01-30", "due: 2026-04-01")
    assert signed.judge(third).standing is Standing.CHANGED
    signed.sign(third, "customer", on=date(2026, 2, 4))
    signed.sign(third, "supplier", on=date(2026, 2, 5))
    assert signed.judge(third).is_agreed
    assert "0003.payload.json" in signed


def test_both_at_once_on_two_branches_make_one_round() -> None:
    one, other = Folder(), Folder()
    one.sign(REFERENCE, "customer", on=SIGNED_ON)
    other.sign(REFERENCE, "supplier", on=date(2025, 12, 15))

    assert one[PAYLOAD] == other[PAYLOAD]
    assert Folder({**one, **other}).judge(REFERENCE).is_agreed


@pytest.mark.parametrize(
    ("party", "by", "said"),
    [
        ("customer", "marsh", "Ella Marsh is a contact of the supplier"),
        ("customer", "nobody", "`nobody` is not among the contacts"),
        ("supplier", "pell", "the supplier signed this already"),
    ],
)
def test_who_cannot_sign(signed: Folder, party: str, by: str, said: str) -> None:
    folder = Folder({SUPPLIER: signed[SUPPLIER], PAYLOAD: signed[PAYLOAD]})

    with pytest.raises(KamplanError, match=said):
        folder.sign(REFERENCE, party, by=by)  # type: ignore[arg-type]  # from a table


def test_nobody_signs_twice(signed: Folder) -> None:
    with pytest.raises(KamplanError, match="both parties signed exactly this already"):
        signed.sign(REFERENCE, "customer")


def test_a_person_whom_nothing_agreed_names_cannot_sign() -> None:
    text = REFERENCE.replace(
        "\nsessions:", "\n  - {id: aid, party: customer, name: Aid, roles: [user]}\n\nsessions:", 1
    )
    with pytest.raises(KamplanError, match="nothing that is agreed names Aid"):
        Folder().sign(text, "customer", by="aid")


@pytest.mark.parametrize("least", list(Assurance))
def test_the_weaker_of_two_proofs_counts(signed: Folder, least: Assurance) -> None:
    state = signed.judge(REFERENCE, proofs={CUSTOMER: Assurance.SIGNED, SUPPLIER: least})

    assert state.assurance is least
