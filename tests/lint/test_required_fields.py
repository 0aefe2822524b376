"""Each field that signing needs is asked for once, by the rule that names it or by missing-field."""

from collections.abc import Iterator
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from kamplan.lint import ALL_RULES, Stage, lint_plan
from kamplan.model.shape import shape_of, walk_fields
from kamplan.planfile import load_plan
from kamplan.yamldoc import Mapping, Node, Route, Sequence, YamlDocument
from kamplan.yamldoc.amend import amend, put, remove
from tests.lint.conftest import PATH, build_context

REFERENCE = Path(__file__).parents[1] / "data/plan.reference.yaml"
DAY = date(2026, 12, 20)
CORRECTION = {"on": date(2025, 10, 1), "by": "penhale", "why": "Half past.", "was": "By nine."}

COMPLETE = amend(
    REFERENCE.read_text(encoding="utf-8"), [put(("needs", 0, "corrections"), [CORRECTION])]
)
"""A plan in which every field that signing needs is filled."""

FIELDS = [
    route for route, field in walk_fields(shape_of("plan")) if field.need == "S" and field.key
]
MILDER = {
    # Warnings at sign-off as well, by the catalogue.
    "initiatives/*/goals": "initiative-without-goal",
    "six_boxes/goals/*/serves_want": "goal-without-fit",
    "six_boxes/goals/*/better_customer": "goal-without-fit",
    "six_boxes/goals/*/our_strategy": "goal-without-fit",
    "six_boxes/strategy/challenges/*/cause": "symptom-as-cause",
}
BESIDE = {
    # What the field's absence means besides: another fault, which has a finding of its own.
    "contacts/*/roles": {"no-decision-maker-heard", "no-executive-involved"},
    "expected_return": {"dangling-reference", "renewal-notice-near"},
    "initiatives/*/commitments": {"dangling-reference"},
    "initiatives/*/needs": {"unserved-need"},
    "initiatives/*/success_criteria": {"dangling-reference"},
    "review/commitments/*/commitment": {"overdue-commitment"},
    "review/goals/*/goal": {"missed-benchmark"},
    "sessions": {"dangling-reference", "no-executive-involved", "solution-before-listening"},
    "touchpoints/*/attendees": {"no-executive-involved"},
}


def pattern_of(route: Route) -> str:
    return "/".join("*" if isinstance(step, int) else step for step in route)


def walk_routes(node: Node | None, route: Route = ()) -> Iterator[Route]:
    if isinstance(node, Mapping):
        for key, value in node.pairs:
            yield (*route, key.text)
            yield from walk_routes(value, (*route, key.text))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from walk_routes(item, (*route, index))


PLACES = [
    route for route in walk_routes(YamlDocument.parse(COMPLETE).root) if pattern_of(route) in FIELDS
]


def judge(text: str, stage: Stage) -> set[tuple[str, str, str]]:
    """Give rule, level and place of all findings."""
    context = build_context(today=DAY, stage=stage, notes={})
    found = lint_plan(load_plan(text, PATH), ALL_RULES, context)
    return {(one.rule, str(one.severity), one.place) for one in found}


@pytest.fixture(scope="module")
def before() -> dict[Stage, set[tuple[str, str, str]]]:
    return {stage: judge(COMPLETE, stage) for stage in Stage}


def test_the_plan_is_complete() -> None:
    assert set(map(pattern_of, PLACES)) == set(FIELDS)


def test_each_field_is_named_by_one_rule_at_most() -> None:
    named = {
        field: [rule.name for rule in ALL_RULES for one in rule.names if fnmatchcase(field, one)]
        for field in FIELDS
    }

    assert {field: names for field, names in named.items() if len(names) > 1} == {}


def test_rules_name_only_fields_that_signing_needs() -> None:
    names = [one for rule in ALL_RULES for one in rule.names]

    assert [one for one in names if not any(fnmatchcase(field, one) for field in FIELDS)] == []


@pytest.mark.parametrize("route", PLACES, ids=lambda route: "/".join(map(str, route)))
@pytest.mark.parametrize("how", ["absent", "null"])
def test_what_signing_needs_is_asked_for_once(
    before: dict[Stage, set[tuple[str, str, str]]], route: Route, how: str
) -> None:
    pattern = pattern_of(route)
    names = {rule.name for rule in ALL_RULES for one in rule.names if fnmatchcase(pattern, one)}
    rule = next(iter(names), "missing-field")
    text = amend(COMPLETE, [remove(route) if how == "absent" else put(route, None)])

    asked = {
        stage: [
            one[:2]
            for one in judge(text, stage) - before[stage]
            if one[0] not in BESIDE.get(pattern, ())
        ]
        for stage in Stage
    }

    assert asked == {
        Stage.DRAFT: [(rule, "warning")],
        Stage.SIGN_OFF: [(rule, "warning" if pattern in MILDER else "error")],
    }


OPTIONAL = [
    (key,)
    for key, field in shape_of("plan").fields.items()
    if field.need == "O" and field.kind in ("record", "list")
]


@pytest.mark.parametrize("route", OPTIONAL, ids="/".join)
def test_nothing_is_asked_for_in_a_section_that_may_be_left_out(route: Route) -> None:
    text = amend(COMPLETE, [remove(route)])

    assert not any("missing-field" in one for one in judge(text, Stage.SIGN_OFF))
