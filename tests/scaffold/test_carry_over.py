"""What the next plan takes over from the last one, to the character, and what it leaves."""

from datetime import date
from pathlib import PurePosixPath

import pytest

from kamplan.config import load_settings
from kamplan.errors import KamplanError
from kamplan.lint import ALL_RULES, Context, lint_plan
from kamplan.planfile import PlanFile, demand_plan, load_plan
from kamplan.scaffold import PARTS, Size
from kamplan.scaffold.carry_over import NextPlan, carry_over, demand_review
from kamplan.yamldoc.amend import amend, put
from kamplan.yamldoc.edits import lines_of
from tests.review.plans import HEAD, example, plan_of

START, END, TODAY = date(2027, 1, 1), date(2027, 12, 31), date(2026, 12, 20)
EXAMPLES = ("st-brannocs", "dornbach", "norrvik", "najd")


def follow(file: PlanFile, size: Size = Size.STANDARD) -> NextPlan:
    return carry_over(file, START, END, TODAY, size)


def read(following: NextPlan) -> PlanFile:
    return demand_plan(following.text, PurePosixPath("accounts/st-brannocs/plan.yaml"))


def plan_with(text: str) -> PlanFile:
    return demand_plan(HEAD + text + "six_boxes: {}\n", PurePosixPath("plan.yaml"))


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_next_plan_lints_without_errors_and_asks_every_question(name: str, size: Size) -> None:
    following = follow(example(name), size)

    path = PurePosixPath(f"accounts/{name}/plan.yaml")
    settings = load_settings(None, PurePosixPath("kamplan.yaml")).settings
    found = lint_plan(load_plan(following.text, path), ALL_RULES, Context(TODAY, settings))
    assert [one for one in found if one.severity.value == "error"] == []
    for part in PARTS:
        for prompt in part.prompts:
            first_words = " ".join(prompt.question.split()[:3])
            assert first_words in " ".join(following.text.replace("#", " ").split())


@pytest.mark.parametrize("name", EXAMPLES)
def test_people_go_on_to_the_character(name: str) -> None:
    old = example(name)
    new = read(follow(old))

    assert new.plan.contacts == old.plan.contacts
    assert new.plan.supplier == old.plan.supplier
    assert new.plan.customer == old.plan.customer
    account = (new.plan.account.name, new.plan.account.sector, new.plan.account.beneficiaries)
    assert account == (
        old.plan.account.name,
        old.plan.account.sector,
        old.plan.account.beneficiaries,
    )
    assert new.plan.account.crm == old.plan.account.crm
    assert (new.plan.currency, new.plan.language) == (old.plan.currency, old.plan.language)
    written = [lines_of(old.document, ("contacts", at)) for at in range(len(old.plan.contacts))]
    assert all(one and one in new.document.text for one in written)


@pytest.mark.parametrize("name", EXAMPLES)
def test_needs_go_on_with_their_history(name: str) -> None:
    old, new = example(name).plan, read(follow(example(name))).plan

    assert [one.id for one in new.needs] == [one.id for one in old.needs if one.met_on is None]
    before = {one.id: one for one in old.needs}
    for one in new.needs:
        was = before[one.id]
        for key in ("verbatim", "said_by", "said_on", "session", "our_reading", "confirmed_by",
                    "confirmed_on", "corrections", "priority", "themes", "ours_to_serve", "kind",
                    "when"):  # fmt: skip
            assert getattr(one, key) == getattr(was, key)
        if was.intent == "act":
            reason = f"carried over from {old.period.start}"
            assert (one.intent, one.reason) == ("undecided", reason)
            assert (one.decided_on, one.decided_by, one.reconsider_on) == (None, None, None)
        else:
            assert one == was


def test_a_need_that_was_met_stays_behind_and_is_named() -> None:
    following = follow(example("dornbach"))

    assert following.met == ("pallets-too-high",)
    assert "pallets-too-high" not in {one.id for one in read(following).plan.needs}


def test_sessions_go_on_only_where_a_need_was_said_in_them() -> None:
    following = follow(example("norrvik"))

    assert following.sessions == len(read(following).plan.sessions) == 4
    assert ("sessions", 1) in following.left


def test_nothing_else_goes_on() -> None:
    following = follow(example("st-brannocs"))
    new = read(following).plan

    assert new.initiatives == ()
    assert new.expected_return == ()
    assert new.philosophy.why is None
    assert new.six_boxes.goals == ()
    assert new.account.profile.business is None
    assert new.review is None
    assert (new.period.start, new.period.end) == (START, END)
    assert new.checkpoints == (date(2027, 4, 1), date(2027, 7, 1), date(2027, 10, 1))
    assert ("initiatives", 4) in following.left
    assert ("philosophy", 0) in following.left
    assert "handoff" in dict(following.left)
    assert not {"supplier", "period", "contacts", "needs", "kamplan"} & set(dict(following.left))


def test_comments_above_a_need_go_on_with_it() -> None:
    file = plan_with("""\
contacts:
    # She prefers the telephone.
    - id: strand
      party: customer
      name: Dr Helena Strand   # until March
needs:
    # Heard by everybody in the corridor.
    - id: empty-chairs
      kind: pain
      verbatim: |
        The chairs are gone.

          By half nine.
      said_by: strand
      intent: act   # since November
      decided_on: 2025-11-20
initiatives: []
""")

    text = follow(file).text

    assert "\n  # She prefers the telephone.\n  - id: strand\n    party: customer\n" in text
    assert "name: Dr Helena Strand   # until March\n" in text
    assert "\n  # Heard by everybody in the corridor.\n  - id: empty-chairs\n" in text
    assert "intent: undecided   # since November\n" in text
    assert "decided_on" not in text.split("- id: empty-chairs")[1].split("# - id")[0]
    assert read(follow(file)).plan.needs[0].verbatim == "The chairs are gone.\n\n  By half nine.\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_plan_in_braces_goes_on_too(newline: str) -> None:
    text = (
        "contacts: [{id: strand, party: customer, name: 'No: 2026-01-01', left_on: 2026-02-01}]\n"
        "needs: [{id: one, kind: pain, verbatim: '2026-01-01',\n"
        "    said_by: strand, said_on: 2026-01-01, intent: act, themes: [a, b]}]\n"
        "initiatives: []\n"
    )
    old = demand_plan((HEAD + text + "six_boxes: {}\n").replace("\n", newline), PurePosixPath("p"))

    new = read(follow(old)).plan

    assert new.contacts == old.plan.contacts
    assert new.needs[0].verbatim == "2026-01-01"
    assert new.needs[0].said_on == date(2026, 1, 1)
    assert new.needs[0].themes == ("a", "b")


def test_lists_at_the_margin_are_indented() -> None:
    old = plan_with(
        "contacts:\n- id: strand\n  party: customer\n  name: Dr Helena Strand\n"
        "  decides:\n  - care pathway\nneeds: []\ninitiatives: []\n"
    )

    new = follow(old)

    assert "contacts:\n  - id: strand\n    party: customer\n" in new.text
    assert read(new).plan.contacts == old.plan.contacts
    assert "\nneeds: []\n" in new.text
    assert (new.needs, new.undecided, new.sessions) == (0, (), 0)


def test_a_year_is_closed_only_after_its_review() -> None:
    file = plan_of()
    with pytest.raises(KamplanError, match="was not held yet") as refusal:
        demand_review(file.plan)
    assert "--without-review" in (refusal.value.hint or "")
    block_only = demand_plan(
        amend(file.document.text, [put(("review",), {"next": "continue"})]), file.path
    )
    with pytest.raises(KamplanError):
        demand_review(block_only.plan)
    held = amend(file.document.text, [put(("review",), {"held_on": date(2026, 12, 15)})])

    demand_review(demand_plan(held, file.path).plan)
