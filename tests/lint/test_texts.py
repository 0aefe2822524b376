"""Whose a text is: a new field of the schema has to be put on one side or the other."""

from kamplan.lint.phrases import Phrases
from kamplan.lint.texts import customer_quotations, supplier_texts
from kamplan.model.shape import shape_of, walk_fields
from kamplan.planfile import PlanFile, load_plan
from tests.conftest import ROOT
from tests.hostile_files import PLAN
from tests.lint.conftest import PATH

LEFT_OUT = {
    # The customer's own words, goals and affairs.
    "account/beneficiaries", "account/crm/*", "account/name", "account/profile/analyst_reports/*/title",
    "account/profile/business", "account/profile/competition/*",
    "account/profile/financial_condition", "account/profile/initiatives/*",
    "account/profile/looming/*/source", "account/profile/looming/*/what",
    "account/profile/markets/*", "account/sector", "customer/name", "expected_return/*/amount/unit",
    "expected_return/*/measure", "expected_return/*/verbatim", "needs/*/corrections/*/was",
    "needs/*/corrections/*/why", "needs/*/verbatim", "review/customer_verdict/verbatim",
    "review/returns/*/verbatim", "six_boxes/co_beneficiaries/*",
    "six_boxes/goals/*/expected_result", "six_boxes/goals/*/goal",
    "six_boxes/goals/*/why_it_matters", "six_boxes/journey/today/barriers/*",
    "six_boxes/journey/today/emotions/*", "six_boxes/journey/today/needs/*",
    "six_boxes/journey/today/to_move_forward/*", "six_boxes/journey/tomorrow/*",
    "six_boxes/journey/uncertain/*",
    # People and names.
    "contacts/*/ask_me_about", "contacts/*/decides/*", "contacts/*/email", "contacts/*/name",
    "contacts/*/phone", "contacts/*/title", "contacts/*/unit", "initiatives/*/partners/*/name",
    "supplier/name",
    # What is measured.
    "initiatives/*/success_criteria/*/baseline/source", "initiatives/*/success_criteria/*/metric",
    "initiatives/*/success_criteria/*/readings/*/source",
    "initiatives/*/success_criteria/*/unit",
    # What the supplier hopes for, said openly.
    "growth_targets/*/what", "initiatives/*/resources/ideal/*", "initiatives/*/resources/minimum/*",
    "six_boxes/strategy/resources/ideal/*", "six_boxes/strategy/resources/minimum/*",
    "white_space/cells/*/next_step", "white_space/cells/*/offering", "white_space/cells/*/served_by",
    "white_space/cells/*/unit", "white_space/offerings/*", "white_space/relationships_to_build/*/who",
    "white_space/units/*",
}  # fmt: skip


def load_reference() -> PlanFile:
    content = (ROOT / "tests/data/plan.reference.yaml").read_bytes()
    file = load_plan(content, PATH).file
    assert file is not None
    return file


def test_every_text_is_the_suppliers_or_left_out_knowingly() -> None:
    texts = {route for route, field in walk_fields(shape_of("plan")) if field.kind == "text"}
    walked = {
        "/".join("*" if isinstance(step, int) else step for step in route)
        for route, _ in supplier_texts(load_reference()).texts
    }

    assert walked & LEFT_OUT == set()
    # Not filled in the reference plan.
    empty = {"sessions/*/momentum", "review/goals/*/why"}
    assert texts - LEFT_OUT - walked <= empty
    assert texts >= LEFT_OUT


def test_quotations_stand_with_their_speakers() -> None:
    quotations = customer_quotations(load_reference())

    assert [(one.route[0], one.said_by) for one in quotations] == [
        ("needs", "penhale"),
        ("needs", "penhale"),
        ("expected_return", "strand"),
        ("review", "strand"),
        ("review", "strand"),
    ]


def test_each_text_that_may_hold_a_phrase_is_given_and_no_other() -> None:
    phrases = Phrases(["premium tier", "quota"])
    plan = PLAN + (
        "ways_of_working: [The Premium-Tier for all, Nothing to see, A quota, premium and tier]\n"
    )
    file = load_plan(plan, PATH).file
    assert file is not None

    found = [text for _, text in supplier_texts(file).find_holding(phrases)]

    assert found == ["The Premium-Tier for all", "A quota"]
