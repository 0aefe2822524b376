"""The letters in the comments of the reference plan are the marks of the models.

Where the models ask for more or less than the letters, the difference stands here by name, beside
its reason in `kamplan.model.base`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from kamplan.model.shape import FieldShape, shape_of, walk_fields
from tests.model.deviations import DEVIATIONS
from tests.model.files import REFERENCES

FIELDS: dict[str, FieldShape] = {
    route: field for route, field in walk_fields(shape_of("plan")) if field.key
}
TEXT = REFERENCES["plan"].read_text(encoding="utf-8")

OWN_WORDS = {"name", "verbatim", "goal", "title", "what", "metric"}
"""An item's own words are in every plan, as its id and party are."""

NOT_IN_THE_REFERENCE = {"needs/*/corrections/*/" + key for key in ("on", "by", "why", "was")} | {
    "initiatives/*/commitments/*/from"
}
"""Fields that the reference names in comments only; besides, each item may have renamed_from."""

NAMED_BY_REVIEW = {
    "review/commitments/*/commitment",
    "review/initiatives/*/initiative",
    "review/goals/*/goal",
    "review/returns/*/return",
}
"""In the review only the keys of entries, written by kamplan, are demanded at all."""


class Key(NamedTuple):
    """A key of the reference plan, where it stands and what the comment on its line says."""

    route: str
    line: int
    leads_line: bool
    comment: str


def comments() -> dict[int, str]:
    """Give the comment after a value by its line; a `#` inside a text has no blank before it."""
    found = ((number, re.search(r"\S.*?\s#\s+(.*)", line)) for number, line in numbered())
    return {number: match[1] for number, match in found if match}


def numbered() -> Iterator[tuple[int, str]]:
    return ((n, line) for n, line in enumerate(TEXT.splitlines()) if line.strip()[:1] != "#")


def read_keys() -> list[Key]:
    """List every key of the reference plan; it leads its line if nothing but `- ` is before."""
    lines, notes = TEXT.splitlines(), comments()
    found = []

    def visit(node: Node, route: str) -> None:
        if isinstance(node, SequenceNode):
            for item in node.value:
                visit(item, f"{route}*/")
        elif isinstance(node, MappingNode):
            for key, value in node.value:
                assert isinstance(key, ScalarNode)
                mark = key.start_mark
                leads = lines[mark.line][: mark.column].strip() in {"", "-"}
                found.append(Key(f"{route}{key.value}", mark.line, leads, notes.get(mark.line, "")))
                visit(value, f"{route}{key.value}/")

    visit(YAML(typ="safe", pure=True).compose(TEXT), "")
    return found


KEYS = read_keys()


def letter_of(route: str) -> str:
    """Say what the reference demands: the letter on the line that a key leads, else the rule."""
    for key in KEYS:
        if key.route == route and key.leads_line and (match := re.match(r"[RSO]\b", key.comment)):
            # "R name; S lead" is said of the parts.
            if not re.match(r"[RSO] \w+; [RSO] \w+$", key.comment):
                return match[0]
        elif key.route.rpartition("/")[0] == route and (
            pairs := re.match(r"([RSO]) \w+; [RSO] \w+$", key.comment)
        ):
            return pairs[1]
    holder, _, key_name = route.rpartition("/")
    for key in KEYS:
        if key.route == holder and (pair := re.search(rf"\b([RSO]) {key_name}\b", key.comment)):
            return pair[1]
    return "R" if is_own_word(route) else "S"


def is_own_word(route: str) -> bool:
    if route in {"sessions/*/on", "sessions/*/kind", "account/id"}:
        return True
    in_item = route.rpartition("/")[0].endswith("*") and route not in NAMED_BY_REVIEW
    return in_item and route.rpartition("/")[2] in OWN_WORDS | {"id", "party"}


def is_progress(route: str) -> bool:
    """Say whether the reference marks a key as progress, on its own line or by `held P`."""
    name = route.rpartition("/")[2]
    return any(
        (key.leads_line and re.match(r"(?:[RSO] )?P\b", key.comment) is not None)
        or re.search(rf"\b{name} P\b", key.comment) is not None
        for key in KEYS
        if key.route == route
    )


def test_the_comments_are_read() -> None:
    assert letter_of("kamplan") == "R"
    assert letter_of("supplier") == "R"
    assert letter_of("supplier/name") == "R"
    assert letter_of("supplier/lead") == "S"
    assert letter_of("needs/*/said_by") == "S"
    assert letter_of("needs/*/verbatim") == "R"
    assert letter_of("needs/*/session") == "O"
    assert is_progress("sessions")
    assert is_progress("review")
    assert is_progress("touchpoints/*/held")
    assert not is_progress("touchpoints/*/every")


def test_every_field_stands_in_the_reference_and_no_other() -> None:
    renamed = {route for route in FIELDS if route.endswith("/renamed_from")}
    free = {key.route for key in KEYS if key.route.startswith("account/crm/")}
    written = {key.route for key in KEYS} - free

    assert written <= set(FIELDS)
    assert set(FIELDS) - written == renamed | NOT_IN_THE_REFERENCE


def test_needs_are_the_letters_but_where_they_deviate() -> None:
    written = {key.route for key in KEYS} & set(FIELDS)
    different = {
        route: FIELDS[route].need
        for route in written
        if FIELDS[route].need != letter_of(route) and not route.startswith("review/")
    }

    assert different == DEVIATIONS


def test_only_keys_of_entries_are_demanded_in_a_review() -> None:
    demanded = {
        route: field.need
        for route, field in FIELDS.items()
        if route.startswith("review/") and field.need != "O"
    }

    assert demanded == dict.fromkeys(NAMED_BY_REVIEW, "S") | {"review/lessons/*/what": "R"}


def test_progress_is_marked_where_the_reference_marks_it() -> None:
    marked = {route for route, field in FIELDS.items() if field.progress}

    assert marked - {"initiatives/*/commitments/*/from"} == {
        key.route for key in KEYS if is_progress(key.route)
    }


def test_only_details_of_contacts_are_unsigned() -> None:
    assert {route for route, field in FIELDS.items() if field.unsigned} == {
        f"contacts/*/{key}" for key in ("title", "email", "phone")
    }


def test_order_means_nothing_exactly_where_the_format_says_so() -> None:
    keyed = {
        "account/profile/analyst_reports": ("title",),
        "account/profile/looming": ("what",),
        "sessions/*/briefed": ("who",),
        "six_boxes/assumptions/believed": ("what",),
        "six_boxes/goals/*/benchmarks": ("by",),
        "six_boxes/team": ("who",),
        "initiatives/*/success_criteria/*/readings": ("on",),
        "initiatives/*/partners": ("name",),
        "white_space/cells": ("unit", "offering"),
        "white_space/relationships_to_build": ("who",),
        "checkpoint_results": ("on",),
        "renewal/steps": ("what",),
        "handoff/items": ("what",),
        "review/commitments": ("commitment",),
        "review/initiatives": ("initiative",),
        "review/goals": ("goal",),
        "review/returns": ("return",),
        "review/lessons": ("what",),
    }
    plain = {"roles", "attendees", "themes", "value", "criteria", "checkpoints", "held", "on"}
    lists = {route: field for route, field in FIELDS.items() if field.kind == "list"}

    assert {
        route: field.identity for route, field in lists.items() if field.identity != ("id",)
    } == dict.fromkeys(
        lists.keys() - {route for route, one in lists.items() if one.item}, ()
    ) | keyed
    assert {route for route, field in lists.items() if not field.ordered} == {
        route
        for route, field in lists.items()
        if field.identity
        or field.key in plain
        or (field.key in {"needs", "goals"} and field.element and field.element.refers)
    }
