from kamplan.lint import Group
from kamplan.lint.references import walk_references
from kamplan.lint.rules.dangling_reference import RULE
from kamplan.model.references import list_references
from kamplan.planfile import load_plan
from tests.conftest import ROOT
from tests.lint.conftest import PATH, Check, judge_text


def test_the_nearest_id_is_named(check: Check) -> None:
    text = """\
        supplier: {name: Tessaly Biologics, lead: march}
        renewal:
          owner: Marsh-E
          steps: [{what: a, owner: penhale}, {what: b, owner: somebody-else}]
        """.replace("Marsh-E", "nobody")

    said = check(RULE, text)

    assert said.found == [
        "1:43 there is no contact `march` in this plan",
        "3:10 there is no contact `nobody` in this plan",
        "4:55 there is no contact `somebody-else` in this plan",
    ]
    assert said.cures == [
        "did you mean `marsh`?",
        "kamplan add contact --id nobody …",
        "kamplan add contact --id somebody-else …",
    ]


def test_each_entry_of_a_list_is_looked_at(check: Check) -> None:
    text = """\
        touchpoints:
          - id: monthly-call
            kind: call
            attendees: [penhale, merle, marsh, merle]
        """

    assert check(RULE, text).found == [
        "4:26 there is no contact `merle` in this plan",
        "4:40 there is no contact `merle` in this plan",
    ]


def test_an_entry_that_was_left_out_keeps_its_place(check: Check) -> None:
    text = """\
        touchpoints:
          - id: monthly-call
            kind: call
            attendees: [Penhale, merle]
        """

    assert check(RULE, text).found == ["4:26 there is no contact `merle` in this plan"]


def test_an_entry_at_fault_can_still_be_named() -> None:
    text = """\
        sessions:
          - id: walk-round
            on: 2025-09-16
            attendees: [marsh]
          - {id: workshop, on: 2025-10-28, kind: co-creation, attendees: [strand]}
        """

    assert judge_text(text, Group.TEXT, Group.IDENTITY) == ["2:5 missing-field `kind` is missing"]


def test_an_id_of_another_kind_is_none_of_this_kind(check: Check) -> None:
    text = """\
        growth_targets: [{id: seat, kind: grow, what: a}]
        renewal: {owner: seat}
        """

    assert check(RULE, text).found == ["2:18 there is no contact `seat` in this plan"]


def test_every_reference_of_the_table_is_walked() -> None:
    content = (ROOT / "tests/data/plan.reference.yaml").read_bytes()
    file = load_plan(content, PATH).file
    assert file is not None

    walked = {
        ("/".join("*" if isinstance(step, int) else step for step in route), kind)
        for route, kind, _ in walk_references(file)
    }

    filled = {(one.route, one.kind) for one in list_references()}
    empty = {
        "six_boxes/goals/*/confirmed_by",
        "needs/*/corrections/*/by",
        "needs/*/met_confirmed_by",
        "initiatives/*/commitments/*/dropped_agreed_by",
        "initiatives/*/verified_by",
    }
    assert walked == {(route, kind) for route, kind in filled if route not in empty}
