"""Every field of a plan has an option, and every kind reads as the plan itself has it."""

import re
import shlex
from pathlib import PurePosixPath

import pytest

from kamplan.model.shape import shape_of, walk_fields
from kamplan.planfile import load_plan
from kamplan.scaffold.entries import KINDS, EntryKind, build_entry, list_options, list_places
from tests.conftest import ROOT

REFERENCE = (ROOT / "tests/data/plan.reference.yaml").read_bytes()

# Filled in by other means, each for its own reason.
ELSEWHERE = {
    "once a plan, by `new` and `session`": re.compile(
        r"(kamplan|account/(id|name|sector|beneficiaries|crm/\*|profile/(business|financial_condition))"
        r"|(supplier|customer)/.*|period/.*|summary|currency|language|philosophy/.*"
        r"|relationship/.*|six_boxes/focus)"
    ),
    "by `correct`": re.compile(r"needs/\*/corrections/.*"),
    "by `measure`": re.compile(r".*/readings/.*"),
    "by `review`": re.compile(r"(review|checkpoint_results)/.*"),
    "once a contract": re.compile(r"renewal/(contract|ends|notice_days|owner)"),
    "once a handoff": re.compile(r"handoff/(?!items/).*"),
    "by hand, when an id changes": re.compile(r".*/renamed_from"),
    "by an option of every kind": re.compile(r".*\*/id"),
}


def filled_by_options() -> set[str]:
    found = set(list_places().values())
    for kind in KINDS:
        for option in list_options(kind):
            found.add("/".join([kind.route, "*", *option.route]))
    return found


def test_every_field_of_a_plan_can_be_given() -> None:
    filled = filled_by_options()
    leaves = {
        route.removesuffix("/*")
        if field.kind not in ("record", "list")
        and any(route.removesuffix("/*") == one for one in filled)
        else route
        for route, field in walk_fields(shape_of("plan"))
        if field.kind not in ("record", "list", "map")
    }

    missing = {
        route
        for route in leaves - filled
        if not any(pattern.fullmatch(route) for pattern in ELSEWHERE.values())
    }
    assert missing == set()
    assert filled - leaves == set()


@pytest.mark.parametrize("kind", KINDS, ids=[one.name for one in KINDS])
def test_no_two_options_have_one_name(kind: EntryKind) -> None:
    names = [one.name for one in list_options(kind)]
    names += ["id", "account", "today", "dry-run", *([kind.parent] if kind.parent else [])]

    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    "kind", [one for one in KINDS if one.name != "line"], ids=lambda one: one.name
)
def test_the_example_of_a_kind_can_be_added_to_the_reference_plan(kind: EntryKind) -> None:
    file = load_plan(REFERENCE, PurePosixPath("plan.yaml")).file
    words = shlex.split(kind.example)
    assert file
    assert words[0] == kind.name
    typed: dict[str, str | list[str] | bool | None] = {}
    several = {one.name for one in list_options(kind) if one.is_list}
    for flag, value in zip(words[1::2], words[2::2], strict=True):
        name = flag.removeprefix("--")
        if name in several:
            known = typed.setdefault(name, [])
            assert isinstance(known, list)
            known.append(value)
        else:
            typed[name] = value
    typed.pop("id", None)
    parent = str(typed.pop(kind.parent)) if kind.parent else None
    # What the reference plan has already, on another day or under another name.
    for name, other in {
        "on": "2026-11-24",
        "by": "2026-11-15",
        "offering": "cold-chain alert",
        "who": "pell",
        "what": "Something else",
        "title": "Another",
        "name": "Somebody Else",
    }.items():
        if name in typed:
            typed[name] = other

    entry = build_entry(file, kind, typed, parent=parent)

    assert entry.name
    assert len(entry.changes) == 1


def test_options_are_named_as_the_fields_are() -> None:
    names = {kind.name: [one.name for one in list_options(kind)] for kind in KINDS}

    assert names["criterion"] == [
        *("metric", "unit", "baseline", "baseline-as-of", "baseline-source"),
        *("target", "target-by", "measured-by"),
    ]
    assert names["initiative"] == [
        *("title", "rank", "need", "goal", "value", "start", "due"),
        *("resources-minimum", "resources-ideal", "verified-by", "verified-on"),
    ]
    assert names["checkpoint"] == ["on"]
    assert "from" in names["commitment"]
    assert "decides" in names["contact"]
    assert names["return"][-3:] == ["amount", "amount-unit", "criterion"]


def test_keys_stand_in_the_order_of_the_reference_plan() -> None:
    text = REFERENCE.decode()
    for name, last in (("needs", "initiatives"), ("contacts", "sessions")):
        block = text[text.index(f"\n{name}:") : text.index(f"\n{last}:")]
        first = block.split("\n  - ")[1]
        keys = re.findall(r"(?:^|\n {4})([a-z_]+):", first)
        kind = next(one for one in KINDS if one.route == name)
        derived = ["id", *(".".join(one.route) for one in list_options(kind))]

        assert [one for one in derived if one in keys] == [one for one in keys if one in derived]
