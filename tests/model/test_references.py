"""Which fields name ids, and of what."""

import typing

from kamplan.model.references import list_items, list_references
from kamplan.model.shape import shape_of, walk_fields
from kamplan.model.values import ItemKind


def test_every_kind_of_item_stands_in_one_list() -> None:
    kinds = [place.kind for place in list_items()]

    assert sorted(kinds) == sorted(typing.get_args(ItemKind))


def test_ids_are_named_of_kinds_that_exist() -> None:
    assert {place.kind for place in list_references()} <= {place.kind for place in list_items()}


def test_items_are_where_ids_are_declared() -> None:
    fields = dict(walk_fields(shape_of("plan")))
    declared = {route for route in fields if route.endswith("/*/id")}

    assert declared == {f"{place.route}/id" for place in list_items()}
    assert {route for route in fields if route.endswith("/renamed_from")} == {
        f"{place.route}/renamed_from" for place in list_items()
    }


def test_contacts_are_named_where_the_format_says_so() -> None:
    """The format names the keys that hold contact ids, and three that look so but hold text."""
    contact_keys = {
        "lead",
        "owner",
        "attendees",
        "reports_to",
        "questions_to",
        "introduced_by",
        "checked_with",
        "relationships",
    }
    free_text = {"white_space/cells/*/served_by"}
    dates = {
        "six_boxes/goals/*/benchmarks/*/by",
        "initiatives/*/success_criteria/*/target/by",
        "white_space/cells/*/by",
        "white_space/relationships_to_build/*/by",
        "growth_targets/*/by",
        "renewal/steps/*/by",
    }
    expected = set()
    for route, _ in walk_fields(shape_of("plan")):
        key = route.removesuffix("/*").rpartition("/")[2]
        named = key in contact_keys or key == "by" or key.endswith("_by")
        is_who = route in {"six_boxes/team/*/who", "sessions/*/briefed/*/who"}
        holds_ids = route.endswith("/*") or f"{route}/*" not in dict(walk_fields(shape_of("plan")))
        if (named or is_who) and holds_ids and route not in free_text | dates:
            expected.add(route)

    assert {one.route for one in list_references() if one.kind == "contact"} == expected


def test_other_ids_are_named_under_the_name_of_their_kind() -> None:
    """`needs`, `need` and the like; `asked` is the one that is called otherwise."""
    keys = {
        (place.route.removesuffix("/*").rpartition("/")[2], place.kind)
        for place in list_references()
        if place.kind != "contact"
    }

    assert keys == {
        ("asked", "need"),
        ("commitment", "commitment"),
        ("criteria", "criterion"),
        ("goal", "goal"),
        ("goals", "goal"),
        ("initiative", "initiative"),
        ("needs", "need"),
        ("return", "return"),
        ("session", "session"),
    }
