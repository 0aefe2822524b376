"""What must hold of every comparison, whatever the plans."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from kamplan.diff import KINDS, Level, Speech, compare_files, tell_change
from kamplan.diff.apply import apply_changes
from kamplan.diff.values import frozen, plain_of
from kamplan.planfile import PlanFile
from tests.diff.payload import payload
from tests.diff.plans import (
    PLAN,
    Data,
    lax_pairs,
    load,
    pairs,
    plans,
    respelt,
    shuffled,
    write_data,
)

SIGNED_ON = date(2026, 3, 31)
often = settings(max_examples=100, deadline=None)


def as_file(data: Data) -> PlanFile:
    return load(write_data(data))


def said(file: PlanFile) -> object:
    return frozen(plain_of(file.plan), PLAN)


@often
@given(plans)
def test_a_plan_and_itself_differ_in_nothing(data: Data) -> None:
    assert compare_files(as_file(data), as_file(data)).changes == ()


@often
@given(plans, st.integers())
def test_writing_a_plan_otherwise_changes_nothing(data: Data, seed: int) -> None:
    other = shuffled(respelt(data), seed)

    assert compare_files(as_file(data), as_file(other)).changes == ()


@often
@given(pairs)
def test_making_the_changes_gives_the_new_plan(pair: tuple[Data, Data]) -> None:
    one, other = map(as_file, pair)

    made = apply_changes(plain_of(one.plan), compare_files(one, other).changes)  # type: ignore[arg-type]

    assert frozen(made, PLAN) == said(other)


@often
@given(st.one_of(pairs, lax_pairs))
def test_the_way_back_mirrors_the_way_there(pair: tuple[Data, Data]) -> None:
    one, other = map(as_file, pair)
    there, back = compare_files(one, other).changes, compare_files(other, one).changes

    assert sorted(KINDS[change.kind].mirror for change in there) == sorted(
        change.kind for change in back
    )
    assert sorted(change.level for change in there) == sorted(change.level for change in back)


@often
@given(st.one_of(pairs, lax_pairs), st.sampled_from([None, SIGNED_ON]))
def test_a_change_is_material_exactly_when_the_payload_differs(
    pair: tuple[Data, Data], signed_on: date | None
) -> None:
    changes = compare_files(*map(as_file, pair), signed_on=signed_on).changes

    is_material = any(change.level is Level.MATERIAL for change in changes)

    assert is_material == (payload(pair[0], signed_on) != payload(pair[1], signed_on))


@often
@given(lax_pairs, st.integers())
def test_ids_that_stand_twice_change_nothing_by_their_order(
    pair: tuple[Data, Data], seed: int
) -> None:
    data = pair[0]

    assert compare_files(as_file(data), as_file(shuffled(data, seed))).changes == ()


@often
@given(pairs)
def test_every_change_is_told_on_one_line(pair: tuple[Data, Data]) -> None:
    comparison = compare_files(*map(as_file, pair))
    told = [tell_change(one, Speech(comparison.names)) for one in comparison.changes]

    assert [one for one in told if not one or "\n" in one or one[0].islower()] == []
