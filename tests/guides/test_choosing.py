"""Which instrument is recommended for whom: the right tool for the right contact."""

from itertools import product

import pytest

from kamplan.guides import KINDS, ROLES, SEGMENTS, choose_guides, list_fits
from kamplan.model.shape import shape_of


def names(segment: str | None, *roles: str, many: bool = False) -> list[str]:
    return [one.guide for one in choose_guides(segment, roles, is_for_many=many)]


def test_the_whole_base_is_surveyed() -> None:
    assert names("standard") == ["customer-value-survey"]
    assert names("standard", "decision-maker") == ["customer-value-survey"]


def test_a_group_of_key_accounts_advises_through_its_executives() -> None:
    assert "customer-advisory-council" in names("key", "executive-sponsor")
    assert "customer-advisory-council" not in names("key", "user")
    assert "customer-advisory-council" not in names("core", "executive-sponsor")


def test_those_who_decide_are_interviewed_and_those_who_do_the_work_are_visited() -> None:
    assert names("key", "decision-maker")[0] == "executive-interview"
    assert names("key", "day-to-day")[0] == "discovery"
    assert "executive-interview" not in names("key", "day-to-day")


def test_a_workshop_is_for_many_who_deal_with_many() -> None:
    assert names("key", "user", many=True)[0] == "shared-expectations-workshop"
    assert "shared-expectations-workshop" not in names("key", "user")
    assert "shared-expectations-workshop" not in names("core", many=True)


@pytest.mark.parametrize("segment", ["won", "lost"])
def test_whoever_was_won_or_lost_is_asked_why(segment: str) -> None:
    assert names(segment, "decision-maker", many=True) == ["win-loss-interview"]


@pytest.mark.parametrize(("segment", "role"), [*product([None, *SEGMENTS], ROLES)])
def test_everybody_gets_an_answer_with_a_reason(segment: str | None, role: str) -> None:
    chosen = choose_guides(segment, [role])

    assert chosen
    assert {one.guide for one in chosen} <= set(KINDS)
    assert all(one.reason.endswith(".") for one in chosen)


def test_the_roles_are_those_of_a_customers_people() -> None:
    contacts = shape_of("plan").fields["contacts"].element
    assert contacts
    assert contacts.record
    roles = contacts.record.fields["roles"].element
    assert roles

    assert (*ROLES, "account-lead", "specialist") == roles.choices


def test_every_instrument_fits_somebody() -> None:
    fitting = {one for _, guides in list_fits() for one in guides}

    assert fitting == set(KINDS) - {"handoff", "checkpoint", "review", "brief", "account-manager"}
