"""The twelve elements of account management: present, partial or missing, and what is missing."""

from datetime import date
from pathlib import PurePosixPath

import pytest

from kamplan.model.shape import shape_of, walk_fields
from kamplan.planfile import demand_plan
from kamplan.review.process import ELEMENT_NAMES, Element, Presence, build_elements
from tests.review.plans import CONTACTS, HEAD, REST, example, plan_of

TODAY = date(2026, 6, 1)
GOOD = ("dornbach", "najd", "norrvik", "st-brannocs")
TEAM = """\
contacts:
  - {id: strand, party: customer, name: A, roles: [executive-sponsor, decision-maker]}
  - {id: penhale, party: customer, name: B, roles: [user], reports_to: strand}
  - {id: marsh, party: supplier, name: C, roles: [account-lead]}
  - {id: pell, party: supplier, name: D, roles: [executive-sponsor]}
"""


def element(name: str, parts: str, contacts: str = CONTACTS, rest: str | None = None) -> Element:
    more = {} if rest is None else {"rest": rest}
    plan = plan_of(parts + "\n", contacts=contacts, **more).plan
    return {one.name: one for one in build_elements(plan, (), TODAY)}[name]


def test_the_twelve_are_those_that_settings_know() -> None:
    fields = dict(walk_fields(shape_of("settings")))

    assert len(ELEMENT_NAMES) == 12
    assert fields["status/not_used/*"].choices == ELEMENT_NAMES


@pytest.mark.parametrize("name", GOOD)
def test_the_examples_have_them(name: str) -> None:
    found = build_elements(example(name).plan, ("segmentation",), date(2026, 10, 5))
    lacking = {one.name: one.lacks for one in found if one.presence is Presence.PARTIAL}

    assert [one.name for one in found] == list(ELEMENT_NAMES)
    assert lacking == ({"reporting": ("a report inside",)} if name == "norrvik" else {})
    assert {one.name for one in found if one.presence is Presence.NOT_USED} == {"segmentation"}


def test_an_empty_plan_lacks_them() -> None:
    found = build_elements(plan_of(contacts="contacts: []\n").plan, (), TODAY)
    by = {
        presence: [one.name for one in found if one.presence is presence] for presence in Presence
    }

    assert by[Presence.SUPPLIER_SIDE] == ["segmentation", "crm"]
    # The reference names a lead on both sides.
    assert by[Presence.PARTIAL] == ["roles"]
    assert len(by[Presence.MISSING]) == 9
    assert all(one.lacks for one in found if one.presence is Presence.MISSING)


def test_what_is_not_used_is_not_asked_for() -> None:
    found = build_elements(plan_of().plan, ELEMENT_NAMES, TODAY)

    assert {(one.presence, one.has, one.lacks) for one in found} == {(Presence.NOT_USED, "", ())}


NEEDS = "six_boxes: {}\nneeds: [{id: a, kind: need, verbatim: Calm.}]\n"
RETURN = "expected_return: [{id: a, party: customer, verbatim: Calm.}]\n"
BOTH = (
    "initiatives: [{id: a, title: A, commitments: [{id: b, party: customer, what: B}, "
    "{id: c, party: supplier, what: C}]}]\n"
)


@pytest.mark.parametrize(
    ("parts", "rest", "lacks"),
    [
        (
            "",
            NEEDS,
            ("no initiative", "why we do this", "what winning means to the customer"),
        ),
        (RETURN + BOTH + "philosophy: {why: Because.}", NEEDS, ()),
        (RETURN + BOTH + "philosophy: {want_for_customer: Calm.}", NEEDS, ()),
        (
            RETURN.replace("customer", "supplier") + BOTH + "philosophy: {why: Because.}",
            NEEDS,
            ("what winning means to the customer",),
        ),
        (
            RETURN + BOTH.replace("party: supplier", "party: customer") + "philosophy: {why: B.}",
            NEEDS,
            ("promises of both sides in a",),
        ),
        (RETURN + BOTH + "philosophy: {why: B.}", None, ("no need of the customer",)),
    ],
)
def test_the_plan_itself(parts: str, rest: str | None, lacks: tuple[str, ...]) -> None:
    found = element("plan", parts, rest=rest)

    assert found.lacks == lacks
    assert found.presence is (Presence.PARTIAL if lacks else Presence.PRESENT)


@pytest.mark.parametrize(
    ("name", "parts", "has", "lacks"),
    [
        ("growth-targets", "growth_targets: [{id: a, kind: grow, what: b, by: 2026-09-01}]", "1 target", ()),
        ("growth-targets", "growth_targets: [{id: a, what: b}]", "1 target", ("a day for a", "retain or grow for a")),
        ("visit-schedule", "touchpoints: [{id: a, every: 1 month, first: 2026-01-01, attendees: [marsh]}]", "1 touchpoint", ()),
        ("visit-schedule", "touchpoints: [{id: a, on: [2026-01-01], attendees: [marsh]}]", "1 touchpoint", ()),
        ("visit-schedule", "touchpoints: [{id: a, every: 1 month}, {id: b}, {id: c}]", "3 touchpoints",
         ("the days of a, b and 1 more", "who takes part in a, b and 1 more")),
        ("visit-schedule", "touchpoints: [{id: a, on: [2026-01-01]}, {id: b, on: [2026-01-01]}]", "2 touchpoints",
         ("who takes part in a, b",)),
        ("reporting", "reporting: [{id: a, audience: both, every: 1 month, owner: marsh}]", "1 report",
         ("how often, and from when on, for a",)),
        ("reporting", "reporting: [{id: a, audience: both, every: 1 month, first: 2026-01-01, owner: marsh}]", "1 report", ()),
        ("reporting", "reporting: [{id: a, audience: supplier, every: 1 month, first: 2026-01-01, owner: marsh}]", "1 report",
         ("a report to the customer",)),
        ("reporting", "reporting: [{id: a, audience: customer}]", "1 report",
         ("a report inside", "how often, and from when on, for a", "who writes a")),
        ("review-process", "checkpoints: [2026-07-01]", "1 checkpoint", ()),
        ("review-process", "checkpoints: [2026-05-31]", "1 checkpoint", ("what came of the checkpoint of 2026-05-31",)),
        ("review-process", "checkpoints: [2026-05-31]\ncheckpoint_results: [{on: 2026-05-31}]", "1 checkpoint", ()),
        ("review-process", "review: {}", "a review", ("checkpoints during the year",)),
        ("renewal", "renewal: {contract: c, ends: 2027-01-01, notice_days: 90, owner: marsh, steps: [{what: a}]}", "c", ()),
        ("renewal", "renewal: {}", "a contract",
         ("the day on which it ends", "the days of notice", "who sees to it", "what is done before notice can be given")),
        ("goals", "", "", ("the customer's goals",)),
    ],
)  # fmt: skip
def test_each_says_what_it_lacks(name: str, parts: str, has: str, lacks: tuple[str, ...]) -> None:
    found = element(name, parts)

    assert (found.has, found.lacks) == (has, lacks)
    expected = Presence.MISSING if not has else Presence.PARTIAL if lacks else Presence.PRESENT
    assert found.presence is expected


def test_a_goal_needs_a_reason_a_result_and_somebody_at_work() -> None:
    bare = "six_boxes: {goals: [{id: calm, goal: Calm}]}\nneeds: []\n"
    full = bare.replace("goal: Calm", "goal: Calm, why_it_matters: It does., expected_result: Calm")
    served = "initiatives: [{id: a, title: A, goals: [calm]}]"

    assert element("goals", "", rest=bare).lacks == (
        "an initiative for calm",
        "the expected result of calm",
        "why it matters, of calm",
    )
    assert element("goals", served, rest=full).presence is Presence.PRESENT


@pytest.mark.parametrize(
    ("contacts", "lacks"),
    [
        (TEAM, ()),
        (TEAM.replace(", reports_to: strand", ""), ("who reports to whom",)),
        (TEAM.replace("[user]", "[]"), ("somebody who influences, or uses it", "the role of penhale")),
        (
            TEAM.replace("[executive-sponsor, decision-maker]", "[user]"),
            ("somebody who decides",),
        ),
        (
            TEAM.replace("roles: [user]", "roles: [user], left_on: 2026-06-01"),
            (
                "a second person of the customer",
                "somebody who influences, or uses it",
                "who reports to whom",
            ),
        ),
    ],
)  # fmt: skip
def test_the_map_of_contacts(contacts: str, lacks: tuple[str, ...]) -> None:
    assert element("contact-map", "", contacts).lacks == lacks


def test_roles_are_the_suppliers() -> None:
    team = "six_boxes: {team: [{who: marsh, expertise: queues}]}\nneeds: []\n"

    assert element("roles", "", TEAM, team).presence is Presence.PRESENT
    assert element("roles", "", TEAM).lacks == ("what each brings (the team box)",)
    assert element("roles", "", TEAM.replace("[account-lead]", "[]"), team).lacks == (
        "the role of marsh",
    )


def test_without_anybody_there_are_no_roles() -> None:
    def judge(contacts: str, old: str) -> Element:
        text = (HEAD.replace(old, "") if old else HEAD) + contacts + REST + "initiatives: []\n"
        plan = demand_plan(text, PurePosixPath("plan.yaml")).plan
        return {one.name: one for one in build_elements(plan, (), TODAY)}["roles"]

    assert judge("contacts: []\n", ", lead: marsh").presence is Presence.MISSING
    assert judge("contacts: []\n", "").has == "a lead"
    assert judge(TEAM, ", lead: marsh").lacks == (
        "a lead on the supplier's side",
        "what each brings (the team box)",
    )
    assert judge(TEAM, ", lead: strand").lacks[0] == "a lead on the customer's side"


@pytest.mark.parametrize(
    ("parts", "contacts", "lacks"),
    [
        ("touchpoints: [{id: a, kind: executive-meeting}]", TEAM, ()),
        ("touchpoints: [{id: a, kind: call, attendees: [pell]}]", TEAM, ()),
        ("sessions: [{id: a, on: 2026-01-01, kind: review, attendees: [strand]}]", TEAM, ()),
        ("", TEAM, ("a meeting in which they take part",)),
        (
            "touchpoints: [{id: a, kind: executive-meeting}]",
            CONTACTS,
            (
                "an executive sponsor on the customer's side",
                "an executive sponsor on the supplier's side",
            ),
        ),
    ],
)
def test_executives_are_named_and_meet(parts: str, contacts: str, lacks: tuple[str, ...]) -> None:
    found = element("executive-involvement", parts, contacts)

    assert found.lacks == lacks
    assert found.presence is (Presence.PARTIAL if lacks else Presence.PRESENT)


def test_ids_in_other_systems_are_shown_where_they_stand() -> None:
    named = {one.name: one for one in build_elements(example("st-brannocs").plan, (), TODAY)}

    assert (named["crm"].presence, named["crm"].has) == (Presence.PRESENT, "salesforce")
    assert named["crm"].title == "CRM"
    assert named["segmentation"].has == "kept on the supplier's side, not in this plan"
