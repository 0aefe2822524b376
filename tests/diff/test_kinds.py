"""The catalogue is whole: every field has its kinds, and every kind has its field."""

from itertools import product

import pytest

from kamplan.diff import KINDS, Area, Level
from kamplan.diff.changes import Act
from kamplan.diff.naming import name_field, name_item
from kamplan.diff.phrases import PHRASES
from kamplan.diff.rules import RULES, find_rule
from kamplan.model.references import list_items
from kamplan.model.shape import FieldShape, shape_of, walk_fields

STATES = ((False, True), (True, True), (True, False))
# Told by what the values are, not by the field alone.
BY_VALUE = {
    "commitment-done",
    "commitment-dropped",
    "commitment-outcome-changed",
    "commitment-reopened",
    "commitment-resumed",
    "commitment-set-back",
    "commitment-started",
    "line-added",
    "line-removed",
    "line-reworded",
    "order-changed",
    "priority-lowered",
    "priority-raised",
    "priority-removed",
    "priority-set",
    "target-lowered",
    "target-raised",
    "verbatim-corrected",
    "verbatim-restored",
}
EDITORIAL = {name for name, kind in KINDS.items() if kind.level is Level.EDITORIAL}
WHOLE_PLAN = {"plan-added", "plan-removed"}
NEVER = {
    # An amount by value: the kind stands in for them when the value tells.
    "priority-changed",
}


def signed_fields() -> list[tuple[str, FieldShape, bool]]:
    """Give each field that holds a value of its own, and whether a signature covers it."""
    found = []
    unsigned: list[str] = []
    for pattern, field in walk_fields(shape_of("plan")):
        is_below = any(pattern.startswith(f"{one}/") for one in unsigned)
        if field.progress or field.unsigned:
            unsigned.append(pattern)
        is_signed = not (is_below or field.progress or field.unsigned)
        found.append((pattern, field, is_signed))
    return found


FIELDS = signed_fields()
LEAVES = [one for one in FIELDS if one[1].record is None and not one[1].identity]


def names_of(pattern: str) -> set[str]:
    return {name_field(pattern, was=was, now=now) for was, now in STATES}


def test_every_field_has_kinds() -> None:
    unknown = {
        pattern: names - set(KINDS) - NEVER
        for pattern, _, _ in FIELDS
        if (names := names_of(pattern)) - set(KINDS) - NEVER
    }

    assert unknown == {}


def test_every_item_has_kinds() -> None:
    acts = (Act.ADD, Act.REMOVE, Act.RENAME)

    assert [
        name
        for place, act in product(list_items(), acts)
        if (name := name_item(place.kind, act)) not in KINDS
    ] == []


def test_items_of_items_can_move() -> None:
    nested = [place.kind for place in list_items() if place.route.count("*") > 1]

    assert sorted(nested) == ["commitment", "criterion", "follow-up"]
    assert all(f"{kind}-moved" in KINDS for kind in nested)


def test_every_kind_comes_from_something() -> None:
    made = {name for pattern, _, _ in FIELDS for name in names_of(pattern)}
    items = {
        name_item(place.kind, act)
        for place, act in product(list_items(), (Act.ADD, Act.REMOVE, Act.RENAME, Act.MOVE))
    }

    assert set(KINDS) - made - items - BY_VALUE - EDITORIAL - WHOLE_PLAN == set()


@pytest.mark.parametrize(
    ("pattern", "is_signed"), [(one[0], one[2]) for one in LEAVES], ids=[one[0] for one in LEAVES]
)
def test_the_usual_level_of_a_kind_is_that_of_its_fields(pattern: str, *, is_signed: bool) -> None:
    usual = Level.MATERIAL if is_signed else Level.NOTABLE
    levels = {KINDS[name].level for name in names_of(pattern) - NEVER}

    assert levels <= {usual, None} or find_rule(pattern).rule.changed == "verbatim-changed"


def test_every_kind_has_a_mirror_whose_mirror_it_is() -> None:
    assert [name for name, one in KINDS.items() if KINDS[one.mirror].mirror != name] == []


def test_mirrors_weigh_the_same_and_stand_in_the_same_section() -> None:
    assert [
        name
        for name, one in KINDS.items()
        if (KINDS[one.mirror].level, KINDS[one.mirror].area) != (one.level, one.area)
    ] == []


def test_a_kind_is_told_in_the_section_that_the_catalogue_says() -> None:
    wrong = {
        (name, rule.area)
        for rule in RULES.values()
        for name in (rule.added, rule.changed, rule.removed)
        if name in KINDS and KINDS[name].area not in (rule.area, None)
    }

    # Words of a person stand in three sections.
    assert {name for name, _ in wrong} == {
        "verbatim-added", "verbatim-changed", "verbatim-removed", "speaker-changed", "source-changed"
    }  # fmt: skip


def test_kinds_have_words_for_people() -> None:
    assert [
        name
        for name, one in KINDS.items()
        if not (one.meaning.endswith(".") and one.meaning[0].isupper() and len(one.meaning) < 120)
    ] == []
    assert [area for area in Area if not area.heading] == []


def test_alarms_are_for_the_customers_words_alone() -> None:
    assert sorted(name for name, one in KINDS.items() if one.is_alarm) == [
        "need-removed",
        "return-removed",
        "verbatim-changed",
        "verbatim-removed",
        "verbatim-restored",
    ]


def test_phrases_are_for_kinds_that_there_are() -> None:
    assert [name for name in PHRASES if name not in KINDS] == []
